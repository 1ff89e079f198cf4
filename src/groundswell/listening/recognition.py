"""Whether a conversation was heard before: the same again, a new version, or through a second recorder."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from enum import StrEnum
from typing import Protocol

from groundswell.speech import Channel, Conversation

RECORDED = frozenset({Channel.CALL, Channel.MEETING})

# Two recorders of one call disagree on words here and there, so their runs of three words overlap below 1;
# two different calls share set phrases only. Measured on the 124 sample calls: the same call with every
# twentieth word replaced shares 0.86 or more, two different calls 0.27 at most.
_SAME_CALL = 0.35
_SHINGLE = 3
_FEWEST_SHINGLES = 8


def fingerprint(conversation: Conversation) -> str:
    """A digest of all a conversation says, account and time included, but not of where the file lies."""
    facts = [
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


def shingles(texts: Iterable[str]) -> frozenset[int]:
    """Every run of three words, hashed the same way in every process."""
    words = re.findall(r"\w+", " ".join(texts).casefold())
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return frozenset(_stable_hash(run) for run in runs)


def _stable_hash(text: str) -> int:
    packed = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest())


def same_call(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two recordings of one day are of one call, by the share of word runs they have in common."""
    smaller = min(len(one), len(other))
    return smaller >= _FEWEST_SHINGLES and len(one & other) >= _SAME_CALL * smaller


class Verdict(StrEnum):
    NEW = "new"
    DUPLICATE = "duplicate"  # all of it was heard before
    CHANGED = "changed"  # the same conversation, told differently since
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


class Memory(Protocol):
    """What is already known; the store and the library each bring theirs."""

    def by_key(self, key: str) -> tuple[int, str] | None:
        """Id and fingerprint of the living conversation with this key."""
        ...

    def by_fingerprint(self, digest: str) -> int | None: ...

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        """Calls and meetings held that day, or read from a file of that name."""
        ...

    def is_forgotten(self, conversation: Conversation) -> bool: ...


def recognise(conversation: Conversation, digest: str, memory: Memory) -> Recognised:
    """Tell whether a conversation is new, a duplicate, a new version, or was erased on request.

    A key decides first; without one, or with an unknown one, all of the content has to be equal. Last, a
    call is compared with the calls of the same day that came through another recorder.
    """
    if memory.is_forgotten(conversation):
        return Recognised(Verdict.FORGOTTEN)
    known = memory.by_key(conversation.key) if conversation.key else None
    if known:
        return Recognised(Verdict.DUPLICATE if known[1] == digest else Verdict.CHANGED, known[0])
    equal = memory.by_fingerprint(digest)
    if equal is not None:
        return Recognised(Verdict.DUPLICATE, equal)
    return _recognise_recording(conversation, memory)


def _recognise_recording(conversation: Conversation, memory: Memory) -> Recognised:
    """A transcript without a key that says nearly the same is a corrected one if it lies in the same file,
    else another recorder's."""
    if conversation.channel not in RECORDED:
        return Recognised(Verdict.NEW)
    day = conversation.at.astimezone(UTC).date() if conversation.at else None
    candidates = memory.recordings(day, conversation.source)
    if not candidates:
        return Recognised(Verdict.NEW)
    mine = shingles(t.text for t in conversation.turns)
    twins = [c for c in candidates if same_call(mine, c.shingles)]
    corrected = next((c for c in twins if c.source == conversation.source), None)
    if corrected:
        return Recognised(Verdict.CHANGED, corrected.id)
    return Recognised(Verdict.DUPLICATE, twins[0].id) if twins else Recognised(Verdict.NEW)
