"""What the events of a launch come to: who did what first, which concerns it is for, and what they weigh."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from groundswell.engine.spectrum.values import Did, Event, Part, Who, in_order

# The launch's own acts: what may come before it begins, or tells of it afterwards, is none.
_OWN = frozenset(
    {Did.BEGAN, Did.WORDED, Did.SIGNED, Did.DRAFTED, Did.COMMENTED, Did.APPROVED, Did.PRESENTED, Did.DECIDED}
)
# What shows that somebody came in.
ACTS = frozenset(
    {
        Did.BROUGHT,
        Did.BEGAN,
        Did.CHANGED,
        Did.WORDED,
        Did.SIGNED,
        Did.DRAFTED,
        Did.COMMENTED,
        Did.APPROVED,
        Did.PRESENTED,
        Did.DECIDED,
        Did.TOLD,
    }
)
_OF_PART = {
    Part.HEARD: frozenset({Did.TIED, Did.BROUGHT}),
    Part.CHANGED: frozenset({Did.CHANGED, Did.ADDRESSED}),
    Part.AGREED: frozenset({Did.SIGNED}),
    Part.ANSWERS: frozenset({Did.ANSWERED, Did.UNASKED}),
    Part.DECIDED: frozenset({Did.PRESENTED, Did.DECIDED}),
    Part.READY: frozenset({Did.CONCERNED, Did.READY, Did.ADOPTED}),
    Part.WORKED: frozenset({Did.ATTAINED, Did.FADED}),
}


class Record:
    """The events of one launch up to a day, in their order, whoever wrote them down in which."""

    def __init__(self, events: Iterable[Event], as_of: date) -> None:
        all_events = in_order(list(events))
        days = [event.day for event in all_events if event.did is Did.LAUNCHED]
        self.events = tuple(event for event in all_events if event.day <= as_of)
        self._coming = tuple(event for event in all_events if event.day > as_of)
        self.as_of = as_of
        self.day = min(days, default=None)  # the last on which anything is in time

    def with_event(self, event: Event) -> "Record":
        """As if that had happened, too; what may still come in time as if it were there today."""
        on_time = replace(event, day=min(event.day, self.as_of))
        return Record([*self.events, *self._coming, on_time], self.as_of)

    @property
    def is_over(self) -> bool:
        """Whether its day has come: nothing that is missing can be in time any more."""
        return self.day is not None and self.as_of >= self.day

    def of(self, *kinds: Did) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.did in kinds)

    def first(self, *kinds: Did, who: Who | None = None) -> date | None:
        """The first day of such an event."""
        days = (e.day for e in self.events if e.did in kinds and (who is None or e.who is who))
        return min(days, default=None)

    def tells_of(self, part: Part) -> bool:
        """Whether what does not stand in it did not happen."""
        return any(
            event.did in _OF_PART[part] or (event.did is Did.KEPT and event.about == part)
            for event in self.events
        )

    @cached_property
    def weights(self) -> dict[str, float]:
        """Of each concern of the launch, how much it counts: they sum to 1."""
        accounts = {event.about: max(event.value, 0.0) for event in self.of(Did.TIED)}
        total = sum(accounts.values())
        if not total:
            return {concern: 1 / len(accounts) for concern in accounts}
        return {concern: count / total for concern, count in accounts.items()}

    @property
    def began(self) -> date | None:
        return self.first(Did.BEGAN) or self.first(*_OWN)

    @property
    def approved(self) -> date | None:
        """By when all have to agree: once a draft is approved it is bought; without one, the decision."""
        return self.first(Did.APPROVED) or self.decided

    @property
    def decided(self) -> date | None:
        return self.first(Did.DECIDED) or self.day

    def has(self, who: Who) -> bool:
        return any(event.who is who and event.did in ACTS for event in self.events)


def by_about(events: Sequence[Event]) -> dict[str, float]:
    """The highest value of each."""
    told: dict[str, float] = {}
    for event in events:
        told[event.about] = max(event.value, told.get(event.about, 0.0))
    return told
