"""The field as a whole, in numbers; no list of concerns is read for it."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, Sum

from groundswell.engine.survey.values import Status
from groundswell.field.read_model import ConcernSummary, FieldSummary
from groundswell.field.reading.making import Totals
from groundswell.people.viewer import Viewer, require_member


class Whole(NamedTuple):
    as_of: datetime | None
    ranked: int  # concerns that nobody dismissed
    conversations: int
    accounts: int
    heard_once: int  # verbatims
    themes: dict[int, str]  # by number their names, as named when all was last counted


def conversations_held(viewer: Viewer) -> int:
    """One query. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    return Totals(**FieldSummary.objects.only("totals").get().totals).conversations


def whole(viewer: Viewer) -> Whole:
    """Two queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    field = FieldSummary.objects.only("as_of", "totals", "themes").get()
    totals = Totals(**field.totals)
    stands = ~Q(status=Status.DISMISSED.value)
    counted = ConcernSummary.objects.aggregate(ranked=Count("pk", filter=stands), said=Sum("verbatims"))
    return Whole(
        as_of=field.as_of,
        ranked=counted["ranked"],
        conversations=totals.conversations,
        accounts=totals.accounts,
        # A correction takes verbatims into concerns and out of them; how many there are stays.
        heard_once=totals.verbatims - (counted["said"] or 0),
        themes={int(number): name for number, name in field.themes.items()},
    )
