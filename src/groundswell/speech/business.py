"""Accounts, deals and sellers, as a CRM tells them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groundswell.speech.money import Money


class DealStatus(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    key: str  # the CRM's id, or empty
    name: str
    domain: str = ""  # e-mail domain, lower case, where known


@dataclass(frozen=True, kw_only=True, slots=True)
class Deal:
    key: str  # the CRM's id, or empty
    name: str
    account: str  # the account's name or key, as the source writes it
    status: DealStatus
    # In ISO 4217 where the source tells it, else in a sign as it stands ("$"), else in "".
    amount: Money | None = None
    opened: date | None = None
    closed: date | None = None
    seller: str = ""
    loss_reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seller:
    key: str
    name: str
    email: str = ""
    team: str = ""
