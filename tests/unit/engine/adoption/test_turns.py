"""What in a seller's turn may say something of ours."""

import pytest

from groundswell.engine.adoption.turns import MOST, spoken_of_ours


def test_each_sentence_and_each_two_that_stand_together_may_say_a_claim() -> None:
    assert spoken_of_ours("It keeps the job. It sends it later on.") == [
        "It keeps the job.",
        "It sends it later on.",
        "It keeps the job. It sends it later on.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "And does the pump stop when it rains?",
        "We don't have that for pumps of this size.",
        "I'm afraid the pump stops when it rains.",
        "You told me that the pump stops when it rains.",
        "The others sell a pump that goes on in the rain.",
        "It will go on in the rain from next spring.",
        "That the pump goes on in the rain is planned for the autumn.",
        "I'll ask our engineers whether it goes on in the rain.",
    ],
)
def test_who_asks_denies_puts_off_tells_again_or_tells_of_others_says_nothing_of_ours(sentence: str) -> None:
    assert spoken_of_ours(sentence) == []
    assert spoken_of_ours(f"{sentence} It has rained all week.") == ["It has rained all week."]


def test_what_the_next_words_take_back_is_not_said() -> None:
    assert spoken_of_ours("A pump that goes on in the rain. Not with us.") == []


def test_what_nobody_does_any_more_is_no_denial() -> None:
    assert len(spoken_of_ours("Nobody carries water any more. You don't bail it out by hand.")) == 3


def test_a_very_long_turn_is_read_up_to_a_bound() -> None:
    assert len(spoken_of_ours("It goes on. " * 500)) == 2 * MOST - 1
