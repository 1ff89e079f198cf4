"""Captions that roll or grow: what a screen shows again was said once.

A rolling caption repeats the line before above the new one, a growing one repeats itself with more words at
its end. Both show without a pause what stood there before. A person who says a thing twice makes a pause, or
does so in a file where cues do not repeat the cue before as a habit.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from groundswell.sources.cues.blocks import Cue

# Seconds between the end of a cue and the next from which on a repetition is a new one.
_PAUSE = 0.5
# Share of the cues without a pause before them that repeat their predecessor, from which on it is a habit.
_HABIT = 0.4
_FEWEST = 2
# A whole cue shown again at once is a mistake of the recorder from so many words on, habit or not.
_LONG = 4


def said_once(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues without what their predecessor showed already; one that shows nothing new is left out."""
    pairs = list(pairwise(cues))
    again = [_shown_again(one, two) if _at_once(one, two) else 0 for one, two in pairs]
    joined = sum(_at_once(one, two) for one, two in pairs)
    repeats = sum(map(bool, again))
    rolls = repeats >= _FEWEST and repeats >= _HABIT * joined
    kept = list(cues[:1])
    for count, (before, cue) in zip(again, pairs, strict=True):
        left = _without(cue, count) if count and (rolls or _is_copy(before, cue)) else cue
        if left.lines or not cue.lines:
            kept.append(left)
    return tuple(kept)


def _at_once(one: Cue, two: Cue) -> bool:
    return one.end is not None and two.start is not None and two.start - one.end <= _PAUSE


def _words(cue: Cue) -> list[str]:
    return [word for line in cue.lines for word in line.split()]


def _shown_again(one: Cue, two: Cue) -> int:
    """How many of the first words of the second cue the first one showed already.

    They are its last lines, or all of it.
    """
    before, after = _words(one), _words(two)
    lines = [line.split() for line in one.lines if line.strip()]
    for start in range(len(lines)):
        shown = [word for line in lines[start:] for word in line]
        if shown and after[: len(shown)] == shown:
            return len(shown)
    # A caption that grows within its last line, or a cue that shows a part of it once more.
    if after and before[-len(after) :] == after:
        return len(after)
    return 0


def _is_copy(one: Cue, two: Cue) -> bool:
    words = _words(two)
    return len(words) >= _LONG and words == _words(one)


def _without(cue: Cue, count: int) -> Cue:
    """The cue without its first `count` words."""
    lines: list[str] = []
    for line in cue.lines:
        words = line.split()
        if count >= len(words):
            count -= len(words)
            continue
        lines.append(line if not count else " ".join(words[count:]))
        count = 0
    return replace(cue, lines=tuple(lines), goes_on=True)
