"""What a look at the installation found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    part: str
    state: str
    good: bool = True
    remedy: str = ""
