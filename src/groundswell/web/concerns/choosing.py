"""Which words of a concern its address asks for, so that each number leads to those behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.field.read_model import TraitOf
from groundswell.field.reading.ranking import accounts_like, sellers_like
from groundswell.field.reading.verbatims import Among, Order
from groundswell.people.viewer import Viewer
from groundswell.speech import Channel, Kind, Voice
from groundswell.web.concerns.narrowing import month_of, month_told
from groundswell.web.concerns.traits import Asked as Traits
from groundswell.web.concerns.traits import in_address, traits_of
from groundswell.web.shell.addresses import number_of
from groundswell.web.shell.naming import CHANNELS, KINDS

VOICES = {
    Voice.SPOKEN: gettext_lazy("their own words"),
    Voice.REPORTED: gettext_lazy("reported by a seller"),
    Voice.UNKNOWN: gettext_lazy("speaker unknown"),
}
_OF_ACCOUNTS = {
    TraitOf.PRODUCT: gettext_lazy("of accounts with “%(value)s”"),
    TraitOf.SEGMENT: gettext_lazy("of accounts in the segment “%(value)s”"),
    TraitOf.INDUSTRY: gettext_lazy("of accounts in the industry “%(value)s”"),
    TraitOf.COUNTRY: gettext_lazy("of accounts in “%(value)s”"),
}
ORDERS = {
    Order.TELLING: gettext_lazy("the most telling first"),
    Order.NEWEST: gettext_lazy("the newest first"),
}
_LONGEST = 200  # letters of a name
Known = TypeVar("Known", bound=StrEnum)


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What is empty narrows nothing."""

    account: str = ""  # a name, or a part of one
    seller: str = ""
    traits: Traits = ()  # of the accounts
    channel: Channel | None = None
    voice: Voice | None = None
    kind: Kind | None = None
    first: int | None = None  # 202603
    last: int | None = None
    again: int | None = None  # a verbatim: those that say the very same
    order: Order = Order.TELLING
    after: int | None = None  # the verbatim after which the page begins

    @classmethod
    def of(cls, query: QueryDict, order: Order = Order.TELLING) -> Self:
        """What makes no sense narrows nothing."""
        return cls(
            account=query.get("account", "").strip()[:_LONGEST],
            seller=query.get("seller", "").strip()[:_LONGEST],
            traits=traits_of(query),
            channel=_one_of(Channel, query.get("channel")),
            voice=_one_of(Voice, query.get("voice")),
            kind=_one_of(Kind, query.get("kind")),
            first=month_of(query.get("from", "")),
            last=month_of(query.get("to", "")),
            again=number_of("V", query.get("again", "")),
            order=_one_of(Order, query.get("order")) or order,
            after=number_of("V", query.get("after", "")),
        )

    @property
    def narrows(self) -> bool:
        return replace(self, order=Order.TELLING, after=None) != Words()

    def among(self, viewer: Viewer) -> Among:
        """Where nobody is called like that, nothing is among them."""
        return Among(
            accounts=accounts_like(viewer, self.account) or [self.account] if self.account else (),
            sellers=sellers_like(viewer, self.seller) or [self.seller] if self.seller else (),
            traits=dict(self.traits),
            channel=self.channel,
            voice=self.voice,
            kind=self.kind,
            first_month=self.first,
            last_month=self.last,
            again=self.again,
        )

    def months(self) -> tuple[str, str]:
        return month_told(self.first), month_told(self.last)

    def address(self, **otherwise: Any) -> str:
        """What is asked for, or what differs from it in this: `?account=Meyer&order=newest`; a page that was
        turned to is left."""
        words = replace(self, **{"after": None, **otherwise})
        first, last = words.months()
        parts: Sequence[tuple[str, str]] = [
            ("account", words.account),
            ("seller", words.seller),
            *in_address(words.traits),
            ("channel", words.channel.value if words.channel else ""),
            ("voice", words.voice.value if words.voice else ""),
            ("kind", words.kind.value if words.kind else ""),
            ("from", first),
            ("to", last),
            ("again", f"V-{words.again}" if words.again else ""),
            ("order", "" if words.order is Order.TELLING else words.order.value),
            ("after", f"V-{words.after}" if words.after else ""),
        ]
        return f"?{urlencode([(name, value) for name, value in parts if value])}"

    def told(self) -> str:
        """In words: `of “Meyer”, through “Ada”, spoken`; empty where nothing is narrowed."""
        first, last = self.months()
        parts = (
            _("of “%(account)s”") % {"account": self.account} if self.account else "",
            _("through “%(seller)s”") % {"seller": self.seller} if self.seller else "",
            *(_OF_ACCOUNTS[trait] % {"value": value} for trait, value in self.traits),
            _("by %(channel)s") % {"channel": CHANNELS[self.channel]} if self.channel else "",
            str(VOICES[self.voice]) if self.voice else "",
            str(KINDS[self.kind]) if self.kind else "",
            _("from %(month)s") % {"month": first} if first else "",
            _("to %(month)s") % {"month": last} if last else "",
            _("saying the very same as V-%(number)s") % {"number": self.again} if self.again else "",
        )
        return ", ".join(filter(None, parts))


def _one_of(kind: type[Known], value: str | None) -> Known | None:
    return next((member for member in kind if member.value == value), None)
