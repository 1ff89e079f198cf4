"""Amounts of money in whole minor units: cents of a euro, yen, fils of a dinar. Never binary fractions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

# ISO 4217: how many decimals the amounts of a currency have. Funds and metals are left out.
_BY_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    2: """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
        CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
        HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT
        MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR
        SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU
        UZS VED VES WST XCD YER ZAR ZMW ZWG
    """,
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF",
}
_DECIMALS = {code: places for places, codes in _BY_DECIMALS.items() for code in codes.split()}
# Where nobody knows which currency is meant ("", "$", "kr"): as many as any that deals are made in has, so
# that nothing is lost whichever it is.
_UNKNOWN = 3
# What a database holds as one whole number.
_MOST = 2**63 - 1

CODES = frozenset(_DECIMALS)


def decimals_of(currency: str) -> int:
    """How many decimals the amounts of a currency have: 2 of "EUR", 0 of "JPY", 3 of "KWD"."""
    return _DECIMALS.get(currency, _UNKNOWN)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency ("" not told) as a whole number of its minor units."""

    minor: int
    currency: str

    @classmethod
    def of(cls, value: Decimal, currency: str) -> "Money | None":
        """The amount to the nearest minor unit, halves to the even one; None beyond what can be kept."""
        minor = int(value.scaleb(decimals_of(currency)).to_integral_value(ROUND_HALF_EVEN))
        return cls(minor, currency) if abs(minor) <= _MOST else None

    @property
    def value(self) -> Decimal:
        """In whole ones of the currency, without noughts behind the fraction."""
        sign, digits = ("-" if self.minor < 0 else ""), f"{abs(self.minor):05}"
        places = decimals_of(self.currency)
        whole, part = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
        return Decimal(f"{sign}{int(whole)}{f'.{part}' if part else ''}")


def sums_of(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """What the amounts come to in each currency, by its code; what has none comes last."""
    totals = dict[str, int]()
    for amount in amounts:
        totals[amount.currency] = totals.get(amount.currency, 0) + amount.minor
    return tuple(Money(totals[code], code) for code in sorted(totals, key=lambda code: (not code, code)))
