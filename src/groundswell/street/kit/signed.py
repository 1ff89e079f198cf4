"""Which claims all sides agreed to who are asked: what cards are made of."""

from collections.abc import Iterable, Sequence

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


def signed_claims(message: Message, standings: Sequence[Standing]) -> dict[int, ClaimHeld]:
    """By concern the claim that answers it: of several the one that is proved first, then the first."""
    found: dict[int, ClaimHeld] = {}
    for claim in message.claims:
        if not standings or not_agreed(claim.id, standings):
            continue
        for answer in claim.answers:
            before = found.get(answer.concern)
            if before is None or (claim.proofs and not before.proofs):
                found[answer.concern] = claim
    return found
