"""Events as the rows of a timeline, from which they are read again as they were. Nobody is named in it: who
did what is told by the side they stand on."""

from collections.abc import Iterable, Sequence

from groundswell.engine.spectrum.values import Did, Event, in_order
from groundswell.results.timelines.reading import Line
from groundswell.results.timelines.words import COLUMNS

_TOLD = frozenset({Did.TIED, Did.UNASKED, Did.ADOPTED, Did.ATTAINED})  # their value always
# Each event once, with whom and about what it mostly is: to be filled in.
_EMPTY = (
    ("", "", "recurred", "the concern, in your words", "", ""),
    ("Who", "sales", "brought", "the concern, in your words", "", ""),
    ("Who", "marketing", "began", "", "", ""),
    ("Who", "marketing", "tied", "the concern, in your words", "", "12"),
    ("Who", "product", "changed", "the change", "", ""),
    ("Who", "product", "addressed", "the change", "the concern, in your words", "1"),
    ("Who", "marketing", "worded", "", "", ""),
    ("Who", "marketing", "signed", "", "", ""),
    ("Who", "product", "signed", "", "", ""),
    ("Who", "sales", "signed", "", "", ""),
    ("Who", "agency", "drafted", "the campaign", "", ""),
    ("Who", "sales", "commented", "the campaign", "", ""),
    ("Who", "marketing", "approved", "the campaign", "", ""),
    ("", "", "answered", "the concern, in your words", "", "1"),
    ("", "", "unasked", "", "", "0.4"),
    ("Who", "agency", "presented", "", "", ""),
    ("Who", "marketing", "presented", "", "", ""),
    ("Who", "sales", "presented", "", "", ""),
    ("Who", "executives", "decided", "", "", ""),
    ("", "", "launched", "", "", ""),
    ("Who", "marketing", "told", "", "", ""),
    ("A seller", "sales", "concerned", "", "", ""),
    ("A seller", "sales", "ready", "", "", ""),
    ("", "", "adopted", "", "", "0.6"),
    ("Who", "executives", "numbered", "", "", ""),
    ("", "", "attained", "", "", "0.9"),
    ("", "", "faded", "the concern, in your words", "", "1"),
    ("", "", "kept", "agreed", "", ""),
)


def rows_of(events: Sequence[Event]) -> list[list[str]]:
    """Each event once, in the order of days."""
    return [_row("", event) for event in in_order(events)]


def rows_of_lines(lines: Iterable[Line]) -> list[list[str]]:
    """With the names that stand in it."""
    return [_row(line.name, line.event) for line in lines]


def header() -> list[str]:
    return list(COLUMNS)


def empty_rows() -> list[list[str]]:
    """Without days, which have to be filled in."""
    return [[who, role, "", did, about, of, value] for who, role, did, about, of, value in _EMPTY]


def _row(name: str, event: Event) -> list[str]:
    value = repr(event.value) if event.value != 1 or event.did in _TOLD else ""
    who = event.who.value if event.who else ""
    return [name, who, event.day.isoformat(), event.did.value, event.about, event.of, value]
