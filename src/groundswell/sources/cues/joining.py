"""Cues to turns, and the row numbers that turns share with what is refused."""

import re
from dataclasses import dataclass, replace

from groundswell.sources.contract import Aside, Noted, Refused, SetAside, Why
from groundswell.sources.cues.blocks import Cue, TimedText
from groundswell.sources.cues.rolling import said_once
from groundswell.sources.cues.voices import Voices, Way, cleaned, is_sound
from groundswell.sources.speakers import speaker_of
from groundswell.sources.transcript.recorders import is_recorders
from groundswell.speech import Speaker, Turn

_ENDED = re.compile(r"[.?!…。？！][\"'”’)]*$")
_GAP = 2.0  # seconds of silence after which an unknown voice may be another one
_LONG = 600  # characters after which an unknown voice without punctuation starts a new turn
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """The turns of a file, and what was refused, noted or set aside; all share one numbering of rows."""

    turns: tuple[Turn, ...]
    remarks: tuple[Refused | Noted | SetAside, ...]


def talk_of(timed: TimedText) -> Talk:
    """Turns out of cues."""
    cues = [replace(cue, lines=tuple(map(cleaned, cue.lines))) for cue in timed.cues]
    voices = Voices.of(cues)
    joining = _Joining()
    for stray in timed.strays:
        joining.refuse(f"text without a time line: '{stray[:60]}'")
    names = frozenset(label for cue in cues for label, _ in voices.split(cue) if label)
    for cue in said_once(cues):
        said = False
        for speaker, words in voices.split(cue):
            if words and (
                is_sound(words) or (names and not speaker and is_recorders(words, names, apart=True))
            ):
                said = True
                joining.set_aside(Aside(why=Why.RECORDER, words=words))
            elif words:
                said = True
                joining.add(cue, speaker, words)
        if not said:
            joining.refuse(
                f"no words in the cue at {cue.written.split('-->')[0].strip() or 'an unknown time'}"
            )
        if voices.way is not Way.IDENTIFIED and _LETTER.search(cue.id):
            joining.set_aside(Aside(why=Why.STAMP, words=cue.id))
    for aside in timed.aside:
        joining.set_aside(aside)
    return joining.done()


class _Joining:
    """Turns as they grow, and the row numbers they share with what is refused."""

    def __init__(self) -> None:
        self._rows = 0
        self._turns: list[Turn] = []
        self._remarks: list[Refused | Noted | SetAside] = []
        self._waiting: list[Aside] = []  # set aside before the first turn
        self._label = ""
        self._row = 0
        self._start: float | None = None
        self._end: float | None = None
        self._words: list[str] = []

    def add(self, cue: Cue, label: str | None, words: str) -> None:
        label = self._label if label is None else label
        if not self._goes_on(cue, label):
            self._close()
            self._rows += 1
            self._row, self._label, self._start = self._rows, label, cue.start
            for aside in self._waiting:
                self._remarks.append(SetAside(row=self._row, aside=aside))
            self._waiting.clear()
        self._words.append(words)
        self._end = cue.end
        if cue.start is None:
            self._remarks.append(Noted(row=self._row, reason=f"the time '{cue.written[:60]}' cannot be read"))

    def set_aside(self, aside: Aside) -> None:
        """Keep it with the turn before, or with the first one."""
        if self._row:
            self._remarks.append(SetAside(row=self._row, aside=aside))
        else:
            self._waiting.append(aside)

    def refuse(self, reason: str) -> None:
        self._rows += 1
        self._remarks.append(Refused(row=self._rows, reason=reason))

    def done(self) -> Talk:
        self._close()
        for aside in self._waiting:  # nobody said anything
            self.refuse(f"{aside.why.value}: '{aside.words[:60]}'")
        return Talk(turns=tuple(self._turns), remarks=tuple(self._remarks))

    def _goes_on(self, cue: Cue, label: str) -> bool:
        if not self._words or label.casefold() != self._label.casefold():
            return False
        if label:
            return True
        silent = cue.start is not None and self._end is not None and cue.start - self._end > _GAP
        return not silent and not _ENDED.search(self._words[-1]) and sum(map(len, self._words)) < _LONG

    def _close(self) -> None:
        if not self._words:
            return
        speaker = speaker_of(self._label) if self._label else Speaker()
        text = " ".join(self._words)
        self._turns.append(Turn(row=self._row, text=text, speaker=speaker, seconds=self._start))
        self._words = []
