"""What a part of a launch tells of itself."""

from dataclasses import dataclass

from groundswell.launch.stages import Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class PartTold:
    standing: Standing
    told: str  # a few words: "3 concerns"
    next: str = ""  # the one next act, in words: "Bring a concern in"; empty: nothing waits
    href: str = ""  # where that is done; empty: in the part itself
