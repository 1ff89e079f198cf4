import pytest

from groundswell.report.html import to_html
from groundswell.report.tables import to_html_table
from tests.unit.report.fields import a_field
from tests.unit.report.hostile import HOSTILE, hostile_field
from tests.unit.report.test_page import Read


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_any_field_becomes_markup(text: str) -> None:
    usual = Read(to_html(a_field(verbatims=16), notice="x", title="x"))
    hostile = Read(to_html(hostile_field(text), notice=text, title=text))

    assert hostile.open == []
    assert set(hostile.tags) <= set(usual.tags)
    assert hostile.attributes <= usual.attributes
    assert all(link.startswith("#") for link in hostile.links)
    assert set(hostile.ids) == set(usual.ids)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_in_the_small_table(text: str) -> None:
    assert set(Read(to_html_table(hostile_field(text))).tags) <= {
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "p",
    }


@pytest.mark.parametrize(
    "order", ["\x1b[31m", "\x9b31m", "\x00", "\b", "\u202e", "\u202d", "\u2066", "\u2069", "\x7f"]
)
def test_nothing_that_orders_a_screen_about_reaches_a_page(order: str) -> None:
    shown = to_html(hostile_field(f"before{order}after"), notice=order, title=order)
    shown += to_html_table(hostile_field(f"before{order}after"))
    assert order[0] not in shown
    assert "before\ufffd" in shown
    assert "after" in shown


def test_marks_and_letters_of_all_scripts_stay_as_they_were_written() -> None:
    for words in ("שלום\u200f!", "مرحبا\u061c", "a\u200eb", "tab\there", "नमस्ते", "👩\u200d🔧"):
        assert words in to_html(hostile_field(words))
