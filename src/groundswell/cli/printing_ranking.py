"""The table of concerns that `listen` and `concerns` print."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.table import Table
from rich.text import Text

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Concern
from groundswell.engine.trend.values import Direction
from groundswell.report import wording

_STYLES = {
    Direction.RISING: "red",
    Direction.STEADY: "default",
    Direction.FADING: "green",
    Direction.NEW: "yellow",
    Direction.NO_CLEAR: "dim",
    Direction.NOT_ENOUGH: "dim",
}


def id_of(concern: Concern | Summary) -> str:
    return f"C-{concern.id}"


# What a table of concerns tells beside number and name, the most telling first, with the room each takes.
_TELLING = {"Acc.": 9, "Trend": 12, "Conv.": 7, "Sell.": 7, "Kind": 13}
_NUMBER, _NAME = 9, 20
_FIGURES = ("Acc.", "Sell.", "Conv.")


def ranking(concerns: Sequence[Summary], width: int) -> Table:
    """As many columns as leave room for the names."""
    room = width - _NUMBER - _NAME
    fitting = {title for title, used in _used_up_to(_TELLING) if used <= room}
    table = Table(box=None, padding=(0, 1), header_style="bold", expand=False)
    table.add_column("Concern", no_wrap=True)
    table.add_column("What customers say", overflow="fold")
    titles = [title for title in (*_FIGURES, "Kind", "Trend") if title in fitting]
    for title in titles:
        table.add_column(title, justify="right" if title in _FIGURES else "left", no_wrap=True)
    for concern in concerns:
        cells = _cells(concern)
        table.add_row(id_of(concern), _name(concern), *(cells[title] for title in titles))
    return table


def _used_up_to(columns: dict[str, int]) -> Iterator[tuple[str, int]]:
    return zip(columns, accumulate(columns.values()), strict=True)


def _name(concern: Concern | Summary) -> Text:
    name = Text(concern.name)
    if concern.concentration:
        name.append(" ◔", style="yellow")
    return name


def _cells(concern: Concern | Summary) -> dict[str, str | Text]:
    trend = concern.trend.direction
    verdict = f"{wording.SIGNS[trend]} {wording.verdict(concern.trend)}".strip()
    return {
        "Acc.": accounts(concern),
        "Sell.": str(concern.sellers),
        "Conv.": str(concern.conversations),
        "Kind": concern.kind.value,
        "Trend": Text(verdict, style=_STYLES[trend]),
    }


def accounts(concern: Concern | Summary) -> str:
    """Those that said it themselves, and of how many more it is only reported: `2`, `0 (+12)`."""
    more = f" (+{concern.accounts_reported})" if concern.accounts_reported else ""
    return f"{concern.accounts}{more}"
