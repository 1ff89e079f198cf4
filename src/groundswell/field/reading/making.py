"""The read model's rows, from values of the engine; and the values again, from the rows."""

import json
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields, replace
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from groundswell.engine.survey.summaries import Count, Summary, counts_of, summary_of
from groundswell.engine.survey.values import Concern, Evidence, Status
from groundswell.engine.trend.values import Direction, Trend
from groundswell.field.reading.lately import TOP
from groundswell.field.reading.plain import plain, value_of
from groundswell.speech import Kind


class SummaryRow(NamedTuple):
    """A row of ConcernSummary without its record."""

    concern: int
    name: str
    kind: str
    status: str
    theme: int | None
    score: float
    accounts: int
    accounts_reported: int
    sellers: int
    conversations: int
    spoken: int
    verbatims: int
    deals: int
    concentration: str
    direction: str
    firm: bool
    reason: str
    first_at: datetime | None
    last_at: datetime | None
    telling: list[int]


SUMMARY = (*SummaryRow._fields, "record", "counted", "who", "brought", "months")
COUNT = ("concern", *(one.name for one in fields(Count)))


class Rows(NamedTuple):
    """Of one concern."""

    summary: tuple[Any, ...]  # in the order of SUMMARY
    counts: list[tuple[Any, ...]]  # in the order of COUNT

    @property
    def counted(self) -> int:
        """The check sum of the counts."""
        return self.summary[SUMMARY.index("counted")]


def rows_of(concern: Concern, brought: Mapping[int, int], zone: tzinfo) -> Rows:
    """`brought`: by entry of history how many of its verbatims came with it. `zone`: the company's, by whose
    clock months begin."""
    counted = counts_of(concern.verbatims, zone)
    counts = [(concern.id, *astuple(count)) for count in counted]
    summary = summary_of(concern)
    trend = summary.trend
    columns = SummaryRow(
        concern=summary.id,
        direction=trend.direction.value,
        firm=trend.firm,
        reason=trend.reason,
        kind=summary.kind.value,
        status=summary.status.value,
        telling=list(summary.telling),
        **{name: getattr(summary, name) for name in _AS_THEY_ARE},
    )
    record = plain(replace(concern, verbatims=()))
    lately = sorted(brought.items(), reverse=True)[:TOP]
    check = zlib.crc32(json.dumps(counts).encode())
    return Rows((*columns, record, check, who_of(counted), lately, months_of(counted)), counts)


def who_of(counts: Sequence[Count]) -> dict[str, Any]:
    """For `accounts` and `sellers` how many there are, and of those that said or heard most: name, verbatims,
    and how many of these in the customer's own words."""
    who: dict[str, Any] = {}
    for column in ("account", "seller"):
        verbatims, themselves = Counter[str](), Counter[str]()
        for count in counts:
            if name := getattr(count, column):
                verbatims[name] += count.verbatims
                themselves[name] += count.spoken
        most = sorted(verbatims, key=lambda name: (-verbatims[name], name))[:TOP]
        who[f"{column}s"] = {
            "all": len(verbatims),
            "most": [(name, verbatims[name], themselves[name]) for name in most],
        }
    return who


def months_of(counts: Sequence[Count]) -> list[tuple[int, int]]:
    """How many verbatims of each month, those without a day left out."""
    months = Counter[int]()
    for count in counts:
        months[count.month] += count.verbatims
    return sorted((month, verbatims) for month, verbatims in months.items() if month)


_TOLD_OTHERWISE = {"concern", "direction", "firm", "reason", "kind", "status", "telling"}
_AS_THEY_ARE = sorted(set(SummaryRow._fields) - _TOLD_OTHERWISE)


def summary_from(row: SummaryRow) -> Summary:
    """The same value as was kept; the periods of its trend are left out."""
    return Summary(
        id=row.concern,
        kind=Kind(row.kind),
        status=Status(row.status),
        trend=Trend(direction=Direction(row.direction), firm=row.firm, reason=row.reason, periods=()),
        telling=tuple(row.telling),
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
    )


def concern_from(record: dict[str, Any], verbatims: Sequence[Evidence]) -> Concern:
    """The concern with so many of its verbatims as are given."""
    return replace(value_of(Concern, record), verbatims=tuple(verbatims))


class Totals(NamedTuple):
    """What is told of the whole field."""

    conversations: int
    accounts: int
    sellers: int
    verbatims: int  # in concerns or heard once
    set_phrases: int
    apart: int
    nothing_heard: int
    grouping: str
    encoder: str
    first_at: str
    last_at: str
    files: dict[str, int]  # read, and their rows: given, taken, heard before, refused
    heard: list[list[int]]  # (entry, verbatims that it brought and that are told)
