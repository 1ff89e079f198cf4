"""Google's multilingual Universal Sentence Encoder (version 3), computed so that no sum ever rounds.

Each piece of a text has a vector; three branches look at windows of 2, 3 and 5 pieces; what the pieces come
to is added up and goes through a small residual network (Yang et al. 2019, arXiv:1907.04307). Where the
weights come from: docs/adr/0013.

A BLAS adds in an order that depends on the size of a batch and on the number of threads, and every order
rounds differently. So whatever is multiplied or added up here lies on a grid and within limits: activations
are multiples of 2**-13 of at most 2**8, weights multiples of 2**-18. A product of the two is a multiple of
2**-31, a square of an activation of 2**-26, and float64, which has 53 bits, holds every partial sum of them
exactly while it stays below 2**22 or 2**27. Squares do, there being at most 1,280; products do, as what goes
into any one unit has weights of less than 2**14 together. So no order matters. The network itself keeps far
from the limits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints

GRID, LIMIT = 2.0**13, 2.0**8  # of activations: steps in a unit, and the largest one
WEIGHTS_GRID = 2.0**18
# How many pieces a branch looks at, and how many of them stand before the one in the middle.
_BRANCHES = ((2, 0), (3, 1), (5, 2))
_WIDEST = np.arange(-2, 3)
# What goes into a norm is large. A norm takes no notice of scale, so it goes in so much smaller.
_SMALLER = 8
_SPREAD = 1e-12  # added to a variance before it divides
# Pieces that go through at once: enough for the weights to be read for many, few enough to stay in the cache.
PIECES_AT_ONCE = 384


@dataclass(frozen=True, kw_only=True, slots=True)
class _Branch:
    size: int
    before: int
    weights: tuple[Floats, Floats]
    biases: tuple[Floats, Floats]


class Network:
    """The weights, ready to compute; some 90 MB. `arrays` are those of the published file."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        tables = [arrays[f"q{number + 1}"] for number in range(len(arrays["lo"]))]
        # The vectors of pieces are dealt out to tables in turn, each with a scale of its own.
        self._tables = len(tables)
        self._pieces = np.empty((sum(map(len, tables)), tables[0].shape[1]), np.uint8)
        for number, table in enumerate(tables):
            self._pieces[number :: self._tables] = table
        self._lowest, self._step = (arrays[name].astype(np.float64)[:, None] for name in ("lo", "scale"))
        sizes = [size for size, _ in _BRANCHES]
        into = np.concatenate([arrays[f"proj{size}"].astype(np.float64) for size in sizes], axis=1)
        self._into = _on_grid(into / _SMALLER)
        self._into_bias, self._gain, self._shift = (
            np.concatenate([arrays[f"{name}{size}"] for size in sizes]).astype(np.float64)
            for name in ("proj_b", "ln_g", "ln_b")
        )
        self._into_bias /= _SMALLER
        self._branches = [_branch(arrays, size, before) for size, before in _BRANCHES]
        self._all_gain, self._all_shift, self._pooled_bias = (
            arrays[name].astype(np.float64) for name in ("ln_g", "ln_b", "cnn_b")
        )
        self._pooled, self._d0, self._d1, self._p1, self._d2, self._p3, self._d3 = (
            _on_grid(arrays[name]) for name in ("cnn_W", "d0", "d1", "p1", "d2", "p3", "d3")
        )

    def encode(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """Unit rows (len(texts), 512) of texts given as numbers of pieces, none of them empty."""
        rows = [self._encode(batch) for batch in _batches(texts)]
        return np.concatenate(rows) if rows else np.zeros((0, self._d3.shape[1]), np.float32)

    def _encode(self, batch: Sequence[Sequence[int]]) -> Vectors:
        lengths = np.array([len(text) for text in batch])
        starts = np.cumsum(lengths) - lengths
        features = self._features(np.concatenate(batch).astype(np.int64), starts, lengths)
        root = np.sqrt(lengths.astype(np.float64))[:, None]
        pooled = _settled(np.add.reduceat(features, starts, axis=0) / root) @ self._pooled
        pooled = _settled(pooled + root * self._pooled_bias)
        first = _settled(np.maximum(pooled @ self._d0, 0))
        second = _settled(np.maximum(pooled @ self._p1 + first @ self._d1, 0))
        third = _settled(np.maximum(second @ self._d2, 0))
        last = _settled(np.tanh(second @ self._p3 + third @ self._d3))
        return (last / np.sqrt(_squares(last))).astype(np.float32)

    def _features(self, pieces: Ints, starts: Ints, lengths: Ints) -> Floats:
        """(pieces, 1280): each piece's own vector and what the three branches see around it."""
        count, width = len(pieces), self._pieces.shape[1]
        table = pieces % self._tables
        own = _settled(self._pieces[pieces] * self._step[table] + self._lowest[table])
        seen = _settled(_normed(_settled(own @ self._into + self._into_bias), self._gain, self._shift))
        around = _windows(starts, lengths)
        each = seen.shape[1] // len(self._branches)
        features = np.empty((count, width + seen.shape[1]))
        features[:, :width] = own
        for number, branch in enumerate(self._branches):
            first = int(-_WIDEST[0]) - branch.before
            columns = around[:, first : first + branch.size]
            part = seen[:, number * each : (number + 1) * each]
            for weights, bias in zip(branch.weights, branch.biases, strict=True):
                beside = np.concatenate([_settled(part), np.zeros((1, each))])[columns].reshape(count, -1)
                part = np.maximum(beside @ weights + bias, 0) + part
            features[:, width + number * each : width + (number + 1) * each] = part
        _settled(np.divide(features, _SMALLER, out=features))
        return _settled(_normed(features, self._all_gain, self._all_shift))


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """Texts in their order, some `PIECES_AT_ONCE` pieces at a time."""
    batch: list[Sequence[int]] = []
    pieces = 0
    for text in texts:
        if batch and pieces + len(text) > PIECES_AT_ONCE:
            yield batch
            batch, pieces = [], 0
        batch.append(text)
        pieces += len(text)
    if batch:
        yield batch


def _branch(arrays: Mapping[str, npt.NDArray[np.generic]], size: int, before: int) -> _Branch:
    return _Branch(
        size=size,
        before=before,
        weights=(_on_grid(arrays[f"w1_{size}"]), _on_grid(arrays[f"w2_{size}"])),
        biases=(arrays[f"b1_{size}"].astype(np.float64), arrays[f"b2_{size}"].astype(np.float64)),
    )


def _windows(starts: Ints, lengths: Ints) -> Ints:
    """(pieces, 5): the rows around each, and one behind the last for whatever lies outside of its text."""
    count = int(lengths.sum())
    rows = np.arange(count)[:, None] + _WIDEST
    first = np.repeat(starts, lengths)[:, None]
    return np.where((rows >= first) & (rows < first + np.repeat(lengths, lengths)[:, None]), rows, count)


def _normed(rows: Floats, gain: Floats, shift: Floats) -> Floats:
    """Settled rows, each with its mean taken off and divided by its spread."""
    around = _settled(rows - rows.sum(axis=1, keepdims=True) / rows.shape[1])
    return around / np.sqrt(_squares(around) / rows.shape[1] + _SPREAD) * gain + shift


def _squares(rows: Floats) -> Floats:
    return (rows * rows).sum(axis=1, keepdims=True)


def _settled(values: Floats) -> Floats:
    """On the grid and within the limits: whatever is added up from them is exact. Changes `values`."""
    values *= GRID
    np.rint(values, out=values)
    values /= GRID
    return np.clip(values, -LIMIT, LIMIT, out=values)


def _on_grid(weights: npt.NDArray[np.generic]) -> Floats:
    return np.rint(weights.astype(np.float64) * WEIGHTS_GRID) / WEIGHTS_GRID
