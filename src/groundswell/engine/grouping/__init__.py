"""Grouping in one go: vectors in, communities with their cohesion and themes out. Version `leiden-1`.

All code of this version lies in this package; once published it does not change, a better one gets a package
of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.cells import Cells
from groundswell.engine.grouping.centres import joined_alike
from groundswell.engine.grouping.cohesion import NEAREST, UNWORDED, cohesion, enough, settled
from groundswell.engine.grouping.communities import agreement, leiden, numbered
from groundswell.engine.grouping.graph import Graph, affinity
from groundswell.engine.grouping.kept import Kept, kept_neighbours
from groundswell.engine.grouping.nearest import Neighbours, neighbourhood_size, neighbours
from groundswell.engine.grouping.onego import (
    best_grouping,
    choose_resolution,
    surrounding_size,
    surroundings,
)
from groundswell.engine.grouping.themes import themes_of
from groundswell.engine.grouping.wording import Words, reworded, words_of

VERSION = "leiden-1"

__all__ = [
    "NEAREST",
    "UNWORDED",
    "VERSION",
    "Cells",
    "Graph",
    "Grouping",
    "Kept",
    "Neighbours",
    "Words",
    "affinity",
    "agreement",
    "best_grouping",
    "choose_resolution",
    "cohesion",
    "enough",
    "group",
    "joined_alike",
    "kept_neighbours",
    "leiden",
    "neighbourhood_size",
    "neighbours",
    "numbered",
    "reworded",
    "settled",
    "surrounding_size",
    "surroundings",
    "themes_of",
    "words_of",
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
    words = words_of(texts) if texts is not None else None
    nearest = surroundings(vectors, words)
    graph = affinity(nearest, vectors)
    if resolution is None:
        resolution, found = best_grouping(vectors, nearest, graph, words, seed)
    else:
        found = leiden(graph, resolution, seed)
    communities = joined_alike(vectors, found)
    scores = cohesion(nearest, communities)
    return Grouping(
        communities=communities,
        resolution=resolution,
        cohesion=scores,
        inside=settled(scores, communities),
        themes=themes_of(vectors, communities, seed=seed),
    )
