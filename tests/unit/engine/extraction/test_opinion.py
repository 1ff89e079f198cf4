"""A second opinion counts where the words hesitate, and nowhere else."""

from collections.abc import Sequence

import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import shipped
from groundswell.engine.extraction.extract import extract, in_doubt, judge
from groundswell.engine.extraction.opinion import asking, opinion_from
from groundswell.speech import Channel, Conversation
from tests.worlds.talk import conversation

PLAIN, DOUBTFUL, NOTHING = (
    "The app keeps crashing.",
    "We had to do it by hand.",
    "Thanks, have a good day.",
)


def mail(*texts: str, channel: Channel = Channel.MAIL) -> Conversation:
    return conversation(" ".join(texts), channel=channel)


def asked(said: Conversation) -> list[str]:
    return in_doubt(said, judge(shipped(), said))


def test_it_is_asked_where_the_words_hesitate() -> None:
    assert asked(mail(PLAIN, DOUBTFUL, NOTHING)) == [DOUBTFUL]


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.MEETING])
def test_what_is_spoken_at_length_is_told_by_its_words(channel: Channel) -> None:
    assert asked(mail(*[DOUBTFUL, PLAIN] * 3, channel=channel)) == []


def test_another_language_is_never_in_doubt() -> None:
    assert asked(mail("Das ist uns leider viel zu teuer, wir haben nur zwölf Leute.")) == []


def test_it_decides_what_is_in_doubt_and_nothing_else() -> None:
    said = mail(PLAIN, DOUBTFUL, NOTHING)
    for_it = {PLAIN: -9.0, DOUBTFUL: 3.0, NOTHING: 9.0}
    against = {**for_it, DOUBTFUL: -3.0}
    assert DOUBTFUL in " ".join(v.text for v in extract(said, for_it))
    assert [v.text for v in extract(said, against)] == [PLAIN]


def test_it_is_a_weighted_sum_of_the_vector() -> None:
    second = opinion_from({"model": "m", "bias": 0.5, "weights": [1.0, -2.0]})
    assert second.odds(np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)) == [1.5, -1.5]


class Counting:
    dimensions = 384

    def __init__(self, model: str) -> None:
        self.model = model
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return np.zeros((len(texts), self.dimensions), np.float32)


def test_each_sentence_is_embedded_once() -> None:
    encoder = Counting("all-MiniLM-L6-v2/int8")
    assert set(asking(encoder)(["one", "two", "one"])) == {"one", "two"}
    assert encoder.encoded == ["one", "two"]


def test_another_encoder_has_no_opinion_and_is_not_asked() -> None:
    encoder = Counting("another/1")
    assert asking(encoder)(["one"]) == {}
    assert encoder.encoded == []
