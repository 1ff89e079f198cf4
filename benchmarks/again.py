"""Whether who says the very same stands together: `python -m benchmarks again`.

Pairs, on three sets with people's own labels: problem reports and the earlier ones they were found to repeat,
what several people wrote of one conversation, and arguments that make the same point. By *the same again*, in
the whole field and inside concerns, and by concern; beside both the cut of cosine that is best for the set,
which is chosen with its labels and so cannot be had in practice.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.grouping_quality import DATA
from groundswell.encoders import open_encoder
from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping import (
    distinct_neighbours,
    group,
    same_again,
    weighed_words,
    with_shared_words,
)

SEEDS = range(3)
HEAD = f"{'set':18} {'by':28} {'pairs':>7} {'right':>6} {'found':>6} {'F1':>6}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Texts, and which of them say the same to those who labelled them."""

    name: str
    texts: list[str]
    same: npt.NDArray[np.bool_]  # (n, n), the diagonal False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """Of all pairs how many were told, what share of these is right, and what share of the right was told."""

    told: float
    right: float
    found: float

    @property
    def f1(self) -> float:
        return 2 * self.right * self.found / max(self.right + self.found, 1e-12)


def sets() -> Iterator[Told]:
    rows = _rows(DATA.parent / "duplicates" / "hadoop_bugs_duplicate_groups.csv")
    yield _told("problem reports", [(row["summary"], {row["group"]} - {""}) for row in rows])
    rows = _rows(DATA / "paraphrases.csv")
    yield _told("restatements", [(row["text"], {row["conversation_id"]}) for row in rows])
    yield _told("key points dev", _key_points("dev"))


def _key_points(split: str) -> list[tuple[str, set[str]]]:
    """Arguments that make any point, and the points they make."""
    at = DATA.parent / "linking" / "key_points"
    points: dict[str, set[str]] = {}
    for row in _rows(at / f"labels_{split}.csv"):
        if row["label"] == "1":
            points.setdefault(row["arg_id"], set()).add(row["key_point_id"])
    arguments = _rows(at / f"arguments_{split}.csv")
    return [(row["argument"], points[row["arg_id"]]) for row in arguments if row["arg_id"] in points]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _told(name: str, labelled: Sequence[tuple[str, set[str]]]) -> Told:
    numbers = {
        label: at for at, label in enumerate(sorted({one for _, labels in labelled for one in labels}))
    }
    marks = np.zeros((len(labelled), len(numbers)), np.float32)
    for row, (_, labels) in enumerate(labelled):
        marks[row, [numbers[label] for label in labels]] = 1
    same = marks @ marks.T > 0
    np.fill_diagonal(same, val=False)
    return Told(name=name, texts=[text for text, _ in labelled], same=same)


def by_groups(groups: Ints, same: npt.NDArray[np.bool_]) -> Pairs:
    """Pairs that are in one group."""
    above = np.triu_indices(len(groups), 1)
    told, right = groups[above[0]] == groups[above[1]], same[above]
    both = np.count_nonzero(told & right)
    return Pairs(
        told=float(np.count_nonzero(told)),
        right=both / max(np.count_nonzero(told), 1),
        found=both / max(np.count_nonzero(right), 1),
    )


def best_cut(vectors: Vectors, same: npt.NDArray[np.bool_]) -> Pairs:
    """Pairs from the cosine on for which F1 is highest; equal cosines stand together."""
    above = np.triu_indices(len(vectors), 1)
    likeness, right = (vectors @ vectors.T)[above].round(6), same[above]
    order = np.argsort(-likeness, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(likeness[order]) < 0, True))
    both, told = np.cumsum(right[order])[ends], ends + 1
    at = int(np.argmax(2 * both / (told + np.count_nonzero(right))))
    return Pairs(
        told=int(told[at]), right=both[at] / told[at], found=both[at] / max(np.count_nonzero(right), 1)
    )


def again_of(vectors: Vectors, texts: list[str]) -> Ints:
    distinct, kept = distinct_neighbours(np.arange(1, len(vectors) + 1), vectors, texts)
    firsts = [texts[row] for row in distinct.firsts.tolist()]
    return same_again(distinct, with_shared_words(kept.neighbours, weighed_words(firsts)), vectors, texts)


def concerns_of(vectors: Vectors, texts: list[str], seed: int) -> Ints:
    """The concern of each; who was heard once has one of its own."""
    found = group(vectors, texts, seed=seed)
    return np.where(found.inside, found.communities, found.communities.max() + 1 + np.arange(len(texts)))


def _mean(of: Sequence[Pairs]) -> Pairs:
    return Pairs(
        told=float(np.mean([one.told for one in of])),
        right=float(np.mean([one.right for one in of])),
        found=float(np.mean([one.found for one in of])),
    )


def _line(name: str, by: str, of: Pairs) -> str:
    return f"{name:18} {by:28} {of.told:7.0f} {of.right:6.3f} {of.found:6.3f} {of.f1:6.3f}"


def lines() -> Iterator[str]:
    encoder = open_encoder()
    yield HEAD
    for told in sets():
        vectors = encoder.encode(told.texts)
        again = again_of(vectors, told.texts)
        concerns = [concerns_of(vectors, told.texts, seed) for seed in SEEDS]
        within = [np.unique([again, one], axis=1, return_inverse=True)[1].reshape(-1) for one in concerns]
        yield _line(told.name, "best cut of cosine", best_cut(vectors, told.same))
        yield _line(told.name, "the same again", by_groups(again, told.same))
        yield _line(
            told.name, "the same again in a concern", _mean([by_groups(one, told.same) for one in within])
        )
        yield _line(told.name, "concern", _mean([by_groups(one, told.same) for one in concerns]))
