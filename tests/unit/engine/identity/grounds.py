"""Grounds to update: topics of clear or of blurred words."""

from dataclasses import replace

import numpy as np

from groundswell.engine.ground import Decisions, Ground, Shift

NOTHING = Decisions()


def topics(*sizes: int, seed: int = 0, noise: float = 0.05) -> np.ndarray:
    """Unit vectors around as many random middles as there are sizes, in that order."""
    random = np.random.default_rng(seed)
    middles = random.standard_normal((len(sizes), 16))
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    points = np.repeat(middles, sizes, axis=0) + noise * random.standard_normal((sum(sizes), 16))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def new_ground(vectors: np.ndarray, conversations: np.ndarray | None = None) -> Ground:
    count = len(vectors)
    return Ground(
        verbatims=np.arange(1, count + 1),
        conversations=np.arange(1, count + 1) if conversations is None else conversations,
        vectors=vectors,
        communities=np.zeros(count, np.int64),
        concerns=np.zeros(count, np.int64),
        scores=np.zeros(count),
        pinned=np.zeros(count, np.bool_),
    )


def after(ground: Ground, shift: Shift) -> Ground:
    return replace(
        ground,
        communities=shift.communities,
        concerns=shift.concerns,
        scores=shift.scores,
        memory=shift.memory,
        arrived=shift.arrived,
    )


def grown(ground: Ground, vectors: np.ndarray) -> Ground:
    """The ground with new verbatims at its end, each in a conversation of its own."""
    more = new_ground(vectors)
    return Ground(
        verbatims=np.append(ground.verbatims, more.verbatims + ground.verbatims.max(initial=0)),
        conversations=np.append(
            ground.conversations, more.conversations + ground.conversations.max(initial=0)
        ),
        vectors=np.concatenate([ground.vectors, vectors]),
        communities=np.append(ground.communities, more.communities),
        concerns=np.append(ground.concerns, more.concerns),
        scores=np.append(ground.scores, more.scores),
        pinned=np.append(ground.pinned, more.pinned),
        memory=ground.memory,
        arrived=np.append(ground.new, more.new),
    )


def without(ground: Ground, gone: np.ndarray) -> Ground:
    kept = ~gone
    return ground.of(np.flatnonzero(kept))
