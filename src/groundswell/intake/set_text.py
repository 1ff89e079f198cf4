"""Which conversations share set text, and what it is: the sentences in most rows of one source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath

from groundswell.engine.extraction.set_text import without_set_text
from groundswell.intake.recognition import RECORDED
from groundswell.speech import Channel, Conversation, voice_of

# A mail in a file of its own shares its banners with the mails beside it.
_ALONE = ".eml"


def sharing(source: str, channel: Channel) -> str:
    """What a conversation shares its set text with: its file, or the mails of its folder ("inbox/*.eml").

    Empty for calls and meetings, where what is said in most of them is said by somebody.
    """
    if channel in RECORDED:
        return ""
    path = PurePosixPath(source)
    return str(path.with_name(f"*{_ALONE}")) if path.suffix.lower() == _ALONE else source


def rows_of(conversations: Iterable[Conversation]) -> dict[str, list[str]]:
    """The texts that may be heard, by what they share set text with."""
    rows: dict[str, list[str]] = {}
    for conversation in conversations:
        shared = sharing(conversation.source, conversation.channel)
        if not shared:
            continue
        for turn in conversation.turns:
            if voice_of(conversation.channel, turn.speaker.role) is not None:
                rows.setdefault(shared, []).append(turn.text)
    return rows


@dataclass(frozen=True, slots=True)
class SetTexts:
    """The set text of every source that has some."""

    words: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    def of(self, source: str, channel: Channel) -> Sequence[str]:
        return self.words.get(sharing(source, channel), ())

    def heard(self, text: str, source: str, channel: Channel) -> str:
        """The text as it is heard: its set text blanked, every other letter in its place."""
        set_text = self.of(source, channel)
        return without_set_text(text, set_text) if set_text else text


def mark_of(words: Iterable[str]) -> str:
    """A short digest of a source's set text: with another one its conversations are heard anew."""
    return blake2b("\n".join(sorted(words)).encode(), digest_size=4).hexdigest()
