"""Amounts of money as CRMs and people write them: "$1,234", "1.234,50 €", "CHF 12'000.-", "(1,200)".

To the last digit: amounts are decimal numbers, never binary ones. What is not wholly understood is no amount
("10k to 20k", "approx. 900"): a wrong sum is worse than a deal without an amount.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from groundswell.sources.columns.currencies import SHARED, THREE_DECIMALS, currency_of
from groundswell.speech.money import Money

# Beyond these stand mistakes and numbers that are no amounts.
MOST, LEAST = Decimal(10) ** 15, Decimal(10) ** -9
_LONGEST = 60
_SCALES = {
    "": 0,
    "k": 3,
    "t": 3,
    "tsd": 3,
    "m": 6,
    "mm": 6,
    "mio": 6,
    "mn": 6,
    "mln": 6,
    "b": 9,
    "bn": 9,
    "mrd": 9,
}
_DASH = "−‐–—-"  # the plain one last: elsewhere in a class it would be a range
_WRITTEN = re.compile(
    rf"""
    (?P<minus>[{_DASH}])?\s*
    (?P<before>[^\d\s.,'’()+{_DASH}]{{1,5}}?\.?)?\s*
    (?P<minus_too>[{_DASH}])?\s*
    (?P<number>\d[\d.,'’\s]*?(?:[eE][+-]?\d{{1,3}})?|[.,]\d+)
    (?P<even>[.,][{_DASH}]{{1,2}})?
    (?P<minus_last>[{_DASH}])?\s*
    (?:(?P<scale>k|tsd|t|mio|mln|mn|mm|m|bn|b|mrd)\.?(?=[^a-z]|$))?\s*
    (?P<after>[^\d\s.,'’()+{_DASH}]{{1,5}}\.?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'\s])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_MARKED = re.compile(r"(?P<whole>.*)(?P<mark>[.,])(?P<part>\d+)")
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?e[+-]?\d{1,3}", re.IGNORECASE)
# A double holds fifteen digits: more of them, as in "0.30000000000000004", are what its sums leave behind.
_OF_A_DOUBLE = Context(prec=15)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as its cell writes it, in the currency it tells ('' none)."""

    value: Decimal
    currency: str = ""

    @property
    def money(self) -> Money | None:
        """In whole minor units; None beyond what can be kept."""
        return Money.of(self.value, self.currency)

    @property
    def is_finer(self) -> bool:
        """Whether it has decimals that its currency has not, which `money` rounds away."""
        money = self.money
        return money is not None and money.value != self.value


def note_of_amount(written: str, amount: Amount | None) -> str:
    """What to note where a cell holds something but no amount, or a finer one than is kept; else empty."""
    if not written:
        return ""
    if amount is None or amount.money is None:
        return f"the amount '{written[:60]}' cannot be read"
    if amount.is_finer:
        money = amount.money
        unit = f"of {money.currency}" if money.currency else "kept where no currency is told"
        return f"the amount '{written[:60]}' was rounded to {money.value:f}, the nearest {unit}"
    return ""


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How a column writes amounts: the decimal mark that all of it agrees with ('' left open)."""

    mark: str = ""
    example: str = ""  # of what can be read in two ways, where nothing settles it


def amount_style(cells: Iterable[str]) -> AmountStyle:
    """The decimal mark of a column: cells such as "1.234,50" and "12,5" settle such as "1.234".

    Cells with a sign or code of their own have no say: people write those, each in their own way.
    """
    marks, open_ones = set[str](), list[str]()
    for cell in cells:
        parts = _parts(cell)
        if parts is None or parts["before"] or parts["after"]:
            continue
        number = _plain_number(parts["number"])
        marks |= _settled(number)
        if _is_open(number) and "," not in number:
            open_ones.append(cell.strip())
    mark = next(iter(marks)) if len(marks) == 1 else ""
    return AmountStyle(mark=mark, example=open_ones[0] if open_ones and not mark else "")


def parse_amount(text: str, style: AmountStyle = AmountStyle(), currency: str = "") -> Amount | None:
    """The amount in the text, or None where there is none that is certain.

    `currency` is what the table says of the row; a sign or code in the cell itself comes first.
    """
    parts = _parts(text)
    if parts is None:
        return None
    before, after = (parts["before"] or ""), (parts["after"] or "")
    currencies = [currency_of(affix) for affix in (before, after) if affix]
    if not all(currencies):
        return None
    meant = currencies[0] if currencies else ""
    # A sign that several currencies share is told apart by the table's own code.
    own = currency if meant in {"", *SHARED} and currency else meant
    # "10.000,-": where the fraction is struck out, every mark before it groups.
    groups = bool(parts["even"]) or (bool(currencies) and own not in THREE_DECIMALS)
    digits = _with_point(_plain_number(parts["number"]), AmountStyle(mark="none") if groups else style, own)
    if digits is None:
        return None
    value = Decimal(digits)
    negative = parts["bracket"] or parts["minus"] or parts["minus_too"] or parts["minus_last"]
    scaled = value.scaleb(_SCALES[(parts["scale"] or "").lower()])
    return exact(-scaled if negative else scaled, own)


def exact(value: Decimal, currency: str = "") -> Amount | None:
    """The amount without an exponent or noughts behind its fraction; None beyond what amounts are."""
    if not value.is_finite() or abs(value) >= MOST or (value and abs(value) < LEAST):
        return None
    # 0.30000000000000004
    settled = _OF_A_DOUBLE.plus(value) if len(value.as_tuple().digits) > _OF_A_DOUBLE.prec + 1 else value
    plain = format(settled, "f")
    return Amount(Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain), currency)


def _parts(text: str) -> dict[str, str | None] | None:
    """The pieces of a cell that holds one amount and nothing else."""
    if len(text) > _LONGEST:
        return None
    # Full-width and other countries' digits, and blanks that do not break a line.
    normal = unicodedata.normalize("NFKC", text).replace("٬", ",").replace("٫", ".").strip()
    bracket = normal.startswith("(") and normal.endswith(")")
    match = _WRITTEN.fullmatch(normal[1:-1].strip() if bracket else normal)
    return {**match.groupdict(), "bracket": "(" if bracket else None} if match else None


def _plain_number(number: str | None) -> str:
    return (number or "").replace("’", "'").strip()


def _settled(number: str) -> set[str]:
    """The decimal mark that this number alone tells; empty where it leaves it open."""
    if _SCIENTIFIC.fullmatch(number):
        return {"."} if "." in number else set()
    grouped = _GROUPED.fullmatch(number)
    if grouped and number.count(grouped[1]) > 1 and grouped[1] in ".,":
        return {"," if grouped[1] == "." else "."}
    match = _MARKED.fullmatch(number)
    return {match["mark"]} if match and not _is_open(number) and not _INDIAN.fullmatch(number) else set()


def _is_open(number: str) -> bool:
    """One mark, and three digits behind it: thousands in one country, a fraction in another."""
    grouped = _GROUPED.fullmatch(number)
    return bool(grouped) and grouped[1] in ".," and number.count(grouped[1]) == 1


def _with_point(number: str, style: AmountStyle, currency: str) -> str | None:
    """The digits with a point for the decimal mark and no others; None where no number is grouped so."""
    if _SCIENTIFIC.fullmatch(number) or number.isdigit():
        return number
    if _INDIAN.fullmatch(number):
        return number.replace(",", "")
    grouped = _GROUPED.fullmatch(number)
    if grouped and not (_is_open(number) and _is_fraction(grouped[1], style, currency)):
        return number.replace(grouped[1], "")
    match = _MARKED.fullmatch(number)
    if match is None:
        return None
    whole = match["whole"]
    inner = _GROUPED.fullmatch(whole)
    if (
        whole
        and not whole.isdigit()
        and not _INDIAN.fullmatch(whole)
        and not (inner and inner[1] != match["mark"])
    ):
        return None
    return f"{re.sub(r'[^0-9]', '', whole) or '0'}.{match['part']}"


def _is_fraction(mark: str, style: AmountStyle, currency: str) -> bool:
    """Whether "1.234" is little more than one. Its column knows best; then its currency; then custom: a point
    is what a database writes, and a comma what people group by."""
    if style.mark:
        return mark == style.mark
    if currency and currency not in THREE_DECIMALS:
        return False
    return mark == "."
