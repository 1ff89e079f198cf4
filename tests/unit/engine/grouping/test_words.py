import numpy as np

from groundswell.engine.grouping import agreement, group, neighbours, weighed_words, with_shared_words

from .spoken import said, scattered


def test_rare_words_weigh_more_than_common_ones_and_rows_have_length_one():
    words = weighed_words(["the lift is late", "the lift is loud", "the bill"])
    first = dict(zip(words.words[:4].tolist(), words.weights[:4].tolist(), strict=True))
    assert first[3] > first[1] > first[0]  # late, lift, the
    assert abs(sum(weight**2 for weight in first.values()) - 1) < 1e-6


def test_likeness_of_words_is_three_tenths_of_the_similarity():
    texts = ["pin lost", "Pin, LOST!", "pin", "", "card"]
    before = neighbours(scattered(5), 4)
    after = with_shared_words(before, weighed_words(texts))
    cosine = dict(zip(before.indices[0].tolist(), before.similarities[0].tolist(), strict=True))
    blended = dict(zip(after.indices[0].tolist(), after.similarities[0].tolist(), strict=True))
    assert abs(blended[1] - (0.7 * cosine[1] + 0.3)) < 1e-4
    assert abs(blended[3] - 0.7 * cosine[3]) < 1e-4
    assert abs(blended[4] - 0.7 * cosine[4]) < 1e-4
    assert blended[2] > 0.7 * cosine[2] + 0.1
    assert after.worded
    assert (np.diff(after.similarities, axis=1) <= 0).all()


def test_blending_in_pieces_gives_the_same(monkeypatch):
    from groundswell.engine.grouping import shared_words

    texts = [f"word{n % 7} thing{n % 3}" for n in range(50)]
    near, words = neighbours(scattered(50), 10), weighed_words(texts)
    whole = with_shared_words(near, words)
    monkeypatch.setattr(shared_words, "PAIRS", 30)
    assert np.array_equal(with_shared_words(near, words).indices, whole.indices)


def test_words_of_some_rows_are_those_rows():
    words = weighed_words(["a b", "c", "d e f"])
    part = words.of(np.array([0, 2]))
    assert part.indptr.tolist() == [0, 2, 5]
    assert part.words.tolist() == [0, 1, 3, 4, 5]


def test_shared_words_tell_apart_what_vectors_blur():
    vectors, topics = said([30] * 8, loose=3.0)
    texts = [f"about {'zyxwvuts'[topic]}{topic} and more" for topic in topics]
    assert agreement(group(vectors, texts).communities, topics) > agreement(
        group(vectors).communities, topics
    )
