"""Which targets for one thing lie across each other, found without holding each against each."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Generic, TypeVar

from groundswell.engine.attaining.periods import collide
from groundswell.results.targets.values import Goal

_Of = TypeVar("_Of")


class Over(Generic[_Of]):
    """Goals, each with what it is of."""

    def __init__(self, goals: Sequence[tuple[Goal, _Of]], begins: int) -> None:
        self._begins = begins
        lines = defaultdict[object, list[tuple[Goal, _Of]]](list)
        for goal, one in sorted(goals, key=lambda told: told[0].period.first):
            lines[goal.whose].append((goal, one))
        self._lines = dict(lines)
        self._firsts = {whose: [goal.period.first for goal, _ in line] for whose, line in self._lines.items()}
        self._longest = {
            whose: max(goal.period.last - goal.period.first for goal, _ in line)
            for whose, line in self._lines.items()
        }

    def crossing(self, goal: Goal) -> Iterator[_Of]:
        """Those that cannot stand beside it; itself is none of them."""
        line = self._lines.get(goal.whose, [])
        longest = self._longest.get(goal.whose, timedelta())
        # Whatever begins sooner than the longest lasts is over before it begins.
        for place in range(bisect_right(self._firsts.get(goal.whose, []), goal.period.last) - 1, -1, -1):
            other, one = line[place]
            if goal.period.first - other.period.first > longest:
                return
            if collide(goal.period, other.period, self._begins):
                yield one
