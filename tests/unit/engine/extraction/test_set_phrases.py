"""What comes back letter for letter and is not about the business, told from concerns worded alike."""

import numpy as np
import pytest

from groundswell.engine.extraction.set_phrases import (
    Sentences,
    folded,
    is_set_phrase,
    likeness_of_others,
    repeated,
    set_phrases_among,
)

# With what the vector of the shipped model says of each.
CONCERNS = {
    "Too expensive.": 1.8,
    "It's too slow": 0.92,
    "Does it work offline?": 2.15,
    "The app keeps crashing.": 2.3,
    "How much does it cost?": 3.73,
    "Can we export to Excel?": 1.06,
    "The price is too high.": 1.23,
}
FORMULAS = {
    "Could you repeat that for me, you broke up?": -1.56,
    "Do you have any questions for me before we go?": -1.39,
    "Sorry for the slow answer, my week was a busy one.": -2.5,
    "I am just going to pull up my notes from last time.": -1.02,
}


@pytest.mark.parametrize("words", CONCERNS)
def test_a_concern_of_few_words_stays_one_even_where_nobody_words_it_otherwise(words: str) -> None:
    assert not is_set_phrase(words, "en", likeness=0.2, opinion=CONCERNS[words])
    assert not is_set_phrase(words, "en", likeness=0.2)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_a_set_phrase_where_nobody_words_it_otherwise(words: str) -> None:
    assert is_set_phrase(words, "en", likeness=0.35, opinion=FORMULAS[words])


def test_what_others_say_in_other_words_is_about_the_business() -> None:
    words = "We went round all of the sites with a list of them last week."
    assert is_set_phrase(words, "en", likeness=0.3)
    assert not is_set_phrase(words, "en", likeness=0.8)


def test_a_second_opinion_weighs_as_much_as_the_words() -> None:
    words = "They need the list and the photo."
    assert is_set_phrase(words, "en", likeness=0.3, opinion=-1.0)
    assert not is_set_phrase(words, "en", likeness=0.3, opinion=3.0)


def test_words_of_another_language_are_judged_by_others_and_their_length() -> None:
    assert not is_set_phrase("Das ist zu teuer.", "de", likeness=0.2)
    assert is_set_phrase("Vielen Dank für Ihre Zeit heute.", "de", likeness=0.2)
    assert not is_set_phrase("Die App stürzt im Keller immer ab.", "de", likeness=0.8)


def test_case_marks_and_apostrophes_make_no_other_words() -> None:
    assert folded("Don’t  worry - it's FINE!") == folded("dont worry its fine")


def test_what_is_said_twice_in_one_conversation_does_not_come_back() -> None:
    assert repeated({1: ["a", "a"], 2: ["b"]}) == {}
    assert repeated({1: ["a"], 2: ["a", "b"], 3: ["b"], 4: ["c"]}) == {"a": {1, 2}, "b": {2, 3}}


def test_a_conversation_told_twice_holds_no_set_phrases() -> None:
    told = ["a", "b", "c", "d"]
    assert repeated({1: told, 2: told}) == {}
    assert repeated({1: told, 2: [*told, "e"], 3: ["a"], 4: ["a"]}) == {"a": {3, 4}}


def test_told_twice_is_a_conversation_of_which_more_than_half_comes_back_and_not_a_word_or_two() -> None:
    told = ["a", "b", "c"]
    in_both = {sentence: {1, 2} for sentence in told}
    assert repeated({1: [*told, "d", "e", "f"], 2: [*told, "g", "h", "i"]}) == in_both
    assert repeated({1: [*told, "d", "e"], 2: [*told, "g", "h"]}) == {}
    assert repeated({1: [*told, "d", "e", "d"], 2: [*told, "g", "h", "g"]}) == {}
    assert repeated({1: ["a", "b"], 2: ["a", "b"]}) == {"a": {1, 2}, "b": {1, 2}}


def test_others_are_of_other_words_and_other_conversations() -> None:
    same, near, far = [1.0, 0.0], [0.8, 0.6], [0.0, 1.0]
    said = Sentences(
        vectors=np.array([same, same, near, near, far], np.float32),
        words=np.array([1, 1, -1, -2, -3]),
        conversations=np.array([1, 2, 2, 3, 4]),
    )
    found = likeness_of_others(np.array([same], np.float32), [1], said)
    assert found == [pytest.approx(0.4)]  # of the last two: the third was said beside the words themselves


def test_without_others_nothing_is_told_by_them() -> None:
    alone = Sentences(
        vectors=np.array([[1.0, 0.0]] * 2, np.float32), words=np.array([1, 1]), conversations=np.array([1, 2])
    )
    own = np.array([[1.0, 0.0]], np.float32)
    assert likeness_of_others(own, [1], alone) == [0.0]
    assert set_phrases_among({1: ("Does it work offline?", "en")}, own, alone, None) == set()
    assert set_phrases_among({1: (max(FORMULAS), "en")}, own, alone, None) == {1}
