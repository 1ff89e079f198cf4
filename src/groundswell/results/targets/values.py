"""What a row of targets says, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from groundswell.engine.attaining.periods import Period
from groundswell.intake.telling import name_key
from groundswell.speech import Money


class Column(StrEnum):
    SELLER = "seller"
    TEAM = "team"
    PRODUCT = "product"
    LAUNCH = "launch"
    PERIOD = "period"
    FROM = "from"
    TO = "to"
    AMOUNT = "amount"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it stands, by what its columns mean; what is not given is empty."""

    number: int
    cells: Mapping[Column, str]
    flaw: str = ""  # why its cells cannot be trusted
    column: str = ""  # of which the amount is, where a row has several

    def __getitem__(self, column: Column) -> str:
        return " ".join(self.cells.get(column, "").split())


class Flaw(StrEnum):
    """Why a row is refused."""

    BROKEN = "broken"
    NO_AMOUNT = "no amount"
    NO_NUMBER = "no number"
    NOT_POSITIVE = "not positive"
    TOO_FINE = "too fine"
    NO_CURRENCY = "no currency"
    TWO_CURRENCIES = "two currencies"  # in one row
    NO_PERIOD = "no period"
    UNREADABLE_PERIOD = "unreadable period"
    WRONG_ORDER = "wrong order"
    UNKNOWN_SELLER = "unknown seller"
    UNKNOWN_TEAM = "unknown team"
    NOT_IN_TEAM = "not in team"
    UNKNOWN_LAUNCH = "unknown launch"
    NOT_YOURS = "not yours"
    REPEATED = "repeated"  # as in an earlier row
    CONTRADICTED = "contradicted"  # another row says another amount for the same
    OTHER_CURRENCY = "other currency"  # another row says it in another currency
    OVERLAPS_ROW = "overlaps row"
    OVERLAPS = "overlaps"  # a target that stands


@dataclass(frozen=True, slots=True)
class Refusal:
    flaw: Flaw
    told: Mapping[str, str] = field(default_factory=dict[str, str])  # what its sentence names


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """What is to be won in a period. Neither seller nor team: by the company."""

    seller: str = ""
    team: str = ""
    product: str = ""
    launch: int | None = None
    period: Period
    amount: Money

    @property
    def whose(self) -> tuple[str, str, str, int | None]:
        """For what it is, whenever."""
        return (self.seller, self.team, name_key(self.product), self.launch)

    @property
    def what(self) -> tuple[tuple[str, str, str, int | None], Period]:
        """A newer one for the same takes its place."""
        return (self.whose, self.period)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A target that stands."""

    id: int
    goal: Goal


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A row with what becomes of it: refused, or a goal that is new, stands so already, or takes the place of
    one."""

    row: Written
    goal: Goal | None = None
    refusal: Refusal | None = None
    stands: bool = False
    replaces: Standing | None = None

    @property
    def is_taken(self) -> bool:
        return self.goal is not None and not self.stands


def refused(row: Written, flaw: Flaw, **told: str) -> Judged:
    where = {"column": row.column} if row.column else {}
    return Judged(row=row, refusal=Refusal(flaw, {**told, **where}))
