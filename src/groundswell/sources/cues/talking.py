"""Cues to turns.

Adjacent cues of one speaker are one turn, joined with a single space. Cues whose speaker is not told are
joined only to the end of their sentence: two unknown voices need not be one person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.contract import Aside, Noted, Refused, SetAside, Why, refused_words
from groundswell.sources.cues.marks import is_nobodys, is_recorders, who_comes, without_sounds
from groundswell.sources.cues.rolling import Shown, said_once
from groundswell.sources.cues.timed import Cue, TimedText
from groundswell.sources.cues.voices import Piece, voices_of
from groundswell.sources.speakers.prefixes import speaker_of
from groundswell.speech import Speaker, Turn

_ENDED = re.compile(r"[.?!…。？！][\"'”’)]*$")
_GAP = 2.0  # seconds of silence after which an unknown voice may be another one
_PAUSE = 0.5  # seconds, where what follows begins as a sentence does
_LONG = 600  # characters after which an unknown voice without punctuation starts a new turn
_HEX_ID = re.compile(r"^[0-9a-f\s/_.:-]*$", re.I)  # a counter, or an id that is no word


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """The turns of a file, and what was refused, noted or set aside; all share one numbering of rows."""

    turns: tuple[Turn, ...]
    remarks: tuple[Refused | Noted | SetAside, ...]


def talk_of(timed: TimedText) -> Talk:
    """Turns out of cues."""
    shown = said_once(timed.cues, voices_of(timed.cues))
    people = frozenset(
        piece.label.casefold()
        for cue in shown
        for piece in cue.pieces
        if piece.label and _words_and_sounds(piece)[0]
    )
    joining = _Joining()
    for stray in timed.strays:
        joining.refuse(f"text without a time line: '{stray[:60]}'", stray)
    for cue in shown:
        _take(cue, people, joining)
    return joining.done()


def _take(shown: Shown, people: frozenset[str], joining: "_Joining") -> None:
    cue = shown.cue
    was_taken = bool(shown.again)
    for words in shown.again:
        joining.put_aside(Why.REPEATED, words)
    for piece in shown.pieces:
        was_taken = _take_piece(cue, piece, people, joining) or was_taken
    if not was_taken:
        at = cue.times.split("-->")[0].strip() or "an unknown time"
        joining.refuse(f"no words in the cue at {at}", "\n".join((cue.times, *cue.lines)).strip())
    if cue.start is None and not any(_words_and_sounds(piece)[0] for piece in shown.pieces):
        joining.put_aside(Why.STAMP, cue.times)
    for aside in cue.beside:
        joining.put_aside(aside.why, aside.words)
    used = any(piece.label and piece.label in cue.identifier for piece in shown.pieces)
    if cue.identifier and not used and not _is_machine_id(cue.identifier):
        joining.put_aside(Why.STAMP, cue.identifier)


def _is_machine_id(written: str) -> bool:
    return bool(_HEX_ID.match(written)) and any(c.isdigit() for c in written)


def _take_piece(cue: Cue, piece: Piece, people: frozenset[str], joining: "_Joining") -> bool:
    """Whether there was anything in the piece."""
    for layout in piece.layout:
        joining.put_aside(Why.STAMP, layout)
    words, sounds = _words_and_sounds(piece)
    if not piece.label and who_comes(words).casefold() in people:
        sounds, words = [piece.words], ""
    if words:
        joining.add(cue, piece.label, words)
    elif piece.label and piece.label.casefold() not in people:
        joining.put_aside(Why.STAMP, piece.label)  # a label below which nothing is ever said
    for sound in sounds:
        joining.put_aside(Why.RECORDER, sound)
    return bool(words or sounds)


def _words_and_sounds(piece: Piece) -> tuple[str, list[str]]:
    """(the words of a piece, the sounds and recorders' lines in it)."""
    words, sounds = without_sounds(piece.words)
    return ("", [piece.words]) if is_nobodys(words) or is_recorders(words) else (words, sounds)


class _Joining:
    """Turns as they grow, and the row numbers they share with what is refused."""

    def __init__(self) -> None:
        self._rows = 0
        self._turns: list[Turn] = []
        self._remarks: list[Refused | Noted] = []
        self._asides: dict[tuple[int, Why], list[str]] = {}
        self._label = ""
        self._row = 0
        self._start: float | None = None
        self._end: float | None = None
        self._words: list[str] = []
        self._length = 0

    def add(self, cue: Cue, label: str, words: str) -> None:
        if not self._goes_on(cue, label, words):
            self._close()
            self._rows += 1
            self._row, self._label, self._start = self._rows, label, cue.start
        self._words.append(words)
        self._length += len(words)
        self._end = cue.end
        if cue.start is None:
            self._remarks.append(Noted(row=self._row, reason=f"the time '{cue.times[:60]}' cannot be read"))

    def refuse(self, reason: str, written: str) -> None:
        self._rows += 1
        self._remarks.append(refused_words(self._rows, reason, written))

    def put_aside(self, why: Why, words: str) -> None:
        """Words beside the turn that is open, or else beside the first one."""
        self._asides.setdefault((self._row, why), []).append(words)

    def done(self) -> Talk:
        self._close()
        asides = self._set_aside() if self._turns else self._refused()
        return Talk(turns=tuple(self._turns), remarks=(*self._remarks, *asides))

    def _set_aside(self) -> Sequence[SetAside]:
        first = self._turns[0].row
        joined: dict[tuple[int, Why], list[str]] = {}
        for (row, why), words in self._asides.items():
            joined.setdefault((row or first, why), []).extend(words)
        return [
            SetAside(row=row, aside=Aside(why=why, words="\n".join(words)))
            for (row, why), words in joined.items()
        ]

    def _refused(self) -> Sequence[Refused]:
        """Where nothing is said at all, what would stand beside it is given as rows of its own."""
        beside = [(why, words) for (_, why), cut in self._asides.items() for words in cut]
        return [
            refused_words(self._rows + number, f"{why}: '{words[:60]}'", words)
            for number, (why, words) in enumerate(beside, start=1)
        ]

    def _goes_on(self, cue: Cue, label: str, words: str) -> bool:
        if not self._words or label.casefold() != self._label.casefold():
            return False
        if label:
            return True
        gap = cue.start - self._end if cue.start is not None and self._end is not None else 0.0
        silent = gap > _GAP or (gap >= _PAUSE and words[:1].isupper())
        return not silent and self._length < _LONG and not _ENDED.search(self._words[-1][-20:])

    def _close(self) -> None:
        if not self._words:
            return
        speaker = speaker_of(self._label) if self._label else Speaker()
        text = " ".join(self._words)
        self._turns.append(Turn(row=self._row, text=text, speaker=speaker, seconds=self._start))
        self._words, self._length = [], 0
