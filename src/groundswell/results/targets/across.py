"""Tables in which each period is a column, as spreadsheets keep targets: each cell is read as a row."""

import re
from dataclasses import dataclass

from groundswell.intake.telling import name_key
from groundswell.results.targets.periods import read_period
from groundswell.sources.formats.months import month_of
from groundswell.speech.money import CODES

# What is said beside the period: "Target Q1 2026".
_BESIDE = frozenset(map(name_key, "target targets quota goal amount ziel betrag for in".split()))
_QUARTER = re.compile(
    r"(?:q|(?:quarter|quartal|trimestre) ?)(?P<after>[1-4])"
    r"|(?P<before>[1-4])(?:q|(?:\.|st|nd|rd|th)? ?(?:quarter|quartal|trimestre))",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<=[^\W_])(?:[ /.-]| ?['’])(\d{2})$")  # "Jan-26", "Q1 '26"
_SHORT_FISCAL_YEAR = re.compile(r"\bfy ?(\d{2})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:fy ?)?(?P<year>\d{4})(?:/\d{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Across:
    """A column of amounts over one period."""

    name: str  # as it stands
    currency: str  # that it names
    period: str = ""  # as `read_period` reads it; empty: it names no year
    quarter: int = 0
    month: int = 0

    @property
    def has_year(self) -> bool:
        return bool(self.period)

    def in_year(self, year: int, begins: int) -> str:
        """Where it names none, of the fiscal year that begins in this one."""
        if self.period:
            return self.period
        if self.quarter:
            return f"{year}-Q{self.quarter}"
        return f"{year + (self.month < begins)}-{self.month:02}"


def across(name: str) -> Across | None:
    """None of a column that is called after no period."""
    words = [word.strip("()[]:,") for word in name.replace("_", " ").split()]
    currency = next((word for word in words if word in CODES), "")
    said = [word for word in words if word != currency and name_key(word) not in _BESIDE]
    period = _with_whole_year(" ".join(said))
    # Whether "2026/27" is a year depends on where years begin.
    if any(read_period(period, begins) for begins in (1, 2)):
        return Across(name=name, currency=currency, period=period)
    if (found := _QUARTER.fullmatch(period)) is not None:
        return Across(name=name, currency=currency, quarter=int(found["after"] or found["before"]))
    month = month_of(period.rstrip(".").casefold())
    return Across(name=name, currency=currency, month=month) if month else None


def year_in(cell: str) -> int | None:
    """That a column beside them tells of a row."""
    found = _YEAR.fullmatch(" ".join(cell.split()))
    return int(found["year"]) if found else None


def _with_whole_year(written: str) -> str:
    if re.search(r"\d{4}", written):
        return written
    return _SHORT_YEAR.sub(r" 20\1", _SHORT_FISCAL_YEAR.sub(r"FY20\1", written))
