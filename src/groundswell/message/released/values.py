"""What guests read, and what members see before they let it go."""

from dataclasses import dataclass
from datetime import date, datetime

from groundswell.engine.anonymising.values import Proposed
from groundswell.engine.survey.values import Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class WordsForGuests:
    token: str
    text: str
    at: datetime  # when it was released
    is_new: bool  # since they last looked


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernForGuests:
    token: str
    title: str
    accounts: int  # at least so many, of _BANDS; 0: too few to tell, or not counted
    words: tuple[WordsForGuests, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """A launch as a guest sees it."""

    space: str
    name: str
    brief: str
    house: str
    concerns: tuple[ConcernForGuests, ...]
    new: int  # words released since they last looked
    seen: datetime | None

    @property
    def is_empty(self) -> bool:
        return not (self.brief or self.house or self.concerns)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedNow:
    """Of one verbatim, as members see it."""

    id: int
    verbatim: int
    text: str
    by: str
    at: datetime
    is_read: bool  # guests read it; else its verbatim was withdrawn, erased, restricted or moved away


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A verbatim that may be released, with what is proposed for it."""

    evidence: Evidence
    concern: int
    proposed: Proposed


@dataclass(frozen=True, kw_only=True, slots=True)
class TextNow:
    """A text of ours that guests read."""

    id: int
    kind: str
    text: str
    by: str
    day: date
