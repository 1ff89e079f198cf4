"""Captions that grow, roll or are shown again: each word is said once.

Live captions show a window: the words of the cue before, or their end, and then what is new. What is shown
again is told by the whole file, for people repeat themselves too: "No. No, no." Where windows recur the
overlap is layout; elsewhere it is only where two cues show the same at one time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from groundswell.sources.cues.timed import Cue
from groundswell.sources.cues.voices import Piece

_EDGES = re.compile(r"^\W+|\W+$")
_STRONG = 3  # words that two neighbouring cues do not share by chance
_IN_ROLLING = 2  # words, where the file is known to show them again
_STRONG_LETTERS = 12
_SHARE = 0.25  # of the neighbouring cues that show something again
_TOUCH = 0.06  # seconds
_SHORT = 0.1  # seconds that nobody can speak in
_FEW = 4  # cues


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue, what is said in it for the first time, and what it showed again."""

    cue: Cue
    pieces: tuple[Piece, ...]
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Window:
    """The words of a cue for comparing."""

    cue: Cue
    pieces: tuple[Piece, ...]
    tokens: tuple[tuple[str, str], ...]  # (label, word)
    bounds: frozenset[int]  # where lines begin and end

    @property
    def text(self) -> str:
        return " ".join(word for _, word in self.tokens)

    def times_with(self, before: "_Window") -> tuple[bool, bool]:
        """(whether it is shown while the one before is, whether it follows at once)."""
        if self.cue.start is None or before.cue.start is None or before.cue.end is None:
            return False, True
        together = self.cue.start < before.cue.end - 0.001 and self.cue.start >= before.cue.start
        brief = self.cue.end is not None and self.cue.end - self.cue.start <= _SHORT
        return together or brief, self.cue.start - before.cue.end <= _TOUCH


def said_once(cues: Sequence[Cue], voices: Sequence[Sequence[Piece]]) -> list[Shown]:
    """The cues with what each says for the first time."""
    windows = [_window(cue, tuple(pieces)) for cue, pieces in zip(cues, voices, strict=True)]
    display = _Display.of([window for window in windows if window.tokens])
    alone = _times_of_one_text(windows)
    shown: list[Shown] = []
    seen = set[_Times]()
    before: _Window | None = None
    begun: float | None = None  # when what the next cue holds too was first shown
    for window, following in zip(windows, [*windows[1:], None], strict=False):
        times = (window.cue.start, window.cue.end)
        if not window.tokens:
            shown.append(Shown(window.cue, window.pieces))
        elif times in seen or (
            following is not None and _outgrows(following, window, display, grown=begun is not None)
        ):
            # Shown once more at the same time, or all of it stands in the next cue too.
            begun = window.cue.start if begun is None and times not in seen else begun
            shown.append(Shown(window.cue, (), tuple(piece.words for piece in window.pieces if piece.words)))
        else:
            overlap = _overlap(before, window, display) if before is not None else 0
            shown.append(_without(window, overlap, begun))
            before, begun = window, None
            seen |= {times} & alone
    return shown


_Times = tuple[float | None, float | None]


def _times_of_one_text(windows: Sequence[_Window]) -> set[_Times]:
    """The times at which one text is shown and no other; two parts of a stream may both hold that cue."""
    texts: dict[_Times, set[int]] = {}
    for window in windows:
        if window.tokens and window.cue.start is not None:
            texts.setdefault((window.cue.start, window.cue.end), set()).add(hash(window.tokens))
    return {times for times, cue_places in texts.items() if len(cue_places) == 1}


def _window(cue: Cue, pieces: tuple[Piece, ...]) -> _Window:
    tokens = [(piece.label.casefold(), _word(word)) for piece in pieces for word in piece.words.split()]
    bounds, offset = {0}, 0
    for line in cue.lines:
        # The label of a line is no word; where lines end is counted from their words alone.
        offset += len(line.split())
        bounds.add(offset)
    ends = 0
    for piece in pieces:
        ends += len(piece.words.split())
        bounds.add(ends)
    extra = offset - len(tokens)
    return _Window(cue, pieces, tuple(tokens), frozenset(bounds | {bound - extra for bound in bounds}))


def _word(written: str) -> str:
    return _EDGES.sub("", written.casefold()) or written


@dataclass(frozen=True, slots=True)
class _Display:
    """Whether the captions of a file show words again, and whether their times tell anything."""

    rolls: bool
    timed: bool  # where times are all alike, as after a broken export, they tell nothing

    @classmethod
    def of(cls, windows: Sequence[_Window]) -> "_Display":
        pairs = max(len(windows) - 1, 1)
        moved, equal = 0, set[str]()
        for before, window in pairwise(windows):
            if before.tokens == window.tokens:
                if _is_strong(window.tokens):
                    equal.add(window.text)
            elif _grows(window, before) or _shared(before, window):
                moved += 1
        often = moved >= 2 and moved >= _SHARE * pairs
        touching = pairs < _FEW and moved > 0 and all(b.times_with(a)[1] for a, b in pairwise(windows))
        shown_twice = len(equal) >= 2 and len(equal) * 3 >= pairs
        return cls(
            rolls=often or shown_twice or (touching and _some_strong(windows)),
            timed=len({(window.cue.start, window.cue.end) for window in windows}) * 2 > len(windows),
        )


