"""A whole call within one cell: "**Agent:** … **Customer:** …", on lines of its own or run together."""

import re
from dataclasses import dataclass

from groundswell.sources.speakers.prefixes import habit_of, split_prefix

# A name in bold before a colon begins a line, wherever it stands.
_BOLD = re.compile(r"\s+(?=\*\*[^*\n:]{1,60}:?\*\*:?\s)")
_SHORTEST = 120  # characters; a call has at least so many
_FEWEST_TURNS, _FEWEST_VOICES = 4, 2
_SHARE = 0.5  # of the lines begin with a speaker


@dataclass(frozen=True, kw_only=True, slots=True)
class Script:
    """A call as its turns: (speaker's label, words), and what stands above the first of them."""

    turns: tuple[tuple[str, str], ...]
    above: str


def script_in(text: str) -> Script | None:
    """The call that a text is, or None: several voices that take turns, each beginning its lines."""
    if len(text) < _SHORTEST:
        return None
    lines = [line for line in _BOLD.sub("\n", text).split("\n") if line.strip()]
    habit = habit_of(lines)
    prefixes = [
        split if (split := split_prefix(line)) and split[0] in habit.names else None for line in lines
    ]
    labels = [split[0] for split in prefixes if split]
    few = len(labels) < max(_FEWEST_TURNS, _SHARE * len(lines))
    if few or len(set(labels)) < _FEWEST_VOICES or len(set(labels)) > len(labels) / 2:
        return None
    turns: list[tuple[str, str]] = []
    above: list[str] = []
    for line, split in zip(lines, prefixes, strict=True):
        if split:
            turns.append(split)
        elif turns:
            label, words = turns[-1]
            turns[-1] = (label, f"{words} {line.strip()}".strip())
        else:
            above.append(line.strip())
    return Script(turns=tuple(turn for turn in turns if turn[1]), above="\n".join(above))
