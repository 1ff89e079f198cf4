"""Whether a remark makes a point: `python -m benchmarks linking`.

Two sets that people labelled: arguments and key points of subjects that nothing was fitted on (the dev part
of ArgKP-2021), and reviews of four apps beside three features each. Beside ours cosine, BM25 and cosine as it
stands among the points of the same remark.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from python_calamine import CalamineWorkbook

from benchmarks.grouping_quality import DATA
from groundswell.encoders import english_encoder
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.linking import likelihoods, not_sure, words_to_encode
from groundswell.engine.linking.features import content_words, features_of

LINKING = DATA.parent / "linking"
BOOTSTRAPS = 10
HEAD = f"{'set':16} {'by':18} {'AP':>6} {'..':>13} {'F1':>6}  {'not sure':>9} {'errors in it':>13}"
_K1, _B = 1.2, 0.75  # of BM25, as Robertson and Zaragoza (2009) recommend


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """Remarks and points that belong to one subject, and which pairs of them people judged."""

    topic: str
    remarks: list[str]
    points: list[str]
    pairs: Ints  # (m, 2) remark and point
    labels: Floats  # (m,) 1 where the remark makes the point


def key_points(part: str) -> list[Subject]:
    """By topic and side."""
    folder = LINKING / "key_points"
    remarks = _by_side(folder / f"arguments_{part}.csv", "arg_id", "argument")
    points = _by_side(folder / f"key_points_{part}.csv", "key_point_id", "key_point")
    side_of = {name: side for side, texts in remarks.items() for name in texts}
    judged: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / f"labels_{part}.csv"):
        judged[side_of[row["arg_id"]]].append(row)
    return [
        _subject(
            side[0],
            remarks[side],
            points[side],
            [(row["arg_id"], row["key_point_id"], row["label"] == "1") for row in rows],
        )
        for side, rows in sorted(judged.items())
    ]


def app_reviews() -> list[Subject]:
    """By app: its reviews, and the features that were asked about."""
    subjects: list[Subject] = []
    for folder in sorted((LINKING / "app_reviews").iterdir()):
        remarks: dict[str, str] = {}
        points: dict[str, str] = {}
        judged: list[tuple[str, str, bool]] = []
        for file in sorted(folder.glob("*.xlsx")):
            for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[1:]:
                _, name, text, point, label = map(str, row[:5])
                if label in ("Y", "N"):
                    remarks[name], points[point] = text, point
                    judged.append((name, point, label == "Y"))
        subjects.append(_subject(folder.name, remarks, points, judged))
    return subjects


def _subject(
    topic: str, remarks: dict[str, str], points: dict[str, str], judged: Sequence[tuple[str, str, bool]]
) -> Subject:
    remark_rows = {name: row for row, name in enumerate(remarks)}
    point_rows = {name: row for row, name in enumerate(points)}
    return Subject(
        topic=topic,
        remarks=list(remarks.values()),
        points=list(points.values()),
        pairs=np.array([(remark_rows[remark], point_rows[point]) for remark, point, _ in judged]),
        labels=np.array([float(made) for *_, made in judged]),
    )


def all_features(subject: Subject, encoder: Encoder) -> Floats:
    """(m, features) of the pairs that were judged."""
    return _judged(subject, features_of(subject.remarks, subject.points, *_vectors(subject, encoder)))


def _ours(subject: Subject, encoder: Encoder) -> Floats:
    return _judged(subject, likelihoods(subject.remarks, subject.points, *_vectors(subject, encoder)))


def _cosine(subject: Subject, encoder: Encoder) -> Floats:
    return _judged(subject, _cosines(subject, encoder))


def _relative_cosine(subject: Subject, encoder: Encoder) -> Floats:
    cosines = _cosines(subject, encoder)
    apart = cosines - cosines.mean(axis=1, keepdims=True)
    return _judged(subject, apart / np.maximum(cosines.std(axis=1, keepdims=True), 1e-9))


def _bm25(subject: Subject, _encoder: Encoder) -> Floats:
    remarks = [Counter(word for word in content_words(text)) for text in subject.remarks]
    met = Counter(word for words in remarks for word in words)
    usual = sum(map(len, remarks)) / len(remarks)
    scores = np.zeros((len(remarks), len(subject.points)))
    for column, point in enumerate(subject.points):
        for word in content_words(point):
            rarity = np.log1p((len(remarks) - met[word] + 0.5) / (met[word] + 0.5))
            for row, words in enumerate(remarks):
                times = words[word]
                scores[row, column] += (
                    rarity * times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * len(words) / usual))
                )
    return _judged(subject, scores)


WAYS: dict[str, Callable[[Subject, Encoder], Floats]] = {
    "cosine": _cosine,
    "BM25": _bm25,
    "cosine among": _relative_cosine,
    "ours": _ours,
}


def lines() -> Iterator[str]:
    encoder = english_encoder()
    yield HEAD
    for name, subjects in (("key points dev", key_points("dev")), ("app reviews", app_reviews())):
        labels = np.concatenate([subject.labels for subject in subjects])
        for way, judge in WAYS.items():
            scores = np.concatenate([judge(subject, encoder) for subject in subjects])
            yield f"{name:16} {way:18} {_figures(labels, scores)}" + (
                f"  {_unsure(labels, scores)}" if way == "ours" else ""
            )


def _figures(labels: Floats, scores: Floats) -> str:
    draws = [_draw(len(labels), seed) for seed in range(BOOTSTRAPS)]
    several = [_average_precision(labels[rows], scores[rows]) for rows in draws]
    return (
        f"{_average_precision(labels, scores):6.3f} {min(several):6.3f} {max(several):6.3f}"
        f" {_best_f1(labels, scores):6.3f}"
    )


def _unsure(labels: Floats, scores: Floats) -> str:
    low, high = not_sure()
    unsure, wrong = (scores > low) & (scores < high), (scores > 0.5) != (labels > 0)
    return f"{unsure.mean():9.2f} {(unsure & wrong).sum() / max(wrong.sum(), 1):13.2f}"


def _draw(count: int, seed: int) -> Ints:
    return np.random.default_rng(seed).integers(0, count, count)


def _average_precision(labels: Floats, scores: Floats) -> float:
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(labels, scores))


def _best_f1(labels: Floats, scores: Floats) -> float:
    from sklearn.metrics import precision_recall_curve

    right, found, _ = precision_recall_curve(labels, scores)
    return float(np.max(2 * right * found / np.maximum(right + found, 1e-12)))


def _judged(subject: Subject, every: npt.NDArray[np.float64]) -> Floats:
    return every[subject.pairs[:, 0], subject.pairs[:, 1]]


def _cosines(subject: Subject, encoder: Encoder) -> Floats:
    return np.asarray(encoder.encode(subject.remarks) @ encoder.encode(subject.points).T, np.float64)


def _vectors(subject: Subject, encoder: Encoder) -> tuple[Vectors, Vectors, dict[str, Vectors]]:
    words = words_to_encode([*subject.remarks, *subject.points])
    return (
        encoder.encode(subject.remarks),
        encoder.encode(subject.points),
        dict(zip(words, encoder.encode(words), strict=True)),
    )


def _by_side(path: Path, name: str, text: str) -> dict[tuple[str, str], dict[str, str]]:
    sides: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in _rows(path):
        sides[row["topic"], row["stance"]][row[name]] = row[text]
    return sides


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
