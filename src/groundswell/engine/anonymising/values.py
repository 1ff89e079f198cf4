"""What anonymising takes and gives."""

from dataclasses import dataclass
from enum import StrEnum


class Hidden(StrEnum):
    """What was taken out."""

    CUSTOMER = "customer"
    PERSON = "person"
    PRODUCT = "product"  # of others
    ADDRESS = "address"  # of a place
    AMOUNT = "amount"
    PHONE = "phone number"
    NUMBER = "number"  # of an order, an invoice, a contract
    EMAIL = "e-mail"
    LINK = "link"


# Of these several may be told of: each has a letter of its own.
LETTERED = frozenset({Hidden.CUSTOMER, Hidden.PERSON, Hidden.PRODUCT})

PLACEHOLDERS = {
    Hidden.ADDRESS: "[an address]",
    Hidden.AMOUNT: "[an amount]",
    Hidden.PHONE: "[a phone number]",
    Hidden.NUMBER: "[a number]",
    Hidden.EMAIL: "[an e-mail address]",
    Hidden.LINK: "[a link]",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as somebody keeps it: "Northgate Lifts Ltd", "Ann Lee"."""

    text: str
    kind: Hidden


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is to be hidden. What has the same `key` is the same to whoever reads it."""

    start: int
    end: int
    kind: Hidden
    key: str = ""
    slip: bool = False  # it is written otherwise than the name


@dataclass(frozen=True, slots=True)
class Proposed:
    """What stands for a text, until a person has looked at it."""

    text: str
    hidden: tuple[Span, ...]  # where in the original
    doubts: tuple[str, ...]  # words that may be names that nobody told us of
