"""Made-up things people might say, as vectors: topics are random directions, wordings lie around them."""

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints

DIMENSIONS = 256


def unit(rows: Vectors) -> Vectors:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def said(sizes: list[int], *, loose: float = 0.7, seed: int = 0) -> tuple[Vectors, Ints]:
    """Shuffled vectors and the topic of each; `loose` is how far wordings stray from their topic."""
    random = np.random.default_rng(seed)
    topics = np.repeat(np.arange(len(sizes)), sizes)
    random.shuffle(topics)
    middles = unit(random.standard_normal((len(sizes), DIMENSIONS)))
    noise = unit(random.standard_normal((len(topics), DIMENSIONS)))
    return unit(middles[topics] + loose * noise), topics


def scattered(count: int, *, seed: int = 0) -> Vectors:
    """Directions that have nothing to do with each other."""
    return unit(np.random.default_rng(seed).standard_normal((count, DIMENSIONS)))
