"""What long work tells of how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    READ = "Reading"
    HEAR = "Listening for what is said"
    EMBED = "Understanding"
    EMBED_ALL = "Understanding in all its languages"
    EMBED_ANEW = "Understanding everything anew"  # by another model
    GROUP = "Finding what recurs"


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: `done` more of `total` in a stage. `total` is None where it cannot be known yet."""

    stage: Stage
    done: int
    total: int | None
    now: str = ""  # what is being worked on


Watch = Callable[[Step], None]
