"""What naming is told of the evidence."""

from groundswell.engine.survey.titles import titled
from groundswell.engine.survey.values import Kind
from tests.unit.engine.survey_values import heard

SLOW, HOW_SLOW = "The scanner is slow", "The scanner is how slow"


def test_the_kind_that_most_verbatims_are_of_takes_part_in_a_concerns_name() -> None:
    both = [heard(1, SLOW, kind=Kind.OBJECTION), heard(2, HOW_SLOW, kind=Kind.QUESTION)]
    most_ask = [heard(at, f"Slow scanners, all {at}", kind=Kind.QUESTION) for at in (3, 4, 5)]
    most_object = [heard(at, f"Slow scanners, all {at}", kind=Kind.OBJECTION) for at in (3, 4, 5)]

    assert titled({1: [*reversed(both), *most_object]}, {})[1] == SLOW
    assert titled({1: [*both, *most_ask]}, {})[1] == HOW_SLOW
