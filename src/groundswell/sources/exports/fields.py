"""Fields of JSON objects by type: systems write ids as numbers, numbers as text, and nothing as null."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast

from groundswell.sources.columns.amounts import Amount, exact, note_of_amount, parse_amount
from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.currencies import currency_in_cell
from groundswell.sources.formats.dates import parse_date

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NoObject:
    """What stands where an object should, as it was given."""

    given: object


_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?$", re.ASCII)
_TRUE = frozenset(("true", "1", "yes"))


def text(record: Record, *names: str) -> str:
    """The first of these fields that holds something, as text without outer blanks; else empty."""
    return next((value for name in names if (value := as_text(record.get(name)))), "")


def as_text(value: object) -> str:
    """Text and numbers as text; an object, a list and null say nothing."""
    if isinstance(value, str):
        return value.replace("\0", "").strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | float):
        # 1e-9999 is short; written out it is not.
        return format(value, "f") if value == 0 or 1e-30 < abs(value) < 1e30 else str(value)
    return str(value) if isinstance(value, int) else ""


def as_given(record: Record | NoObject) -> tuple[tuple[str, str], ...]:
    """All values of a record as text, those within objects and lists by the way there ("comments.0.body");
    what is no object at all as "value"."""
    if isinstance(record, NoObject):
        record = {"value": record.given}
    values: list[tuple[str, str]] = []
    waiting: list[tuple[str, object]] = [("", record)]
    while waiting:
        name, value = waiting.pop()
        inner: list[tuple[str, object]] = []
        if isinstance(value, Mapping):
            inner = [(str(key), child) for key, child in cast("Record", value).items()]
        elif isinstance(value, list):
            inner = [(str(at), child) for at, child in enumerate(cast("list[object]", value))]
        else:
            values.append((name, as_text(value)))
        waiting += [(f"{name}.{key}".lstrip("."), child) for key, child in reversed(inner)]
    return tuple(values)


def address(record: Record, *names: str) -> str:
    """A mail address in lower case, or empty."""
    mail = text(record, *names).lower()
    return mail if "@" in mail else ""


def flag(record: Record, *names: str) -> bool:
    """Whether one of these fields says yes, as a truth value or as a word."""
    return any(as_text(record.get(name)).lower() in _TRUE for name in names)


def moment(record: Record, *names: str) -> datetime | None:
    """The first of these fields that is a time: ISO, or seconds or milliseconds since 1970. Aware; UTC
    where no zone is told."""
    return next((at for name in names if (at := parse_date(as_text(record.get(name))))), None)


def unread_date(record: Record, *names: str) -> tuple[str, ...]:
    """What to note where these fields hold something, but no time."""
    date = text(record, *names)
    return (f"the date '{date[:60]}' cannot be read",) if date and moment(record, *names) is None else ()


def number(record: Record, *names: str) -> float | None:
    """The first of these fields that holds a number: of seconds or the like, for money see `amount`."""
    for name in names:
        value = record.get(name)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return float(value) if abs(value) < 1e15 else None
        if isinstance(value, str) and _NUMBER.match(value.strip()):
            return float(value)
    return None


def amount(record: Record, *names: str, currency: Sequence[str]) -> Amount | None:
    """The first of these fields that holds an amount of money, to its last digit, in what the first of the
    fields `currency` tells."""
    meant = currency_in_cell(text(record, *currency))
    read = (_amount(record.get(name), meant) for name in names)
    return next((read_amount for read_amount in read if read_amount is not None), None)


def _amount(value: object, currency: str) -> Amount | None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        # A float as it is written down: Decimal(0.1) has 55 digits.
        return exact(Decimal(str(value)), currency)
    return parse_amount(value, currency=currency) if isinstance(value, str) else None


def unread_amount(record: Record, *names: str, currency: Sequence[str]) -> tuple[str, ...]:
    """What to note where these fields hold something, but no amount, or more of one than can be kept."""
    written = text(record, *names)
    note = (
        "" if is_placeholder(written) else note_of_amount(written, amount(record, *names, currency=currency))
    )
    return (note,) if note else ()


def part(record: Record, name: str) -> Record:
    """The object in this field; an empty one where there is none."""
    value = record.get(name)
    return cast("Record", value) if isinstance(value, dict) else {}


def parts(record: Record, name: str) -> list[Record]:
    """The objects in this list; an object that stands in place of a list counts as a list of one."""
    return objects_in(record.get(name))


def objects_in(value: object) -> list[Record]:
    if isinstance(value, dict):
        return [cast("Record", value)]
    if not isinstance(value, list):
        return []
    return [cast("Record", element) for element in cast("list[object]", value) if isinstance(element, dict)]


def texts(record: Record, name: str) -> list[str]:
    """The texts in this list; one text, parted by commas, counts as a list too."""
    value = record.get(name)
    if isinstance(value, str):
        return [piece.strip() for piece in value.split(",") if piece.strip()]
    values = cast("list[object]", value) if isinstance(value, list) else []
    return [words for element in values if (words := as_text(element))]
