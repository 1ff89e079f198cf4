"""How well each item fits its community, and who stands outside of any."""

import numpy as np

from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.distinct import Distinct
from groundswell.engine.grouping.nearest import Neighbours, blocks

NEAREST = 5
# Similarities by vector alone run higher than with words blended in; this brings both to one scale.
UNWORDED = 0.85
# What it takes to stand inside: 0.06 ln n - 0.1 between these. Among more items chance finds a closer one, so
# the same share of strays (three in ten of those said once) passes 0.28 of 500 items and 0.42 of 5,500.
LEAST, MOST = 0.28, 0.45
# So few are a community only if they score so much more. In draws of BANKING77 and CLINC150 with as many
# strays, five in six communities of two to six that scored less had no intent that most of them share.
FEW, FEW_MORE = 7, 1.3
USUAL = 0.8  # share of the median score that is always enough


def cohesion(neighbours: Neighbours, communities: Ints, distinct: Distinct | None = None) -> Floats:
    """√(own × common), 0..1: the item's mean similarity to the nearest in its community, and their mean.

    The nearest are five, but at most half of the community: in a small one the far half says nothing.
    `common` is the mean of `own` over the community, so that a stray in a loose heap scores low twice.
    Fellows beyond the listed neighbours count 0. Items alone in their community score 0.

    `communities` (n,); where some of them are copies, `neighbours` are those of the firsts of `distinct`.
    A copy has the neighbours of its first and counts beside it for nothing, but copies in a community of
    their own fit it perfectly.
    """
    if distinct is None:
        distinct = Distinct(firsts=np.arange(len(communities)), place=np.arange(len(communities)))
    pairs, count = np.unique(np.stack([communities, distinct.place]), axis=1), int(communities.max(initial=0))
    sizes = np.bincount(pairs[0], minlength=count + 1)
    members = np.bincount(communities, minlength=count + 1)
    own = _own(neighbours, communities, distinct, sizes)
    own[(sizes[communities] == 1) & (members[communities] > 1)] = 1.0
    common = _mean_of_distinct(own, communities, distinct)
    return np.minimum(np.sqrt(own * common[communities]), 1.0).round(6)


def _own(neighbours: Neighbours, communities: Ints, distinct: Distinct, sizes: Ints) -> Floats:
    """(n,) mean similarity to the nearest in the own community of so many distinct ones."""
    of_firsts, own = communities[distinct.firsts], np.empty(len(communities))
    scale = 1.0 if neighbours.worded else UNWORDED
    for rows in blocks(len(communities)):
        place = distinct.place[rows]
        same = of_firsts[neighbours.indices[place]] == communities[rows, None]
        near = np.where(same, np.maximum(neighbours.similarities[place], 0), 0).astype(np.float64) * scale
        near = -np.sort(-near, axis=1)[:, :NEAREST]
        counted = np.clip(sizes[communities[rows]] // 2, 1, NEAREST)
        near[np.arange(near.shape[1]) >= counted[:, None]] = 0
        own[rows] = np.add.reduce(near, axis=1) / counted
    return own


def _mean_of_distinct(own: Floats, communities: Ints, distinct: Distinct) -> Floats:
    """The mean of `own` over each community (from 0), copies counted once."""
    _, once = np.unique(np.stack([communities, distinct.place]), axis=1, return_index=True)
    sums = np.bincount(communities[once], own[once])
    mean: Floats = sums / np.maximum(np.bincount(communities[once]), 1)
    return mean


def prominence(neighbours: Neighbours) -> Floats:
    """How much company each item keeps: fourth power of its mean similarity to its ten nearest, (n,).

    The weight an item has in choosing the level. Where half of what is said is said once, those halves find
    each other in pairs at ever finer levels, and an unweighted silhouette follows them there (322 groups for
    30 concerns); by what keeps company the level stays where the concerns are, and on sets without strays
    next to nothing changes.
    """
    near = np.maximum(neighbours.similarities[:, :10], 0).astype(np.float64)
    density = np.add.reduce(near, axis=1) / max(near.shape[1], 1)
    return np.maximum(density, 1e-3) ** 4


def settled(scores: Floats, communities: Ints, distinct: Distinct | None = None) -> Flags:
    """Who is cohesive with its community: not alone in it, and scoring enough in such a field.

    A few are easily near to each other by chance, so that they have to score more on average.
    """
    once = scores if distinct is None else scores[distinct.firsts]
    least = enough(once)
    inside = (scores >= least) & (np.bincount(communities)[communities] > 1)
    members = np.bincount(communities, inside)
    mean = np.bincount(communities, scores * inside) / np.maximum(members, 1)
    asked = np.where(members < FEW, FEW_MORE, 1.0) * least
    return inside & (mean >= asked)[communities]


def enough(scores: Floats) -> float:
    """The least score to stand inside, among so many items that score so.

    Where items are long or wordings differ widely, the whole field scores low: four fifths of its median is
    enough there.
    """
    count = len(scores)
    usual = min(max(0.06 * float(np.log(max(count, 1))) - 0.1, LEAST), MOST)
    return min(usual, max(LEAST, USUAL * float(np.median(scores)))) if count else usual
