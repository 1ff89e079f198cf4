"""The card to what a customer said, by meaning and by words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.encoder import Vectors
from groundswell.engine.kit.search import Found, Index, Worded
from groundswell.engine.kit.words import Words, letters, stems
from tests.worlds.encoding import WordEncoder

INVOICES = ["the export doubles every invoice", "every invoice comes twice"]
SIGNAL = ["no signal in the basement", "the app is dead without a signal"]
PRICE = ["the seat price is too high", "too expensive for seasonal crews"]
CARDS = (INVOICES, SIGNAL, PRICE)
ENCODER = WordEncoder()


def vector(text: str) -> Vectors:
    return ENCODER.encode([text])[0]


def without_vectors(cards: tuple[list[str], ...] = CARDS) -> Index:
    return Index([Worded(wordings=each, vectors=np.zeros((0, 0), np.float32)) for each in cards])


def with_vectors(cards: tuple[list[str], ...] = CARDS) -> Index:
    return Index([Worded(wordings=each, vectors=ENCODER.encode(each)) for each in cards])


def best(found: list[Found]) -> int:
    return found[0].card


@pytest.mark.parametrize(
    ("said", "card"),
    [("why is each invoice doubled", 0), ("there is no signal", 1), ("your price is high", 2)],
)
def test_the_card_that_says_it_in_such_words_comes_first(said: str, card: int) -> None:
    assert best(without_vectors().search(said, None, 3)) == card
    assert best(with_vectors().search(said, vector(said), 3)) == card


def test_what_is_misspelt_is_found_by_its_letters() -> None:
    assert best(without_vectors().search("invoyces dubbled in the exporrt", None, 3)) == 0


def test_meaning_finds_what_no_word_does() -> None:
    index = with_vectors()
    assert best(index.search("xyzzy", vector(PRICE[1]), 3)) == 2


def test_what_nobody_said_fits_no_card() -> None:
    index = with_vectors()
    said = "parking for bicycles"
    assert not any(one.fits for one in index.search(said, vector(said), 3))
    assert not any(one.fits for one in index.search(said, None, 3))


def test_what_was_said_before_fits() -> None:
    for at, card in enumerate(CARDS):
        (first,) = with_vectors().search(card[0], vector(card[0]), 1)
        assert (first.card, first.fits) == (at, True)


def test_an_empty_kit_has_no_card() -> None:
    assert Index([]).search("invoice", None, 3) == []


def test_a_kit_of_one_card_is_searched_like_any_other() -> None:
    index = with_vectors((INVOICES,))
    (found,) = index.search(INVOICES[0], vector(INVOICES[0]), 3)
    assert (found.card, found.fits) == (0, True)


def test_a_vector_of_another_model_is_left_aside() -> None:
    said = "no signal"
    other = np.ones(3, np.float32)
    assert with_vectors().search(said, other, 3) == with_vectors().search(said, None, 3)


def test_a_card_without_vectors_is_found_by_its_words_beside_others_that_have_some() -> None:
    cards = [Worded(wordings=each, vectors=ENCODER.encode(each)) for each in (INVOICES, SIGNAL)]
    index = Index([*cards, Worded(wordings=PRICE, vectors=np.zeros((0, 0), np.float32))])
    assert best(index.search("seat price too high", vector("seat price too high"), 3)) == 2


def test_cosines_without_what_is_common_are_those_of_the_vectors_themselves() -> None:
    """They are computed from the plain ones."""
    index, said = with_vectors(), "no invoice in the basement"
    meaning = index._meaning
    assert meaning is not None
    _, nearest, _ = meaning.likenesses(vector(said))
    asked = vector(said) - meaning.common
    for at, card in enumerate(CARDS):
        rows = ENCODER.encode(card) - meaning.common
        cosines = rows @ asked / np.linalg.norm(rows, axis=1) / np.linalg.norm(asked)
        assert nearest[at] == pytest.approx(cosines.max(), abs=1e-5)


WORD = st.sampled_from("invoice export signal basement price crew seat app twice dead".split())
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=3), min_size=1, max_size=6), TEXT)
def test_cards_in_another_order_have_the_same_scores(cards: list[list[str]], said: str) -> None:
    def scores(of: list[list[str]]) -> list[float]:
        index = Index([Worded(wordings=each, vectors=ENCODER.encode(each)) for each in of])
        found = {one.card: one.score for one in index.search(said, vector(said), len(of))}
        assert len(found) == len(of)
        return [found[at] for at in range(len(of))]

    assert scores(cards) == pytest.approx(scores(cards[::-1])[::-1], abs=1e-4)


def test_a_rare_word_tells_more_than_one_that_all_have() -> None:
    words = Words.of([["crew invoice"], ["crew signal"], ["crew price"]], stems)
    scores = words.scores("crew signal")
    assert scores.argmax() == 1
    assert scores[0] == scores[2] < scores[1] / 2


def test_words_are_taken_apart_into_letters_within_themselves() -> None:
    assert letters("no app") == [" no ", " app", "app "]
