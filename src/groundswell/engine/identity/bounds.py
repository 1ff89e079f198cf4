"""How far one regrouping may go."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Ground

# With fewer verbatims in concerns than this a ground is young: chance still rules what is seen in it, and a
# person can read it all at once.
YOUNG = 75
# How many may move: this times the share that is new, but no more than these shares of what is new and of
# what stands in concerns, …
MOVABLE, MOST_BY_NEW, MOST_SHARE = 60, 0.3, 0.1
# … and at least this share of those in concerns, where a tenth as many as are new come to more.
LEAST_SHARE, LEAST_BY_NEW = 0.009, 0.1
# From so many new ones on, and so large a share of those that are grouped, a regrouping is worth its cost and
# its changes a reader's attention; in a small ground a tenth of it are enough.
DUE, DUE_SHARE, SMALL_SHARE = 20, 0.02, 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """How far a regrouping may go."""

    cap: int  # verbatims that may move from one concern to another
    young: bool = False  # whether to follow the target all the way


def bounds_of(ground: Ground) -> Bounds:
    """How far this regrouping may go: as far as it takes while the ground is young, then in proportion to
    the share that is new, whatever the number of runs. Where nothing is new, nobody moves; where everybody
    is, as when the vectors are of another model, the target is followed all the way.

    What may move tapers off as a young ground grows, so that coming of age is no jump.
    """
    had, new = int(np.count_nonzero(ground.concerns)), int(np.count_nonzero(ground.new))
    cap = min(MOVABLE * new / max(had, 1), MOST_BY_NEW * new, MOST_SHARE * had)
    cap = int(max(cap, min(LEAST_SHARE * had, LEAST_BY_NEW * new)))
    if ground.new.all():  # nothing has settled, as after `renewed`
        return Bounds(cap=had, young=True)
    return Bounds(cap=max(cap, YOUNG - had if new else 0), young=had < YOUNG)


def regrouping_is_due(ground: Ground) -> bool:
    """Whether enough is new: 20 and 2 % of what is grouped, of less than 200 a tenth."""
    new = int(np.count_nonzero(ground.new))
    return enough_is_new(new, len(ground.verbatims) - new)


def enough_is_new(new: int, grouped: int) -> bool:
    """The same by how many came since the last regrouping, and how many were there."""
    return new > 0 and new >= min(DUE, SMALL_SHARE * grouped) and new >= DUE_SHARE * grouped
