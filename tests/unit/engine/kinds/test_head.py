"""The head: whole numbers, so that what is judged beside a verbatim, and how, changes nothing."""

import math
from dataclasses import replace

import numpy as np
import pytest

from groundswell.encoders.local import LocalEncoder
from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import KINDS
from groundswell.engine.extraction.language import language_of
from groundswell.engine.kinds import Heard, head_of, shipped
from groundswell.engine.kinds.head import cues_of, head_from
from groundswell.speech import Kind

NONE = [0, 0, 0, 0, 0]
TEXTS = [
    "why does it keep failing",
    "far too expensive for us",
    "please add a list",
    "we love it",
    "wie lange dauert es",
]


def unit(count: int, dimensions: int = 384) -> Vectors:
    rows = np.random.default_rng(7).standard_normal((count, dimensions))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def heard(text: str, **more: object) -> Heard:
    return Heard(**({"text": text, "language": "en", "carries": 1.0} | more))  # type: ignore[arg-type]


def test_the_weights_of_the_vector_and_of_the_words_add_up() -> None:
    head = head_from(
        {
            "encoder": "e",
            "bias": [100, 0, 0, 0, 0],
            "cues": {"BROKEN": [0, 700, 0, 0, 0], "^ BROKEN": [0, 0, 0, 0, -50]},
            "vector": [[0, 0, 1000, 0, 0], [0, 2000, 0, 0, 0]],
        },
        "0123456789",
    )
    [(kind, confidence)] = head.judge(
        [heard("broken", carries=0.5)], np.array([[0.6, 0.8]], dtype=np.float32)
    )
    sums = [0.1, 0.7 + 2.0 * round(0.8 * 65536) / 65536, 0.6, 0.0, -0.05]
    share = math.exp(sums[1]) / sum(map(math.exp, sums))
    assert (kind, confidence) == (Kind.FRUSTRATION, round(0.5 * share, 4))


def test_a_verbatim_is_judged_the_same_alone_and_among_others() -> None:
    said = [heard(text) for text in TEXTS] * 60
    vectors = unit(len(said))
    together = shipped().judge(said, vectors)
    alone = [shipped().judge([one], vectors[at : at + 1])[0] for at, one in enumerate(said)]
    backwards = shipped().judge(said[::-1], vectors[::-1])[::-1]
    assert together == alone == backwards


def test_nothing_to_judge_is_judged_as_nothing() -> None:
    assert shipped().judge([], unit(0)) == []


@pytest.mark.parametrize(("happy", "kind"), [(0.0, Kind.FRUSTRATION), (1.0, Kind.PRAISE)])
def test_of_words_that_tell_nothing_the_rating_tells(happy: float, kind: Kind) -> None:
    head = head_from({"encoder": "e", "bias": NONE, "cues": {"w:x": NONE}, "vector": [NONE]}, "")
    one = np.ones((1, 1), dtype=np.float32)
    assert head.judge([heard("the delivery", happy=happy)], one)[0][0] is kind
    unrated, middling = head.judge(
        [heard("the delivery"), heard("the delivery", happy=0.5)], one.repeat(2, 0)
    )
    assert unrated == middling


def test_of_those_who_are_not_content_the_rating_does_not_tell_why() -> None:
    head = head_from({"encoder": "e", "bias": [0, 0, 300, 0, 0], "cues": {"w:x": NONE}, "vector": [NONE]}, "")
    one = np.ones((1, 1), dtype=np.float32)
    judged = {happy: head.judge([heard("the fee", happy=happy)], one)[0][0] for happy in (0.0, 0.5, 1.0)}
    assert judged == {0.0: Kind.OBJECTION, 0.5: Kind.OBJECTION, 1.0: Kind.PRAISE}


REVIEWS = [
    ("Runs on my phone, my tablet and the old computer in the shed, and they always agree.", Kind.PRAISE),
    ("GREAT kettle", Kind.PRAISE),
    ("I open it each morning to see what my hens have laid, such a lovely thing to have.", Kind.PRAISE),
    ("Super einfach zu bedienen, ich nutze es täglich.", Kind.PRAISE),
    ("Why does it log me out each time I turn the page?!", Kind.FRUSTRATION),
    ("Great umbrella, but it turned inside out in the first wind and now it won't close.", Kind.FRUSTRATION),
    ("Not worth the price, I went back to my old one.", Kind.OBJECTION),
    ("It would be even better if one could turn off the light.", Kind.REQUEST),
]


@pytest.mark.parametrize(("text", "kind"), REVIEWS)
def test_reviews_are_told_by_what_their_main_clause_says(text: str, kind: Kind) -> None:
    vectors = LocalEncoder().encode([text])
    said = [heard(text, language=language_of(text))]
    assert shipped().judge(said, vectors)[0][0] is kind


def test_other_encoders_have_no_head_and_the_local_one_has() -> None:
    assert head_of("words/1") is None
    assert head_of(LocalEncoder().model) is shipped()


def test_another_set_of_weights_is_another_head() -> None:
    stored = {"encoder": "e", "bias": NONE, "cues": {"w:x": NONE}, "vector": [NONE]}
    one, other = head_from(stored, "aaaaaaaa"), head_from(stored, "bbbbbbbb")  # type: ignore[arg-type]
    assert one.id != other.id
    assert replace(one, id=other.id).id == other.id


def test_words_are_read_in_the_classes_of_their_language() -> None:
    german = cues_of("Das ist uns leider zu teuer.", "de")
    assert {"abroad:DEAR", "abroad:TROUBLE"} <= german
    assert not any(cue for cue in german if not str(cue).startswith("abroad:"))
    assert "abroad:DEAR" in cues_of("价格太贵了", "zh")
    assert "BROKEN" in cues_of("it is broken", "en")
    assert not any(str(cue).startswith("abroad:") for cue in cues_of("it is broken", "en"))
    assert {"BROKEN", "abroad:TROUBLE"} <= cues_of("bug, fehler", "")


def test_every_weight_tells_of_every_kind() -> None:
    head = shipped()
    assert head.bias.shape == (len(KINDS),)
    assert head.cues.shape == (len(head.rows), len(KINDS))
    assert head.vector.shape == (LocalEncoder().dimensions, len(KINDS))
