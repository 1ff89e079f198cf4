"""Whether a conversation was heard before: the same again, a new version, or through a second recorder."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, time
from enum import StrEnum
from typing import Protocol

from groundswell.intake.meetings import meeting_of
from groundswell.speech import Channel, Conversation, Turn

RECORDED = frozenset({Channel.CALL, Channel.MEETING})

# Two recorders of one call disagree on words here and there, so their runs of three words overlap below 1;
# two different calls share set phrases only. Measured on the 124 sample calls: the same call with every
# twentieth word replaced shares 0.86 or more, two different calls 0.27 at most.
_SAME_CALL = 0.35
_SHINGLE = 3
_FEWEST_SHINGLES = 8


def fingerprint(conversation: Conversation) -> str:
    """A digest of all a conversation says, account, time and own id included, but not of its file's name."""
    facts = [
        _id_of(conversation),
        conversation.channel,
        conversation.at.astimezone(UTC).isoformat() if conversation.at else "",
        conversation.title,
        conversation.account,
        conversation.deal,
        conversation.seller,
        conversation.extra,
        [
            [t.speaker.name, t.speaker.email, t.text, t.at.isoformat() if t.at else ""]
            for t in conversation.turns
        ],
    ]
    packed = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(packed).hexdigest()


def _id_of(conversation: Conversation) -> str:
    """The key without the file's name, which stands in keys that merely count its rows."""
    return conversation.key.replace(f":{conversation.source}:", ":", 1)


class Fingerprints:
    """The fingerprints of one file's conversations, in its order.

    Rows that tell nobody apart (no id, person, account or time of day) are answers of as many people: the
    second of two equal ones gets one of its own, the same at each reading of the file.
    """

    def __init__(self) -> None:
        self._seen = Counter[str]()

    def of(self, conversation: Conversation) -> str:
        plain = fingerprint(conversation)
        if not _is_anonymous(conversation):
            return plain
        before = self._seen[plain]
        self._seen[plain] += 1
        return hashlib.sha256(f"{plain} {before}".encode()).hexdigest() if before else plain


def _is_anonymous(conversation: Conversation) -> bool:
    speaker, at = conversation.turns[0].speaker, conversation.at
    named = conversation.key or conversation.account or conversation.deal or speaker.name or speaker.email
    timed = at is not None and at.astimezone(UTC).time() != time()
    return not named and not timed and len(conversation.turns) == 1 and conversation.channel not in RECORDED


def shingles(texts: Iterable[str]) -> frozenset[int]:
    """Every run of three words, hashed the same way in every process."""
    words = re.findall(r"\w+", " ".join(texts).casefold())
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return frozenset(_stable_hash(run) for run in runs)


def _stable_hash(text: str) -> int:
    packed = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest())


