"""A launch in the middle of its way, and what people do with it, for tests of two who do so at once.

What is looked at before acting is looked at when an act is prepared, as on the page of each.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from groundswell.people.roles import Role
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    concern_with,
    verbatim_with,
)
from tests.worlds.guests import let_in
from tests.worlds.launching import AT, begun, company_that_heard, member

Act = Callable[[], object]


def begin() -> int:
    """Signed for sales, with a claim, a draft of a guest, and a presentation."""
    from groundswell.message.models import Side
    from groundswell.message.services import claims

    company_that_heard()
    launch = begun(concern_with(INVOICES[0]), concern_with(OFFLINE[0]), tier=3)
    claims.add_claim(member(), launch, "Once.", AT)
    claims.answer_concerns(member(), 1, [concern_with(INVOICES[0])], AT, seen=_seen_claim())
    guest = let_in(launch)
    _bring_first(guest.user)
    _signing(Role.SALES_LEAD, Side.SALES)()
    return launch


def prepared(name: str) -> Act:
    from groundswell.message.models import Side

    made: dict[str, Callable[[], Act]] = {
        "marketing signs": lambda: _signing(Role.MARKETING, Side.MARKETING),
        "product signs": lambda: _signing(Role.PRODUCT, Side.PRODUCT),
        "the claim becomes one": lambda: _changing("One."),
        "the claim becomes two": lambda: _changing("Two."),
        "concerns are merged": _merging,
        "the first version is approved": _approving,
        "a version is brought": lambda: _bringing("It works now."),
        "another version is brought": lambda: _bringing("It works again."),
        "the executive decides": _deciding,
        "the signature is withdrawn": _withdrawing,
        "words are released": _releasing,
        "their account is erased": _erasing,
        "the guest comments": _commenting,
        "the invitation ends": _ending,
    }
    return made[name]()


def _seen_claim() -> str:
    from groundswell.message.reading import message_of
    from groundswell.message.values import claim_lines, version_of

    (claim,) = message_of(1).claims
    return version_of(claim_lines(claim))


def _signing(role: Role, side: str) -> Act:
    from groundswell.message.models import Side
    from groundswell.message.reading import message_of
    from groundswell.message.services.signing import note_evidence_shown, sign

    evidence = note_evidence_shown(member(role), message_of(1), [], AT)
    return lambda: sign(member(role), 1, Side(side), evidence, AT)


def _changing(sentence: str) -> Act:
    from groundswell.message.services.claims import change_claim

    seen = _seen_claim()
    return lambda: change_claim(member(), 1, sentence, AT, seen=seen)


def _merging() -> Act:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge

    both = [concern_with(INVOICES[0]), concern_with(OFFLINE[0])]
    return lambda: merge(both, Author(by="ana", at=AT))


def _bring_first(user: int) -> None:
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import Brought, begin_draft
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    guest = viewer_of(User.objects.get(pk=user))
    assert guest is not None
    begin_draft(Launch.objects.get(), "Page", Brought(passages=[("It works.", "")]), guest, AT)


def _approving() -> Act:
    from groundswell.message.drafts.services import approve
    from groundswell.message.drafts.tables import DraftVersion

    version = DraftVersion.objects.get()
    return lambda: approve(version, member(), AT)


def _bringing(words: str) -> Act:
    from groundswell.message.drafts.services import Brought, bring_version
    from groundswell.message.drafts.tables import Draft

    draft = Draft.objects.get()
    return lambda: bring_version(draft, Brought(passages=[(words, "")]), member(), AT)


def _deciding() -> Act:
    from groundswell.street.deciding import decide
    from groundswell.street.models import What
    from groundswell.street.queries import presentation_of

    executive = member(Role.EXECUTIVE)
    seen = presentation_of(executive, 1).seen
    return lambda: decide(executive, 1, What.GO, "It is what they ask for.", AT, seen=seen)


def _withdrawing() -> Act:
    from groundswell.message.models import Signature
    from groundswell.message.services.signing import withdraw

    number = Signature.objects.get().pk
    return lambda: withdraw(member(Role.SALES_LEAD), 1, number, AT)


def _releasing() -> Act:
    from groundswell.message.released.services import release_words

    verbatim, concern = verbatim_with(INVOICES[0]), concern_with(INVOICES[0])
    return lambda: release_words(member(), 1, {verbatim: "It comes twice."}, {concern: "Invoices"}, AT)


def _erasing() -> Act:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    return lambda: forget("Account 1", Author(by="ana", at=AT), what="account")


def _commenting() -> Act:
    from groundswell.message.drafts.services import comment
    from groundswell.message.drafts.tables import DraftVersion

    version, guest = DraftVersion.objects.get(), member(Role.GUEST)
    return lambda: comment(version, 0, "Shorter.", guest, datetime.now(UTC))


def _ending() -> Act:
    from groundswell.message.guests.services import end
    from groundswell.message.models import Guest

    number = Guest.objects.get().pk
    return lambda: end(member(), 1, number, datetime.now(UTC))
