"""What vectors have to say in names."""

from collections.abc import Sequence

import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.names import NEAR, names
from groundswell.engine.naming.nearness import DISTANT, nearness

RATE = ("The exchange rate is wrong", "You applied the wrong exchange rate", "Wrong exchange rate again")
# By their words alike; by meaning the second is what the others say.
DETAIL, GIST = "The scanner has a cover", "The scanner has a delay"
SLOW = (DETAIL, GIST, "It takes ages to read a code", "You wait and wait")


class Meaning:
    """Texts about slowness have one vector, all others are at right angles to it."""

    model, dimensions = "meaning", 2

    def __init__(self, *about: str) -> None:
        self._about = set(about)
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([(1, 0) if text in self._about else (0, 1) for text in texts], dtype=np.float32)


def said(*texts: str) -> list[Said]:
    return [Said(text=text, language="en") for text in texts]


CONCERNS = {1: said(*SLOW), 2: said(*RATE)}


def test_of_names_that_say_as_much_by_their_words_the_one_nearest_to_all_members_is_given() -> None:
    assert names(CONCERNS, {})[1] == DETAIL
    assert names(CONCERNS, {}, encoder=Meaning(*SLOW[1:]))[1] == GIST


def test_vectors_do_not_make_a_name_of_what_says_nothing_by_its_words() -> None:
    assert names(CONCERNS, {}, encoder=Meaning(*SLOW[2:]))[1] in (DETAIL, GIST)


def test_a_name_that_stands_and_holds_is_kept_without_asking_for_vectors() -> None:
    meaning = Meaning(*SLOW[1:])

    found = names(CONCERNS, {}, names(CONCERNS, {}), meaning)

    assert found == names(CONCERNS, {})
    assert meaning.asked == []


def test_a_name_that_vectors_chose_stays_though_others_say_more_by_their_words() -> None:
    covers = ("My scanner has a cover, a scanner with a cover", "Scanner, cover")
    more = {1: said(*SLOW, *covers), 2: said(*RATE)}

    assert names(more, {}, {1: GIST})[1] != GIST
    assert names(more, {}, {1: GIST}, Meaning(*SLOW[1:], *covers))[1] == GIST


def test_a_name_of_a_person_is_not_sought_by_vectors() -> None:
    meaning = Meaning()

    assert names(CONCERNS, {1: "Speed", 2: "Rates"}, encoder=meaning) == {}
    assert meaning.asked == []


def test_what_the_encoder_raises_is_raised() -> None:
    class Broken(Meaning):
        def encode(self, texts: Sequence[str]) -> Vectors:
            raise OSError("no answer")

    with pytest.raises(OSError, match="no answer"):
        names(CONCERNS, {}, encoder=Broken())


def test_nearness_is_told_by_the_nearer_half_of_the_members() -> None:
    found = nearness({7: ["a", "b"]}, {7: ["a", "a too", "b"]}, Meaning("a", "a too"))

    assert found[7]["a"] == pytest.approx(1.0)
    assert found[7]["b"] == pytest.approx(0.5**0.5)


def test_what_is_near_to_nothing_can_still_be_ranked() -> None:
    assert nearness({7: ["b"]}, {7: ["a"]}, Meaning("a")) == {7: {"b": DISTANT}}
    assert DISTANT**NEAR > 0


def test_where_nothing_is_asked_nothing_is_encoded() -> None:
    assert nearness({}, {7: ["a"]}, Meaning()) == {}
