"""Taking in what a source tells: conversations and CRM facts, each row accounted for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from groundswell.crm.book import FactBook
from groundswell.field import models
from groundswell.field.bulk import insert_rows
from groundswell.field.erasing.tombstones import Erased, forgotten_key
from groundswell.field.history.patch import Patch
from groundswell.field.refused import kept_raw
from groundswell.field.retention.limits import Limits
from groundswell.field.services.shelf import StoreShelf
from groundswell.intake.recognition import Fingerprints
from groundswell.intake.taking import ERASED_BEFORE, Remark, Rows, take_item
from groundswell.intake.zero_bytes import without_zero_bytes
from groundswell.sources.contract import Heard, Item, Known, Refused, Understood, header_fingerprint
from groundswell.speech import Account, Deal, GroundswellError, Seller

# What is committed together. A killed import loses at most this many items of reading, and nothing of what
# was committed: the next run recognises it.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Columns:
    """What a person said that columns mean: those of every table, or those of single ones by the mark of
    their header."""

    every: Mapping[str, str] = field(default_factory=dict[str, str])
    single: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def of(self, header: str) -> Mapping[str, str]:
        return self.every or self.single.get(header, {})


_NOTHING_SAID = Columns()


def capture(
    items: Iterable[Item],
    *,
    file: models.SourceFile,
    entry: models.Entry,
    patch: Patch,
    columns: Columns = _NOTHING_SAID,
    system: str = "",
    erased: Erased | None = None,
) -> Iterator[int]:
    """Store the items of one file, batch by batch, each batch in one transaction.

    Yields the number of rows seen so far after each batch, for progress. What an item changes beside new
    conversations is recorded in `patch`. `columns` is what a person said that the columns mean: remembered
    for tables of the same header. `system` is whose numbers the file's are, where a person said so. `erased`
    spares asking the same names again, file by file.
    """
    rows, seen = Rows(), Fingerprints()
    erased = erased or Erased.load()
    book = FactBook(entry.pk, entry.at.date(), file.name)
    for batch in _batches(without_zero_bytes(items)):
        erased.ask_ahead(people_in(batch))
        with transaction.atomic():
            if erased.bring_up_to_date():
                # What was kept of this file so far may be gone, and the book's rows with it.
                book = FactBook(entry.pk, entry.at.date(), file.name)
                _let_go_of_erased(rows)
            _capture_batch(batch, rows, seen, file, entry, patch, erased, book, system)
            _remember_columns(batch, columns, entry)
            models.SourceFile.objects.filter(pk=file.pk).update(kind=rows.kind, **rows.counts())
            patch.keep(entry)
        yield rows.counts()["rows"]


def people_in(items: Iterable[Item]) -> list[str]:
    """The names and addresses of whoever speaks or sells in them."""
    return [name for item in items for name in _named_in(item)]


def _named_in(item: Item) -> list[str]:
    match item:
        case Heard(conversation=told):
            speakers = [part for turn in told.turns for part in (turn.speaker.name, turn.speaker.email)]
            return [told.seller, *speakers]
        case Known(fact=Seller() as seller):
            return [seller.name, seller.email]
        case Known(fact=Deal() as deal):
            return [deal.seller]
        case _:
            return []


def _let_go_of_erased(rows: Rows) -> None:
    kept = models.Conversation.objects.filter(pk__in=set(rows.kept.values()))
    gone = set(kept.filter(state="forgotten").values_list("pk", flat=True))
    rows.kept = {row: number for row, number in rows.kept.items() if number not in gone}


def _remember_columns(batch: Sequence[Item], columns: Columns, entry: models.Entry) -> None:
    for item in batch:
        if isinstance(item, Understood) and item.header:
            mark = header_fingerprint(item.header)
            if columns_named := columns.of(mark):
                kept = models.ColumnMap.objects.filter(header=mark)
                before = kept.values_list("columns", flat=True).first()
                models.ColumnMap.objects.update_or_create(
                    header=mark, defaults={"columns": {**(before or {}), **columns_named}, "entry": entry}
                )


def count_as_one(file: int, entry: models.Entry, name: str) -> None:
    """Readings of a file in one import that were killed, and the one that went to its end, as one: what those
    took, it met as duplicates."""
    with transaction.atomic():
        killed = models.SourceFile.objects.filter(entry=entry, name=name, pk__lt=file)
        if not killed.exists():
            return
        taken = sum(killed.values_list("taken", flat=True))
        again = min(taken, models.SourceFile.objects.values_list("duplicates", flat=True).get(pk=file))
        models.SourceFile.objects.filter(pk=file).update(
            taken=F("taken") + again, duplicates=F("duplicates") - again
        )
        killed.delete()


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """What was read before a source failed midway is a batch too: it counts, and is kept."""
    batch: list[Item] = []
    source = iter(items)
    while True:
        try:
            item = next(source, None)
        except GroundswellError:
            if batch:
                yield batch
            raise
        if item is None:
            break
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _capture_batch(
    batch: Sequence[Item],
    rows: Rows,
    seen: Fingerprints,
    file: models.SourceFile,
    entry: models.Entry,
    patch: Patch,
    erased: Erased,
    book: FactBook,
    system: str,
) -> None:
    # Of the whole conversation: with the turns of an erased person left out it still is the one known before.
    prints = [seen.of(item.conversation) if isinstance(item, Heard) else "" for item in batch]
    remarks: list[Remark] = []
    limits = Limits.load()
    batch = [_unless_over(item, limits, rows, remarks, entry.at) for item in batch]
    batch = [_without_erased(item, file.name, erased, rows, remarks) for item in batch]
    conversations = [item.conversation for item in batch if isinstance(item, Heard)]
    shelf = StoreShelf.prepare(conversations, list(filter(None, prints)), entry, patch, erased, book)
    for item, fingerprint in zip(batch, prints, strict=True):
        remarks += take_item(item, fingerprint, shelf, rows, now=entry.at, system=system)
    shelf.write()
    _keep_aside(rows, erased)
    for value in book.write():
        patch.record(f"crm.{value.table}", value.column, value.id, value.before, value.after)
    insert_rows(
        models.Refusal,
        ["file", "row", "reason", "taken", "raw"],
        [
            (file.pk, remark.row, remark.reason, remark.taken, kept_raw(remark.raw, file.name, erased))
            for remark in remarks
        ],
    )


class _AsideRow(NamedTuple):
    conversation: int
    row: int
    why: str
    words: str


def _keep_aside(rows: Rows, erased: Erased) -> None:
    settled: list[_AsideRow] = []
    for number, aside in rows.settled_aside():
        words = "(erased)" if erased.stands_in(aside.aside.words) else aside.aside.words
        settled.append(_AsideRow(number, aside.row, aside.aside.why.value, words))
    insert_rows(models.SetAside, _AsideRow._fields, settled)


def _unless_over(item: Item, limits: Limits, rows: Rows, remarks: list[Remark], now: datetime) -> Item:
    """Refuse, and count, what would go the next night: see `retention`."""
    if not isinstance(item, Heard) or not item.conversation.turns:
        return item
    months = limits.outlived(item.conversation, now)
    if not months:
        return item
    first, *others = sorted({turn.row for turn in item.conversation.turns})
    reason = f"older than the {months} months that it is kept for"
    rows.refused |= set(others)
    remarks += [Remark(row=row, reason=reason) for row in others]
    return Refused(row=first, reason=reason)


def _without_erased(item: Item, source: str, erased: Erased, rows: Rows, remarks: list[Remark]) -> Item:
    """Leave out, and count, what people who were erased on request said, their names, and what an erased file
    tells of facts. (Its conversations are known by their own source.)"""
    if isinstance(item, Known):
        if erased.covers_source(source):
            return Refused(row=item.row, reason=ERASED_BEFORE)
        return _without_erased_facts(item, erased)
    if not isinstance(item, Heard):
        return item
    if erased.covers_person(item.conversation.seller):
        item = Heard(conversation=replace(item.conversation, seller="(erased)"))
    gone = [t for t in item.conversation.turns if erased.covers_person(t.speaker.name, t.speaker.email)]
    if not gone:
        return item
    rows.refused |= {turn.row for turn in gone}
    remarks += [Remark(row=turn.row, reason="said by a person who was erased on request") for turn in gone]
    conversation = item.conversation
    turns_left = tuple(turn for turn in conversation.turns if turn not in gone)
    # The subject is whoever began it; the key may be the id of their message.
    title = "" if conversation.turns[0] in gone or not turns_left else conversation.title
    return Heard(
        conversation=replace(conversation, turns=turns_left, key=forgotten_key(conversation.key), title=title)
    )


def _without_erased_facts(item: Known, erased: Erased) -> Item:
    fact = item.fact
    if erased.has_accounts and erased.covers_account(*_account_in(fact)):
        return Refused(row=item.row, reason=ERASED_BEFORE)
    if isinstance(fact, Seller) and erased.covers_person(fact.name, fact.email):
        return Refused(row=item.row, reason="a person who was erased on request")
    if isinstance(fact, Deal) and erased.covers_person(fact.seller):
        return replace(item, fact=replace(fact, seller="(erased)"))
    return item


def _account_in(fact: Account | Deal | Seller) -> tuple[str, ...]:
    match fact:
        case Account():
            return (fact.name, *fact.domains)
        case Deal():
            return (fact.account, fact.key, fact.name)
        case Seller():
            return ()
