"""Whether a text that was taken for a note is a transcript in a form that is not understood.

Heard as a note its names and times would stand inside the words, so it is refused, and shown.
"""

import re
from collections import Counter
from collections.abc import Sequence

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.talk.lines import Line

_FEWEST = 4
_OFTEN = 0.5
_MOSTLY = 0.7
_SHOWN = 3
# Two or more words with capitals, then something that is neither blank nor letter, or the end of the line.
_SMALL = "(?:de|di|da|du|del|von|van|der|den|la|le|el|al|bin)"
_NAMED = re.compile(
    rf"^\W{{0,4}}(?P<name>[^\W\d_a-z]\S{{0,30}}(?:\s(?:{_SMALL}|[^\W\d_a-z]\S{{0,30}})){{0,4}}?)\s?(?:[^\w\s'’.,-]|$)"
)
_CLOCK = re.compile(r"(?<![\d:.])(?:\d{1,2}:)?\d{1,2}:\d\d(?![\d:])")


def check_understood(lines: Sequence[Line]) -> None:
    """Raises UnreadableSource where most lines carry times, or names that return, in no form that is
    known."""
    written = [line.text.strip() for line in lines if not line.blank]
    if len(written) < _FEWEST:
        return
    # Times of appointments stand in notes too; a talk has one on every line, or on every second.
    timed = sum(bool(_CLOCK.search(text)) for text in written)
    # "Bremen: the gate" is a form that is known: that these labels do not speak has been looked at.
    named = (_NAMED.match(text) for text in written)
    names = Counter(match["name"] for match in named if match and not match[0].endswith(":"))
    again = sum(times for times in names.values() if times > 1)
    few = sum(times > 1 for times in names.values()) * 2 <= again
    if timed >= max(_FEWEST, _OFTEN * len(written)) or (
        again >= _MOSTLY * len(written) and few and again >= _FEWEST
    ):
        raise UnreadableSource(f"{_REASON} It begins: {_beginning(written)}")


_REASON = (
    "looks like a transcript, but who speaks cannot be told from its lines; export it as VTT or SRT, or "
    "write each line as 'Name: words'."
)


def _beginning(written: Sequence[str]) -> str:
    return " / ".join(f"'{text[:60]}'" for text in written[:_SHOWN])
