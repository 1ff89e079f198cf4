"""Changes in lists: all, those of a concern, and what a new one may be for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.survey.summaries import Summary
from groundswell.field.reading.board import known
from groundswell.people.viewer import Viewer
from groundswell.product import queries
from groundswell.product.models import ChangeState, HowFar
from groundswell.product.queries import OneChange, Waiting
from groundswell.web import rights
from groundswell.web.changes.tickets import states_in_trackers
from groundswell.web.changes.wording import HOW_FAR, STATES, who_waits
from groundswell.web.shell import filters, wording

# In the order of the list: what is under way first, what is over last.
_ORDER = (
    ChangeState.BUILDING,
    ChangeState.PLANNED,
    ChangeState.UNDERSTOOD,
    ChangeState.SHIPPED,
    ChangeState.DECLINED,
)
_OVER = (ChangeState.SHIPPED, ChangeState.DECLINED)


@dataclass(frozen=True, slots=True)
class Tied:
    """A concern that a change is for."""

    concern: int
    name: str
    how_far: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    id: int
    title: str
    owner: str
    concerns: tuple[Tied, ...]
    waits: str
    tickets: str  # where they stand
    day: str  # when it was shipped


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    slug: str
    title: str
    changes: tuple[Listed, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesPage:
    headline: str
    lead: str
    groups: tuple[Group, ...]
    may_make: bool


def may_make(viewer: Viewer) -> bool:
    return rights.may("change-new", "POST", rights.caller(viewer))


def may_act(viewer: Viewer) -> bool:
    return rights.may("change-act", "POST", rights.caller(viewer))


def may_take_back_change(viewer: Viewer, entry: int) -> bool:
    """What was done with a change: by those who may act on it, and by who did it. True for all else."""
    return may_act(viewer) or not queries.is_of_another(viewer, entry)


def changes_page(viewer: Viewer) -> ChangesPage:
    """A fixed number of queries."""
    changes = queries.changes(viewer)
    waiting = queries.waiting_for(viewer, changes)
    tickets = states_in_trackers(viewer, [change.id for change in changes])
    names = known(viewer, [concern for change in changes for concern in change.concerns])
    groups = (
        Group(
            slug=state.value,
            title=str(STATES[state]).capitalize(),
            changes=tuple(
                _listed(c, waiting[c.id], names, tickets.get(c.id, "")) for c in changes if c.state is state
            ),
        )
        for state in _ORDER
    )
    under_way = {concern for c in changes if c.state not in _OVER for concern in c.concerns}
    return ChangesPage(
        headline=_headline(changes),
        lead=who_waits(queries.waiting(viewer, under_way)) if under_way else "",
        groups=tuple(group for group in groups if group.changes),
        may_make=may_make(viewer),
    )


def _headline(changes: Sequence[OneChange]) -> str:
    under_way = [change for change in changes if change.state not in _OVER]
    if not under_way:
        return _("Nothing is being changed just now")
    concerns = {concern for change in under_way for concern in change.concerns}
    told = {
        "count": wording.number(len(under_way)),
        "concerns": filters.counted(len(concerns), "concern"),
    }
    return (
        ngettext(
            "%(count)s change is under way, for %(concerns)s",
            "%(count)s changes are under way, for %(concerns)s",
            len(under_way),
        )
        % told
    )


def _listed(
    change: OneChange, waiting: Sequence[Waiting], names: Mapping[int, Summary], tickets: str
) -> Listed:
    over = change.state is ChangeState.SHIPPED
    return Listed(
        id=change.id,
        title=change.title,
        owner=change.owner_name,
        concerns=tuple(_tied(change, names)),
        waits="" if change.state is ChangeState.DECLINED else who_waits(waiting, over=over),
        tickets=tickets,
        day=wording.day(change.shipped),
    )


def _tied(change: OneChange, names: Mapping[int, Summary]) -> Iterable[Tied]:
    for number, how_far in change.concerns.items():
        name = names[number].name if number in names else f"C-{number}"
        yield Tied(number, name, str(HOW_FAR[how_far]))


@dataclass(frozen=True, slots=True)
class OfConcern:
    """A change, as the page of one of its concerns tells it."""

    id: int
    title: str
    state: str
    how_far: str


def changes_of_concern(viewer: Viewer, concern: int) -> tuple[OfConcern, ...]:
    return tuple(
        OfConcern(
            change.id,
            change.title,
            str(STATES[change.state]),
            str(HOW_FAR[change.concerns.get(concern, HowFar.SOLVES)]),
        )
        for change in queries.changes_for(viewer, concern)
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A concern that a new change may be for."""

    concern: int
    name: str
    far: str
    chosen: bool


def choices_of(viewer: Viewer, offered: Mapping[int, HowFar], chosen: Collection[int]) -> list[Choice]:
    names = known(viewer, list(offered))
    return [
        Choice(number, names[number].name, far.value, number in chosen)
        for number, far in offered.items()
        if number in names
    ]
