"""One launch that is being made, and one act of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from groundswell.cli.sampling.heard import Heard
from groundswell.cli.sampling.people import People
from groundswell.people.viewer import Viewer


@dataclass(slots=True)
class Story:
    """What the acts refer to each other by, with the numbers that the store gave."""

    name: str
    people: People
    heard: Heard
    concerns: dict[str, int]
    launch: int = 0
    changes: dict[str, int] = field(default_factory=dict[str, int])
    pillars: dict[str, int] = field(default_factory=dict[str, int])
    claims: dict[str, int] = field(default_factory=dict[str, int])
    drafts: dict[str, int] = field(default_factory=dict[str, int])

    def user(self, role: str) -> int:
        """0: nobody."""
        return self.people.user(role).pk if role else 0

    def numbers(self, keys: list[str]) -> list[int]:
        return [self.concerns[key] for key in keys]


@dataclass(frozen=True, slots=True)
class Act:
    by: Viewer
    at: datetime
    what: dict[str, Any]  # as the file tells it
