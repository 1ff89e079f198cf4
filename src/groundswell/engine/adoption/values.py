"""What a claim is known by, and what is told of a turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """Whether a turn says a claim, by meaning."""

    SAID = "said"
    NOT_SURE = "not sure"
    NOT_SAID = "not said"


@dataclass(frozen=True, kw_only=True, slots=True)
class Worded:
    """A claim: the ways in which we word it, at least one, and what customers said that it answers."""

    claim: int
    wordings: Sequence[str]
    heard: Sequence[str] = ()
