from groundswell.engine.again import folded, said_again
from tests.unit.engine.survey_values import heard


def test_what_says_the_very_same_is_told_together_what_most_say_first() -> None:
    verbatims = [
        heard(7, again=2),
        heard(1, again=1),
        heard(2, again=2),
        heard(3, again=1),
        heard(4),
        heard(5),
        heard(6, again=1),
    ]
    assert [[one.id for one in group] for group in said_again(verbatims)] == [[1, 3, 6], [7, 2]]


def test_one_whose_fellows_are_elsewhere_says_nothing_again() -> None:
    assert said_again([heard(1, again=1), heard(2, again=9)]) == []


def test_repeats_are_folded_under_the_first_that_is_told() -> None:
    verbatims = [heard(3, again=1), heard(4), heard(1, again=1), heard(5), heard(2, again=1)]
    told = [(one.id, [repeat.id for repeat in repeats]) for one, repeats in folded(verbatims)]
    assert told == [(3, [1, 2]), (4, []), (5, [])]
