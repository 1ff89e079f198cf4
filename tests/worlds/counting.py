"""The read model as it is stored, and as it is when all is counted from the words."""

import json
from typing import Any


def read_model() -> dict[str, Any]:
    from groundswell.field import read_model as tables
    from groundswell.field.reading.business import ACCOUNT
    from groundswell.field.reading.making import COUNT, SUMMARY

    field = tables.FieldSummary.objects.values("as_of", "totals", "most_deals").get()
    return {
        "field": field,
        "concerns": sorted(tables.ConcernSummary.objects.values_list(*SUMMARY)),
        "counts": sorted(tables.ConcernCount.objects.values_list(*COUNT)),
        "conversations": sorted(
            tables.CountedConversation.objects.values_list("conversation", "account", "seller", "deal")
        ),
        "accounts": sorted(tables.AccountSummary.objects.values_list(*ACCOUNT)),
    }


def counted_anew() -> dict[str, Any]:
    """As of the same day."""
    from groundswell.field.overview import Narrowing, look
    from groundswell.field.read_model import FieldSummary
    from groundswell.field.reading import clock
    from groundswell.field.reading.business import account_rows
    from groundswell.field.reading.making import rows_of
    from groundswell.field.reading.recounting import brought_into
    from groundswell.field.reading.upkeep import summary_of_field

    ahead = FieldSummary.objects.values_list("dated_to", "dated_ahead").get()
    today = ahead[0] if ahead[1] else None
    seen = look(Narrowing(today=today))
    brought = brought_into()
    rows = [rows_of(concern, brought.get(concern.id, {}), clock.zone()) for concern in seen.field.concerns]
    field = summary_of_field(seen, today)
    return {
        "field": {name: field[name] for name in ("as_of", "totals", "most_deals")},
        "concerns": sorted((*summary[:-3], *_as_kept(summary[-3:])) for summary, _ in rows),
        "counts": sorted((n, m, kind.value, *more) for row in rows for n, m, kind, *more in row.counts),
        "conversations": sorted((one.id, one.account, one.seller, one.deal) for one in seen.held),
        "accounts": sorted(account_rows(seen.directory)),
    }


def _as_kept(columns: Any) -> Any:
    """As JSON gives it back."""
    return json.loads(json.dumps(columns))
