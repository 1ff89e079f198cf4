"""The two ways a launch can go, and which of them one went: the order of first acts, as letters.

H sales brings what it hears; P product changes; M marketing works out what to say, with sales (m without);
A the agency drafts, with sales (a); E it is presented to the executives, with sales (e); L its day; S sales
gets the words; N sales gets its numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundswell.engine.spectrum.record import Record
from groundswell.engine.spectrum.values import Did, Event, Part, Who

USUAL, OTHER_WAY_ROUND = "PmaeLSN", "HPMAESLN"
FEWEST = 4  # known letters: below, neither is named


class Way(StrEnum):
    USUAL = "the usual way"
    OTHER_WAY_ROUND = "the other way round"


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstAct:
    letter: str
    day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    acts: tuple[FirstAct, ...]  # in the order of days
    known: int  # letters of which the record tells, also that they did not happen
    to_usual: int  # edit distance
    to_other: int
    way: Way | None  # the nearer one; None: as near to both, or too little is known
    left_at: str  # the first letter of the better way that is not in its place; empty: none


def scenario(events: Iterable[Event], as_of: date) -> Scenario:
    """Levenshtein's distance (1966) to either way over the letters that are known; acts of one day stand in
    the order that suits."""
    record = Record(events, as_of)
    acts = _first_acts(record)
    known = {act.letter.upper() for act in acts} | _did_not_happen(record)
    usual = [letter for letter in USUAL if letter.upper() in known]
    other = [letter for letter in OTHER_WAY_ROUND if letter.upper() in known]
    to_usual = _distance(_ordered(acts, USUAL), usual)
    to_other = _distance(_ordered(acts, OTHER_WAY_ROUND), other)
    way = None
    if len(known) >= FEWEST and to_usual != to_other:
        way = Way.USUAL if to_usual < to_other else Way.OTHER_WAY_ROUND
    return Scenario(
        acts=acts,
        known=len(known),
        to_usual=to_usual,
        to_other=to_other,
        way=way,
        left_at=_left_at(_ordered(acts, OTHER_WAY_ROUND), other),
    )


def _first_acts(record: Record) -> tuple[FirstAct, ...]:
    drafted = record.first(Did.DRAFTED) or record.decided
    worded_with = record.first(Did.WORDED, Did.SIGNED, who=Who.SALES)
    drafted_with = record.first(Did.COMMENTED, Did.APPROVED, Did.DRAFTED, who=Who.SALES)
    presented = record.of(Did.PRESENTED)
    firsts = {
        "H": record.first(Did.BROUGHT, who=Who.SALES),
        "P": record.first(Did.CHANGED),
        _with_sales("M", worded_with, drafted): record.first(Did.WORDED),
        _with_sales("A", drafted_with, record.decided): record.first(Did.DRAFTED),
        "E" if any(event.who is Who.SALES for event in presented) else "e": record.first(Did.PRESENTED),
        "L": record.first(Did.LAUNCHED),
        "S": record.first(Did.TOLD),
        "N": record.first(Did.NUMBERED),
    }
    acts = [FirstAct(letter=letter, day=day) for letter, day in firsts.items() if day is not None]
    return tuple(sorted(acts, key=lambda act: (act.day, OTHER_WAY_ROUND.index(act.letter.upper()))))


def _with_sales(letter: str, sales: date | None, by: date | None) -> str:
    return letter if sales is not None and (by is None or sales <= by) else letter.lower()


_OF_PART = {Part.HEARD: "H", Part.CHANGED: "P", Part.AGREED: "M", Part.ANSWERS: "A", Part.DECIDED: "E"}


def _did_not_happen(record: Record) -> set[str]:
    return {letter for part, letter in _OF_PART.items() if record.tells_of(part)} if record.is_over else set()


def _ordered(acts: Sequence[FirstAct], way: str) -> list[str]:
    places = way.upper()
    days = {act.letter: act.day for act in acts}
    # Numbers may be known at any time.
    if "N" in days:
        days["N"] = max(days[letter] for letter in ("L", "S", "N") if letter in days)
    return sorted(days, key=lambda letter: (days[letter], places.find(letter.upper())))


def _distance(told: Sequence[str], way: Sequence[str]) -> int:
    row = list(range(len(way) + 1))
    for at, letter in enumerate(told, start=1):
        above, row = row, [at]
        for place, wanted in enumerate(way, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted)))
    return row[-1]


def _left_at(told: Sequence[str], way: Sequence[str]) -> str:
    for at, wanted in enumerate(way):
        if at >= len(told) or told[at] != wanted:
            return wanted
    return ""
