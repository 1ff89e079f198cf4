"""The part of the field that an address asks for, so that a view can be sent."""

from dataclasses import dataclass

from django.http import QueryDict

from groundswell.field.reading.board import Part
from groundswell.speech import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    kinds: tuple[Kind, ...] = ()
    account: str = ""
    seller: str = ""
    all: bool = False  # every concern, not only the first

    @classmethod
    def of(cls, told: QueryDict) -> "Asked":
        """What is no kind narrows nothing: an address that somebody mistyped shows the whole board."""
        kinds = {kind.value: kind for kind in Kind}
        return cls(
            kinds=tuple(kinds[name] for name in told.getlist("kind") if name in kinds),
            account=told.get("account", ""),
            seller=told.get("seller", ""),
            all=told.get("show") == "all",
        )

    @property
    def narrows(self) -> bool:
        return bool(self.kinds or self.account or self.seller)

    def part(self) -> Part:
        return Part(
            kinds=self.kinds,
            accounts=[self.account] if self.account else [],
            sellers=[self.seller] if self.seller else [],
        )
