"""A launch whose claims are signed, for tests of the cards that are made of them."""

from datetime import date

from groundswell.people.roles import Role
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.launching import AT, begun, member

SENTENCE = "Every list is on the phone, with or without a signal."


def signed_launch(
    *concerns: int,
    sentence: str = SENTENCE,
    name: str = "Offline",
    until: date | None = None,
    day: date | None = None,
) -> int:
    """Its one claim answers these concerns (else that of places without a signal), is proved, and signed by
    sales, marketing and product."""
    from groundswell.message.models import Claim, ProofKind
    from groundswell.message.services import claims

    answered = concerns or (concern_with(OFFLINE[0]),)
    launch = begun(*answered, name=name, day=day)
    claims.add_claim(member(), launch, sentence, AT)
    claim = Claim.objects.get(launch=launch).pk
    claims.answer_concerns(member(), claim, answered, AT, seen=seen_of(claim))
    product = member(Role.PRODUCT)
    proof = claims.Given(
        kind=ProofKind.FIGURE, text="Forty crews, nine weeks, no list lost", voucher=product.user, until=until
    )
    claims.add_proof(member(), claim, proof, AT)
    sign_by_all(launch)
    return launch


def seen_of(claim: int) -> str:
    from groundswell.message.models import Claim
    from groundswell.message.reading import message_of
    from groundswell.message.services import claims

    held = message_of(Claim.objects.get(pk=claim).launch_id).claims
    return claims.seen_of(next(one for one in held if one.id == claim))


def claim_of(launch: int) -> int:
    from groundswell.message.models import Claim

    return Claim.objects.filter(launch=launch).order_by("pk").values_list("pk", flat=True)[0]


def say_otherwise(launch: int, sentence: str) -> None:
    from groundswell.message.services import claims

    claim = claim_of(launch)
    claims.change_claim(member(), claim, sentence, AT, seen=seen_of(claim))


def sign_by_all(launch: int) -> None:
    from groundswell.message.models import Side
    from groundswell.message.reading import message_of
    from groundswell.message.services.signing import note_evidence_shown, sign

    for role, side in (
        (Role.SALES_LEAD, Side.SALES),
        (Role.MARKETING, Side.MARKETING),
        (Role.PRODUCT, Side.PRODUCT),
    ):
        shown = note_evidence_shown(member(role), message_of(launch), [], AT)
        sign(member(role), launch, side, shown, AT)


def drafted(launch: int) -> int:
    """The number of the row of history."""
    from groundswell.street.kit.services import draft

    return draft(member(), launch, AT).pk


def let_out(launch: int) -> int:
    """Drafted, and in the hands of sales; the number of the row of history."""
    from groundswell.street.kit import services

    drafted(launch)
    return services.let_out(member(), launch, AT).pk
