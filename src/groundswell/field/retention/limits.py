"""What is over: read by whoever forgets it, and by whoever would take it in again."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.terms import Term, standing
from groundswell.speech import Conversation


@dataclass(frozen=True, slots=True)
class Limits:
    """The terms, loaded once for an import."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def load(cls) -> "Limits":
        return cls(tuple(standing().order_by("months")))

    def outlived(self, conversation: Conversation, at: datetime) -> int:
        """The months that it would have been kept for, where they are over; else 0."""
        if conversation.at is None:
            return 0
        over = (
            term
            for term in self.terms
            if conversation.at < months_before(at, term.months) and _is_of(term, conversation)
        )
        return next((term.months for term in over), 0)


def _is_of(term: Term, conversation: Conversation) -> bool:
    if term.of == "channel":
        return conversation.channel.value == term.name
    return conversation.source == term.name or conversation.source.startswith(f"{term.name.rstrip('/')}/")


def months_before(at: datetime, months: int) -> datetime:
    """The same day so many months ago, or the last of a month that has no such day."""
    months_since = at.year * 12 + at.month - 1 - months
    year, month = divmod(months_since, 12)
    for day in range(at.day, 27, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return at.replace(year=year, month=month + 1)
