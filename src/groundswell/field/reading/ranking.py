"""Which concerns a part of the field holds, in order: numbers alone, so that a page can show few of many."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Q, Sum

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Status
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import ConcernSummary, CountedConversation
from groundswell.field.reading.board import Part, within
from groundswell.field.reading.making import SummaryRow, summary_from
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Kind

MOST_NAMES = 200  # that are looked for where somebody told a part of a name
# Looked up, since to make one of its value takes longer than all else of a place, and there are thousands.
_KINDS, _STATUSES = {one.value: one for one in Kind}, {one.value: one for one in Status}


class Place(NamedTuple):
    """A concern in the order that was asked for, and what of it lies in the part."""

    concern: int
    kind: Kind  # of the whole concern, as its status and theme
    status: Status
    theme: int | None
    accounts: int  # that said it themselves
    sellers: int
    verbatims: int


class _Row(NamedTuple):
    concern: int
    kind: str
    status: str
    theme: int | None
    score: float
    accounts: int
    sellers: int
    verbatims: int


def ranked(viewer: Viewer, part: Part) -> list[Place]:
    """All concerns with verbatims in this part, dismissed ones too: as the engine ranks, or where the part is
    not the whole, those first that most accounts raise in it. At most two queries. The read model must hold.
    Raises NotForYou."""
    require_member(viewer)
    rows = list(read_rows(_Row, ConcernSummary.objects.all()))
    if part.is_the_whole:
        rows.sort(key=lambda row: (-row.score, row.concern))
        return [
            _place(row, accounts=row.accounts, sellers=row.sellers, verbatims=row.verbatims) for row in rows
        ]
    row_of = {row.concern: row for row in rows}
    own = Count("account", distinct=True, filter=Q(spoken__gt=0) & ~Q(account=""))
    through = Count("seller", distinct=True, filter=~Q(seller=""))
    counted = within(part).values("concern").annotate(own=own, through=through, said=Sum("verbatims"))
    in_part = counted.order_by("-own", "-said", "concern").values_list("concern", "own", "through", "said")
    return [
        _place(row_of[concern], accounts=accounts, sellers=sellers, verbatims=verbatims)
        for concern, accounts, sellers, verbatims in in_part
        if concern in row_of  # one may be counted, and its summary not written yet
    ]


def _place(row: _Row, *, accounts: int, sellers: int, verbatims: int) -> Place:
    return Place(
        row.concern, _KINDS[row.kind], _STATUSES[row.status], row.theme, accounts, sellers, verbatims
    )


def summaries(viewer: Viewer, concerns: Sequence[int]) -> list[Summary]:
    """Of these concerns, in their order; one query. Raises NotForYou."""
    require_member(viewer)
    rows = read_rows(SummaryRow, ConcernSummary.objects.filter(concern__in=concerns))
    summary_of = {row.concern: summary_from(row) for row in rows}
    return [summary_of[number] for number in concerns if number in summary_of]


def accounts_like(viewer: Viewer, name: str) -> list[str]:
    """The account of this name; where there is none, those whose names hold it, at most MOST_NAMES."""
    return _names(viewer, "account", name)


def account_called(viewer: Viewer, told: str, longest: int) -> str:
    """The account of this name, or where the name is cut at so many letters, the first that begins so. Raises
    NotForYou."""
    require_member(viewer)
    names = CountedConversation.objects.values_list("account", flat=True)
    if len(told) < longest or names.filter(account=told).exists():
        return told
    return names.filter(account__startswith=told).order_by("account").first() or told


def sellers_like(viewer: Viewer, name: str) -> list[str]:
    """The seller of this name; where there is none, those whose names hold it, at most MOST_NAMES."""
    return _names(viewer, "seller", name)


def _names(viewer: Viewer, column: str, name: str) -> list[str]:
    require_member(viewer)
    names = CountedConversation.objects.exclude(**{column: ""}).values_list(column, flat=True)
    if names.filter(**{column: name}).exists():
        return [name]
    return list(names.filter(**{f"{column}__icontains": name}).order_by(column).distinct()[:MOST_NAMES])
