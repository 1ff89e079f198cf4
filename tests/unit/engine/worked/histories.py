"""Histories round a day, even enough to be told by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from groundswell.engine.worked.values import Spoken

DAY = date(2026, 3, 1)


@dataclass
class History:
    spoken: list[Spoken] = field(default_factory=list[Spoken])
    raised: set[int] = field(default_factory=set[int])

    def hear(
        self,
        first: int,
        end: int,
        share: float | Callable[[int], float],
        *,
        daily: int = 6,
        accounts: int = 12,
        called: str = "A",
        stream: str = "calls",
    ) -> "History":
        """From one day from the day on up to another, evenly over accounts and days."""
        owed = 0.0
        for place in range((end - first) * daily):
            number, day = len(self.spoken), first + place // daily
            account = f"{called}{(place * 7 + place // accounts) % accounts}"
            self.spoken.append(
                Spoken(id=number, day=DAY + timedelta(days=day), stream=stream, account=account)
            )
            owed += share(day) if callable(share) else share
            if owed >= 1:
                owed -= 1
                self.raised.add(number)
        return self
