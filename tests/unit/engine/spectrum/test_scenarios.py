"""Which of the two ways a launch went, where it left the better one, and what shows it while it runs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from rapidfuzz.distance import Levenshtein

from groundswell.engine.spectrum.scenarios import OTHER_WAY_ROUND, USUAL, Way, scenario
from groundswell.engine.spectrum.turning import Sign, signs_of_the_usual_way
from groundswell.engine.spectrum.values import Did, Event, Who
from tests.unit.engine.spectrum import launches
from tests.unit.engine.spectrum.launches import AFTER, BEGUN, DAY, MARRIAGE, histories, on


def letters(events: list[Event]) -> str:
    return "".join(act.letter for act in scenario(events, AFTER).acts)


def test_the_article_s_two_ways_are_known() -> None:
    usual, other = scenario(launches.USUAL, AFTER), scenario(MARRIAGE, AFTER)
    assert letters(list(launches.USUAL)) == USUAL
    assert (usual.way, usual.to_usual, usual.left_at) == (Way.USUAL, 0, "H")
    assert sorted(letters(list(MARRIAGE))) == sorted(OTHER_WAY_ROUND)
    assert (other.way, other.to_other, other.left_at) == (Way.OTHER_WAY_ROUND, 0, "")


def test_words_in_sales_hands_before_the_day_are_a_step_of_the_better_way_alone() -> None:
    early = [replace(e, day=DAY - timedelta(days=20)) if e.did is Did.TOLD else e for e in launches.USUAL]
    assert scenario(early, AFTER).to_usual > 0
    late = [replace(e, day=DAY + timedelta(days=3)) if e.did is Did.TOLD else e for e in MARRIAGE]
    assert scenario(late, AFTER).to_other > 0
    assert scenario(late, AFTER).left_at == "S"


def test_acts_of_one_day_stand_in_the_order_that_suits() -> None:
    one_day = [replace(event, day=DAY) for event in MARRIAGE]
    assert scenario(one_day, AFTER).to_other == 0


def test_where_it_left_the_better_way_is_told() -> None:
    alone = [e for e in MARRIAGE if (e.did, e.who) not in ((Did.COMMENTED, Who.SALES),)]
    assert scenario(alone, AFTER).left_at == "A"


def test_below_four_letters_no_way_is_named() -> None:
    few = [on(0, Did.WORDED, Who.MARKETING), on(5, Did.DRAFTED, Who.AGENCY), on(60, Did.LAUNCHED)]
    told = scenario(few, AFTER)
    assert (told.known, told.way) == (3, None)


@settings(deadline=None)
@given(histories)
def test_distances_are_those_of_levenshtein(events: list[Event]) -> None:
    kept = [*launches.KEPT, *(e for e in events if e.did is not Did.TOLD)]  # so that all but S and N is known
    told = scenario(kept, AFTER)
    own = sorted(told.acts, key=lambda act: (act.day, USUAL.upper().find(act.letter.upper())))
    way = USUAL.replace("S", "").replace("N", "")
    assert told.to_usual == Levenshtein.distance("".join(act.letter for act in own), way)


TO_COME = on(60, Did.LAUNCHED)
BEGINNING = [on(0, Did.BEGAN, Who.MARKETING), TO_COME]
WORDED = [on(0, Did.TIED, Who.MARKETING, "C-1"), on(3, Did.WORDED, Who.MARKETING), TO_COME]
APPROVED = [on(5, Did.APPROVED, Who.MARKETING, "D-1"), on(6, Did.SIGNED, Who.SALES), TO_COME]
PRESENTED = [on(5, Did.PRESENTED, Who.AGENCY), TO_COME]
SIGNED = [on(5, Did.SIGNED, Who.SALES), TO_COME]


@pytest.mark.parametrize(
    ("events", "as_of", "sign"),
    [
        (BEGINNING, 1, Sign.NO_CONCERN),
        (WORDED, 4, Sign.SALES_NOT_IN),
        (APPROVED, 7, Sign.APPROVED_UNSIGNED),
        (PRESENTED, 7, Sign.PRESENTED_WITHOUT_SALES),
        (SIGNED, 46, Sign.NOT_IN_HANDS),
    ],
)
def test_what_goes_the_usual_way_shows_while_it_can_be_turned(
    events: list[Event], as_of: int, sign: Sign
) -> None:
    assert sign in signs_of_the_usual_way(events, BEGUN + timedelta(days=as_of))


def test_one_that_goes_the_other_way_round_shows_no_sign_on_any_day() -> None:
    for day in range(70):
        assert signs_of_the_usual_way(MARRIAGE, BEGUN + timedelta(days=day)) == ()


def test_one_run_the_usual_way_is_named_before_its_draft_is_approved() -> None:
    named = [d for d in range(60) if signs_of_the_usual_way(launches.USUAL, BEGUN + timedelta(days=d))]
    assert min(named) < 20
