"""What vectors have to say in names."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.names import SAY, names
from groundswell.engine.naming.nearness import DISTANT, nearness

TAX = ("The tax code is wrong", "You printed the wrong tax code", "Wrong tax code again")
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


def said(*texts: str, language: str = "en") -> list[Said]:
    return [Said(text=text, language=language) for text in texts]


CONCERNS = {1: said(*SLOW), 2: said(*TAX)}


def test_of_names_that_say_as_much_by_their_words_the_one_nearest_to_all_members_is_given() -> None:
    assert names(CONCERNS, {})[1] == DETAIL
    assert names(CONCERNS, {}, encoder=Meaning(*SLOW[1:]))[1] == GIST


def test_vectors_do_not_make_a_name_of_what_says_nothing_by_its_words() -> None:
    assert names(CONCERNS, {}, encoder=Meaning(*SLOW[2:]))[1] in (DETAIL, GIST)


# Few say the second in these words, and most mean it.
WORDED = ("The scanner has a new cover", "A scanner with a new cover", "The scanner has a delay")
LATE = (*WORDED, "It takes ages to read a code", "You wait and wait", "Reading takes forever")


def test_what_most_mean_comes_before_what_says_more_by_its_words() -> None:
    both = {1: said(*LATE), 2: said(*TAX)}

    assert names(both, {})[1] == WORDED[0]
    assert names(both, {}, encoder=Meaning(*LATE[2:]))[1] == WORDED[2]


def test_in_a_language_that_the_model_may_not_know_words_tell_more() -> None:
    foreign = {1: said(*LATE, language="sv"), 2: said(*TAX)}
    cosines: dict[str, float] = dict.fromkeys(LATE, 1.0)
    near = Leaning(cosines | dict.fromkeys(WORDED[:2], 0.8))

    assert names({1: said(*LATE), 2: said(*TAX)}, {}, encoder=near)[1] == WORDED[2]
    assert names(foreign, {}, encoder=near)[1] == WORDED[0]


class Leaning(Meaning):
    """Texts have the cosine to one direction that is told of them."""

    def __init__(self, cosines: Mapping[str, float]) -> None:
        super().__init__()
        self._cosines = cosines

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        told = [self._cosines.get(text, 0.0) for text in texts]
        return np.array([(one, (1 - one * one) ** 0.5) for one in told], dtype=np.float32)


def test_a_vector_is_asked_of_what_was_spoken_and_not_of_what_is_left_of_it() -> None:
    meaning = Meaning()
    wishes = said("I'd like to return my scanner.", "Can you help me return the scanner, it beeps?")
    told = said("Customer complains that the scanner is dead.")

    names({1: [*wishes, *told], 2: said(*TAX)}, {}, encoder=meaning)

    assert "I'd like to return my scanner." in meaning.asked
    assert "Can you help me return the scanner" in meaning.asked
    assert "Return my scanner" not in meaning.asked
    assert "the scanner is dead" in meaning.asked  # who reports it says nothing of it


def test_what_is_said_beside_other_things_comes_after_what_is_said_alone() -> None:
    delay, lag = "The scanner has a delay", "The scanner has a lag"
    others = ("It takes ages to read a code", "You wait and wait")
    both = {1: said(f"{delay}, by the way the cover is red", lag, *others), 2: said(*TAX)}
    cosines: dict[str, float] = dict.fromkeys(others, 1.0)

    assert names(both, {}, encoder=Leaning(cosines | {delay: 1.0, lag: 0.95}))[1] == lag


def test_a_name_that_stands_and_holds_is_kept_without_asking_for_vectors() -> None:
    meaning = Meaning(*SLOW[1:])

    found = names(CONCERNS, {}, names(CONCERNS, {}), meaning)

    assert found == names(CONCERNS, {})
    assert meaning.asked == []


def test_a_name_that_weighs_half_of_the_best_by_its_words_is_kept_without_asking_too() -> None:
    texts = ("The scanner has a new cover", "A new cover for the scanner", "The scanner is slow")
    both = {1: said(*texts, "Slow scanner here"), 2: said(*TAX)}
    meaning = Meaning(*texts[:2])

    assert names(both, {2: "Rates"}, encoder=Meaning(*texts[:2]))[1] == texts[0]
    assert names(both, {2: "Rates"}, {1: texts[2]}, meaning)[1] == texts[2]
    assert meaning.asked == []


def test_a_name_stays_where_another_weighs_little_more_by_words_and_vectors() -> None:
    both = {1: said(*LATE), 2: said(*TAX)}
    cosines: dict[str, float] = dict.fromkeys(LATE, 1.0)
    near = Leaning(cosines | dict.fromkeys(WORDED[:2], 0.99))

    assert names(both, {}, encoder=near)[1] == WORDED[0]
    assert names(both, {}, {1: WORDED[2]}, near)[1] == WORDED[2]


def test_a_name_that_vectors_chose_stays_though_others_say_more_by_their_words() -> None:
    covers = ("My scanner has a cover, a scanner with a cover", "Scanner, cover")
    more = {1: said(*SLOW, *covers), 2: said(*TAX)}

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
    assert all(DISTANT ** (say.near + say.verbatim) > 0 for say in SAY.values())


def test_where_nothing_is_asked_nothing_is_encoded() -> None:
    assert nearness({}, {7: ["a"]}, Meaning()) == {}
