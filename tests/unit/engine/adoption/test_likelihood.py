"""How likely it is that a seller's turn says a claim, with the real encoder."""

from collections.abc import Sequence

import numpy as np
import pytest

from groundswell.encoders import english_encoder
from groundswell.engine.adoption import Claims, Said, Spoken, Worded, likelihoods, not_sure, verdict
from groundswell.engine.ground import Floats

KEPT = Worded(
    claim=1,
    wordings=["What is typed without a signal is kept and sent later."],
    heard=[
        "In the tunnel there is no signal and the app loses what we typed.",
        "No reception in the cellar, and half of the job is gone.",
        "Without a network nothing is saved.",
    ],
)
TWICE = Worded(
    claim=2,
    wordings=["Every invoice reaches the accounts once."],
    heard=[
        "Each invoice comes over twice and our bookkeeper deletes the copies.",
        "The sync doubles our bills.",
        "Duplicate invoices again.",
    ],
)
SAYS_KEPT = "Lovely weather. In the tunnel it keeps whatever you type, and sends it once there's a signal."
SAYS_TWICE = "The sync takes each invoice over once now, so no copies for the bookkeeper to delete."
SMALL_TALK = "My sister's wedding was on a boat, and then the band fell ill."


def likely(turns: Sequence[str], claims: Claims) -> Floats:
    return likelihoods([Spoken(turn) for turn in turns], claims)


@pytest.fixture(scope="module")
def claims() -> Claims:
    return Claims([KEPT, TWICE], english_encoder())


def test_a_turn_says_the_claim_that_it_says_and_no_other(claims: Claims) -> None:
    told = [
        [verdict(float(one)) for one in row] for row in likely([SAYS_KEPT, SAYS_TWICE, SMALL_TALK], claims)
    ]
    assert told == [[Said.SAID, Said.NOT_SAID], [Said.NOT_SAID, Said.SAID], [Said.NOT_SAID, Said.NOT_SAID]]


def test_what_is_asked_denied_or_put_off_is_not_said(claims: Claims) -> None:
    turns = [
        "So in the tunnel there's no signal and it loses what you typed?",
        "We don't do that in the tunnel, I'm afraid: without a signal it keeps nothing.",
        "It will keep what you type without a signal from next spring.",
    ]
    assert not likely(turns, claims).any()


def test_what_is_judged_beside_a_turn_makes_no_difference_to_it(claims: Claims) -> None:
    alone = likely([SAYS_KEPT], claims)
    assert np.array_equal(likely([SMALL_TALK, SAYS_TWICE, SAYS_KEPT], claims)[2:], alone)
    assert np.array_equal(likely([SAYS_KEPT], Claims([KEPT, TWICE], english_encoder())), alone)


def test_what_the_customer_asked_before_speaks_for_it(claims: Claims) -> None:
    words = "It keeps all of that now."
    asked, small_talk = (
        likelihoods([Spoken(words, [before])], claims)[0, 0] for before in (KEPT.heard[0], SMALL_TALK)
    )
    assert asked > small_talk


def test_words_that_sellers_say_on_any_other_day_speak_less_for_a_claim() -> None:
    words = "There's a signal in the tunnel for what we typed."
    usual = ["The signal is good today.", "In the tunnel they typed it.", "A signal in the tunnel."] * 20
    several = [Claims([KEPT, TWICE], english_encoder(), usual=before) for before in ((), usual)]
    seldom, everyday = (likely([words], claims)[0, 0] for claims in several)
    assert everyday < seldom


def test_a_claim_that_answers_nothing_that_was_heard_is_judged_by_its_wording() -> None:
    bare = Claims([Worded(claim=1, wordings=KEPT.wordings)], english_encoder())
    told = likely(["What you type without a signal is kept, and it's sent later.", SMALL_TALK], bare)
    assert verdict(float(told[0, 0])) is Said.SAID
    assert verdict(float(told[1, 0])) is Said.NOT_SAID


def test_between_said_and_not_said_people_are_asked() -> None:
    low, high = not_sure()
    assert 0 < low < high < 1
    assert [verdict(one) for one in (low - 0.01, low, high - 0.01, high)] == [
        Said.NOT_SAID,
        Said.NOT_SURE,
        Said.NOT_SURE,
        Said.SAID,
    ]
