"""What the page of evidence shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.people.viewer import Viewer
from groundswell.product.evidence.pack import OfConcern, Pack, pack
from groundswell.report.quotes import Quote
from groundswell.web.changes.wording import who_waits
from groundswell.web.concerns import dealing
from groundswell.web.shell import wording
from groundswell.web.shell.naming import KINDS, STATUSES
from groundswell.web.shell.quoting import quoted

_WAITING = 40


@dataclass(frozen=True, slots=True)
class Said:
    quote: Quote
    conversation: int


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """A concern in the pack."""

    id: int
    name: str
    over: str
    raised: str
    direction: str
    reason: str
    deals: tuple[tuple[str, str], ...]
    by_rule: str
    losing: str
    unsure: tuple[str, ...]
    accounts: tuple[Account, ...]
    left: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PackPage:
    title: str
    lead: str
    day: str
    concerns: tuple[Packed, ...]
    waits: tuple[tuple[str, str], ...]  # an account, and its open deals
    waits_left: int
    numbers: str  # as addresses have them


def pack_page(viewer: Viewer, numbers: list[int]) -> PackPage:
    """A fixed number of queries. Raises NoSuchConcern, NotForYou."""
    packed = pack(viewer, numbers)
    return PackPage(
        title=", ".join(one.concern.name for one in packed.concerns),
        lead=who_waits(packed.waiting),
        day=wording.day(packed.as_of),
        concerns=tuple(map(_packed, packed.concerns)),
        waits=tuple((w.account, wording.sums(w.revenue)) for w in packed.waiting[:_WAITING]),
        waits_left=max(0, len(packed.waiting) - _WAITING),
        numbers=numbers_of(packed),
    )


def numbers_of(packed: Pack) -> str:
    return ",".join(f"C-{one.concern.id}" for one in packed.concerns)


def _packed(one: OfConcern) -> Packed:
    concern = one.concern
    return Packed(
        id=concern.id,
        name=concern.name,
        over=f"{KINDS[concern.kind]} · {STATUSES[concern.status]}",
        raised=", ".join(filter(None, (wording.raised_by(concern), _span(one)))),
        direction=f"{wording.SIGNS[concern.trend.direction]} {concern.trend.direction.value}".strip(),
        reason=concern.trend.reason,
        deals=tuple(_deals(one)),
        by_rule=dealing.by_rule(concern.deals),
        losing=dealing.losing(concern.deals.odds),
        unsure=one.unsure,
        accounts=tuple(
            Account(said.account, tuple(Said(quoted(v), v.conversation) for v in said.verbatims))
            for said in one.said
        ),
        left=one.left,
    )


def _span(one: OfConcern) -> str:
    return wording.span(one.concern.first_at, one.concern.last_at)


def _deals(one: OfConcern) -> Iterable[tuple[str, str]]:
    deals = one.concern.deals
    for name, stood in ((_("open"), deals.open), (_("won"), deals.won), (_("lost"), deals.lost)):
        if stood.count:
            yield name, dealing.standing(stood)
