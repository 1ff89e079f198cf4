"""What has to be so on a launch's day, by its tier: read from what stands, and ticked by hand only where
nothing here can tell."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.models import Entry
from groundswell.launch.doing import acting_on
from groundswell.launch.queries import Told, concerns_of
from groundswell.launch.timeline import Happened
from groundswell.message.queries import message_for, standings
from groundswell.people.queries import local_day, names_by_number
from groundswell.people.viewer import Viewer, require_member
from groundswell.street.kit.queries import cards_of_launch
from groundswell.street.kit.values import Standing
from groundswell.street.queries import decision_of
from groundswell.street.used.handed import Tick
from groundswell.street.used.readiness import due_cards, readiness, sellers_of


class Item(StrEnum):
    """In their order; what is told from state first."""

    CARDS = "cards"  # each concern has a card in the hands of sales
    SIGNED = "signed"  # all sides signed what stands
    DECIDED = "decided"
    READY = "ready"  # sellers read all and passed a check
    NUMBERS = "numbers"  # sales knows what is to be won: told by the room above, which keeps targets
    # By hand.
    PRICES = "prices"
    SUPPORT = "support"
    SITE = "site"
    PARTNERS = "partners"
    ON_CALL = "on call"


# The last tier that is asked for it: one of tier 1 is asked for all.
LAST_TIER = {
    Item.CARDS: 3,
    Item.SIGNED: 3,
    Item.DECIDED: 2,
    Item.READY: 2,
    Item.NUMBERS: 2,
    Item.PRICES: 3,
    Item.SUPPORT: 2,
    Item.SITE: 2,
    Item.PARTNERS: 1,
    Item.ON_CALL: 1,
}
BY_HAND = frozenset({Item.PRICES, Item.SUPPORT, Item.SITE, Item.PARTNERS, Item.ON_CALL})


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    item: Item
    done: int
    of: int  # it is so once all are done; 0: there is nothing yet that could be
    by: str = ""  # who ticked it
    at: datetime | None = None

    @property
    def is_done(self) -> bool:
        return self.of > 0 and self.done >= self.of


def in_time(launch: Told, day: date | None) -> bool:
    """Whether what was done on this day was done by the launch's; None: it was not done."""
    return day is not None and (launch.day is None or day <= launch.day)


def checklist_of(viewer: Viewer, launch: Told, at: datetime, *, has_numbers: bool) -> list[Line]:
    """What a launch of this tier is asked for; `has_numbers` where targets were given for it by its day. What
    has a day of its own is done where that was in time. A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    told = {
        Item.CARDS: _cards(viewer, launch.id, at),
        Item.SIGNED: _signed(viewer, launch.id),
        Item.DECIDED: _decided(viewer, launch),
        Item.READY: _ready(launch),
        Item.NUMBERS: (int(has_numbers), 1),
    }
    rows = Tick.objects.filter(launch=launch.id, removed=False).order_by("pk")
    ticks = {Item(row.item): row for row in rows if row.item in BY_HAND}
    names = names_by_number(row.user for row in ticks.values() if row.user)
    lines: list[Line] = []
    for item in Item:
        if launch.tier > LAST_TIER[item]:
            continue
        if item in told:
            done, of = told[item]
            lines.append(Line(item=item, done=done, of=of))
        else:
            tick = ticks.get(item)
            by = (names.get(tick.user) or tick.by) if tick else ""
            lines.append(Line(item=item, done=int(bool(tick)), of=1, by=by, at=tick.at if tick else None))
    return lines


def _cards(viewer: Viewer, launch: int, at: datetime) -> tuple[int, int]:
    concerns = set(concerns_of(viewer, [launch])[launch])
    fit = {card.concern for card in cards_of_launch(viewer, launch, at) if card.standing is Standing.FIT}
    return len(concerns & fit), len(concerns)


def _signed(viewer: Viewer, launch: int) -> tuple[int, int]:
    sides = standings(viewer, message_for(viewer, launch))
    return sum(bool(side.signed and side.signed.holds) for side in sides), len(sides)


def _decided(viewer: Viewer, launch: Told) -> tuple[int, int]:
    decided = decision_of(viewer, launch.id)
    passed = decided is not None and decided.passes and in_time(launch, local_day(decided.at))
    return int(passed), 1


def _ready(launch: Told) -> tuple[int, int]:
    sellers = [seller.pk for seller in sellers_of(launch.id)]
    told = readiness(sellers, due_cards(launch.id))
    return sum(in_time(launch, one.since) for one in told.values()), len(sellers)


def tick(viewer: Viewer, launch: int, item: Item, at: datetime) -> Entry:
    """Raises ImpossibleCorrection for what is told from state, or ticked already; NotForYou without such a
    launch."""
    if item not in BY_HAND:
        raise ImpossibleCorrection("That is told from what stands, and ticked by nobody.")
    with acting_on(launch, "tick off what a launch needs", viewer, at) as act:
        if Tick.objects.filter(launch=launch, item=item.value, removed=False).exists():
            raise ImpossibleCorrection("That is ticked off already.")
        row = Tick.objects.create(launch=act.launch, item=item, by=viewer.name, user=viewer.user, at=at)
        act.patch.change(row, "removed", False)
        act.happened(Happened.TICKED, ref=item.value)
        act.told = [f"ticked off {item.value} for L-{launch}"]
    return act.entry


def untick(viewer: Viewer, launch: int, item: Item, at: datetime) -> Entry:
    """Raises ImpossibleCorrection where it is not ticked."""
    with acting_on(launch, "take a tick away", viewer, at) as act:
        rows = list(Tick.objects.filter(launch=launch, item=item.value, removed=False))
        if not rows:
            raise ImpossibleCorrection("That is not ticked off.")
        for row in rows:
            act.patch.change(row, "removed", True)
        act.happened(Happened.UNTICKED, ref=item.value)
        act.told = [f"took the tick from {item.value} for L-{launch}"]
    return act.entry
