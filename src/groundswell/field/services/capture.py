"""Taking in what a source tells: conversations and CRM facts, each row accounted for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from groundswell.crm.services import FactBook
from groundswell.field import models
from groundswell.field.bulk import insert_rows, next_id
from groundswell.field.erasure import Erased
from groundswell.field.patch import Patch
from groundswell.listening.intake import Rows, take
from groundswell.listening.recognition import RECORDED, Recording, fingerprint, shingles
from groundswell.sources.contract import Heard, Item, Known, Noted, Refused, SetAside, Understood
from groundswell.speech import Conversation, Deal, GroundswellError, Seller

# What is committed together. A killed import loses at most this many items of reading, and nothing of what
# was committed: the next run recognises it.
_BATCH = 500

_CONVERSATION = (
    "id key fingerprint channel source at title account deal seller whole state replaces change extraction"
).split()
_TURN = "id conversation position source row speaker email role text seconds at".split()


def capture(
    items: Iterable[Item], *, file: models.SourceFile, change: models.Change, patch: Patch
) -> Iterator[int]:
    """Store the items of one file, batch by batch, each batch in one transaction.

    Yields the number of rows seen so far after each batch, for progress. What an item changes beside new
    conversations is recorded in `patch`.
    """
    rows = Rows()
    erased = Erased.load()
    book = FactBook()
    for batch in _batches(items):
        with transaction.atomic():
            _capture_batch(batch, rows, file, change, patch, erased, book)
            models.SourceFile.objects.filter(pk=file.pk).update(kind=rows.kind, **rows.counts())
            patch.keep(change)
        yield rows.counts()["rows"]


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
    file: models.SourceFile,
    change: models.Change,
    patch: Patch,
    erased: Erased,
    book: FactBook,
) -> None:
    refusals: list[tuple[int, str, bool]] = []
    aside: list[tuple[int, int, str, str]] = []
    # Of the whole conversation: with the turns of an erased person left out it still is the one known before.
    prints = [fingerprint(item.conversation) for item in batch if isinstance(item, Heard)]
    batch = [_without_erased_people(item, erased, rows, refusals) for item in batch]
    conversations = [item.conversation for item in batch if isinstance(item, Heard)]
    shelf = _Shelf.prepare(conversations, prints, change, patch, erased)
    digests = iter(prints)
    for item in batch:
        match item:
            case Heard():
                reason = take(item.conversation, next(digests), shelf, rows)
                if reason:
                    refusals += [(turn.row, reason, False) for turn in item.conversation.turns]
            case Known():
                (rows.taken if book.keep(item.fact) else rows.duplicates).add(item.row)
            case Refused():
                rows.refused.add(item.row)
                refusals.append((item.row, item.reason, False))
            case Noted():
                refusals.append((item.row, item.reason, True))
            case SetAside(row=row, aside=cut):
                # Where no conversation was kept of the row, an earlier reading has the words.
                if row in rows.kept:
                    words = "(erased)" if erased.stands_in(cut.words) else cut.words
                    aside.append((rows.kept[row], row, cut.why.value, words))
            case Understood():
                rows.kind = rows.kind or item.kind
    shelf.write()
    insert_rows(models.SetAside, ["conversation", "row", "why", "words"], aside)
    for value in book.write():
        patch.record(f"crm.{value.table}", value.column, value.id, value.before, value.after)
    insert_rows(
        models.Refusal,
        ["file", "row", "reason", "taken"],
        [(file.pk, row, reason, taken) for row, reason, taken in refusals],
    )


def _without_erased_people(
    item: Item, erased: Erased, rows: Rows, refusals: list[tuple[int, str, bool]]
) -> Item:
    """Leave out, and count, what people who were erased on request said, and their names."""
    if isinstance(item, Known):
        return _without_erased_seller(item, erased)
    if not isinstance(item, Heard):
        return item
    if erased.covers_person(item.conversation.seller):
        item = Heard(conversation=replace(item.conversation, seller="(erased)"))
    gone = [t for t in item.conversation.turns if erased.covers_person(t.speaker.name, t.speaker.email)]
    if not gone:
        return item
    rows.refused |= {turn.row for turn in gone}
    refusals += [(turn.row, "said by a person who was erased on request", False) for turn in gone]
    left = tuple(turn for turn in item.conversation.turns if turn not in gone)
    return Heard(conversation=replace(item.conversation, turns=left))


def _without_erased_seller(item: Known, erased: Erased) -> Item:
    fact = item.fact
    if isinstance(fact, Seller) and erased.covers_person(fact.name, fact.email):
        return Refused(row=item.row, reason="a person who was erased on request")
    if isinstance(fact, Deal) and erased.covers_person(fact.seller):
        return Known(row=item.row, fact=replace(fact, seller="(erased)"))
    return item


class _Shelf:
    """One batch of conversations against what is stored, and the rows to be written for it."""

    def __init__(self, change: models.Change, patch: Patch, erased: Erased) -> None:
        self._change = change
        self._patch = patch
        self._erased = erased
        self._keys: dict[str, tuple[int, str]] = {}
        self._digests: dict[str, int] = {}
        self._recordings: dict[date | str, list[Recording]] = {}
        self._new_recordings: dict[date | str, list[Recording]] = defaultdict(list)
        self._next_conversation = next_id(models.Conversation)
        self._next_turn = next_id(models.Turn)
        self._conversations: dict[int, tuple] = {}
        self._turns: list[tuple] = []
        self._replaced: list[int] = []

    @classmethod
    def prepare(
        cls,
        conversations: Sequence[Conversation],
        prints: Sequence[str],
        change: models.Change,
        patch: Patch,
        erased: Erased,
    ) -> "_Shelf":
        """Look up in two queries what of a batch is known already."""
        made = cls(change, patch, erased)
        live = models.Conversation.objects.filter(state=models.ConversationState.LIVE)
        keys = [c.key for c in conversations if c.key]
        for id_, key, digest in live.filter(key__in=keys).values_list("id", "key", "fingerprint"):
            made._keys[key] = (id_, digest)
        known = live.filter(fingerprint__in=prints).values_list("id", "fingerprint")
        made._digests = {digest: id_ for id_, digest in known}
        return made

    # What `recognise` asks.

    def by_key(self, key: str) -> tuple[int, str] | None:
        return self._keys.get(key)

    def by_fingerprint(self, digest: str) -> int | None:
        return self._digests.get(digest)

    def is_forgotten(self, conversation: Conversation) -> bool:
        return self._erased.covers_source(conversation.source)

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        wanted: list[date | str] = [source] if day is None else [source, day]
        stored = [r for key in wanted for r in self._stored_recordings(key)]
        return stored + [r for key in wanted for r in self._new_recordings[key]]

    def _stored_recordings(self, key: date | str) -> list[Recording]:
        if key not in self._recordings:
            calls = models.Conversation.objects.filter(
                state=models.ConversationState.LIVE, channel__in=sorted(RECORDED)
            )
            if isinstance(key, str):
                calls = calls.filter(source=key)
            else:
                start = datetime(key.year, key.month, key.day, tzinfo=UTC)
                calls = calls.filter(at__gte=start, at__lt=start + timedelta(days=1))
            ids = dict(calls.exclude(id__in=self._conversations).values_list("id", "source"))
            words: dict[int, list[str]] = defaultdict(list)
            turns = models.Turn.objects.filter(conversation__in=ids).order_by("conversation", "position")
            for id_, text in turns.values_list("conversation_id", "text"):
                words[id_].append(text)
            self._recordings[key] = [Recording(i, ids[i], shingles(words[i])) for i in sorted(ids)]
        return self._recordings[key]

    # What taking asks.

    def said_in(self, conversation: int) -> set[tuple[str, str]]:
        stored = models.Turn.objects.filter(conversation=conversation).values_list("speaker", "text")
        return set(stored) | {(t[5], t[8]) for t in self._turns if t[1] == conversation}

    def keep(self, conversation: Conversation, digest: str, replaces: int | None) -> int:
        id_ = self._next_conversation
        self._next_conversation += 1
        self._remember(conversation, digest, id_)
        if replaces is not None:
            self._replace(replaces)
        c = conversation
        self._conversations[id_] = (
            id_, c.key, digest, c.channel.value, c.source, c.at, c.title, c.account, c.deal, c.seller,
            c.whole, models.ConversationState.LIVE.value, replaces, self._change.pk, "",
        )  # fmt: skip
        self._patch.record("field.conversation", "state", id_, "undone", "live")
        for position, turn in enumerate(c.turns):
            s = turn.speaker
            self._turns.append(
                (self._next_turn, id_, position, turn.source, turn.row, s.name, s.email, s.role.value,
                 turn.text, turn.seconds, turn.at)
            )  # fmt: skip
            self._next_turn += 1
        return id_

    def _remember(self, conversation: Conversation, digest: str, id_: int) -> None:
        """Later conversations of the batch are held against this one too."""
        if conversation.key:
            self._keys[conversation.key] = (id_, digest)
        self._digests[digest] = id_
        if conversation.channel in RECORDED:
            made = Recording(id_, conversation.source, shingles(t.text for t in conversation.turns))
            self._new_recordings[conversation.source].append(made)
            if conversation.at:
                self._new_recordings[conversation.at.astimezone(UTC).date()].append(made)

    def _replace(self, replaces: int) -> None:
        state = models.ConversationState.REPLACED.value
        self._patch.record("field.conversation", "state", replaces, "live", state)
        if replaces in self._conversations:
            row = list(self._conversations[replaces])
            row[_CONVERSATION.index("state")] = state
            self._conversations[replaces] = tuple(row)
        else:
            self._replaced.append(replaces)

    def write(self) -> None:
        insert_rows(models.Conversation, _CONVERSATION, self._conversations.values())
        insert_rows(models.Turn, _TURN, self._turns)
        models.Conversation.objects.filter(pk__in=self._replaced).update(
            state=models.ConversationState.REPLACED
        )
