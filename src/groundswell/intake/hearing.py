"""Extraction as the pipeline uses it: what was heard in a conversation, and the text each is embedded by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from groundswell.encoders.cache import hash_text
from groundswell.engine.extraction.classifier import shipped
from groundswell.engine.extraction.context import context_of
from groundswell.engine.extraction.extract import in_doubt, judge, verbatims_of
from groundswell.engine.extraction.opinion import NO_OPINIONS, Ask
from groundswell.engine.extraction.set_phrases import folded
from groundswell.engine.extraction.set_text import without_set_text
from groundswell.intake.set_text import SetTexts
from groundswell.speech import Channel, Conversation, Verbatim


@dataclass(frozen=True, slots=True)
class HeardVerbatim:
    verbatim: Verbatim
    context: str  # what is embedded: the words with as much of their turn as helps to understand them
    part: bool = True  # of something longer that was said: an answer, a review, a ticket stands whole

    @property
    def context_hash(self) -> str:
        return hash_text(self.context)

    @property
    def said(self) -> str:
        """A digest of what may come back letter for letter as a set phrase; empty where it may not."""
        words = folded(self.verbatim.text) if self.part else ""
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if words else ""


def hear(conversation: Conversation, set_texts: SetTexts | None = None) -> list[HeardVerbatim]:
    """What was heard in a conversation by its words alone."""
    return hear_all([conversation], set_texts or SetTexts(), lambda _: NO_OPINIONS)[0]


def hear_all(
    conversations: Sequence[Conversation], set_texts: SetTexts, ask: Ask
) -> list[list[HeardVerbatim]]:
    """What was heard in each conversation, in the order it was said; set text is passed over. `ask` is asked
    once, for all sentences in doubt."""
    shown = [_without_set_text(conversation, set_texts) for conversation in conversations]
    judged = [judge(shipped(), bare) for bare in shown]
    doubtful = [text for bare, turns in zip(shown, judged, strict=True) for text in in_doubt(bare, turns)]
    opinions = ask(doubtful) if doubtful else NO_OPINIONS
    return [
        [
            HeardVerbatim(_as_written(v, conversation), _context(bare, v), _is_part(conversation, v))
            for v in verbatims_of(shipped(), bare, turns, opinions)
        ]
        for conversation, bare, turns in zip(conversations, shown, judged, strict=True)
    ]


def _is_part(conversation: Conversation, verbatim: Verbatim) -> bool:
    """Whether it was said among other things: thirty survey answers "Too expensive." are what was said."""
    if conversation.whole or conversation.channel is Channel.TICKET:
        return False
    turn = conversation.turns[verbatim.turn].text
    return len(conversation.turns) > 1 or len(turn.strip()) > verbatim.end - verbatim.start


def _without_set_text(conversation: Conversation, set_texts: SetTexts) -> Conversation:
    set_text = set_texts.of(conversation.source, conversation.channel)
    if not set_text:
        return conversation
    turns = (replace(turn, text=without_set_text(turn.text, set_text)) for turn in conversation.turns)
    return replace(conversation, turns=tuple(turns))


def _as_written(verbatim: Verbatim, conversation: Conversation) -> Verbatim:
    """A verbatim taken whole holds its set text too: a quote is letter for letter."""
    written = conversation.turns[verbatim.turn].text[verbatim.start : verbatim.end]
    return verbatim if written == verbatim.text else replace(verbatim, text=written)


def _context(conversation: Conversation, verbatim: Verbatim) -> str:
    turn = conversation.turns[verbatim.turn].text
    return context_text(turn, verbatim.start, verbatim.end, whole=conversation.whole)


def context_text(turn: str, start: int, end: int, *, whole: bool) -> str:
    """The text that the words at turn[start:end] are embedded by; `whole`: a row is taken as it stands,
    unless it is too long for that and heard by its statements."""
    return turn if whole and end - start == len(turn) else context_of(turn, start, end)


@dataclass(frozen=True, slots=True)
class Carried:
    """How the verbatims of a changed conversation relate to those of its earlier version."""

    kept: dict[int, int]  # index among the new ones -> index among the old ones
    gone: tuple[int, ...]  # indices among the old ones


def carry_over(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Carried:
    """Match verbatims of two versions by who said exactly what; equal ones match in order.

    Each item is (speaker, words). What is left unmatched of the old ones was withdrawn by the source.
    """
    waiting: dict[tuple[str, str], list[int]] = {}
    for index in range(len(old) - 1, -1, -1):
        waiting.setdefault(old[index], []).append(index)
    kept = {i: waiting[item].pop() for i, item in enumerate(new) if waiting.get(item)}
    return Carried(kept, tuple(sorted(set(range(len(old))) - set(kept.values()))))
