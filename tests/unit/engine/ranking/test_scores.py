from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from groundswell.engine.ranking.scores import Counts, Origin, Whole, at_least, concentrated, factors, score

WHOLE = Whole(accounts=80, sellers=8, conversations=400, most_deals=10)
BEST = Counts(
    accounts=20,
    accounts_second_hand=0,
    sellers=8,
    conversations=40,
    with_seller=40,
    spoken=40,
    verbatims=40,
    deals=10,
    age=timedelta(0),
    pet=False,
)


def scored(one: Counts, whole: Whole = WHOLE) -> float:
    return score(factors(one, whole))


def test_three_of_four_accounts_do_not_outrank_forty_of_eighty() -> None:
    few = replace(BEST, accounts=3, conversations=4)
    many = replace(BEST, accounts=40, conversations=80)

    assert scored(few, replace(WHOLE, accounts=4, conversations=8)) < scored(many)


def test_two_and_a_half_times_the_accounts_outrank_everything_else() -> None:
    weakest = replace(
        BEST, accounts=54, conversations=108, sellers=1, spoken=0, deals=0, age=timedelta(days=9999)
    )

    assert scored(weakest) > scored(BEST)


def test_each_weakness_lowers_the_score() -> None:
    for weaker in (
        replace(BEST, accounts=19),
        replace(BEST, sellers=2),
        replace(BEST, spoken=10),
        replace(BEST, deals=1),
        replace(BEST, age=timedelta(days=90)),
        replace(BEST, pet=True),
    ):
        assert scored(weaker) < scored(BEST)


def test_what_came_through_no_seller_is_not_lowered_for_few_sellers() -> None:
    assert factors(replace(BEST, sellers=0, with_seller=0), WHOLE)["spread"] == 1.0
    assert factors(replace(BEST, sellers=1, with_seller=4), WHOLE)["spread"] < 1.0


def test_an_account_known_second_hand_counts_less_than_one_that_said_it() -> None:
    assert scored(replace(BEST, accounts=10, accounts_second_hand=10)) < scored(BEST)
    assert scored(replace(BEST, accounts=10, accounts_second_hand=10)) > scored(replace(BEST, accounts=10))


def test_without_known_accounts_conversations_decide() -> None:
    whole = replace(WHOLE, accounts=0)
    few, many = replace(BEST, accounts=0, conversations=5), replace(BEST, accounts=0, conversations=50)

    assert 0 < scored(few, whole) < scored(many, whole) <= 1


def test_a_seller_with_most_of_all_conversations_is_no_concentration() -> None:
    origin = Origin(verbatims=Counter(Tom=9, Ann=1), conversations=Counter(Tom=9, Ann=1))

    assert concentrated(origin, Counter(Tom=90, Ann=10), 3) is None
    assert concentrated(origin, Counter(Tom=30, Ann=70), 3) == ("Tom", 9, 10)


def test_three_of_four_conversations_are_often_one_sellers_by_chance() -> None:
    held = Counter(dict.fromkeys("abcdef", 10))

    assert concentrated(Origin(verbatims=Counter(a=3, b=1), conversations=Counter(a=3, b=1)), held, 3) is None
    assert concentrated(Origin(verbatims=Counter(a=5, b=1), conversations=Counter(a=5, b=1)), held, 3)


def test_the_tail_of_a_binomial_is_exact() -> None:
    assert at_least(3, 4, 0.5) == pytest.approx(5 / 16)
    assert at_least(0, 4, 0.5) == pytest.approx(1.0)
    assert (at_least(1, 4, 0.0), at_least(4, 4, 1.0)) == (0.0, 1.0)
    assert at_least(900, 1000, 0.1) < 1e-300


def test_two_conversations_are_too_few_to_speak_of_a_sellers_pet_subject() -> None:
    origin = Origin(verbatims=Counter(Tom=2), conversations=Counter(Tom=2))

    assert concentrated(origin, Counter(Tom=10, Ann=90), 3) is None


def test_unknown_sellers_are_not_one_seller() -> None:
    origin = Origin(verbatims=Counter({"": 9, "Ann": 1}), conversations=Counter({"": 9, "Ann": 1}))

    assert concentrated(origin, Counter({"": 10, "Ann": 40, "Tom": 50}), 3) is None
