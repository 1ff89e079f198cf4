from collections.abc import Sequence

import numpy as np

from groundswell.encoders.cache import Cached, MemoryCache, encode_in_batches, hash_text
from groundswell.engine.encoder import Vectors


class Counting:
    """An encoder that remembers what it was asked."""

    def __init__(self, model: str = "counting") -> None:
        self.model = model
        self.dimensions = 2
        self.asked: list[tuple[str, ...]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(tuple(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


def test_a_text_is_embedded_once_however_often_it_comes() -> None:
    encoder, cache = Counting(), MemoryCache()
    vectors = Cached(encoder, cache).encode(["late", "why", "late"])
    again = Cached(encoder, cache).encode(["why", "slow", "late"])
    assert encoder.asked == [("why", "late"), ("slow",)]
    assert vectors[:, 0].tolist() == [4, 3, 4]
    assert again[:, 0].tolist() == [3, 4, 4]


def test_another_model_does_not_get_the_first_ones_vectors() -> None:
    cache, other = MemoryCache(), Counting("other")
    Cached(Counting(), cache).encode(["late"])
    Cached(other, cache).encode(["late"])
    assert other.asked == [("late",)]


def test_the_same_set_of_texts_makes_the_same_batches_in_any_order() -> None:
    texts = [f"{'x' * (number % 5)}{number}" for number in range(50)]
    forward, backward = Counting(), Counting()
    list(encode_in_batches(forward, texts, 7))
    list(encode_in_batches(backward, [*reversed(texts), *texts], 7))
    assert forward.asked == backward.asked
    assert max(len(batch) for batch in forward.asked) == 7


def test_each_batch_is_kept_before_the_next_is_begun() -> None:
    encoder, cache = Counting(), MemoryCache()
    kept: list[int] = []
    texts = ["a", "b", "c", "d", "e"]

    def look(_done: int, _of: int) -> None:
        kept.append(len(cache.get_many(encoder.model, [hash_text(text) for text in texts])))

    Cached(encoder, cache, batch=2, on_progress=look).encode(texts)
    assert kept == [2, 4, 5]


def test_progress_counts_texts_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    for _ in encode_in_batches(Counting(), ["a", "b", "c", "a"], 2, lambda done, of: seen.append((done, of))):
        pass
    assert seen == [(2, 3), (3, 3)]


def test_no_text_gives_no_row_and_asks_nothing() -> None:
    encoder = Counting()
    assert Cached(encoder).encode([]).shape == (0, 2)
    assert encoder.asked == []


def test_an_encoder_that_does_not_know_its_dimensions_yet_is_not_asked_for_what_is_cached() -> None:
    cache = MemoryCache()
    known = Cached(Counting(), cache).encode(["late", "why"])
    asking_anew = Counting()
    asking_anew.dimensions = 0
    assert Cached(asking_anew, cache).encode(["late", "why"]).tolist() == known.tolist()
    assert asking_anew.asked == []


def test_a_lone_surrogate_has_a_hash_of_its_own() -> None:
    assert hash_text("\ud800") != hash_text("?") != hash_text("\ud801")
