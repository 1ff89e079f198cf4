"""What is told of adoption, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.engine.adoption.chances import Adopted, Chance
from groundswell.engine.adoption.deals import DealsAnswered

NO_TEAM = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """A seller's turn, as it may be read."""

    turn: int
    conversation: int
    position: int
    title: str
    words: str
    at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchTold:
    launch: int
    name: str
    day: date
    whole: Adopted


@dataclass(frozen=True, kw_only=True, slots=True)
class Adoption:
    """Of one launch, as of a moment."""

    launch: int
    name: str
    day: date
    chances: tuple[Chance, ...]  # by day
    whole: Adopted
    by_week: Mapping[date, Adopted]  # by the Monday of each
    by_team: Mapping[str, Adopted]
    by_seller: Mapping[str, Adopted]  # of those alone whose numbers the viewer may see
    by_claim: Mapping[int, int]  # chances in which each was said
    by_concern: Mapping[int, Adopted]
    unanswerable: tuple[int, ...]  # its concerns that no claim answers
    claims: Mapping[int, str]
    deals: DealsAnswered
    judged: int  # conversations with a chance, perhaps, that were gone through
    waiting: int  # that were not yet
    trouble: str
    team_of: Mapping[str, str]
