"""How often a concern is raised over time, and whether that changed, as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    RISING = "rising"
    STEADY = "steady"
    FADING = "fading"
    NEW = "new"
    NO_CLEAR = "no clear change"
    NOT_ENOUGH = "not enough data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One period of a trend: [start, end), conversations held, and those that raised the concern."""

    start: date
    end: date
    held: int
    raised: int
    # raised / held with its 95 % interval (Wilson); None where nothing was held
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Carrier:
    """An account, or another part of the customers, that a rise rests on or that rose by itself."""

    what: str  # "account", "product" or "segment"
    name: str
    raised: int  # conversations in the recent window that raised it, of those `held`
    held: int
    raised_before: int
    held_before: int
    part: float  # of the rise, 0..1; 0 where the concern does not rise
    sudden: bool  # beyond what its own past and chance would do, among so many accounts


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """A stretch of days: conversations compared in it, and those that raised the concern."""

    days: int
    held: int
    raised: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    direction: Direction  # what this one look says
    periods: tuple[Period, ...]  # oldest first
    reason: str  # what was compared with what, and what that says
    # Whether rising, fading or new is said beyond what looking every month for a year finds by chance.
    firm: bool = False
    # Times as often as before, with its 95 % interval; None where there is none, or no end to it.
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    carriers: tuple[Carrier, ...] = ()  # who carries a rise, most first; those that rose by themselves
    # What was compared with what; None where the record is too short to compare.
    recent: Window | None = None
    before: Window | None = None
