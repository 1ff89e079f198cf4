"""The part of the field that an address asks for, so that a view can be sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

from groundswell.engine.survey.values import Status
from groundswell.field.reading.board import Part
from groundswell.field.reading.ranking import accounts_like, sellers_like
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind
from groundswell.web.concerns.traits import Asked as Traits
from groundswell.web.concerns.traits import in_address, traits_of
from groundswell.web.shell.addresses import number_of

MAP, THEMES = "map", "themes"  # how the board may be looked at, beside the list
PRAISE = "praise"  # the list of what is praised, alone
_LONGEST = 200  # letters of a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Of the board. What is empty narrows nothing."""

    kinds: tuple[Kind, ...] = ()
    status: Status | None = None
    account: str = ""  # a name, or a part of one
    seller: str = ""
    traits: Traits = ()  # of the accounts
    first: int | None = None  # 202603
    last: int | None = None
    theme: int | None = None
    show: str = ""  # MAP or THEMES; else the list
    list: str = ""  # PRAISE; else both
    after: int | None = None  # the concern after which the page begins

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What makes no sense narrows nothing: an address that somebody mistyped shows the whole board."""
        theme = query.get("theme", "")
        return cls(
            kinds=tuple(kind for kind in Kind if kind.value in query.getlist("kind")),
            status=next((status for status in Status if status.value == query.get("status")), None),
            account=query.get("account", "").strip()[:_LONGEST],
            seller=query.get("seller", "").strip()[:_LONGEST],
            traits=traits_of(query),
            first=month_of(query.get("from", "")),
            last=month_of(query.get("to", "")),
            theme=int(theme) if re.fullmatch("[0-9]{1,9}", theme) else None,
            show=query["show"] if query.get("show") in (MAP, THEMES) else "",
            list=PRAISE if query.get("list") == PRAISE else "",
            after=number_of("C", query.get("after", "")),
        )

    @property
    def narrows(self) -> bool:
        return self.of_the_words or bool(self.kinds or self.status or self.theme is not None)

    @property
    def of_the_words(self) -> bool:
        """Whether not all words of a concern are asked for."""
        return bool(self.account or self.seller or self.first or self.last or self.traits)

    def part(self, viewer: Viewer) -> Part:
        """Of what was said. Where nobody is called like that, a part in which nothing was said."""
        accounts = accounts_like(viewer, self.account) or [self.account] if self.account else []
        sellers = sellers_like(viewer, self.seller) or [self.seller] if self.seller else []
        return Part(
            accounts=accounts,
            sellers=sellers,
            traits=dict(self.traits),
            first_month=self.first,
            last_month=self.last,
        )

    def months(self) -> tuple[str, str]:
        return month_told(self.first), month_told(self.last)

    def address(self, **otherwise: Any) -> str:
        """The view that is asked for, or one that differs in this: `?kind=question&after=C-12`. A page that
        was turned to is left."""
        view = replace(self, **{"after": None, **otherwise})
        first, last = view.months()
        parts: Sequence[tuple[str, str]] = [
            *(("kind", kind.value) for kind in view.kinds),
            ("status", view.status.value if view.status else ""),
            ("account", view.account),
            ("seller", view.seller),
            *in_address(view.traits),
            ("from", first),
            ("to", last),
            ("theme", "" if view.theme is None else str(view.theme)),
            ("show", view.show),
            ("list", view.list),
            ("after", f"C-{view.after}" if view.after else ""),
        ]
        return f"?{urlencode([(name, value) for name, value in parts if value])}"

    def words(self) -> str:
        """By what a concern's page is to be narrowed to show the words of this part; may be empty."""
        first, last = self.months()
        parts = {"account": self.account, "seller": self.seller, "from": first, "to": last}
        parts |= dict(in_address(self.traits))
        narrowed = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(narrowed)}" if narrowed else ""


def month_of(text: str) -> int | None:
    """202603 of `2026-03`, as a field for months tells it; None for anything else."""
    match = re.fullmatch("([0-9]{4})-(0[1-9]|1[0-2])", text.strip())
    return int(match[1] + match[2]) if match and "0001" <= match[1] <= "9998" else None


def month_told(month: int | None) -> str:
    return f"{month // 100:04}-{month % 100:02}" if month else ""
