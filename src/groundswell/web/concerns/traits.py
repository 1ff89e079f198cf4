"""Accounts narrowed by product, segment, industry and country, in an address and as fields of a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.field.read_model import TraitOf
from groundswell.field.reading.traits import Value, values_of
from groundswell.people.viewer import Viewer
from groundswell.web.shell import wording

Asked = tuple[tuple[TraitOf, str], ...]  # in the order of TraitOf
_LONGEST = 200  # letters of a value
_SHOWN = 60  # of them
_LABELS = {
    TraitOf.PRODUCT: _("Product"),
    TraitOf.SEGMENT: _("Segment"),
    TraitOf.INDUSTRY: _("Industry"),
    TraitOf.COUNTRY: _("Country"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    name: str  # in the address
    label: str
    options: tuple[Option, ...]


def traits_of(query: QueryDict) -> Asked:
    """What an address asks for."""
    asked = ((trait, query.get(trait.value, "").strip()[:_LONGEST]) for trait in TraitOf)
    return tuple((trait, value) for trait, value in asked if value)


def in_address(asked: Asked) -> list[tuple[str, str]]:
    return [(trait.value, value) for trait, value in asked]


def fields(viewer: Viewer, asked: Asked) -> tuple[Field, ...]:
    """Of what there is something to choose, and of what is asked for; one query."""
    chosen, there = dict(asked), values_of(viewer)
    return tuple(
        Field(
            name=trait.value,
            label=_LABELS[trait],
            options=tuple(_options(there.get(trait, ()), chosen.get(trait, ""))),
        )
        for trait in TraitOf
        if there.get(trait) or chosen.get(trait)
    )


def _options(there: Sequence[Value], chosen: str) -> Iterator[Option]:
    if chosen and chosen not in {offered.value for offered in there}:
        there = [*there, Value(chosen, 0)]
    for value, accounts in there:
        counted_name = f"{value[:_SHOWN]} ({wording.number(accounts)})"
        yield Option(value=value, name=counted_name, chosen=value == chosen)
