"""A presentation as a value: what executives are shown, slide by slide. Pages and files are made of it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """Letter for letter as it was said."""

    words: str
    who: str  # whose, when and where, as it stands under the quote
    verbatim: int = 0  # 0: none that whoever looks may open


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number, and what it is made of."""

    value: str  # as it is shown
    label: str
    evidence: str = ""  # the key of what it opens to; empty: it was typed by a person


class ChartKind(StrEnum):
    BARS = "bars"
    LINE = "line"


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    name: str
    values: tuple[float, ...]  # one for each category


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    evidence: str = ""  # the key of what it opens to


@dataclass(frozen=True, kw_only=True, slots=True)
class Slide:
    """One thing that is said, and what it stands on."""

    key: str  # the same while the presentation lasts
    title: str
    lead: str = ""
    points: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    chart: Chart | None = None
    notes: str = ""  # for who speaks


@dataclass(frozen=True, kw_only=True, slots=True)
class Deck:
    title: str
    subtitle: str
    slides: tuple[Slide, ...]


def as_json(deck: Deck) -> dict[str, Any]:
    """As it is kept."""
    return asdict(deck)


def from_json(told: dict[str, Any]) -> Deck:
    """What `as_json` gave, also once it went through JSON."""
    return Deck(title=told["title"], subtitle=told["subtitle"], slides=tuple(map(_slide, told["slides"])))


def _slide(told: dict[str, Any]) -> Slide:
    return Slide(
        key=told["key"],
        title=told["title"],
        lead=told["lead"],
        points=tuple(told["points"]),
        quotes=tuple(Quote(**quote) for quote in told["quotes"]),
        figures=tuple(Figure(**figure) for figure in told["figures"]),
        chart=_chart(told["chart"]) if told["chart"] else None,
        notes=told["notes"],
    )


def _chart(told: dict[str, Any]) -> Chart:
    return Chart(
        kind=ChartKind(told["kind"]),
        title=told["title"],
        categories=tuple(told["categories"]),
        series=tuple(Series(name=one["name"], values=tuple(one["values"])) for one in told["series"]),
        evidence=told["evidence"],
    )
