"""A background as bytes, of which so much can be taken out again as some conversations need.

What is told of every conversation lies in columns, one value a conversation in the order of their ids; what
is the same for all lies beside them. So one concern can be counted anew, exactly as with the whole, in the
time that its own conversations take and a look into the columns.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundswell.engine.deals.raised import Book
from groundswell.engine.deals.values import Rule
from groundswell.engine.survey.background import Background
from groundswell.engine.trend.calendars import Calendar, Season
from groundswell.engine.trend.carriers import Parts
from groundswell.engine.trend.strata import Comparison, Sizes, Stratum
from groundswell.speech import Deal, DealStatus, Money

Ints = NDArray[np.int64]
_RULES = tuple(Rule)
_NONE = -1  # of what a conversation has not: a week has a number below 0, so it goes by the stratum
_DATES = ("first", "last", "border")
_SHARED = ("days", "before", "begun", "ended", "held", "held_a_year_ago")
_AMONG = ("recent", "ever_before", "a_year_ago")


def packed(background: Background) -> bytes:
    """Read it with `unpacked`."""
    columns = _Columns(sorted(background.book.counting))
    shared: dict[str, Any] = {
        "as_of": background.as_of and background.as_of.isoformat(),
        "by_seller": list(background.by_seller.items()),
        "by_account": list(background.by_account.items()),
        "conversations": background.conversations,
        "book": _packed_book(background.book, columns),
        "calendar": background.calendar and _packed_calendar(background.calendar, columns),
    }
    out = BytesIO()
    shared_bytes = np.frombuffer(json.dumps(shared).encode(), np.uint8)
    arrays: dict[str, Any] = {"shared": shared_bytes, "ids": columns.ids, **columns.values}
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpacked(archive: bytes, conversations: Collection[int]) -> Background:
    """The background, of single conversations only these: enough to count what was raised in them."""
    with np.load(BytesIO(archive), allow_pickle=False) as arrays:
        shared = json.loads(arrays["shared"].tobytes())
        some = _Some.of(arrays, conversations)
    as_of = shared["as_of"]
    return Background(
        as_of=as_of and datetime.fromisoformat(as_of),
        calendar=shared["calendar"] and _unpacked_calendar(shared["calendar"], some),
        book=_unpacked_book(shared["book"], some),
        by_seller=Counter(dict(shared["by_seller"])),
        by_account=Counter(dict(shared["by_account"])),
        conversations=shared["conversations"],
    )


class _Columns:
    """One value a conversation; what is told by name goes by the place of the name in a list."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids: Ints = np.array(ids, dtype=np.int64)
        self._ids = ids
        self.values: dict[str, NDArray[Any]] = {}

    def add(self, name: str, value_of: Mapping[int, int]) -> None:
        self.values[name] = np.array([value_of.get(id_, _NONE) for id_ in self._ids], dtype=np.int32)

    def add_flag(self, name: str, flagged: Collection[int]) -> None:
        self.values[name] = np.array([id_ in flagged for id_ in self._ids], dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class _Some:
    """The columns of some conversations."""

    ids: list[int]
    values: Mapping[str, list[int]]
    of_deals: NDArray[np.int32]  # (n, 3) conversation (its place here), deal, rule

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], conversations: Collection[int]) -> "_Some":
        asked = np.array(sorted(conversations), dtype=np.int64)
        ids = arrays["ids"]
        rows = np.flatnonzero(np.isin(ids, asked))
        deals = arrays["deals"]
        mine = deals[np.isin(deals[:, 0], rows)]
        mine[:, 0] = np.searchsorted(rows, mine[:, 0])
        names = [name for name in arrays if name not in ("shared", "ids", "deals")]
        return cls(ids[rows].tolist(), {name: arrays[name][rows].tolist() for name in names}, mine)

    def where(self, name: str) -> dict[int, int]:
        return {id_: at for id_, at in zip(self.ids, self.values[name], strict=True) if at != _NONE}

    def flagged(self, name: str) -> frozenset[int]:
        return frozenset(id_ for id_, held in zip(self.ids, self.values[name], strict=True) if held)


# Deals.


def _packed_book(book: Book, columns: _Columns) -> dict[str, Any]:
    columns.values["deals"] = np.array(
        [
            (row, deal, _RULES.index(rule))
            for row, id_ in enumerate(columns.ids.tolist())
            for deal, rule in book.counting[id_].items()
        ],
        dtype=np.int32,
    ).reshape(-1, 3)
    return {
        "deals": [
            (deal.status.value, *((deal.amount.minor, deal.amount.currency) if deal.amount else ()))
            for deal in book.deals
        ],
        "closed": list(book.closed.items()),
    }


def _unpacked_book(stored: Mapping[str, Any], some: _Some) -> Book:
    counting: dict[int, dict[int, Rule]] = {id_: {} for id_ in some.ids}
    for row, deal, rule in some.of_deals.tolist():
        counting[some.ids[row]][deal] = _RULES[rule]
    return Book(
        deals=tuple(_deal(*fields) for fields in stored["deals"]),
        counting=counting,
        closed=dict(stored["closed"]),
    )


def _deal(status: str, *amount: Any) -> Deal:
    """A deal as far as it is summed up."""
    return Deal(
        key="", name="", account="", status=DealStatus(status), amount=Money(*amount) if amount else None
    )


# Trends.


def _packed_calendar(calendar: Calendar, columns: _Columns) -> dict[str, Any]:
    columns.add("period", calendar.period_of)
    for name in _AMONG:
        columns.add_flag(name, getattr(calendar, name))
    return {
        **{name: getattr(calendar, name) for name in _SHARED},
        **{name: getattr(calendar, name).isoformat() for name in _DATES},
        "edges": [edge.isoformat() for edge in calendar.edges],
        "change": _packed_comparison(calendar.change, "change", columns),
        "season": calendar.season
        and {
            "a_year_ago": _packed_comparison(calendar.season.a_year_ago, "season", columns),
            "then": _packed_comparison(calendar.season.then, "then", columns),
        },
        "parts": [_packed_parts(part, columns) for part in calendar.parts],
    }


def _unpacked_calendar(stored: Mapping[str, Any], some: _Some) -> Calendar:
    season = stored["season"]
    return Calendar(
        edges=tuple(map(date.fromisoformat, stored["edges"])),
        period_of=some.where("period"),
        held=tuple(stored["held"]),
        first=date.fromisoformat(stored["first"]),
        last=date.fromisoformat(stored["last"]),
        border=date.fromisoformat(stored["border"]),
        days=stored["days"],
        before=stored["before"],
        change=_unpacked_comparison(stored["change"], "change", some),
        season=season
        and Season(
            a_year_ago=_unpacked_comparison(season["a_year_ago"], "season", some),
            then=_unpacked_comparison(season["then"], "then", some),
        ),
        begun=tuple(stored["begun"]),
        ended=tuple(stored["ended"]),
        recent=some.flagged("recent"),
        ever_before=some.flagged("ever_before"),
        a_year_ago=some.flagged("a_year_ago"),
        held_a_year_ago=stored["held_a_year_ago"],
        parts=tuple(_unpacked_parts(part, some) for part in stored["parts"]),
    )


def _packed_comparison(comparison: Comparison, name: str, columns: _Columns) -> dict[str, Any]:
    strata = list(comparison.sizes)
    place = {stratum: at for at, stratum in enumerate(strata)}
    columns.add(f"{name}_stratum", {id_: place[stratum] for id_, stratum in comparison.stratum_of.items()})
    columns.add(f"{name}_week", comparison.week_of)
    return {
        "strata": [(*stratum, *comparison.sizes[stratum]) for stratum in strata],
        "weeks": [list(comparison.weeks[stratum].items()) for stratum in strata],
        "left_out": [(*stratum, *size) for stratum, size in comparison.left_out.items()],
    }


def _unpacked_comparison(stored: Mapping[str, Any], name: str, some: _Some) -> Comparison:
    sizes = dict(_sized(stored["strata"]))
    strata = list(sizes)
    where = some.where(f"{name}_stratum")
    weeks = dict(zip(some.ids, some.values[f"{name}_week"], strict=True))
    return Comparison(
        stratum_of={id_: strata[at] for id_, at in where.items()},
        week_of={id_: weeks[id_] for id_ in where},
        sizes=sizes,
        weeks={stratum: dict(held) for stratum, held in zip(strata, stored["weeks"], strict=True)},
        left_out=dict(_sized(stored["left_out"])),
    )


def _sized(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Stratum, Sizes]]:
    return ((Stratum(*row[:-2]), Sizes(*row[-2:])) for row in rows)


def _packed_parts(parts: Parts, columns: _Columns) -> dict[str, Any]:
    names = sorted(set(parts.part_of.values()))
    place = {name: at for at, name in enumerate(names)}
    columns.add(f"of_{parts.what}", {id_: place[name] for id_, name in parts.part_of.items()})
    return {
        "what": parts.what,
        "names": names,
        "recent": list(parts.recent.items()),
        "earlier": list(parts.earlier.items()),
    }


def _unpacked_parts(stored: Mapping[str, Any], some: _Some) -> Parts:
    where = some.where(f"of_{stored['what']}")
    return Parts(
        stored["what"],
        {id_: stored["names"][at] for id_, at in where.items()},
        Counter(dict(stored["recent"])),
        Counter(dict(stored["earlier"])),
    )
