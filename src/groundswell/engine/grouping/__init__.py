"""Grouping in one go: vectors in, communities with their cohesion and themes out. Version `leiden-2`.

All code of this version lies in this package; once published it does not change, a better one gets a package
of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.again import same_again
from groundswell.engine.grouping.cells import Cells
from groundswell.engine.grouping.centres import joined_alike, likeness, sums_of
from groundswell.engine.grouping.cohesion import NEAREST, UNWORDED, cohesion, enough, settled
from groundswell.engine.grouping.communities import agreement, leiden, numbered
from groundswell.engine.grouping.distinct import Distinct, distinct_neighbours
from groundswell.engine.grouping.graph import Graph, affinity, mean_distance, with_copies
from groundswell.engine.grouping.hubs import without_hubs
from groundswell.engine.grouping.kept import Kept, kept_neighbours
from groundswell.engine.grouping.looks import weighed
from groundswell.engine.grouping.nearest import Neighbours, neighbourhood_size, neighbours
from groundswell.engine.grouping.onego import best_grouping, best_views
from groundswell.engine.grouping.shared_words import WordWeights, weighed_words, with_shared_words
from groundswell.engine.grouping.stance import opposed, sided, stances_of
from groundswell.engine.grouping.themes import themes_of
from groundswell.engine.grouping.together import View, taken_apart

VERSION = "leiden-2"

__all__ = [
    "NEAREST",
    "UNWORDED",
    "VERSION",
    "Cells",
    "Distinct",
    "Graph",
    "Grouping",
    "Kept",
    "Neighbours",
    "View",
    "WordWeights",
    "affinity",
    "agreement",
    "best_grouping",
    "best_views",
    "cohesion",
    "distinct_neighbours",
    "enough",
    "group",
    "joined_alike",
    "kept_neighbours",
    "leiden",
    "likeness",
    "mean_distance",
    "neighbourhood_size",
    "neighbours",
    "numbered",
    "opposed",
    "same_again",
    "settled",
    "sided",
    "stances_of",
    "sums_of",
    "taken_apart",
    "themes_of",
    "weighed",
    "weighed_words",
    "with_copies",
    "with_shared_words",
    "without_hubs",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grouping:
    """How n items group."""

    communities: Ints  # (n,), numbered from 1 by size, then by lowest member
    resolution: float
    cohesion: Floats  # (n,), 0..1
    inside: Flags  # (n,); False: said once in effect, not cohesive with its community
    themes: Ints  # (communities + 1,): theme of each community, numbered from 1; index 0 is 0


def group(
    vectors: Vectors,
    texts: Sequence[str] | None = None,
    *,
    seed: int = 0,
    resolution: float | None = None,
) -> Grouping:
    """Group unit rows (n, d) by what they say; the resolution is chosen from the data unless given.

    `texts` (n,), where there are any, let shared words count beside the vectors.
    """
    distinct, kept = distinct_neighbours(np.arange(1, len(vectors) + 1), vectors, texts or ())
    firsts = vectors[distinct.firsts]
    rows: list[int] = distinct.firsts.tolist()
    first_texts: list[str] = [texts[row] for row in rows] if texts else []
    words = weighed_words(first_texts) if first_texts else None
    stances = stances_of(first_texts or [""] * len(firsts))
    nearest = kept.neighbours if words is None else with_shared_words(kept.neighbours, words)
    near = without_hubs(opposed(nearest, stances))
    spread = mean_distance(firsts)
    graph = affinity(near, spread)
    if resolution is None:
        resolution, raw_communities = best_grouping(firsts.__getitem__, near, graph, words, spread, seed)
    else:
        raw_communities = leiden(graph, resolution, seed)
    among = sided(firsts, joined_alike(firsts, raw_communities), stances)
    communities = numbered(distinct.spread(among, settled(cohesion(nearest, among), among)))
    scores = cohesion(nearest, communities, distinct)
    return Grouping(
        communities=communities,
        resolution=resolution,
        cohesion=scores,
        inside=settled(scores, communities, distinct),
        themes=themes_of(vectors, communities, seed=seed),
    )
