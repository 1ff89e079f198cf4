"""Answers that their writer marked with a name among the history: "[Ana] Yes, twice."."""

import re
from collections.abc import Sequence

_MARKED = re.compile(
    r"^(?:\[(?P<bracketed>[^\[\]]{1,60})\]|(?P<named>[^\W\d_][^:>\[\]]{0,40}?)\s?(?:>>|:))\s*\S"
)
_WRAPPED = 60  # characters from which on a line may go on in the next


def answers_below(bare: Sequence[str], index: int, writer: str) -> set[int]:
    """Lines from `index` on that bear the writer's name, a part of it, or the initials."""
    marks = _marks_of(writer)
    places: set[int] = set()
    for at in range(index, len(bare)):
        match = _MARKED.match(bare[at][:200])
        named = (match["bracketed"] or match["named"]).strip().casefold() if match else ""
        if named in marks or (at - 1 in places and _goes_on(bare[at - 1], bare[at])):
            places.add(at)
    return places


def _marks_of(writer: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_][\w’'-]*", writer)
    if not words:
        return frozenset()
    marks = {writer.casefold(), words[0].casefold(), words[-1].casefold()}
    if len(words) > 1:
        marks.add("".join(word[0] for word in words).casefold())
    return frozenset(marks)


def _goes_on(line: str, following: str) -> bool:
    return bool(following) and len(line) >= _WRAPPED and not re.search(r"[.!?…][\"'”’)]*$", line)
