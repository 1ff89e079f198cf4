"""A presentation as a file: it opens, holds what the deck holds and no more, and its charts are charts."""

import io
import json
import zipfile
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pptx import Presentation

from groundswell.street.pptx import pptx_of
from groundswell.street.slides import (
    Chart,
    ChartKind,
    Deck,
    Figure,
    Quote,
    Series,
    Slide,
    as_json,
    from_json,
)

HEARD = Slide(
    key="heard",
    title="The app needs a signal",
    lead="Raised by 21 accounts.",
    points=("No signal in basements.",),
    quotes=(Quote(words="no phone signal", who="Ardmore Electrical, 8 October 2025", verbatim=3),),
    figures=(Figure(value="21", label="accounts", evidence="C-1"), Figure(value="34", label="conversations")),
    chart=Chart(
        kind=ChartKind.LINE,
        title="Conversations a month",
        categories=("Oct", "Nov"),
        series=(Series(name="Raised", values=(4.0, 5.0)), Series(name="Held", values=(20.0, 22.0))),
    ),
    notes="Begin with the basement.",
)
LEFT = Slide(
    key="left",
    title="What is left",
    chart=Chart(
        kind=ChartKind.BARS,
        title="",
        categories=("Figures",),
        series=(Series(name="Accounts", values=(14.0,)),),
    ),
)
DECK = Deck(title="Go Anywhere", subtitle="For decision", slides=(HEARD, LEFT))


def opened(deck: Deck) -> Any:
    return Presentation(io.BytesIO(pptx_of(deck)))


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_each_slide_says_what_the_deck_says() -> None:
    cover, heard, left = opened(DECK).slides
    assert words(cover).split("\n") == ["Go Anywhere", "For decision"]
    for text in ("The app needs a signal", "Raised by 21 accounts.", "No signal in basements.", "21", "34"):
        assert text in words(heard)
    assert "“no phone signal”\nArdmore Electrical, 8 October 2025" in words(heard)
    assert heard.notes_slide.notes_text_frame.text == "Begin with the basement."
    assert left.shapes.title.text_frame.text == "What is left"
    assert not left.has_notes_slide


def test_charts_can_be_edited_and_hold_the_very_numbers() -> None:
    _, heard, left = opened(DECK).slides
    (line,) = [shape.chart for shape in heard.shapes if shape.has_chart]
    assert list(line.plots[0].categories) == ["Oct", "Nov"]
    assert {series.name: tuple(series.values) for series in line.plots[0].series} == {
        "Raised": (4.0, 5.0),
        "Held": (20.0, 22.0),
    }
    (bars,) = [shape.chart for shape in left.shapes if shape.has_chart]
    assert [tuple(series.values) for series in bars.plots[0].series] == [(14.0,)]


def test_no_two_parts_have_one_name() -> None:
    many = Deck(title="T", subtitle="", slides=(HEARD, LEFT) * 20)
    with zipfile.ZipFile(io.BytesIO(pptx_of(many))) as archive:
        assert [name for name, times in Counter(archive.namelist()).items() if times > 1] == []
        assert archive.testzip() is None


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(some.text(max_size=30))
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    slide = Slide(
        key="x", title=text, lead=text, points=(text,), quotes=(Quote(words=text, who=text),), notes=text
    )
    assert len(opened(Deck(title=text, subtitle=text, slides=(slide,))).slides) == 2


def test_a_deck_is_the_same_once_it_was_kept() -> None:
    assert from_json(json.loads(json.dumps(as_json(DECK)))) == DECK
