"""How looks are said on pages: what has no end is told by where it begins."""

from dataclasses import asdict

import django
import pytest

django.setup()

from groundswell.engine.worked.values import Times  # noqa: E402 - as what follows, which names tables
from groundswell.web.results import saying  # noqa: E402


def times_told(times: Times) -> str:
    return saying.times_told(asdict(times))


def test_what_was_never_raised_before_is_raised_at_least_so_many_times_as_often() -> None:
    assert "at least 1.9 times as often" in times_told(Times(value=None, low=1.9, high=None))


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (Times(value=0.4, low=0.2, high=0.7), "within sources and accounts 0.4 times as often"),
        (Times(value=0.0, low=0.0, high=0.04), "0.00 times as often (95\u00a0% interval 0.00 to 0.04)"),
    ],
    ids=["both ends", "none since"],
)
def test_what_has_both_ends_is_told_with_them(times: Times, said: str) -> None:
    assert said in times_told(times)


def test_of_what_nobody_can_tell_nothing_is_said() -> None:
    assert times_told(Times(value=None, low=None, high=None)) == ""


def test_a_change_that_weeks_in_any_order_would_show_is_not_told() -> None:
    clear, by_chance = ({"turn": {"week": 2, "chance": chance}} for chance in (0.05, 0.06))
    assert saying.clear_change_point(clear) == clear["turn"]
    assert saying.clear_change_point(by_chance) is None
    assert saying.clear_change_point({"turn": None}) is None
