"""Accounts told from each other by product, segment, industry and country: what there is to choose, and who
has it."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, Subquery

from groundswell.field.read_model import AccountTrait, TraitOf
from groundswell.people.viewer import Viewer, require_member

_MOST = 100  # values of each that are offered

# What is asked for, by what: `{SEGMENT: "clinics"}`.
Traits = Mapping[TraitOf, str]


class Value(NamedTuple):
    value: str
    accounts: int


def values_of(viewer: Viewer) -> dict[TraitOf, list[Value]]:
    """What accounts can be told by, in the order of TraitOf; of each the values that most accounts have, by
    name. One query. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    rows = AccountTrait.objects.values_list("of", "value").annotate(accounts=Count("account"))
    by_trait: dict[TraitOf, list[Value]] = {trait: [] for trait in TraitOf}
    for trait, value, accounts in rows.order_by("-accounts", "value"):
        if len(by_trait[TraitOf(trait)]) < _MOST:
            by_trait[TraitOf(trait)].append(Value(value, accounts))
    return {trait: sorted(values) for trait, values in by_trait.items() if values}


def accounts_with(trait: TraitOf, value: str) -> Subquery:
    """Their names, for a query that goes on."""
    return Subquery(AccountTrait.objects.filter(of=trait, value=value).values("account"))
