"""How far one update may go."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Ground

# With fewer verbatims in concerns than this a ground is young: chance still rules what is seen in it, and a
# person can read it all at once.
YOUNG = 75
# Shares of the verbatims with a concern that may move to another: in the second run, and at least.
MOVABLE, LEAST_MOVABLE = 0.14, 0.005


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """How far an update may go."""

    cap: int  # verbatims that may move from one concern to another
    young: bool = False  # whether to follow the target all the way


def bounds_of(ground: Ground) -> Bounds:
    """How far this update may go: as far as it takes while the ground is young, less with every run after.

    What may move tapers off as a young ground grows, so that coming of age is no jump.
    """
    had = int(np.count_nonzero(ground.concerns))
    runs = max(float(ground.memory.extra.get("runs", 1)), 1)
    share = max(MOVABLE / runs, LEAST_MOVABLE)
    return Bounds(cap=max(int(share * had), YOUNG - had, 1), young=had < YOUNG)
