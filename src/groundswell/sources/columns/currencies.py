"""Currencies as tables name them: codes of ISO 4217, and signs that mean one currency alone.

"$", "¥", "kr" and "Rs" are several countries': without a code they stay as they stand, and count as a
currency of their own, for nobody can say whose dollars they are.
"""

import re

from groundswell.sources.columns.wordlists import words
from groundswell.speech.money import CODES, decimals_of

# In these three digits after a mark may be a fraction; in all others they are thousands.
THREE_DECIMALS = frozenset(code for code in CODES if decimals_of(code) == 3)
_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "₴": "UAH",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "元": "CNY",
    "円": "JPY",
    "zł": "PLN",
    "kč": "CZK",
    "лв": "BGN",
    "sfr": "CHF",
    "euro": "EUR",
    "euros": "EUR",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
}
_SHARED = {"$": "$", "¥": "¥", "kr": "kr", "rs": "Rs"}
SHARED = frozenset(_SHARED.values())
# Codes that are words as well: of these only capitals are believed.
_WORDS = words("all top mad try cup sos mop bam bob pen")
_CODE = re.compile(r"\b[A-Z]{3}\b")


def currency_of(written: str) -> str:
    """The currency that a code or sign means; empty where it means none that is known."""
    bare = written.strip().rstrip(".")
    plain = bare.casefold()
    if bare.upper() in CODES and bare not in _WORDS:
        return bare.upper()
    return _SIGNS.get(plain, _SHARED.get(plain, ""))


def currency_in_cell(written: str) -> str:
    """What a cell of a currency column says: "USD", "US Dollar (USD)"; what is not known as it stands."""
    affix = written.strip()
    codes = (code for code in _CODE.findall(affix) if code in CODES)
    return currency_of(affix) or next(codes, affix[:20])


def currency_in_name(header: str) -> str:
    """The currency that the name of a column of amounts tells: "Amount (EUR)", "Value in £"."""
    parts = re.split(r"[\s()\[\]/,:;_-]+", header)
    return next(filter(None, (currency_of(part) for part in parts)), "")
