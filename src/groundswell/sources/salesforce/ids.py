"""Salesforce's ids: 15 characters where case matters, 18 where it does not."""

import re

_SHORT = re.compile(r"[A-Za-z0-9]{15}")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def id18(id_: str) -> str:
    """The 18 characters of an id; whatever is no id of 15 stays as it is.

    Each of the three characters added tells which of five characters are capitals: the first of the five
    gives the lowest bit, and the number is a digit of A-Z, 0-5. Source: Salesforce Help, "What is the
    difference between 15-digit and 18-digit Salesforce record IDs" and the formula CASESAFEID.
    """
    if not _SHORT.fullmatch(id_):
        return id_
    return id_ + "".join(_check(id_[start : start + 5]) for start in (0, 5, 10))


def _check(five: str) -> str:
    return _DIGITS[sum(1 << place for place, letter in enumerate(five) if letter.isupper())]


def is_account(id_: str) -> bool:
    """Standard objects have a prefix of their own; these two are the same in every organisation."""
    return id_.startswith("001")


def is_deal(id_: str) -> bool:
    return id_.startswith("006")
