"""Accounts, deals and the people of our own company, as a system tells them.

What two systems tell of one of them is put together in `groundswell.intake.telling`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from groundswell.speech.money import Money


class DealStatus(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


class PersonKind(StrEnum):
    """What a person of our own company does: only sellers are counted as such."""

    SELLER = "seller"
    SUPPORT = "support"
    OTHER = "other"


class Key(NamedTuple):
    """An id and the system whose it is ("" not told)."""

    system: str
    id: str


class StageSeen(NamedTuple):
    """A stage of a deal, and the first day that it is known to have stood there."""

    stage: str
    day: date
    entered: bool = True  # a system tells the day; else that of the import that first showed it


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    key: str  # the id in its system, or empty
    name: str
    domains: tuple[str, ...] = ()  # of its mail, lower case; those of public mail are none
    segment: str = ""
    industry: str = ""
    country: str = ""
    system: str = ""  # whose id the key is: "salesforce"; "" not told
    through: str = ""  # the tool whose word this is, where it is not the CRM's own: "gong", a help desk
    elsewhere: tuple[Key, ...] = ()  # its ids in other systems


@dataclass(frozen=True, kw_only=True, slots=True)
class Deal:
    key: str  # the id in its system, or empty
    name: str
    account: str  # the account's name or key, as the source writes it
    status: DealStatus
    # In ISO 4217 where the source tells it, else in a sign as it stands ("$"), else in "".
    amount: Money | None = None
    opened: date | None = None
    closed: date | None = None  # the day it was won or lost
    expected: date | None = None  # the day on which it is, or was, hoped to close
    seller: str = ""
    loss_reason: str = ""
    products: tuple[str, ...] = ()
    stage: str = ""  # as the source calls it
    stages: tuple[StageSeen, ...] = ()  # the oldest first
    system: str = ""  # as of an account
    through: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seller:
    """A person of our own company; `kind` tells whether they sell (None: nobody says, and they do)."""

    key: str
    name: str
    email: str = ""
    team: str = ""
    kind: PersonKind | None = None
    system: str = ""  # as of an account
    through: str = ""
