"""What the page of one change shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence
from groundswell.field import models
from groundswell.field.history.authors import names_now
from groundswell.field.reading.board import known
from groundswell.field.reading.said import evidence
from groundswell.people.models import User
from groundswell.people.viewer import Viewer
from groundswell.product import queries
from groundswell.product.models import ChangeState, HowFar
from groundswell.product.queries import OneChange, Waiting
from groundswell.product.services import LEADS_TO
from groundswell.product.trackers.queries import can_make
from groundswell.report.quotes import Quote
from groundswell.web.changes.listing import may_act, may_make
from groundswell.web.changes.tickets import Shown, tickets_shown
from groundswell.web.changes.wording import HOW_FAR, STATES, STEPS, open_deals, who_waits
from groundswell.web.shell import filters
from groundswell.web.shell.quoting import quoted

_OVER = (ChangeState.SHIPPED, ChangeState.DECLINED)
_WAITING = 12  # accounts that stand on the page
_FOLDED = 500  # further ones, behind a fold
_DEALS = 3  # of an account, told by name


@dataclass(frozen=True, kw_only=True, slots=True)
class Concerned:
    """A concern on the page of its change."""

    id: int
    name: str
    told: str
    how_far: HowFar
    how_far_told: str
    quote: Quote | None
    conversation: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Waits:
    account: str
    told: str
    deals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    to: str
    told: str  # what its button says


@dataclass(frozen=True, slots=True)
class Done:
    """A row of its history."""

    entry: models.Entry
    by: str
    undoable: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePage:
    change: OneChange
    state: str
    lead: str
    concerns: tuple[Concerned, ...]
    pack: str  # the address of the evidence
    pack_text: str  # as a ticket has it, without names
    waits: tuple[Waits, ...]
    further: tuple[Waits, ...]  # who wait, behind a fold
    waits_left: int
    waited: bool
    steps: tuple[NextStep, ...]
    owners: tuple[User, ...]
    tickets: tuple[Shown, ...]
    repository: str  # in which a ticket can be made; empty: nowhere
    may_act: bool
    history: tuple[Done, ...]


def change_page(viewer: Viewer, number: int) -> ChangePage:
    """A fixed number of queries. Raises NoSuchChange, NotForYou."""
    change = queries.change(viewer, number)
    waiting = queries.waiting(viewer, change.concerns)
    may = may_act(viewer)
    return ChangePage(
        change=change,
        state=str(STATES[change.state]),
        lead=who_waits(waiting, over=change.state in _OVER),
        concerns=tuple(_concerned(viewer, change)),
        pack=pack_of("pack", change.concerns),
        pack_text=f"{pack_of('pack-text', change.concerns)}&names=no",
        waits=tuple(_waits(account) for account in waiting[:_WAITING]),
        further=tuple(_waits(account) for account in waiting[_WAITING:][:_FOLDED]),
        waits_left=max(0, len(waiting) - _WAITING - _FOLDED),
        waited=change.state in _OVER,
        steps=tuple(NextStep(to.value, str(STEPS[to])) for to in LEADS_TO[change.state]),
        owners=tuple(queries.may_own(viewer)) if may else (),
        tickets=tickets_shown(viewer, number, change.state),
        repository=can_make(viewer) if may else "",
        may_act=may,
        history=tuple(_history(viewer, number, may)),
    )


def pack_of(route: str, concerns: Iterable[int]) -> str:
    """Where the evidence of these concerns stands."""
    listed = ",".join(f"C-{number}" for number in concerns)
    return f"{reverse(route)}?concerns={listed}"


def _concerned(viewer: Viewer, change: OneChange) -> Iterable[Concerned]:
    summaries = known(viewer, list(change.concerns))
    words = _words(summaries.values())
    for number, how_far in change.concerns.items():
        summary = summaries.get(number)
        verbatim = words.get(summary.telling[0]) if summary and summary.telling else None
        yield Concerned(
            id=number,
            name=summary.name if summary else f"C-{number}",
            told=f"{summary.kind} · {summary.status}" if summary else "",
            how_far=how_far,
            how_far_told=str(HOW_FAR[how_far]),
            quote=quoted(verbatim) if verbatim else None,
            conversation=verbatim.conversation if verbatim else 0,
        )


def _words(summaries: Iterable[Summary]) -> dict[int, Evidence]:
    firsts = [summary.telling[0] for summary in summaries if summary.telling]
    return {verbatim.id: verbatim for verbatim in evidence(firsts)} if firsts else {}


def _waits(waiting: Waiting) -> Waits:
    told = filters.counted(waiting.verbatims, "verbatim")
    deals = open_deals([waiting])
    return Waits(
        account=waiting.account,
        told=f"{told} · {deals}" if deals else told,
        deals=tuple(deal.name for deal in waiting.deals[:_DEALS]),
    )


def _history(viewer: Viewer, number: int, may: bool) -> Iterable[Done]:
    acts = queries.acts_on(viewer, number)
    names = names_now(acts)
    for entry in acts:
        theirs = may or (entry.user == viewer.user and may_make(viewer))
        yield Done(entry, names[entry.pk], theirs and not entry.is_undone)
