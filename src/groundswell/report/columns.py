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
        accounts=any(concern.accounts or concern.accounts_reported for concern in concerns),
        sellers=any(concern.sellers for concern in concerns),
        deals=any(concern.deals.count or concern.deals.speakers_unknown for concern in concerns),
        trends=any(wording.verdict(concern.trend) for concern in concerns),
        speakers=not field.verbatims
        or any(verbatim.voice is not Voice.UNKNOWN for verbatim in field.verbatims),
    )
