"""Whether what a customer says leads to the right card: `python -m benchmarks cards`.

Several people each restated the same support conversations: what the first of them wrote is sought, and what
the others wrote is the card. Nothing is fitted on them. Beside ours, cosine to the mean and to the best
sentence, BM25, and the sum of these three; and the time of one search.
"""

import csv
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from benchmarks.grouping_quality import DATA
from groundswell.encoders import english_encoder
from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats
from groundswell.engine.kit.search import Index, Worded
from groundswell.engine.kit.words import Words, stems

SEEDS = 5
MANY, WORDINGS = 10_000, 5  # cards of the largest kit, and wordings of each
_SEARCHES = 40
_TOP = 3


def lines() -> Iterator[str]:
    sought, cards, vectors = _restated()
    scored = _scored(sought, cards, vectors)
    yield f"{len(cards)} cards; recall at 1 and at 3, and over {SEEDS} halves of them the spread of each"
    for name, scores in scored.items():
        first, third = _recall(scores, range(len(cards)))
        halves = [_recall(scores, half) for half in _halves(len(cards))]
        spread = np.std(halves, axis=0)
        yield f"{name:34} {first:.3f} ± {spread[0]:.3f}   {third:.3f} ± {spread[1]:.3f}"
    yield from _fits(sought, cards, vectors)
    yield from _time(cards, vectors)


def _restated() -> tuple[list[str], list[Worded], Vectors]:
    """What is sought, the card for each, and the vectors of what is sought."""
    by_conversation: dict[str, list[str]] = {}
    with (DATA / "paraphrases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_conversation.setdefault(row["conversation_id"], []).append(row["text"])
    encoder = english_encoder()
    sought = [texts[0] for texts in by_conversation.values()]
    cards = [
        Worded(wordings=texts[1:], vectors=encoder.encode(texts[1:])) for texts in by_conversation.values()
    ]
    return sought, cards, encoder.encode(sought)


def _scored(sought: Sequence[str], cards: Sequence[Worded], vectors: Vectors) -> dict[str, Floats]:
    """(sought, cards) by each way."""
    words = Words.of([card.wordings for card in cards], stems)
    bm25 = np.array([words.scores(text) for text in sought])
    likeness = [vectors @ card.vectors.T for card in cards]
    to_mean = np.stack(
        [each.mean(axis=1) / _length(c) for each, c in zip(likeness, cards, strict=True)], axis=1
    )
    to_best = np.stack([each.max(axis=1) for each in likeness], axis=1)
    index = Index(cards)
    return {
        "cosine to the mean": to_mean,
        "cosine to the best sentence": to_best,
        "BM25": bm25,
        "their sum, standardised": _among(to_mean) + _among(to_best) + _among(bm25),
        "ours": _ours(index, sought, list(vectors)),
        "ours, by words alone": _ours(index, sought, [None] * len(sought)),
    }


def _ours(index: Index, sought: Sequence[str], vectors: Sequence[Vectors | None]) -> Floats:
    scores = np.full((len(sought), index.count), -np.inf)
    for row, (text, vector) in enumerate(zip(sought, vectors, strict=True)):
        for found in index.search(text, vector, _TOP):
            scores[row, found.card] = found.score
    return scores


def _length(card: Worded) -> float:
    return float(np.linalg.norm(card.vectors.mean(axis=0)))


def _among(scores: Floats) -> Floats:
    return (scores - scores.mean(axis=1, keepdims=True)) / scores.std(axis=1, keepdims=True)


def _halves(count: int) -> Iterator[Sequence[int]]:
    for seed in range(SEEDS):
        yield np.random.default_rng(seed).permutation(count)[: count // 2].tolist()


def _recall(scores: Floats, rows: Sequence[int]) -> tuple[float, float]:
    """Of these that are sought; of equal scores the first stands first."""
    places = [int(np.flatnonzero(np.argsort(-scores[row], kind="stable") == row)[0]) for row in rows]
    held = [
        place if np.isfinite(scores[row, row]) else len(scores)
        for place, row in zip(places, rows, strict=True)
    ]
    return sum(place < 1 for place in held) / len(held), sum(place < _TOP for place in held) / len(held)


def _fits(sought: Sequence[str], cards: Sequence[Worded], vectors: Vectors) -> Iterator[str]:
    """Of the first that is found where it is right, and of the first other one: as though the right card
    were not there."""
    index = Index(cards)
    told = [index.search(text, vector, 2) for text, vector in zip(sought, vectors, strict=True)]
    right = [two[0].fits for row, two in enumerate(told) if two[0].card == row]
    other = [next(one.fits for one in two if one.card != row) for row, two in enumerate(told)]
    yield f"told that it fits: {np.mean(right):.3f} of right ones, {np.mean(other):.3f} where it is gone"


def _time(cards: Sequence[Worded], vectors: Vectors) -> Iterator[str]:
    """Of restatements mixed anew, so that there are as many cards as in the largest kit."""
    random = np.random.default_rng(0)
    texts = [text for card in cards for text in card.wordings]
    rows = np.concatenate([card.vectors for card in cards])
    chosen = [random.integers(len(texts), size=WORDINGS) for _ in range(MANY)]
    index = Index([Worded(wordings=[texts[n] for n in each], vectors=rows[each]) for each in chosen])
    asked = [(texts[n], vectors[n % len(vectors)]) for n in random.integers(len(texts), size=_SEARCHES)]
    for name, given in (("by meaning and words", True), ("by words alone", False)):
        took = [
            _processor(lambda t=t, v=v, g=given: index.search(t, v if g else None, _TOP)) for t, v in asked
        ]
        median, high = np.median(took) * 1e3, np.quantile(took, 0.95) * 1e3
        yield f"a search among {MANY:,} cards {name}: {median:.1f} ms of processor, p95 {high:.1f}"


def _processor(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun
