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
    told: dict[str, Any] = {
        "as_of": background.as_of and background.as_of.isoformat(),
        "by_seller": list(background.by_seller.items()),
        "by_account": list(background.by_account.items()),
        "conversations": background.conversations,
        "book": _book_told(background.book, columns),
        "calendar": background.calendar and _calendar_told(background.calendar, columns),
    }
    out = BytesIO()
    shared = np.frombuffer(json.dumps(told).encode(), np.uint8)
    arrays: dict[str, Any] = {"shared": shared, "ids": columns.ids, **columns.values}
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def unpacked(told: bytes, conversations: Collection[int]) -> Background:
    """The background, of single conversations only these: enough to count what was raised in them."""
    with np.load(BytesIO(told), allow_pickle=False) as arrays:
        shared = json.loads(arrays["shared"].tobytes())
        some = _Some.of(arrays, conversations)
    as_of = shared["as_of"]
    return Background(
        as_of=as_of and datetime.fromisoformat(as_of),
        calendar=shared["calendar"] and _calendar(shared["calendar"], some),
        book=_book(shared["book"], some),
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

    def add(self, name: str, of: Mapping[int, int]) -> None:
        self.values[name] = np.array([of.get(one, _NONE) for one in self._ids], dtype=np.int32)

    def add_flag(self, name: str, of: Collection[int]) -> None:
        self.values[name] = np.array([one in of for one in self._ids], dtype=np.bool_)


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
        return {one: at for one, at in zip(self.ids, self.values[name], strict=True) if at != _NONE}

    def flagged(self, name: str) -> frozenset[int]:
        return frozenset(one for one, held in zip(self.ids, self.values[name], strict=True) if held)


# Deals.


def _book_told(book: Book, columns: _Columns) -> dict[str, Any]:
    columns.values["deals"] = np.array(
        [
            (row, deal, _RULES.index(rule))
            for row, one in enumerate(columns.ids.tolist())
            for deal, rule in book.counting[one].items()
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


def _book(told: Mapping[str, Any], some: _Some) -> Book:
    counting: dict[int, dict[int, Rule]] = {one: {} for one in some.ids}
    for row, deal, rule in some.of_deals.tolist():
        counting[some.ids[row]][deal] = _RULES[rule]
    return Book(
        deals=tuple(_deal(*one) for one in told["deals"]), counting=counting, closed=dict(told["closed"])
    )


def _deal(status: str, *amount: Any) -> Deal:
    """A deal as far as it is summed up."""
    return Deal(
        key="", name="", account="", status=DealStatus(status), amount=Money(*amount) if amount else None
    )


# Trends.


def _calendar_told(one: Calendar, columns: _Columns) -> dict[str, Any]:
    columns.add("period", one.period_of)
    for name in _AMONG:
        columns.add_flag(name, getattr(one, name))
    return {
        **{name: getattr(one, name) for name in _SHARED},
        **{name: getattr(one, name).isoformat() for name in _DATES},
        "edges": [edge.isoformat() for edge in one.edges],
        "change": _comparison_told(one.change, "change", columns),
        "season": one.season
        and {
            "a_year_ago": _comparison_told(one.season.a_year_ago, "season", columns),
            "then": _comparison_told(one.season.then, "then", columns),
        },
        "parts": [_parts_told(part, columns) for part in one.parts],
    }


def _calendar(told: Mapping[str, Any], some: _Some) -> Calendar:
    season = told["season"]
    return Calendar(
        edges=tuple(map(date.fromisoformat, told["edges"])),
        period_of=some.where("period"),
        held=tuple(told["held"]),
        first=date.fromisoformat(told["first"]),
        last=date.fromisoformat(told["last"]),
        border=date.fromisoformat(told["border"]),
        days=told["days"],
        before=told["before"],
        change=_comparison(told["change"], "change", some),
        season=season
        and Season(
            a_year_ago=_comparison(season["a_year_ago"], "season", some),
            then=_comparison(season["then"], "then", some),
        ),
        begun=tuple(told["begun"]),
        ended=tuple(told["ended"]),
        recent=some.flagged("recent"),
        ever_before=some.flagged("ever_before"),
        a_year_ago=some.flagged("a_year_ago"),
        held_a_year_ago=told["held_a_year_ago"],
        parts=tuple(_parts(part, some) for part in told["parts"]),
    )


def _comparison_told(one: Comparison, name: str, columns: _Columns) -> dict[str, Any]:
    strata = list(one.sizes)
    place = {stratum: at for at, stratum in enumerate(strata)}
    columns.add(f"{name}_stratum", {id_: place[stratum] for id_, stratum in one.stratum_of.items()})
    columns.add(f"{name}_week", one.week_of)
    return {
        "strata": [(*stratum, *one.sizes[stratum]) for stratum in strata],
        "weeks": [list(one.weeks[stratum].items()) for stratum in strata],
        "left_out": [(*stratum, *size) for stratum, size in one.left_out.items()],
    }


def _comparison(told: Mapping[str, Any], name: str, some: _Some) -> Comparison:
    sizes = dict(_sized(told["strata"]))
    strata = list(sizes)
    where = some.where(f"{name}_stratum")
    weeks = dict(zip(some.ids, some.values[f"{name}_week"], strict=True))
    return Comparison(
        stratum_of={one: strata[at] for one, at in where.items()},
        week_of={one: weeks[one] for one in where},
        sizes=sizes,
        weeks={stratum: dict(held) for stratum, held in zip(strata, told["weeks"], strict=True)},
        left_out=dict(_sized(told["left_out"])),
    )


def _sized(told: Iterable[Sequence[Any]]) -> Iterator[tuple[Stratum, Sizes]]:
    return ((Stratum(*one[:-2]), Sizes(*one[-2:])) for one in told)


def _parts_told(one: Parts, columns: _Columns) -> dict[str, Any]:
    names = sorted(set(one.of.values()))
    place = {name: at for at, name in enumerate(names)}
    columns.add(f"of_{one.what}", {id_: place[name] for id_, name in one.of.items()})
    return {
        "what": one.what,
        "names": names,
        "recent": list(one.recent.items()),
        "earlier": list(one.earlier.items()),
    }


def _parts(told: Mapping[str, Any], some: _Some) -> Parts:
    where = some.where(f"of_{told['what']}")
    return Parts(
        told["what"],
        {one: told["names"][at] for one, at in where.items()},
        Counter(dict(told["recent"])),
        Counter(dict(told["earlier"])),
    )