def same_call(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether two recordings of one day are of one call, by the share of word runs they have in common."""
    smaller = min(len(first), len(second))
    return smaller >= _FEWEST_SHINGLES and len(first & second) >= _SAME_CALL * smaller


class Verdict(StrEnum):
    NEW = "new"
    DUPLICATE = "duplicate"  # all of it was heard before
    CHANGED = "changed"  # the same conversation, told differently since, or a further part of it
    ANOTHER = "another"  # its number is known, and means something else there
    FORGOTTEN = "forgotten"  # erased on request: must not come back


@dataclass(frozen=True, slots=True)
class Recognised:
    verdict: Verdict
    # The stored conversation it is the same as or replaces; None for a new or forgotten one.
    conversation: int | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """A call that is known already, by what is needed to tell a second recorder of it."""

    id: int
    source: str
    shingles: frozenset[int]
    spoken: bool = True  # a call or meeting; else the chat beside one


def recording_of(number: int, conversation: Conversation) -> Recording:
    words = shingles(turn.text for turn in conversation.turns)
    return Recording(number, conversation.source, words, spoken=conversation.channel in RECORDED)


def recorded_under(conversation: Conversation) -> tuple[date | str, ...]:
    """What `Memory.recordings` finds a call or its chat by: its file, its day and its meeting."""
    source, at = conversation.source, conversation.at
    day = at.astimezone(UTC).date() if at is not None else None
    return tuple(key for key in (source, day, meeting_of(source)) if key)


class Memory(Protocol):
    """What is already known; the store and the library each bring theirs."""

    def by_key(self, key: str) -> tuple[int, str] | None:
        """Id and fingerprint of the living conversation with this key."""
        ...

    def by_fingerprint(self, fingerprint: str) -> int | None: ...

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        """Calls and meetings held that day, read from a file of that name, or parts of the same meeting."""
        ...

    def by_turn(self, turn: Turn) -> int | None:
        """The living mail conversation in which this very turn stands: same writer, moment and words."""
        ...

    def is_forgotten(self, conversation: Conversation) -> bool: ...


def recognise(conversation: Conversation, fingerprint: str, memory: Memory) -> Recognised:
    """Tell whether a conversation is new, a duplicate, a new version, or was erased on request.

    A key decides first: a row that brings an unknown one of its own is new. Without one all of the content
    has to be equal. A mail is looked for in other threads, since mailboxes hold parts of one; a call is
    compared with the calls of the same day that came through another recorder, and joins its meeting's chat.
    """
    if memory.is_forgotten(conversation):
        return Recognised(Verdict.FORGOTTEN)
    known = memory.by_key(conversation.key) if conversation.key else None
    if known:
        return Recognised(Verdict.DUPLICATE if known[1] == fingerprint else Verdict.CHANGED, known[0])
    equal = memory.by_fingerprint(fingerprint)
    if equal is not None:
        return Recognised(Verdict.DUPLICATE, equal)
    if conversation.channel is Channel.MAIL:
        return _recognise_mail(conversation, memory)
    return _recognise_recording(conversation, memory)


def _recognise_mail(conversation: Conversation, memory: Memory) -> Recognised:
    """A part of a thread that is known by one of its mails joins it."""
    known = (memory.by_turn(turn) for turn in conversation.turns if turn.at is not None)
    earlier = next((number for number in known if number is not None), None)
    return Recognised(Verdict.CHANGED if earlier else Verdict.NEW, earlier)


def _recognise_recording(conversation: Conversation, memory: Memory) -> Recognised:
    """A transcript without a key that says nearly the same is a corrected one if it lies in the same file,
    else another recorder's."""
    if conversation.channel not in RECORDED and not meeting_of(conversation.source):
        return Recognised(Verdict.NEW)
    day = conversation.at.astimezone(UTC).date() if conversation.at else None
    candidates = memory.recordings(day, conversation.source)
    if not candidates:
        return Recognised(Verdict.NEW)
    meeting = meeting_of(conversation.source)
    parts = [c for c in candidates if meeting and meeting_of(c.source) == meeting]
    parts = [c for c in parts if c.source != conversation.source]
    if parts:
        return Recognised(Verdict.CHANGED, parts[0].id)
    if conversation.channel not in RECORDED:
        return Recognised(Verdict.NEW)
    mine = shingles(t.text for t in conversation.turns)
    twins = [c for c in candidates if c.spoken and same_call(mine, c.shingles)]
    corrected = next((c for c in twins if c.source == conversation.source), None)
    # A short one that was joined with its chat holds no more than what stands there already.
    corrected = corrected or next((c for c in candidates if _holds(c, conversation, mine)), None)
    if corrected:
        return Recognised(Verdict.CHANGED, corrected.id)
    return Recognised(Verdict.DUPLICATE, twins[0].id) if twins else Recognised(Verdict.NEW)


def _holds(known: Recording, conversation: Conversation, words: frozenset[int]) -> bool:
    """Whether a part of a meeting, read from the same file, holds all of these words."""
    return bool(
        meeting_of(conversation.source)
        and words
        and known.source == conversation.source
        and words < known.shingles
    )