def _some_strong(windows: Sequence[_Window]) -> bool:
    """Whether what is shown again is enough of words not to be a stammer."""
    for before, window in pairwise(windows):
        shared = len(before.tokens) if _grows(window, before) else _shared(before, window)
        if shared and _is_strong(window.tokens[:shared]) and not _ends_sentence(before):
            return True
    return False


def _ends_sentence(window: _Window) -> bool:
    words = window.pieces[-1].words.rstrip() if window.pieces else ""
    return words.endswith((".", "?", "!", "。", "？", "！"))


def _is_strong(tokens: Sequence[tuple[str, str]]) -> bool:
    return len(tokens) >= _STRONG or sum(len(word) for _, word in tokens) >= _STRONG_LETTERS


def _grows(window: _Window, before: _Window) -> bool:
    """Whether a cue holds all of the one before and more; its last word may have been cut."""
    count = len(before.tokens)
    if not count or len(window.tokens) < count or window.tokens == before.tokens:
        return False
    head, last = before.tokens[:-1], before.tokens[-1]
    there = window.tokens[count - 1]
    whole = there == last or (
        there[0] == last[0] and count > 1 and len(last[1]) > 1 and there[1].startswith(last[1])
    )
    return whole and window.tokens[: count - 1] == head


def _outgrows(window: _Window, before: _Window, display: _Display, *, grown: bool) -> bool:
    """Whether the next cue says all that this one says, so that this one need not. `grown` where this one
    has grown from another already."""
    together, at_once = window.times_with(before)
    together = display.timed and together
    if _grows(window, before):
        return display.rolls or (together and _is_one_voice(window))
    if not display.rolls:
        return False
    revised = together and window.cue.start == before.cue.start and _revises(window, before)
    return revised or (grown and at_once and _corrects(window, before))


def _is_one_voice(window: _Window) -> bool:
    return len({label for label, _ in window.tokens}) == 1


def _revises(window: _Window, before: _Window) -> bool:
    """Whether a cue that begins with the one before has most of its words: heard better meanwhile."""
    same = sum(a == b for a, b in zip(before.tokens, window.tokens, strict=False))
    return len(window.tokens) >= len(before.tokens) and same * 2 >= len(before.tokens)


def _corrects(window: _Window, before: _Window) -> bool:
    """Whether a cue is the one before with a word heard otherwise, and as long.

    Whoever says nearly the same again is shown from its first word on; a sentence that has grown and ended is
    not heard otherwise any more.
    """
    shared = list(zip(before.tokens, window.tokens, strict=False))
    same = [a for a, b in shared if a == b]
    return (
        len(window.tokens) >= len(before.tokens)
        and len(same) == len(before.tokens) - 1
        and shared[0][0] == shared[0][1]
        and len(same) >= _STRONG
        and not _ends_sentence(before)
    )


def _overlap(before: _Window, window: _Window, display: _Display) -> int:
    """How many words at the beginning of a cue were shown in the one before."""
    together = display.timed and window.times_with(before)[0]
    if before.tokens == window.tokens:
        return len(window.tokens) if display.rolls or together else 0
    if not display.rolls:
        return 0
    return len(before.tokens) if _grows(window, before) else _shared(before, window, _IN_ROLLING)


def _shared(before: _Window, window: _Window, enough: int = _STRONG) -> int:
    """The end of one cue that is the beginning of the next: whole lines, else enough words."""
    borders = _borders(window.tokens, before.tokens)
    ends = len(before.tokens)
    for count in borders:
        if count in window.bounds and ends - count in before.bounds:
            return count
    return next((count for count in borders if count >= enough or _is_strong(window.tokens[:count])), 0)


def _borders(head: Sequence[tuple[str, str]], tail: Sequence[tuple[str, str]]) -> list[int]:
    """The lengths, longest first, in which the beginning of `head` is the end of `tail`; linear in both."""
    length = min(len(head), len(tail))
    joined: list[tuple[str, str] | None] = [*head[:length], None, *tail[len(tail) - length :]]
    fail = [0] * len(joined)
    for index in range(1, len(joined)):
        known = fail[index - 1]
        while known and joined[index] != joined[known]:
            known = fail[known - 1]
        fail[index] = known + (joined[index] == joined[known])
    borders: list[int] = []
    known = fail[-1] if length else 0
    while known:
        borders.append(known)
        known = fail[known - 1]
    return borders


def _without(window: _Window, overlap: int, begun: float | None) -> Shown:
    """The cue less its first words."""
    cue = window.cue if begun is None else replace(window.cue, start=begun)
    pieces: list[Piece] = []
    again: list[str] = []
    for piece in window.pieces:
        words = piece.words.split()
        cut = min(overlap, len(words))
        overlap -= cut
        if cut:
            again.append(" ".join(words[:cut]))
        pieces.append(replace(piece, words=" ".join(words[cut:])) if cut else piece)
    return Shown(cue, tuple(pieces), tuple(again))
