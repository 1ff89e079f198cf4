"""Copies and near-copies: what is said again in the same words changes no grouping.

Each stands behind the first that was worded so. Neighbours, levels and communities are sought among the
first ones only, so that a statement weighs by what it says and not by how often it was pasted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Ints
from groundswell.engine.grouping.kept import Kept, kept_neighbours, prints_of
from groundswell.engine.grouping.nearest import SCALE, Neighbours, on_grid, surrounding_size
from groundswell.engine.grouping.stance import negations_of

# From this cosine on two texts differ by a slip, a greeting or a filler: of such pairs in BANKING77 and
# CLINC150 test 97 and 100 in 100 had the same intent.
SAME_WORDS = 0.97

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Distinct:
    """Which of n items stand for which."""

    firsts: Ints  # (m,) rows of those that stand for themselves, ascending
    place: Ints  # (n,) the position in `firsts` of the one that each stands behind

    def spread(self, communities: Ints, inside: Flags) -> Ints:
        """Communities of the firsts (m,) as communities of all (n,), copies beside their first.

        A statement that does not fit its community, `inside` (m,), but was made again is one of its own.
        """
        again = np.bincount(self.place, minlength=len(self.firsts)) > 1
        strays = again & ~inside
        own = int(communities.max(initial=0)) + np.cumsum(strays)
        return np.where(strays, own, communities)[self.place]


def distinct_neighbours(
    verbatims: Ints, vectors: Vectors, texts: Sequence[str], before: Kept | None = None
) -> tuple[Distinct, Kept]:
    """Which of n items stand for themselves, and the neighbours of those: as many as `surrounding_size`.

    `verbatims` (n,) are ids, ascending; `texts` (n,) or none; `before` is what was found in an earlier run.
    Heaps of near-copies fill each other's lists: those found are taken out and the search goes on until none
    are left.
    """
    count = len(verbatims)
    negations = negations_of(texts) if texts else np.zeros(count, np.int64)
    leaders = _same_words(texts) if texts else np.arange(count)
    size = surrounding_size(int(np.count_nonzero(leaders == np.arange(count))))
    if before is not None:
        leaders = _known_copies(leaders, verbatims, vectors, negations, before.copies)
    grid, prints = on_grid(vectors), prints_of(vectors)
    while True:
        firsts = np.flatnonzero(leaders == np.arange(count))
        k = min(size, max(len(firsts) - 1, 0))
        kept = kept_neighbours(verbatims[firsts], grid[firsts], prints[firsts], k, before)
        behind = _near_copies(kept.neighbours, negations[firsts])
        if not (behind != np.arange(len(firsts))).any():
            break
        leaders = firsts[behind][np.searchsorted(firsts, leaders)]
        before = kept
    distinct = Distinct(firsts=firsts, place=np.searchsorted(firsts, leaders))
    copies = np.flatnonzero(leaders != np.arange(count))
    return distinct, replace(
        kept, copies=np.stack([verbatims[copies], verbatims[leaders[copies]]], axis=1).reshape(-1, 2)
    )


def _known_copies(leaders: Ints, verbatims: Ints, vectors: Vectors, negations: Ints, copies: Ints) -> Ints:
    """`leaders` with those that were found to be near-copies before and still are, so that they need not be
    searched for and found again."""
    there = np.isin(copies, verbatims).all(axis=1)
    copy, first = np.searchsorted(verbatims, copies[there]).T.reshape(2, -1)
    alone = (leaders[copy] == copy) & (leaders[first] == first) & (first < copy)
    same = negations[copy] == negations[first]
    products = np.sum(on_grid(vectors[copy]).astype(np.float64) * on_grid(vectors[first]), axis=1)
    still = alone & same & (products / SCALE**2 >= SAME_WORDS)
    known = leaders.copy()
    known[copy[still]] = first[still]
    return known[known]


def _same_words(texts: Sequence[str]) -> Ints:
    """The first row with the same words, whatever their case, punctuation and numbers."""
    seen: dict[str, int] = {}
    keys = (_NUMBER.sub("0", " ".join(_WORD.findall(text.casefold()))) or text for text in texts)
    return np.fromiter((seen.setdefault(key, at) for at, key in enumerate(keys)), np.int64, len(texts))


def _near_copies(neighbours: Neighbours, negations: Ints) -> Ints:
    """For each row the one it stands behind: the nearest earlier one of its near-copies that stands for
    itself, else itself. One that negates more or less is no copy."""
    leaders = np.arange(len(neighbours.indices))
    near = neighbours.similarities >= SAME_WORDS
    near &= negations[neighbours.indices] == negations[:, None]
    for row in np.flatnonzero(near.any(axis=1)).tolist():
        for other in neighbours.indices[row][near[row]].tolist():
            if other < row and leaders[other] == other:
                leaders[row] = other
                break
    return leaders
