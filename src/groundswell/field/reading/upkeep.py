"""Keeping the read model: all of it when due, and single concerns in the transaction that changes them.

It is due while it does not hold: after an import, a regrouping or an undo of them, in a store that was just
upgraded, and on the day that comes after a conversation dated ahead. Counting all takes its time, so it is
done outside of transactions; what somebody writes meanwhile leaves it due.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Count

from groundswell.engine.survey.background import Held, background_of
from groundswell.engine.survey.packing import packed
from groundswell.engine.survey.values import Field
from groundswell.field import queries
from groundswell.field.bulk import insert_rows
from groundswell.field.overview import Look, Narrowing, look
from groundswell.field.read_model import (
    AccountSummary,
    AccountTrait,
    ConcernCount,
    ConcernSummary,
    CountedConversation,
    FieldSummary,
    NearestPage,
)
from groundswell.field.reading import clock, state
from groundswell.field.reading.business import ACCOUNT, TRAIT, account_rows, trait_rows
from groundswell.field.reading.making import COUNT, SUMMARY, Rows, Totals, rows_of
from groundswell.field.reading.recounting import brought_into, recount

_AT_ONCE = 10_000  # rows between two commits
Row = TypeVar("Row")


@contextmanager
def in_step() -> Iterator[set[int]]:
    """A transaction that keeps the read model in step: into the set that it yields go the concerns that it
    touches. Nothing else may be written in it that is counted."""
    with transaction.atomic():
        held = state.stored(lock=True)
        touched: set[int] = set()
        yield touched
        if held:
            recount(touched)
            state.unchanged()


def refresh(today: datetime | None) -> Field:
    """Count everything and store it; returns the field. Where somebody writes meanwhile it stays due."""
    with transaction.atomic():
        run = state.begin()
    seen = look(Narrowing(today=today))
    _store(seen, run, today)
    return seen.field


def _store(seen: Look, run: int, today: datetime | None) -> None:
    brought = brought_into()
    here = clock.zone()
    rows = {one.id: rows_of(one, brought.get(one.id, {}), here) for one in seen.field.concerns}
    summary, accounts = summary_of_field(seen, today), account_rows(seen.directory)
    traits = trait_rows(seen.directory, seen.held)
    for write in chain(_writing_conversations(seen.held), _writing_counts(rows)):
        with transaction.atomic():
            if not state.still(run):
                return
            write()
    with transaction.atomic():
        if not state.still(run):
            return
        ConcernSummary.objects.all().delete()
        insert_rows(ConcernSummary, SUMMARY, [row.summary for row in rows.values()])
        AccountSummary.objects.all().delete()
        insert_rows(AccountSummary, ACCOUNT, accounts)
        AccountTrait.objects.all().delete()
        insert_rows(AccountTrait, TRAIT, traits)
        FieldSummary.objects.update_or_create(pk=1, defaults=summary)
        state.done(run)


# Taking out as well as putting in: another process may have counted meanwhile, and its rows stand.
Write = Callable[[], object]


def _writing_conversations(held: Iterable[Held]) -> Iterator[Write]:
    """Only what differs: most stay whose they were."""
    columns = ("conversation", "account", "seller", "deal")
    before = {row[0]: row for row in CountedConversation.objects.values_list(*columns).iterator()}
    now = {
        conversation.id: (conversation.id, conversation.account, conversation.seller, conversation.deal)
        for conversation in held
    }
    for some in _batches([id_ for id_, row in before.items() if now.get(id_) != row]):
        yield CountedConversation.objects.filter(pk__in=some).delete
    for some in _batches([row for id_, row in now.items() if before.get(id_) != row]):
        yield partial(insert_rows, CountedConversation, columns, some)


def _writing_counts(rows: dict[int, Rows]) -> Iterator[Write]:
    """Of concerns whose counts are no longer those of before."""
    before = dict(ConcernSummary.objects.values_list("concern", "counted"))
    with_counts = set(ConcernCount.objects.values_list("concern", flat=True).distinct())
    same = {n for n in before.keys() & rows.keys() & with_counts if rows[n].counted == before[n]}
    for some in _batches(sorted((with_counts | before.keys()) - same)):
        yield partial(_take_out, some)
    for some in _batches(
        [
            count
            for number, concern_rows in rows.items()
            if number not in same
            for count in concern_rows.counts
        ]
    ):
        yield partial(insert_rows, ConcernCount, COUNT, some)


def _take_out(concerns: list[int]) -> None:
    """Counts with what vouches for them, so that nothing of a run broken off looks as if it stood."""
    ConcernCount.objects.filter(concern__in=concerns).delete()
    ConcernSummary.objects.filter(concern__in=concerns).delete()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def summary_of_field(seen: Look, today: datetime | None) -> dict[str, Any]:
    """The row of FieldSummary."""
    background = background_of(
        seen.held,
        seen.directory.accounts,
        [seen.directory.named(deal) for deal in seen.directory.deals],
        as_of=seen.field.as_of,
    )
    dated = [conversation.at for conversation in seen.held if conversation.at is not None]
    return {
        "as_of": seen.field.as_of,
        "dated_to": max((at for at in dated if today is None or at <= today), default=None),
        "dated_ahead": min((at for at in dated if today is not None and at > today), default=None),
        "totals": _totals(seen.field)._asdict(),
        "themes": {theme.id: theme.name for theme in seen.field.themes},
        "most_deals": max((concern.deals.count for concern in seen.field.concerns), default=0),
        "background": packed(background),
    }


def _totals(field: Field) -> Totals:
    heard = queries.live_verbatims().values_list("conversation__entry").annotate(Count("id"))
    rows = ("rows", "taken", "duplicates", "refused")
    return Totals(
        conversations=field.conversations,
        accounts=field.accounts,
        sellers=field.sellers,
        verbatims=sum(len(concern.verbatims) for concern in field.concerns) + len(field.heard_once),
        set_phrases=sum(not phrase.heard for phrase in field.set_phrases),
        apart=len(field.apart),
        nothing_heard=field.nothing_heard,
        grouping=field.grouping,
        encoder=field.encoder,
        first_at=field.first_at.isoformat() if field.first_at else "",
        last_at=field.last_at.isoformat() if field.last_at else "",
        files={"read": len(field.files)} | {n: sum(getattr(f, n) for f in field.files) for n in rows},
        heard=sorted([entry, count] for entry, count in heard),
    )


_TABLES = (
    FieldSummary,
    AccountSummary,
    AccountTrait,
    ConcernSummary,
    ConcernCount,
    CountedConversation,
    NearestPage,
)


def drop() -> None:
    """Take all of it out, as where words or names are erased: it is counted anew from what is left."""
    for table in _TABLES:
        table._default_manager.all().delete()
    state.begin()
