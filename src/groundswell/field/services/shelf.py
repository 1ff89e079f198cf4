"""Conversations against what is stored: the store's counterpart of the library's shelf."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from groundswell.crm.book import FactBook
from groundswell.field import conversations, models
from groundswell.field.bulk import insert_rows, next_id
from groundswell.field.erasing.tombstones import Erased, accounts_told, forgotten_key
from groundswell.field.history import mended
from groundswell.field.history.patch import Patch
from groundswell.field.mends import mends_of
from groundswell.field.telling import KNOWN_AGAIN
from groundswell.intake.meetings import meeting_of
from groundswell.intake.recognition import RECORDED, Recording, shingles
from groundswell.intake.remembering import Remembered, looked_up_under
from groundswell.speech import Account, Channel, Conversation, Deal, Seller, Turn


class _ConversationRow(NamedTuple):
    """A conversation to be written, by the columns of its table."""

    id: int
    key: str
    fingerprint: str
    channel: str
    source: str
    at: datetime | None
    title: str
    account: str
    deal: str
    seller: str
    whole: bool
    rating: float | None
    segment: str
    product: str
    state: str
    replaces: int | None
    entry: int
    extraction: str
    restriction: int | None


class _TurnRow(NamedTuple):
    id: int
    conversation: int
    position: int
    source: str
    row: int
    speaker: str
    email: str
    role: str
    text: str
    seconds: float | None
    at: datetime | None


class StoreShelf:
    """One batch of conversations against what is stored, and the rows to be written for it."""

    def __init__(self, entry: models.Entry, patch: Patch, erased: Erased, facts: FactBook) -> None:
        self._entry = entry
        self._patch = patch
        self._erased = erased
        self._facts = facts
        self._remembered = Remembered()
        self._looked_up: set[str] = set()
        self._recordings: dict[date | str, list[Recording]] = {}
        self._kept: dict[int, Conversation] = {}
        self._next_conversation = next_id(models.Conversation)
        self._next_turn = next_id(models.Turn)
        self._conversations: dict[int, _ConversationRow] = {}
        self._turns: list[_TurnRow] = []
        self._replaced: list[int] = []
        # By newer version: what people said of the earlier one, and how the newer one is told.
        self._mended: dict[int, tuple[list[models.Mend], Conversation]] = {}

    @classmethod
    def prepare(
        cls,
        conversations: Sequence[Conversation],
        prints: Sequence[str],
        entry: models.Entry,
        patch: Patch,
        erased: Erased,
        facts: FactBook,
    ) -> "StoreShelf":
        """Look up in two queries what of a batch is known already."""
        shelf = cls(entry, patch, erased, facts)
        shelf._look_up([c.key for c in conversations if c.key])
        known_again = models.Conversation.objects.filter(state__in=KNOWN_AGAIN)
        known_before = known_again.filter(fingerprint__in=prints).values_list("id", "fingerprint")
        shelf._remembered.fingerprints.update({fingerprint: id_ for id_, fingerprint in known_before})
        return shelf

    def _look_up(self, keys: Sequence[str]) -> None:
        # Where an erased person took part, the key stands as a digest.
        meant = {written: key for key in keys for written in (key, forgotten_key(key))}
        known = models.Conversation.objects.filter(state__in=KNOWN_AGAIN, key__in=meant)
        for id_, key, fingerprint in known.values_list("id", "key", "fingerprint"):
            self._remembered.keys.setdefault(meant[key], (id_, fingerprint))
        self._looked_up.update(keys)

    # What `recognise` asks.

    def by_key(self, key: str) -> tuple[int, str] | None:
        if key not in self._looked_up:
            # A number that got its system's name after the batch was looked up.
            self._look_up([key])
        return self._remembered.keys.get(key)

    def by_fingerprint(self, fingerprint: str) -> int | None:
        return self._remembered.fingerprints.get(fingerprint)

    def by_turn(self, turn: Turn) -> int | None:
        fresh = self._remembered.by_turn(turn)
        if fresh is not None:
            return fresh
        same = models.Turn.objects.filter(at=turn.at, email=turn.speaker.email, text=turn.text)
        stored = same.filter(conversation__state__in=KNOWN_AGAIN, conversation__channel=Channel.MAIL.value)
        return stored.order_by("id").values_list("conversation_id", flat=True).first()

    def is_forgotten(self, conversation: Conversation) -> bool:
        if self._erased.covers_source(conversation.source):
            return True
        return self._erased.has_accounts and self._erased.covers_account(*accounts_told(conversation))

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        wanted = looked_up_under(day, source)
        stored = [r for key in wanted for r in self._stored_recordings(key)]
        return stored + self._remembered.recordings(wanted)

    def _stored_recordings(self, key: date | str) -> list[Recording]:
        if key not in self._recordings:
            calls = models.Conversation.objects.filter(
                state__in=KNOWN_AGAIN, channel__in=sorted({*RECORDED, Channel.CHAT})
            )
            if isinstance(key, str):
                # A meeting is called by its folder and what its files' names begin with.
                calls = calls.filter(source__gte=key, source__lt=f"{key}\U0010ffff")
            else:
                start = datetime(key.year, key.month, key.day, tzinfo=UTC)
                calls = calls.filter(at__gte=start, at__lt=start + timedelta(days=1))
            rows = calls.exclude(id__in=self._conversations).values_list("id", "source", "channel")
            ids = {
                id_: (source, channel in RECORDED)
                for id_, source, channel in rows
                if channel in RECORDED or meeting_of(source)
            }
            words: dict[int, list[str]] = defaultdict(list)
            turns = models.Turn.objects.filter(conversation__in=ids).order_by("conversation", "position")
            for id_, text in turns.values_list("conversation_id", "text"):
                words[id_].append(text)
            self._recordings[key] = [
                Recording(i, ids[i][0], shingles(words[i]), spoken=ids[i][1]) for i in sorted(ids)
            ]
        return self._recordings[key]

    # What taking asks.

    def conversation(self, number: int) -> Conversation:
        if number in self._kept:
            return self._kept[number]
        stored = next(conversations.as_values([number]))[1]
        return mended.as_told(stored, mends_of([number]).get(number, ()))

    def learn(self, fact: Account | Deal | Seller) -> bool:
        return self._facts.keep(fact)

    def keep(self, conversation: Conversation, fingerprint: str, replaces: int | None) -> int:
        id_ = self._next_conversation
        self._next_conversation += 1
        # Later conversations of the batch are held against this one too.
        self._kept[id_] = conversation
        self._remembered.remember(id_, conversation, fingerprint)
        self._looked_up.add(conversation.key)
        restriction = None
        if replaces is not None:
            restriction = self._restriction_of(replaces)
            self._replace(replaces)
            conversation = self._take_over_mends(replaces, id_, conversation)
        row = _row_of(conversation, fingerprint, id_, replaces, self._entry)
        if restriction is not None:
            row = row._replace(state=models.ConversationState.RESTRICTED.value, restriction=restriction)
        self._conversations[id_] = row
        # A restricted one stands as a live one does (see history/undo.py).
        self._patch.record("field.conversation", "state", id_, "undone", "live")
        first = self._next_turn
        self._turns += [
            _turn_row(turn, first + position, id_, position)
            for position, turn in enumerate(conversation.turns)
        ]
        self._next_turn += len(conversation.turns)
        return id_

    def _take_over_mends(self, replaces: int, id_: int, conversation: Conversation) -> Conversation:
        """Returns the conversation with what people said of its earlier version. Whoever wrote a note says
        anew whose it is."""
        if conversation.channel is Channel.NOTE:
            return conversation
        mends, _ = self._mended.pop(replaces, (mends_of([replaces]).get(replaces, []), conversation))
        if mends:
            self._mended[id_] = mends, conversation
        return mended.as_mended(conversation, mends)

    def _restriction_of(self, replaces: int) -> int | None:
        """A new version of what only named people read is for them alone, too."""
        if replaces in self._conversations:
            return self._conversations[replaces].restriction
        rows = models.Conversation.objects.select_for_update().filter(pk=replaces)
        return rows.values_list("restriction", flat=True).get()

    def _replace(self, replaces: int) -> None:
        state = models.ConversationState.REPLACED.value
        self._patch.record("field.conversation", "state", replaces, "live", state)
        if replaces in self._conversations:
            self._conversations[replaces] = self._conversations[replaces]._replace(state=state)
        else:
            self._replaced.append(replaces)

    def write(self) -> None:
        insert_rows(models.Conversation, _ConversationRow._fields, self._conversations.values())
        insert_rows(models.Turn, _TurnRow._fields, self._turns)
        models.Conversation.objects.filter(pk__in=self._replaced).update(
            state=models.ConversationState.REPLACED
        )
        for number, (mends, conversation) in self._mended.items():
            mended.take_over(mends, number, conversation, self._patch)


def _row_of(
    conversation: Conversation, fingerprint: str, id_: int, replaces: int | None, entry: models.Entry
) -> _ConversationRow:
    return _ConversationRow(
        id=id_,
        key=conversation.key,
        fingerprint=fingerprint,
        channel=conversation.channel.value,
        source=conversation.source,
        at=conversation.at,
        title=conversation.title,
        account=conversation.account,
        deal=conversation.deal,
        seller=conversation.seller,
        whole=conversation.whole,
        rating=conversation.rating,
        segment=conversation.segment,
        product=conversation.product,
        state=models.ConversationState.LIVE.value,
        replaces=replaces,
        entry=entry.pk,
        extraction="",
        restriction=None,
    )


def _turn_row(turn: Turn, id_: int, conversation: int, position: int) -> _TurnRow:
    return _TurnRow(
        id=id_,
        conversation=conversation,
        position=position,
        source=turn.source,
        row=turn.row,
        speaker=turn.speaker.name,
        email=turn.speaker.email,
        role=turn.speaker.role.value,
        text=turn.text,
        seconds=turn.seconds,
        at=turn.at,
    )
