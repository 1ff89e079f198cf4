"""A conversation that is told again: a new version of it, a further part, or another one altogether."""

import re
from collections.abc import Sequence
from dataclasses import replace

from groundswell.intake.meetings import meeting_of
from groundswell.intake.recognition import RECORDED
from groundswell.speech import Channel, Conversation, Turn

# Keys of tables are numbers that two systems may both give; those of APIs and mail are unique in the world.
_NUMBERED = re.compile(r"(?:ticket|feedback|conversation|note|row):")
_SAME_WORDS = 0.5  # share of the shorter one's words that two versions of a ticket have in common at least
_FEWEST_WORDS = 3


def is_numbered(key: str) -> bool:
    """Whether it is the number of a table's row, which another system may give as well."""
    return _NUMBERED.match(key) is not None


def is_another(known: Conversation, conversation: Conversation) -> bool:
    """Whether two conversations share their number only: tickets of two helpdesks, say.

    Versions of one ticket have their words, their title or the moment they were opened in common.
    """
    if not is_numbered(conversation.key) or known.source == conversation.source:
        return False
    if known.at is not None and known.at == conversation.at:
        return False
    if known.title and _plain(known.title) == _plain(conversation.title) and len(known.title.split()) > 1:
        return False
    return not _share_words(known, conversation)


def _share_words(known: Conversation, conversation: Conversation) -> bool:
    known_words, words = _words(known), _words(conversation)
    common = len(known_words & words)
    return common >= max(
        min(_FEWEST_WORDS, len(known_words), len(words)), _SAME_WORDS * min(len(known_words), len(words))
    )


def _words(conversation: Conversation) -> set[str]:
    return {word for turn in conversation.turns for word in re.findall(r"\w{2,}", turn.text.casefold())}


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def joined(known: Conversation, conversation: Conversation) -> Conversation:
    """The newest version of a conversation. Mailboxes and a meeting's files may each tell a part of it.

    Turns of the file that is read now stand as it tells them; those of other files stay, and a mail that
    stands in both stays where it was first heard.
    """
    if not _may_be_parts(known, conversation):
        return replace(conversation, key=conversation.key or known.key)
    elsewhere = [turn for turn in known.turns if (turn.source or known.source) != conversation.source]
    there = {_mark(turn) for turn in elsewhere}
    fresh = [
        replace(turn, source="" if conversation.source == known.source else conversation.source)
        for turn in conversation.turns
        if _mark(turn) not in there
    ]
    if not elsewhere:
        return replace(conversation, key=conversation.key or known.key)
    return replace(
        known,
        channel=conversation.channel if conversation.channel in RECORDED else known.channel,
        turns=_in_order([*elsewhere, *fresh], known),
        at=min((at for at in (known.at, conversation.at) if at is not None), default=None),
        title=known.title or conversation.title,
        account=known.account or conversation.account,
        deal=known.deal or conversation.deal,
        seller=known.seller or conversation.seller,
        segment=known.segment or conversation.segment,
        product=known.product or conversation.product,
    )


def _may_be_parts(known: Conversation, conversation: Conversation) -> bool:
    meeting = meeting_of(conversation.source)
    joined_before = any(turn.source for turn in known.turns)
    return conversation.channel is Channel.MAIL or joined_before or meeting == meeting_of(known.source) != ""


def _mark(turn: Turn) -> tuple[str, str, str]:
    """What tells a turn from any other: a mail by writer and moment, else by writer and words."""
    who = turn.speaker.email or turn.speaker.name
    return (who, turn.at.isoformat(), "") if turn.at is not None else (who, "", turn.text)


def _in_order(turns: Sequence[Turn], known: Conversation) -> tuple[Turn, ...]:
    """Mails by their moment; of a meeting one file after the other, in the order they were first heard."""
    if known.channel is not Channel.MAIL:
        files = list(dict.fromkeys(turn.source or known.source for turn in known.turns))
        place = {file: number for number, file in enumerate(files)}
        return tuple(sorted(turns, key=lambda turn: place.get(turn.source or known.source, len(files))))
    return tuple(sorted(turns, key=lambda turn: (turn.at is None, turn.at and turn.at.timestamp())))


def tells_nothing_new(known: Conversation, newest: Conversation, conversation: Conversation) -> bool:
    """Whether what was told just now, one file's part of it maybe, leaves a conversation as it was."""
    if not _says_the_same(known, newest):
        return False
    return newest.source != conversation.source or _frame(known) == _frame(newest)


def _frame(conversation: Conversation) -> list[object]:
    """All but the words."""
    who = [(turn.speaker.email, turn.speaker.name, turn.at) for turn in conversation.turns]
    return [
        conversation.channel,
        conversation.at,
        conversation.title,
        conversation.account,
        conversation.deal,
        conversation.seller,
        conversation.extra,
        who,
    ]


def _says_the_same(known: Conversation, newest: Conversation) -> bool:
    """Whether two versions have the same turns, letter for letter, from the same places."""
    return [_place(turn, known) for turn in known.turns] == [_place(turn, newest) for turn in newest.turns]


def _place(turn: Turn, conversation: Conversation) -> tuple[str, int, str, str]:
    return (turn.source or conversation.source, turn.row, turn.speaker.name or turn.speaker.email, turn.text)
