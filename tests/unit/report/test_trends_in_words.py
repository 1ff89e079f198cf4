from dataclasses import replace

import pytest

from groundswell.engine.survey.values import Past
from groundswell.engine.trend.values import Carrier, Direction, Trend
from groundswell.report import wording
from groundswell.report.html import to_html
from tests.unit.engine.survey_values import day
from tests.unit.report.fields import a_field


def trend(direction: Direction, **more: object) -> Trend:
    return Trend(direction=direction, periods=(), reason="", **more)  # type: ignore[arg-type]


def carrier(name: str, part: float, *, what: str = "account", sudden: bool = False) -> Carrier:
    return Carrier(
        what=what, name=name, raised=4, held=9, raised_before=0, held_before=20, part=part, sudden=sudden
    )


@pytest.mark.parametrize(
    ("direction", "firm", "word"),
    [
        (Direction.RISING, True, "rising"),
        (Direction.FADING, False, "fading?"),
        (Direction.STEADY, False, "steady"),
        (Direction.NO_CLEAR, False, ""),
        (Direction.NOT_ENOUGH, False, ""),
    ],
)
def test_a_column_has_a_word_only_for_what_could_be_told(direction: Direction, firm: bool, word: str) -> None:
    assert wording.verdict(trend(direction, firm=firm)) == word


def test_who_carries_a_rise_is_named_once_with_its_conversations() -> None:
    told = wording.carried(
        trend(
            Direction.RISING,
            carriers=(
                carrier("Acme", 0.8, sudden=True),
                carrier("Retail", 0.9, what="segment"),
                carrier("Bolt", 0.0, sudden=True),
            ),
        )
    )

    assert told == (
        "Carried by Acme (4 of 9 conversations, 0 of 20 before); "
        "segment Retail (4 of 9 conversations, 0 of 20 before). "
        "Rose by itself: Bolt (4 of 9 conversations, 0 of 20 before)."
    )


def test_the_page_says_what_it_leaves_out_as_of_an_earlier_day() -> None:
    then = replace(a_field(), as_of=day(0), past=Past(later=1, undated=2))
    told = (
        "As known on 5 Jan 2026; how verbatims are grouped, and the names, are today's."
        " Left out: 1 conversation held since and 2 conversations without a date."
    )

    assert wording.past(then) == told
    assert told.replace("'", "&#39;") in to_html(then)
    assert wording.past(a_field()) == ""
    assert "today&#39;s" not in to_html(a_field())


def test_a_concern_on_the_page_says_who_carries_its_rise() -> None:
    field = a_field()
    rising = trend(Direction.RISING, carriers=(carrier("Acme", 1.0),))
    concerns = (replace(field.concerns[0], trend=rising), *field.concerns[1:])

    assert "Carried by Acme (4 of 9 conversations" in to_html(replace(field, concerns=concerns))
