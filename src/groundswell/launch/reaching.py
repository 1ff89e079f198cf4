"""Whom a launch reaches: everybody, until people say otherwise.

They name accounts, or what accounts have: a product, a segment, an industry, a country. An account is
reached that is named, or that has one of the chosen values of each kind of which any is chosen; of one of
which nobody tells whether it has, nobody knows.

Accounts that a launch did not reach are what it is held against when one asks whether it worked. So it is
said before anybody has looked, and stays from the first look on: who may choose afterwards finds accounts in
which everything worked.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from groundswell.crm import queries as crm
from groundswell.engine.worked.values import LOOKS
from groundswell.field import models
from groundswell.field.attention.deciding import one_line
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.read_model import AccountSummary, AccountTrait, CountedConversation, TraitOf
from groundswell.launch.doing import Doing, acting_on, bring_in, take_out
from groundswell.launch.errors import LaunchChangedMeanwhile, ReachIsSettled
from groundswell.launch.models import LaunchReach
from groundswell.launch.timeline import Happened, went_to_market
from groundswell.people.queries import local_day, zone_of_company
from groundswell.people.viewer import Viewer, require_member

MOST = 200  # accounts and values in all
_ACCOUNT = "account"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    accounts: tuple[str, ...] = ()  # that are named
    traits: tuple[tuple[TraitOf, str], ...] = ()

    @property
    def is_everybody(self) -> bool:
        return not self.accounts and not self.traits

    @property
    def seen(self) -> str:
        """Another as soon as it reaches others."""
        told = repr((sorted(self.accounts), sorted(self.traits)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def rows(self) -> set[tuple[str, str]]:
        return {(_ACCOUNT, name) for name in self.accounts} | {(of.value, value) for of, value in self.traits}

    def told(self) -> str:
        """`Germany, Ireland; Solar; Northgate Lifts`: each kind by itself."""
        kinds = [sorted(value for of, value in self.traits if of is trait) for trait in TraitOf]
        return "; ".join(", ".join(values) for values in (*kinds, sorted(self.accounts)) if values)

    def reaches(self, account: str, has: Mapping[TraitOf, Collection[str]]) -> bool | None:
        """None where nobody knows."""
        if self.is_everybody or account in self.accounts:
            return True
        if not account:
            return None
        chosen: dict[TraitOf, set[str]] = {}
        for of, value in self.traits:
            chosen.setdefault(of, set()).add(value)
        fits = [not values.isdisjoint(has[of]) if has.get(of) else None for of, values in chosen.items()]
        if not fits or False in fits:
            return False
        return None if None in fits else True


def say_reach(number: int, reach: Reach, viewer: Viewer, at: datetime, *, seen: str) -> models.Entry:
    """`seen` is what was looked at (Reach.seen). Raises NotForYou where there is no such launch, or it was
    put away, LaunchChangedMeanwhile, ReachIsSettled, and ImpossibleCorrection where nobody is known to be
    called so, or to have that."""
    with acting_on(number, "say whom a launch reaches", viewer, at) as act:
        stands = reach_of([number])[number]
        if stands.seen != seen:
            raise LaunchChangedMeanwhile(number)
        if (settled := settled_on(number)) is not None and settled <= local_day(at):
            raise ReachIsSettled(number)
        wish = Reach(accounts=_known_accounts(reach.accounts), traits=_known_traits(reach.traits, stands))
        if not _say(act, stands, wish):
            raise ImpossibleCorrection("Nothing is different.")
        act.happened(Happened.REACH)
        who = f"said whom L-{number} reaches: {wish.told()}"
        act.told = [f"said that L-{number} reaches everybody" if wish.is_everybody else who]
    return act.entry


def _say(act: Doing, stands: Reach, wish: Reach) -> bool:
    """Whether anything is different."""
    if len(wish.rows) > MOST:
        raise ImpossibleCorrection(f"Choose 1 to {MOST}.")
    for of, value in sorted(wish.rows - stands.rows):
        bring_in(act, LaunchReach, of=of, value=value)
    for of, value in sorted(stands.rows - wish.rows):
        take_out(act, LaunchReach.objects.filter(launch=act.launch, of=of, value=value, removed=False))
    return wish.rows != stands.rows


def _known_accounts(names: Sequence[str]) -> tuple[str, ...]:
    """As every tool calls them."""
    if not names:
        return ()
    directory = crm.directory()
    called = {directory.account(one_line(name)) or one_line(name): one_line(name) for name in names}
    there = set(AccountSummary.objects.filter(name__in=called).values_list("name", flat=True))
    there |= set(CountedConversation.objects.filter(account__in=called).values_list("account", flat=True))
    if missing := [written for name, written in called.items() if name not in there]:
        raise ImpossibleCorrection(f"No account is called “{missing[0]}”.")
    return tuple(sorted(called))


def _known_traits(traits: Sequence[tuple[TraitOf, str]], stands: Reach) -> tuple[tuple[TraitOf, str], ...]:
    """What stands already may stay, even if nobody has it any more."""
    for of, value in set(traits) - set(stands.traits):
        if not AccountTrait.objects.filter(of=of.value, value=value).exists():
            raise ImpossibleCorrection(f"No account is known to have “{value}”.")
    return tuple(sorted(set(traits)))


def reaches_of(viewer: Viewer, launches: Collection[int]) -> dict[int, Reach]:
    """By launch. One query. Raises NotForYou."""
    require_member(viewer)
    return reach_of(launches)


def reach_of(launches: Collection[int]) -> dict[int, Reach]:
    """The same for what looks by itself. One query."""
    rows = LaunchReach.objects.filter(launch__in=launches, removed=False).order_by("pk")
    accounts: dict[int, list[str]] = {number: [] for number in launches}
    traits: dict[int, list[tuple[TraitOf, str]]] = {number: [] for number in launches}
    for launch, of, value in rows.values_list("launch", "of", "value"):
        if of == _ACCOUNT:
            accounts[launch].append(value)
        else:
            traits[launch].append((TraitOf(of), value))
    return {
        number: Reach(accounts=tuple(accounts[number]), traits=tuple(traits[number])) for number in launches
    }


def settled_on(launch: int) -> date | None:
    """The day from which it stays, that of the first look; None while it has not gone to market."""
    went = went_to_market().filter(launch=launch).order_by("-at").values_list("at", flat=True).first()
    if went is None:
        return None
    return went.astimezone(ZoneInfo(zone_of_company())).date() + timedelta(days=LOOKS[0])
