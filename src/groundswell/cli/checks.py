"""What a look at the installation found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    what: str
    found: str
    good: bool = True
    remedy: str = ""
