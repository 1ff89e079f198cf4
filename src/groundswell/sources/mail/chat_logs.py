"""The transcript of a chat that its program sends by mail: its messages are turns, each with who wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.talk.above import divided, read_above
from groundswell.sources.talk.assembly import Assembly
from groundswell.sources.talk.days import days_of
from groundswell.speech import Turn

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_REACH = 80  # characters of a line within which its time stands
_FEWEST = 3  # messages, by two people or more


@dataclass(frozen=True, slots=True)
class ChatLog:
    """The messages, the lines above and between them that nobody wrote, and the lines below them."""

    turns: tuple[Turn, ...]
    beside: tuple[str, ...]
    below: tuple[str, ...]


def chat_log_in(text: str) -> ChatLog | None:
    """The chat that a text holds: messages each with a time and a name, of two people or more."""
    if sum(_CLOCK.search(line[:_REACH]) is not None for line in text.split("\n")) < _FEWEST:
        return None
    top, layout = divided(text)
    timed = [i for i in layout.openings if layout.lines[i].stamp is not None]
    if len(timed) < _FEWEST or len(timed) < len(layout.openings) or len(layout.names) < 2:
        return None
    written = [line.text for line in layout.lines]
    end = _end(written, layout.last)
    # Read once more without what stands below, which would be the last one's words.
    kept = "\n".join([*top, *written[:end]])
    top, layout = divided(kept)
    if not layout.openings:
        return None
    above = read_above(top, layout.lines[: layout.first], talk=True, names=layout.names)
    days = days_of([stamp.day for stamp in layout.telling])
    talk = Assembly(layout, days.moments, chat=True).take(above.read)
    beside = (*(line.text.strip() for line in layout.lines[: layout.first] if line.text.strip()),
              *(cut.aside.words for cut in talk.aside))  # fmt: skip
    return ChatLog(talk.turns, (*(line for line in top if line.strip()), *beside), tuple(written[end:]))


def _end(lines: Sequence[str], last: int) -> int:
    """Where the last message ends: at the blank line below it."""
    return next((i for i in range(last + 1, len(lines)) if not lines[i].strip()), len(lines))
