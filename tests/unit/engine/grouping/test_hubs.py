import numpy as np

from groundswell.engine.grouping import neighbours, without_hubs

from .spoken import said, unit


def test_who_is_near_to_everybody_falls_behind_the_fellows():
    vectors, topics = said([8] * 6, loose=1.3)
    hub = unit(vectors.sum(axis=0, keepdims=True))
    every = np.concatenate([vectors, hub])
    before = neighbours(every, 20)
    after = without_hubs(before)

    def mean_place(near: np.ndarray) -> float:
        return float(np.mean(np.nonzero(near[: len(topics)] == len(topics))[1]))

    assert mean_place(after.indices) > mean_place(before.indices)


def test_similarities_stay_on_their_scale():
    vectors, _ = said([8] * 6)
    near = neighbours(vectors, 12)
    assert abs(without_hubs(near).similarities.mean() - near.similarities.mean()) < 0.05
