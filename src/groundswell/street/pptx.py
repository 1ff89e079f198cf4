"""A presentation as a PowerPoint file, with charts that can be edited there.

Always built anew on the library's own empty template: a file that somebody brought is never edited, since
copied slides can give two parts of the package one name.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Inches, Length, Pt
from xlsxwriter import Workbook

from groundswell.street.slides import Chart, ChartKind, Deck, Figure, Quote, Slide

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _TEXT = Inches(0.75), Inches(11.8)
_TITLE_ONLY = 5  # in the library's own template
# The report's paper, ink, teal and grey (docs/adr/0013-the-report.md).
_INK, _SOFT, _ACT, _GROUND = (
    RGBColor(0x1D, 0x21, 0x25),
    RGBColor(0x56, 0x5D, 0x66),
    RGBColor(0x0D, 0x5C, 0x63),
    RGBColor(0xFA, 0xF9, 0xF6),
)
_SERIES = (_ACT, RGBColor(0x8A, 0x4B, 0x08), _SOFT)
_SERIF, _SANS = "Georgia", "Arial"
_LETTER = 0.62  # of its size is about as wide as a letter or a figure of the serif
_LONGEST_PROPERTY = 255  # letters; the library takes no more
# What XML 1.0 has no place for.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHARTS = {ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED, ChartKind.LINE: XL_CHART_TYPE.LINE}


def pptx_of(deck: Deck) -> bytes:
    """The file. One slide for the title, then one for each slide of the deck, with its notes."""
    made = Presentation()
    made.slide_width, made.slide_height = _WIDTH, _HEIGHT
    made.core_properties.title = plain(deck.title)[:_LONGEST_PROPERTY]
    made.core_properties.author = ""
    _cover(made, deck)
    for slide in deck.slides:
        _page(made, slide)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain(text: str) -> str:
    """Without what a file of XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _cover(made: Opened, deck: Deck) -> None:
    page = _blank(made, deck.title, top=Inches(2.4), size=44)
    _text(page, Inches(3.9), Inches(1), [_Line(deck.subtitle, _SANS, 20, _SOFT)])


def _page(made: Opened, slide: Slide) -> None:
    page = _blank(made, slide.title, top=Inches(0.55), size=_fitting(slide.title, _TEXT, 30, least=20))
    top = Inches(1.55)
    if slide.lead:
        _text(page, top, Inches(0.9), [_Line(slide.lead, _SANS, 20, _SOFT)])
        top = Emu(top + Inches(1.0))
    if slide.figures:
        _figures(page, top, slide.figures)
        top = Emu(top + Inches(1.35))
    below = Emu(_HEIGHT - top - Inches(0.5))
    width = Emu(_TEXT // 2 - Inches(0.2)) if slide.chart else _TEXT
    lines = [*_points(slide.points), *_quotes(slide.quotes)]
    if lines:
        _text(page, top, below, lines, width=width)
    if slide.chart:
        left = Emu(_LEFT + _TEXT // 2 + Inches(0.2)) if lines else _LEFT
        _chart(page, slide.chart, left, top, Emu(_LEFT + _TEXT - left), below)
    if slide.notes:
        frame = page.notes_slide.notes_text_frame
        assert frame is not None
        frame.text = plain(slide.notes)


def _blank(made: Opened, title: str, *, top: Length, size: int) -> Page:
    """A slide with nothing but its title, which screen readers and outlines read."""
    page = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = _GROUND
    shape = page.shapes.title
    assert shape is not None
    shape.left, shape.top, shape.width, shape.height = _LEFT, top, _TEXT, Inches(1)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _say(frame.paragraphs[0], title, _SERIF, size, _INK)
    return page


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: str
    size: int  # in points, as is the space after it
    colour: RGBColor
    after: int = 0


def _points(points: Iterable[str]) -> Iterator[_Line]:
    for point in points:
        yield _Line(f"•  {point}", _SANS, 18, _INK, 8)


def _quotes(quotes: Iterable[Quote]) -> Iterator[_Line]:
    for quote in quotes:
        yield _Line(f"“{quote.words}”", _SERIF, 18, _INK, 1)
        yield _Line(quote.who, _SANS, 12, _SOFT, 14)


def _figures(page: Page, top: Length, figures: tuple[Figure, ...]) -> None:
    width = _TEXT // len(figures)
    longest = max((figure.value for figure in figures), key=len)
    size = _fitting(longest, Emu(width - Inches(0.4)), 36, least=14)
    for number, figure in enumerate(figures):
        lines = [_Line(figure.value, _SERIF, size, _ACT, 2), _Line(figure.label, _SANS, 13, _SOFT)]
        left = Emu(_LEFT + number * width)
        _text(page, top, Inches(1.3), lines, left=left, width=Emu(width - Inches(0.2)))


def _fitting(text: str, width: Length, most: int, *, least: int) -> int:
    """The size in points in which a text stands on one line of this width, as far as `least` allows."""
    return max(least, min(most, int(width / Pt(1) / (_LETTER * max(len(text), 1)))))


def _text(
    page: Page,
    top: Length,
    height: Length,
    lines: list[_Line],
    *,
    left: Length = _LEFT,
    width: Length = _TEXT,
) -> None:
    frame: TextFrame = page.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(line.after)
        _say(paragraph, line.text, line.font, line.size, line.colour)


def _say(paragraph: _Paragraph, text: str, font: str, size: int, colour: RGBColor) -> None:
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.name, run.font.size, run.font.color.rgb = font, Pt(size), colour


class _Data(CategoryChartData):
    """Its table, which opens beside the chart to be edited: the library would write a concern that is named
    =… into it as a formula, which runs."""

    @property
    def xlsx_blob(self) -> bytes:
        out = io.BytesIO()
        with Workbook(
            out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        ) as made:
            sheet = made.add_worksheet()
            sheet.write_column(1, 0, [category.label for category in self.categories])
            for column, series in enumerate(self, start=1):
                sheet.write_string(0, column, series.name)
                sheet.write_column(1, column, series.values)
        return out.getvalue()


def _chart(page: Page, chart: Chart, left: Length, top: Length, width: Length, height: Length) -> None:
    data = _Data()
    data.categories = [plain(category) for category in chart.categories]
    for series in chart.series:
        data.add_series(plain(series.name), series.values)
    # The library's stubs know neither of its two kinds of data, nor what it returns.
    frame: Any = page.shapes.add_chart(_CHARTS[chart.kind], left, top, width, height, data)  # pyright: ignore[reportArgumentType]
    drawn = frame.chart
    drawn.has_title = bool(chart.title)
    if chart.title:
        _say(drawn.chart_title.text_frame.paragraphs[0], chart.title, _SANS, 14, _SOFT)
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend and drawn.legend is not None:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.font.size, drawn.font.name = Pt(12), _SANS
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_labels.font.size = Pt(11)
    if chart.kind is ChartKind.BARS:
        drawn.category_axis.reverse_order = True  # the first on top, as they are read
        drawn.plots[0].has_data_labels = True
        drawn.plots[0].gap_width = 60
        drawn.value_axis.visible = False
    for series, colour in zip(drawn.plots[0].series, _SERIES, strict=False):
        line = series.format.line if chart.kind is ChartKind.LINE else None
        if line is not None:
            line.color.rgb, line.width = colour, Pt(2.5)
            series.smooth = False
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
