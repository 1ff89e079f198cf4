"""Which figures a field has at all: what nobody could know is no column of noughts."""

from dataclasses import dataclass

from groundswell.engine.survey.values import Field
from groundswell.report import wording
from groundswell.speech import Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    accounts: bool
    sellers: bool
    deals: bool
    trends: bool
    speakers: bool  # whether it is known of anybody on which side they speak


def columns(field: Field) -> Columns:
    concerns = field.concerns
    return Columns(
        accounts=any(one.accounts or one.accounts_reported for one in concerns),
        sellers=any(one.sellers for one in concerns),
        deals=any(one.deals.count or one.deals.speakers_unknown for one in concerns),
        trends=any(wording.verdict(one.trend) for one in concerns),
        speakers=not field.verbatims or any(one.voice is not Voice.UNKNOWN for one in field.verbatims),
    )
