"""The field as rows, data frames, a small table for notebooks, and a plot."""

from collections.abc import Mapping
from html import escape
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal, get_args

from groundswell.engine.survey.values import Concern, Evidence, Field
from groundswell.report import wording
from groundswell.report.letters import harmless
from groundswell.report.picture import MOST_TILES, shown_in, size
from groundswell.report.records import concern_facts, verbatim_record
from groundswell.speech import GroundswellError

What = Literal["concerns", "verbatims"]
Row = dict[str, Any]


class NotInstalled(GroundswellError):
    """An optional library is asked for and not there; the text says how to install it."""

    code = "not_installed"


class UnknownTable(GroundswellError, ValueError):
    """Rows of something that a field does not have are asked for; the text names what it has."""

    code = "unknown_table"

    def __init__(self, what: object) -> None:
        choices = get_args(What)
        named = " or ".join(f"“{choice}”" for choice in choices)
        super().__init__(f"There are no rows of “{what}”: ask for {named}.", what=what, choices=choices)


def to_rows(field: Field, what: What = "concerns") -> list[Row]:
    """One flat dict each, in the order of the field; every row has the same keys. Raises UnknownTable."""
    if what not in get_args(What):
        raise UnknownTable(what)
    if what == "concerns":
        names = {theme.id: theme.name for theme in field.themes}
        return [_concern_row(rank, concern, names) for rank, concern in enumerate(field.concerns, 1)]
    inside = [
        _verbatim_row(verbatim, concern) for concern in field.concerns for verbatim in concern.verbatims
    ]
    return inside + [_verbatim_row(verbatim, None) for verbatim in (*field.heard_once, *field.apart)]


def frame(field: Field, what: What = "concerns", library: str = "") -> Any:
    """A data frame of `library`, polars or pandas; by default of the one that is installed, polars first.

    Raises NotInstalled and UnknownTable.
    """
    rows = to_rows(field, what)
    wanted = (library,) if library else ("polars", "pandas")
    installed = next((name for name in wanted if find_spec(name)), None)
    if installed is None:
        raise NotInstalled(
            f"A frame needs {' or '.join(wanted)}: install it, for example with pip install {wanted[0]}.",
            wanted=wanted,
        )
    data_frame = import_module(installed).DataFrame
    # Types are to be told from all rows: in polars the default is the first hundred.
    return data_frame(rows, infer_schema_length=None) if installed == "polars" else data_frame(rows)


def to_html_table(field: Field, most: int = 20) -> str:
    """The first concerns as a small HTML table, for `_repr_html_`."""
    heads = ("#", "", "concern", "kind", "trend", "accounts", "conversations", "verbatims")
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        _html_row(
            rank,
            f"C-{concern.id}",
            concern.name,
            concern.kind.value,
            f"{wording.SIGNS[concern.trend.direction]} {wording.verdict(concern.trend)}".strip(),
            wording.number(concern.accounts),
            wording.number(concern.conversations),
            wording.number(len(concern.verbatims)),
        )
        for rank, concern in enumerate(field.concerns[:most], 1)
    )
    unshown = len(field.concerns) - most
    more = f"{wording.count(unshown, 'more concern')}; " if unshown > 0 else ""
    once = wording.count(len(field.heard_once), "verbatim")
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{more}{once} heard once.</p>"
    )


def plot(field: Field, most: int = 30) -> Any:
    """The first concerns as bars, coloured by trend: an Altair chart. Raises NotInstalled."""
    if not find_spec("altair"):
        raise NotInstalled(
            "A plot needs Altair: install it with pip install 'groundswell[plots]'.", wanted=("altair",)
        )
    altair = import_module("altair")
    shown = shown_in(field)[: min(most, MOST_TILES)]
    rows = [
        {
            "concern": concern.name,
            "raised by": size(concern),
            "trend": concern.trend.direction.value,
            "id": f"C-{concern.id}",
        }
        for concern in shown
    ]
    what = (
        "accounts"
        if any(concern.accounts or concern.accounts_reported for concern in shown)
        else "conversations"
    )
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("raised by:Q", title=what),
            y=altair.Y("concern:N", sort=None, title=None, axis=altair.Axis(labelLimit=320)),
            color=altair.Color("trend:N", title="trend"),
            tooltip=[
                altair.Tooltip("id:N"),
                altair.Tooltip("concern:N"),
                altair.Tooltip("raised by:Q", title=what),
                altair.Tooltip("trend:N"),
            ],
        )
    )


def _html_row(*cells: object) -> str:
    return "<tr>" + "".join(f"<td>{escape(harmless(str(cell)))}</td>" for cell in cells) + "</tr>"


def _concern_row(rank: int, concern: Concern, themes: dict[int, str]) -> Row:
    """As the JSON has it, flat; times are values, and the theme goes by its name."""
    facts = concern_facts(concern)
    deals, trend = facts["deals"], facts["trend"]
    standing = {"open": concern.deals.open, "won": concern.deals.won, "lost": concern.deals.lost}
    return {
        "rank": rank,
        **_picked(facts, "id name kind"),
        "theme": themes.get(concern.theme, "") if concern.theme is not None else "",
        "status": facts["status"],
        "trend": trend["direction"],
        "trend_firm": trend["firm"],
        **_picked(facts, "accounts accounts_reported sellers conversations"),
        "verbatims": len(concern.verbatims),
        **_picked(facts, "spoken reported unknown"),
        **{f"deals_{name}": deals.count for name, deals in standing.items()},
        **{f"sums_{name}": wording.sums(deals.sums) for name, deals in standing.items()},
        "odds_of_losing": deals["odds_of_losing"]["ratio"],
        "losing": deals["odds_of_losing"]["verdict"],
        **_picked(facts, "score concentration"),
        "first_at": concern.first_at,
        "last_at": concern.last_at,
    }


def _verbatim_row(verbatim: Evidence, concern: Concern | None) -> Row:
    record = verbatim_record(verbatim)
    return {
        "id": record["id"],
        "concern": f"C-{concern.id}" if concern else "",
        "concern_name": concern.name if concern else "",
        **_picked(record, "text kind voice account seller said_by"),
        "at": verbatim.at,
        **_picked(record, "channel source row start end language score"),
    }


def _picked(record: Mapping[str, Any], names: str) -> Row:
    return {name: record[name] for name in names.split()}
