"""Whom a launch reaches, as its page shows it and its form asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.field.read_model import TraitOf
from groundswell.field.reading.traits import Value, values_of
from groundswell.launch.reaching import Reach, reaches_of, settled_on
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.web.shell import wording

_LONGEST = 200  # letters of a name or value
_AT_A_GLANCE = 6  # choices of a kind; more are folded
_CALLED = {
    TraitOf.PRODUCT: _("Products"),
    TraitOf.SEGMENT: _("Segments"),
    TraitOf.INDUSTRY: _("Industries"),
    TraitOf.COUNTRY: _("Countries"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    value: str
    accounts: str  # how many have it
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    name: str  # of its fields
    called: str
    choices: tuple[Choice, ...]

    @property
    def is_folded(self) -> bool:
        """So many that the form would be long for them, and none of them chosen."""
        return len(self.choices) > _AT_A_GLANCE and not any(one.chosen for one in self.choices)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReachShown:
    told: tuple[tuple[str, str], ...]  # a kind, and what of it is chosen; empty: everybody
    seen: str
    is_settled: bool  # from the first look on
    kinds: tuple[Kind, ...]
    accounts: str  # named, one a line


def reach_shown(viewer: Viewer, launch: int, at: datetime, *, sent: QueryDict | None = None) -> ReachShown:
    """Three queries. What was `sent`, and refused, stays in the form."""
    stands = reaches_of(viewer, [launch])[launch]
    settled = settled_on(launch)
    chosen = stands if sent is None else asked(sent)
    return ReachShown(
        told=tuple(_told(stands)),
        seen=stands.seen,
        is_settled=settled is not None and settled <= local_day(at),
        kinds=tuple(_kinds(viewer, chosen)),
        accounts="\n".join(chosen.accounts),
    )


def asked(sent: QueryDict) -> Reach:
    """What is longer than any name or value is cut, and then is none that anybody knows."""
    lines = (line.strip() for line in sent.get("accounts", "").splitlines())
    return Reach(
        accounts=tuple(dict.fromkeys(line[:_LONGEST] for line in lines if line)),
        traits=tuple(
            (trait, value.strip()[:_LONGEST])
            for trait in TraitOf
            for value in dict.fromkeys(sent.getlist(trait.value))
            if value.strip()
        ),
    )


def _told(reach: Reach) -> Iterator[tuple[str, str]]:
    for trait in TraitOf:
        if values := sorted(value for of, value in reach.traits if of is trait):
            yield str(_CALLED[trait]), ", ".join(values)
    if reach.accounts:
        yield str(_("Accounts")), ", ".join(reach.accounts)


def _kinds(viewer: Viewer, chosen: Reach) -> Iterator[Kind]:
    there = values_of(viewer)
    for trait in TraitOf:
        choices = _choices(there.get(trait, ()), {value for of, value in chosen.traits if of is trait})
        if choices:
            yield Kind(name=trait.value, called=str(_CALLED[trait]), choices=choices)


def _choices(there: Sequence[Value], chosen: set[str]) -> tuple[Choice, ...]:
    """With what is chosen and nobody has any more."""
    gone = [Value(value, 0) for value in sorted(chosen - {one.value for one in there})]
    return tuple(
        Choice(value=value, accounts=wording.number(accounts), chosen=value in chosen)
        for value, accounts in [*there, *gone]
    )
