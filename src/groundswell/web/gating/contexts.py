"""What the page of gates shows, decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told, launches_to_come
from groundswell.launch.stages import BY_DEFAULT, TIERS, Gate, Part, Policy, gates, of_part, otherwise
from groundswell.message.policy import policy as signing_policy
from groundswell.people.viewer import Viewer
from groundswell.street.gates import SIGNED
from groundswell.web.gating.forms import LAUNCHES, GatesForm
from groundswell.web.launches import naming
from groundswell.web.launches.contexts import standings_of
from groundswell.web.launches.parts import told_here
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, slots=True)
class Row:
    field: BoundField
    hint: str  # what it is by default, where it is otherwise
    caution: str  # why it can never be passed as it stands


@dataclass(frozen=True, slots=True)
class PartAsked:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """A launch that would be asked for something else."""

    launch: Told
    more: tuple[str, ...]  # gates that it gets, and that are closed
    less: tuple[str, ...]  # gates that it loses


@dataclass(frozen=True, kw_only=True, slots=True)
class GatesPage:
    lead: str
    form: GatesForm
    parts: tuple[PartAsked, ...]
    touched: tuple[Touched, ...] | None  # by what is typed; None: nobody asked
    is_otherwise: bool  # than by default
    touched_by_default: tuple[Touched, ...]


def offered() -> list[Gate]:
    return told_here(BY_DEFAULT)


def gates_page(
    viewer: Viewer, standing: Policy, form: GatesForm, at: datetime, *, look: Policy | None = None
) -> GatesPage:
    is_otherwise = standing != BY_DEFAULT
    return GatesPage(
        lead=_lead(standing),
        form=form,
        parts=tuple(_parts(form, standing)),
        touched=None if look is None else touched(viewer, standing, {**standing, **look}, at),
        is_otherwise=is_otherwise,
        touched_by_default=touched(viewer, standing, BY_DEFAULT, at) if is_otherwise else (),
    )


def touched(viewer: Viewer, before: Policy, after: Policy, at: datetime) -> tuple[Touched, ...]:
    """Launches on their way that would be asked for a gate which is closed, or no more for one; a fixed
    number of queries."""
    asked = {tier: otherwise(before, after, tier) for tier in TIERS}
    launches = [one for one in launches_to_come(viewer) if asked[one.tier].more or asked[one.tier].less]
    standings = standings_of(viewer, launches, at) if launches else {}
    found = list[Touched]()
    for launch in launches:
        passed = {gate for part in standings[launch.id] for gate in part.standing.passed}
        more = [gate for gate in told_here(asked[launch.tier].more) if gate not in passed]
        less = told_here(asked[launch.tier].less)
        if more or less:
            found.append(Touched(launch=launch, more=_names(more), less=_names(less)))
    return tuple(found)


def _lead(standing: Policy) -> str:
    told = {f"tier_{tier}": counted(len(told_here(gates(standing, tier))), "gate") for tier in TIERS}
    return (
        _(
            "A launch of tier 1 is asked for %(tier_1)s, one of tier 2 for %(tier_2)s, one of tier 3 for"
            " %(tier_3)s. An executive can let a launch pass one that is closed, by name and with a reason."
        )
        % told
    )


def _parts(form: GatesForm, standing: Policy) -> Iterable[PartAsked]:
    signs = signing_policy().asked
    never = {gate for side, gate in SIGNED.items() if side not in signs}
    fields = {gate: form[name] for name, gate in form.gates.items()}
    for part in Part:
        rows = tuple(
            Row(
                field=fields[gate],
                hint=_by_default(gate) if standing[gate] != BY_DEFAULT[gate] else "",
                caution=_("Nobody is asked to sign for them, so it stays closed.")
                if gate in never and standing[gate]
                else "",
            )
            for gate in of_part(fields, part)
        )
        if rows:
            yield PartAsked(str(naming.PARTS[part]), rows)


def _by_default(gate: Gate) -> str:
    return _("By default: %(launches)s") % {"launches": LAUNCHES[BY_DEFAULT[gate]]}


def _names(asked: Iterable[Gate]) -> tuple[str, ...]:
    return tuple(str(naming.GATES[gate]) for gate in asked)
