"""What the pages of a message show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.board import names_of
from groundswell.launch.models import Launch
from groundswell.message import queries
from groundswell.message.models import WordUse
from groundswell.message.services.claims import seen_of
from groundswell.message.values import Answered, ClaimHeld, Message, ProofHeld
from groundswell.people.queries import local_day, members
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.message.forms import KINDS
from groundswell.web.message.signed import Side, sides_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernShown:
    number: int
    name: str
    told: str  # what became part of it, what was split off


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofShown:
    held: ProofHeld
    kind: str
    voucher: str
    gone: bool  # whoever vouches for it is not here any more
    over: bool  # it was to hold until a day that is over


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimShown:
    id: int
    sentence: str
    pillar: str
    concerns: tuple[ConcernShown, ...]
    proofs: tuple[ProofShown, ...]
    proved: bool
    seen: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A pillar with what stands under it; of the claims under none its number is 0."""

    number: int
    text: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MessagePage:
    launch: Launch
    headline: str
    message: Message
    claims: tuple[ClaimShown, ...]
    columns: tuple[Column, ...]
    use: tuple[str, ...]
    avoid: tuple[tuple[str, str], ...]  # what to say instead, where somebody said
    sides: tuple[Side, ...]
    may_edit: bool
    may_sign: bool

    @property
    def pillars(self) -> list[tuple[int, str]]:
        return [(pillar.id, pillar.text) for pillar in self.message.pillars]


def message_page(viewer: Viewer, number: int, at: datetime) -> MessagePage:
    """Raises NotForYou."""
    launch = queries.launch_of(viewer, number)
    message = queries.message_for(viewer, number)
    claims = tuple(claims_shown(message, local_day(at)))
    sides = tuple(sides_of(viewer, message))
    return MessagePage(
        launch=launch,
        headline=headline_of(message, local_day(at)),
        message=message,
        claims=claims,
        columns=tuple(_columns(message, claims)),
        use=tuple(word.word for word in message.words if word.use is WordUse.USE),
        avoid=tuple((word.word, word.instead) for word in message.words if word.use is WordUse.AVOID),
        sides=sides,
        may_edit=may_edit(viewer),
        may_sign=any(side.is_mine and not side.holds for side in sides),
    )


def may_edit(viewer: Viewer) -> bool:
    return rights.may("claim-new", "POST", rights.caller(viewer))


def people_offered() -> list[tuple[int, str]]:
    """Who may vouch for something: everybody who belongs to the company."""
    return sorted(((member.pk, member.name) for member in members(but=0)), key=lambda person: person[1])


def claims_shown(message: Message, today: date) -> list[ClaimShown]:
    names = names_of(sorted({answer.concern for claim in message.claims for answer in claim.answers}))
    people = dict(people_offered())
    pillars = {pillar.id: pillar.text for pillar in message.pillars}
    return [_claim(claim, names, people, pillars, today) for claim in message.claims]


def _claim(
    claim: ClaimHeld,
    names: Mapping[int, str],
    people: Mapping[int, str],
    pillars: Mapping[int, str],
    today: date,
) -> ClaimShown:
    return ClaimShown(
        id=claim.id,
        sentence=claim.sentence,
        pillar=pillars.get(claim.pillar, ""),
        concerns=tuple(_concern(answer, names) for answer in claim.answers),
        proofs=tuple(_proof(proof, people, today) for proof in claim.proofs),
        proved=claim.is_proved(today),
        seen=seen_of(claim),
    )


def _concern(answer: Answered, names: Mapping[int, str]) -> ConcernShown:
    told: list[str] = []
    if answer.merged:
        told.append(_("with %(concerns)s") % {"concerns": _numbers(answer.merged)})
    if answer.parted:
        told.append(_("%(concerns)s was split off") % {"concerns": _numbers(answer.parted)})
    name = names.get(answer.concern, f"C-{answer.concern}")
    return ConcernShown(number=answer.concern, name=name, told=", ".join(told))


def _numbers(concerns: Sequence[int]) -> str:
    return ", ".join(f"C-{number}" for number in concerns)


def _proof(proof: ProofHeld, people: Mapping[int, str], today: date) -> ProofShown:
    return ProofShown(
        held=proof,
        kind=str(KINDS[proof.kind]).partition(":")[0],
        voucher=people.get(proof.voucher, ""),
        gone=bool(proof.voucher) and proof.voucher not in people,
        over=proof.is_over(today),
    )


def _columns(message: Message, claims: Sequence[ClaimShown]) -> list[Column]:
    under = {claim.id: claim.pillar for claim in message.claims}
    pillars = [(pillar.id, pillar.text) for pillar in message.pillars]
    columns = [
        Column(number=n, text=text, claims=tuple(one for one in claims if under[one.id] == n))
        for n, text in [*pillars, (0, _("Under no pillar yet") if pillars else "")]
    ]
    return [column for column in columns if column.number or column.claims]


def headline_of(message: Message, today: date) -> str:
    claims = message.claims
    if not claims:
        return _("Nothing is claimed yet")
    unproved = sum(not claim.is_proved(today) for claim in claims)
    unanswering = sum(not claim.answers for claim in claims)
    if unproved:
        return ngettext(
            "%(unproved)s of %(claims)s claim lacks proof",
            "%(unproved)s of %(claims)s claims lack proof",
            len(claims),
        ) % {"unproved": unproved, "claims": len(claims)}
    if unanswering:
        return ngettext(
            "%(unanswering)s of %(claims)s claim answers no concern",
            "%(unanswering)s of %(claims)s claims answer no concern",
            len(claims),
        ) % {"unanswering": unanswering, "claims": len(claims)}
    return ngettext(
        "%(claims)s claim, proved, and an answer to what customers say",
        "%(claims)s claims, all proved, each an answer to what customers say",
        len(claims),
    ) % {"claims": len(claims)}
