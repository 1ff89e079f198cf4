"""Conversations against what is stored: the store's counterpart of the library's shelf."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from groundswell.crm.services import FactBook
from groundswell.field import models, queries
from groundswell.field.bulk import insert_rows, next_id
from groundswell.field.erasure import Erased
from groundswell.field.patch import Patch
from groundswell.intake.meetings import meeting_of
from groundswell.intake.recognition import RECORDED, Recording, shingles
from groundswell.intake.remembering import Remembered, looked_up_under
from groundswell.speech import Account, Channel, Conversation, Deal, Seller, Turn

_CONVERSATION = (
    "id key fingerprint channel source at title account deal seller whole rating segment product state "
    "replaces change extraction"
).split()
_TURN = "id conversation position source row speaker email role text seconds at".split()


class StoreShelf:
    """One batch of conversations against what is stored, and the rows to be written for it."""

    def __init__(self, change: models.Change, patch: Patch, erased: Erased, facts: FactBook) -> None:
        self._change = change
        self._patch = patch
        self._erased = erased
        self._facts = facts
        self._remembered = Remembered()
        self._looked_up: set[str] = set()
        self._recordings: dict[date | str, list[Recording]] = {}
        self._kept: dict[int, Conversation] = {}
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
        facts: FactBook,
    ) -> "StoreShelf":
        """Look up in two queries what of a batch is known already."""
        made = cls(change, patch, erased, facts)
        made._look_up([c.key for c in conversations if c.key])
        live = models.Conversation.objects.filter(state=models.ConversationState.LIVE)
        known = live.filter(fingerprint__in=prints).values_list("id", "fingerprint")
        made._remembered.fingerprints.update({fingerprint: id_ for id_, fingerprint in known})
        return made

    def _look_up(self, keys: Sequence[str]) -> None:
        live = models.Conversation.objects.filter(state=models.ConversationState.LIVE, key__in=keys)
        for id_, key, fingerprint in live.values_list("id", "key", "fingerprint"):
            self._remembered.keys.setdefault(key, (id_, fingerprint))
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
        stored = same.filter(conversation__state="live", conversation__channel=Channel.MAIL.value)
        return stored.order_by("id").values_list("conversation_id", flat=True).first()

    def is_forgotten(self, conversation: Conversation) -> bool:
        return self._erased.covers_source(conversation.source)

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        wanted = looked_up_under(day, source)
        stored = [r for key in wanted for r in self._stored_recordings(key)]
        return stored + self._remembered.recordings(wanted)

    def _stored_recordings(self, key: date | str) -> list[Recording]:
        if key not in self._recordings:
            calls = models.Conversation.objects.filter(
                state=models.ConversationState.LIVE, channel__in=sorted({*RECORDED, Channel.CHAT})
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
        return next(queries.conversations([number]))[1]

    def learn(self, fact: Account | Deal | Seller) -> bool:
        return self._facts.keep(fact)

    def keep(self, conversation: Conversation, fingerprint: str, replaces: int | None) -> int:
        id_ = self._next_conversation
        self._next_conversation += 1
        # Later conversations of the batch are held against this one too.
        self._kept[id_] = conversation
        self._remembered.remember(id_, conversation, fingerprint)
        self._looked_up.add(conversation.key)
        if replaces is not None:
            self._replace(replaces)
        c = conversation
        self._conversations[id_] = (
            id_, c.key, fingerprint, c.channel.value, c.source, c.at, c.title, c.account, c.deal, c.seller,
            c.whole, c.rating, c.segment, c.product, models.ConversationState.LIVE.value, replaces,
            self._change.pk, "",
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
