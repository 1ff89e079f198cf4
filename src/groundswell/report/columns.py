"""Which figures a field has at all: what nobody could know is no column of noughts."""

from dataclasses import dataclass

from groundswell.engine.field import Field
from groundswell.report import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    accounts: bool
    sellers: bool
    deals: bool
    trends: bool


def columns(field: Field) -> Columns:
    concerns = field.concerns
    return Columns(
        accounts=any(one.accounts or one.accounts_reported for one in concerns),
        sellers=any(one.sellers for one in concerns),
        deals=any(one.deals.count or one.deals.speakers_unknown for one in concerns),
        trends=any(wording.verdict(one.trend) for one in concerns),
    )
