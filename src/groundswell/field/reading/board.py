"""The list of concerns, whole or narrowed, from what is kept of each: three queries, no words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum

from groundswell.engine.survey.summaries import Board, Summary, place
from groundswell.engine.survey.values import Status
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import ConcernCount, ConcernSummary, FieldSummary, TraitOf
from groundswell.field.reading.making import SummaryRow, Totals, summary_from
from groundswell.field.reading.traits import Traits, accounts_with
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Kind


def board(viewer: Viewer) -> Board:
    """Every concern, ranked. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    field = FieldSummary.objects.only("as_of", "totals").get()
    totals = Totals(**field.totals)
    concerns = sorted(map(summary_from, read_rows(SummaryRow, ConcernSummary.objects.all())), key=place)
    return Board(
        as_of=field.as_of,
        concerns=tuple(concerns),
        conversations=totals.conversations,
        accounts=totals.accounts,
        sellers=totals.sellers,
        # A correction takes verbatims into concerns and out of them; how many there are stays.
        heard_once=totals.verbatims - sum(concern.verbatims for concern in concerns),
        set_phrases=totals.set_phrases,
        apart=totals.apart,
        nothing_heard=totals.nothing_heard,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of the field; what is empty narrows nothing. Months are 202603, both inclusive."""

    kinds: Sequence[Kind] = ()
    first_month: int | None = None
    last_month: int | None = None
    accounts: Sequence[str] = ()
    sellers: Sequence[str] = ()
    traits: Traits = field(default_factory=dict[TraitOf, str])  # of the accounts

    @property
    def is_the_whole(self) -> bool:
        bounds = (self.first_month, self.last_month)
        return not (self.kinds or self.accounts or self.sellers or self.traits) and bounds == (None, None)


class Narrowed(NamedTuple):
    """A concern, and what of it lies in the part that was asked for."""

    summary: Summary  # of the whole concern
    verbatims: int
    spoken: int
    accounts: int  # that said it themselves
    sellers: int


def narrowed(viewer: Viewer, part: Part, *, top: int | None = None) -> list[Narrowed]:
    """Concerns with verbatims in this part, those first that most accounts raise in it; two queries.

    Conversations are not counted: one may lie in several months and kinds. The read model must hold. Raises
    NotForYou.
    """
    require_member(viewer)
    own = Count("account", distinct=True, filter=Q(spoken__gt=0) & ~Q(account=""))
    through = Count("seller", distinct=True, filter=~Q(seller=""))
    counted = (
        within(part)
        .values("concern")
        .annotate(said=Sum("verbatims"), said_themselves=Sum("spoken"), own=own, through=through)
    )
    rows = list(counted.order_by("-own", "-said", "concern")[:top])
    known = ConcernSummary.objects.filter(concern__in=[row["concern"] for row in rows])
    if top is None:
        known = ConcernSummary.objects.all()
    summaries = {row.concern: summary_from(row) for row in read_rows(SummaryRow, known)}
    return [
        Narrowed(summaries[row["concern"]], row["said"], row["said_themselves"], row["own"], row["through"])
        for row in rows
        # One may be counted, and its summary not written yet.
        if row["concern"] in summaries and summaries[row["concern"]].status is not Status.DISMISSED
    ]


def within(part: Part) -> QuerySet[ConcernCount]:
    """The counts that lie in this part."""
    rows = ConcernCount.objects.all()
    if part.kinds:
        rows = rows.filter(kind__in=[kind.value for kind in part.kinds])
    if part.first_month is not None:
        rows = rows.filter(month__gte=part.first_month)
    if part.last_month is not None:
        rows = rows.filter(month__lte=part.last_month, month__gt=0)  # what has no day lies in no month
    if part.accounts:
        rows = rows.filter(account__in=part.accounts)
    if part.sellers:
        rows = rows.filter(seller__in=part.sellers)
    for of, value in part.traits.items():
        rows = rows.filter(account__in=accounts_with(of, value))
    return rows


def names_of(concerns: Sequence[int]) -> dict[int, str]:
    """The names of those that have verbatims; one query."""
    return dict(ConcernSummary.objects.filter(concern__in=concerns).values_list("concern", "name"))


def known(viewer: Viewer, concerns: Sequence[int]) -> dict[int, Summary]:
    """These of the list, by number, as they were counted last; one query. Raises NotForYou."""
    require_member(viewer)
    rows = ConcernSummary.objects.filter(concern__in=concerns)
    return {row.concern: summary_from(row) for row in read_rows(SummaryRow, rows)}
