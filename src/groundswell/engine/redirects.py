"""Which concern a number stands for, once concerns were merged: chains followed to their end."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Redirects:
    """`to` maps the number of every merged concern to the one that stands for it."""

    to: Mapping[int, int] = field(default_factory=dict[int, int])
    # Concerns that were merged into each other, each circle ascending. There should be none; where there is
    # one, its lowest number stands for all of it.
    circles: tuple[tuple[int, ...], ...] = ()


def followed(into: Mapping[int, int]) -> Redirects:
    """`into` maps each merged concern to the one it was merged into, in which more merges may follow.

    Every number is passed once, so a circle ends too.
    """
    ends: dict[int, int] = {}
    circles: list[tuple[int, ...]] = []
    for number in sorted(into):
        passed: dict[int, None] = {}
        at = number
        while at in into and at not in ends and at not in passed:
            passed[at] = None
            at = into[at]
        if at in passed:
            chain = list(passed)
            circle = sorted(chain[chain.index(at) :])
            circles.append(tuple(circle))
            at = circle[0]
        end = ends.get(at, at)
        ends |= dict.fromkeys(passed, end)
    return Redirects({number: end for number, end in ends.items() if number != end}, tuple(circles))
