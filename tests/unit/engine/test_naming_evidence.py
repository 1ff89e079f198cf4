"""What naming is told of the evidence."""

from groundswell.engine.field import Kind
from groundswell.engine.naming_evidence import titled
from tests.unit.engine.survey_values import heard

SLOW, HOW_SLOW = "The scanner is slow", "The scanner is how slow"


def test_the_kind_that_most_verbatims_are_of_takes_part_in_a_concerns_name() -> None:
    most_ask = [heard(at, HOW_SLOW, kind=Kind.QUESTION) for at in (2, 3, 4)]
    most_object = [heard(at, HOW_SLOW, kind=Kind.OBJECTION) for at in (2, 3, 4)]
    one = heard(1, SLOW, kind=Kind.OBJECTION)

    assert titled({1: [one, *most_ask]}, {}, {})[1] == HOW_SLOW
    assert titled({1: [one, *most_object]}, {}, {})[1] == SLOW
