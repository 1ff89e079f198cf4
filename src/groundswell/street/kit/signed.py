"""Which claims all sides agreed to who are asked: what cards are made of."""

from collections.abc import Iterable, Sequence
from datetime import date

from groundswell.message.models import Side
from groundswell.message.queries import Standing
from groundswell.message.values import ClaimHeld, Message


def not_agreed(claim: int, standings: Iterable[Standing]) -> tuple[Side, ...]:
    """The sides that did not sign this claim as it stands. A signature that an edit elsewhere in the message
    reopened still holds for the claims which that did not touch."""
    return tuple(one.side for one in standings if not _agrees(one, f"Claim {claim}"))


def _agrees(standing: Standing, about: str) -> bool:
    signed = standing.signed
    if signed is None:
        return False
    if signed.holds:
        return True
    # Without any difference words were erased since: what was signed is not what stands.
    return bool(signed.otherwise) and all(one.about != about for one in signed.otherwise)


def agreed_claims(message: Message, standings: Sequence[Standing]) -> list[ClaimHeld]:
    """Those that all sides signed, in the order of the message; none where no side is asked."""
    return [claim for claim in message.claims if standings and not not_agreed(claim.id, standings)]


def answered(agreed: Iterable[ClaimHeld]) -> set[int]:
    """The concerns for which a card can be made."""
    return {answer.concern for claim in agreed for answer in claim.answers}


def signed_claims(message: Message, standings: Sequence[Standing], today: date) -> dict[int, ClaimHeld]:
    """By concern the claim that answers it: of several the first for which somebody vouches today with a
    proof, else the first."""
    found: dict[int, ClaimHeld] = {}
    for claim in agreed_claims(message, standings):
        for answer in claim.answers:
            before = found.get(answer.concern)
            if before is None or (_is_proved(claim, today) and not _is_proved(before, today)):
                found[answer.concern] = claim
    return found


def _is_proved(claim: ClaimHeld, today: date) -> bool:
    return any(not proof.is_over(today) for proof in claim.proofs)
