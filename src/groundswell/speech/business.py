"""Accounts, deals and sellers, as a CRM tells them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    amount: float | None = None  # in the currency of the source
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
