"""Timed text (WEBVTT, SRT) to turns: one reading for both, since files are named either way.

A cue is a block with a line `start --> end`, perhaps an identifier above it, and words below. Speakers are
told by a voice tag (`<v Name>`, Teams), by a prefix (`Name: words`, Zoom, Meet) or by a line of their own
above the words (Meet through recorders). Adjacent cues of one speaker are one turn, joined with a single
space. Cues whose speaker is not told are joined only to the end of their sentence: two unknown voices need
not be one person.

`webvtt-py` and `pysubs2` were looked at and left: the first passes over a block it cannot read without a
word, the second knows no voices, and here each block must be either taken or refused.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundswell.sources.contract import Noted, Refused
from groundswell.sources.speakers import Habit, habit_of, looks_like_name, speaker_of, split_prefix
from groundswell.speech import Speaker, Turn

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
_TIMES = re.compile(rf"^\s*({_CLOCK})\s*-->\s*({_CLOCK})(?=\s|$)")
_ARROW = re.compile(r"^\s*(\S*)\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>", re.I)
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font|span|br)(?:[.\s][^<>]*)?/?>|<[\d:.,]+>|\{\\[^{}]*\}", re.I
)
_ENDED = re.compile(r"[.?!…。？！][\"'”’)]*$")
_GAP = 2.0  # seconds of silence after which an unknown voice may be another one
_LONG = 600  # characters after which an unknown voice without punctuation starts a new turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """The lines of words under one time line. `start` in seconds, or None where it cannot be read."""

    lines: tuple[str, ...]
    start: float | None
    end: float | None
    written: str = ""  # the time line as it stands, for a report


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedText:
    """A file taken apart: lines above the cues and in NOTE blocks, cues, and text that belongs to none."""

    notes: tuple[str, ...]
    cues: tuple[Cue, ...]
    strays: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """The turns of a file, and what was refused or noted; both share one numbering of rows."""

    turns: tuple[Turn, ...]
    remarks: tuple[Refused | Noted, ...]


def looks_timed(text: str) -> bool:
    """Whether the beginning of a file holds a time line of cues."""
    return any(_TIMES.match(line) for line in text.split("\n")[:400])


def take_apart(text: str) -> TimedText:
    """The blocks of a timed text. Linear in the length of the text; never raises."""
    notes: list[str] = []
    strays: list[str] = []
    cues: list[Cue] = []
    for number, block in enumerate(_blocks(text)):
        first = block[0].strip()
        timed = _cues_in(block)
        if timed:
            cues += timed
        elif number == 0 and first.upper().startswith("WEBVTT"):
            notes += [first[6:].lstrip(" -"), *block[1:]]
        elif re.match(r"NOTE(\s|$)", first):
            notes += [first[4:], *block[1:]]
        elif re.match(r"(STYLE|REGION)\s*$", first) or (len(block) == 1 and first.isdigit()):
            continue
        elif cues:
            # A blank line within the words of a cue: they belong to it, whatever the specification says.
            cues[-1] = _with_more(cues[-1], block)
        elif not _only_labels(block, notes):
            strays.append(" ".join(" ".join(block).split()))
    return TimedText(notes=tuple(notes), cues=tuple(cues), strays=tuple(strays))


def talk_of(timed: TimedText) -> Talk:
    """Turns out of cues."""
    voices = _Voices.of(timed.cues)
    joining = _Joining()
    for stray in timed.strays:
        joining.refuse(f"text without a time line: '{stray[:60]}'")
    for cue in timed.cues:
        said = False
        for speaker, words in voices.split(cue):
            if words:
                said = True
                joining.add(cue, speaker, words)
        if not said:
            joining.refuse(
                f"no words in the cue at {cue.written.split('-->')[0].strip() or 'an unknown time'}"
            )
    return joining.done()


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.lstrip("\ufeff").split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cues_in(block: Sequence[str]) -> list[Cue]:
    starts = [i for i, line in enumerate(block) if _TIMES.match(line) or (i < 2 and _ARROW.match(line))]
    cues: list[Cue] = []
    for i, place in enumerate(starts):
        last = i + 1 == len(starts)
        end = len(block) if last else starts[i + 1]
        if not last and end - 1 > place and block[end - 1].strip().isdigit():
            end -= 1  # the identifier of the next cue, where a blank line is missing between the two
        found = _TIMES.match(block[place])
        start, stop = (_seconds(found[1]), _seconds(found[2])) if found else (None, None)
        words = tuple(block[place + 1 : end])
        cues.append(Cue(lines=words, start=start, end=stop, written=block[place].strip()))
    return cues


def _seconds(clock: str) -> float | None:
    parts = clock.replace(",", ".").split(":")
    hours, minutes, seconds = (["0", *parts] if len(parts) == 2 else parts)[:3]
    if int(minutes) > 59 or float(seconds) >= 60:
        return None
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)


def _with_more(cue: Cue, block: Sequence[str]) -> Cue:
    return Cue(lines=(*cue.lines, *block), start=cue.start, end=cue.end, written=cue.written)


def _only_labels(block: Sequence[str], notes: list[str]) -> bool:
    """Lines of `Label: value` between header and first cue are read as the header's."""
    labels = all(split_prefix(line) for line in block)
    if labels:
        notes += block
    return labels


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


@dataclass(frozen=True, slots=True)
class _Voices:
    """How this file tells who speaks."""

    tagged: bool
    lined: bool  # the first line of each cue is a name
    habit: Habit

    @classmethod
    def of(cls, cues: Sequence[Cue]) -> "_Voices":
        tagged = any(_VOICE.search(line) for cue in cues for line in cue.lines)
        firsts = [_plain(cue.lines[0]) for cue in cues if cue.lines]
        # Further lines of a cue are the same voice, unless a dash says that another one begins.
        dashed = [
            _plain(line) for cue in cues for line in cue.lines[1:] if line.lstrip().startswith(("-", ">>"))
        ]
        habit = habit_of(line for line in (*firsts, *dashed) if line)
        lined = not tagged and not habit.names and _is_lined(cues, firsts)
        return cls(tagged, lined, habit)

    def split(self, cue: Cue) -> Iterator[tuple[str | None, str]]:
        """(label, words): the label is "" for a voice that is not told, None for whoever spoke before."""
        if self.tagged:
            yield from _tagged("\n".join(cue.lines))
        elif self.lined:
            yield _plain(cue.lines[0]) if cue.lines else "", _plain(" ".join(cue.lines[1:]))
        else:
            yield from self._prefixed([_plain(line) for line in cue.lines])

    def _prefixed(self, lines: Sequence[str]) -> Iterator[tuple[str | None, str]]:
        label: str | None = "" if self.habit.every_line or not self.habit.names else None
        words: list[str] = []
        for line in lines:
            split = split_prefix(line)
            if split and split[0] in self.habit.names:
                if words:
                    yield label, " ".join(words)
                label, words = split[0], [split[1]] if split[1] else []
            elif line:
                words.append(line)
        yield label, " ".join(words)


def _tagged(text: str) -> Iterator[tuple[str | None, str]]:
    pieces = _VOICE.split(text)
    yield "", _plain(pieces[0])
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield _plain(name or ""), _plain(words)


def _is_lined(cues: Sequence[Cue], firsts: Sequence[str]) -> bool:
    """Every cue has a name on a line of its own, and names return."""
    named = sum(len(cue.lines) > 1 for cue in cues)
    return (
        len(cues) > 2
        and named == len(cues)
        and all(looks_like_name(first) for first in firsts)
        and len(set(firsts)) <= len(firsts) / 2
    )


class _Joining:
    """Turns as they grow, and the row numbers they share with what is refused."""

    def __init__(self) -> None:
        self._rows = 0
        self._turns: list[Turn] = []
        self._remarks: list[Refused | Noted] = []
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
        self._words.append(words)
        self._end = cue.end
        if cue.start is None:
            self._remarks.append(Noted(row=self._row, reason=f"the time '{cue.written[:60]}' cannot be read"))

    def refuse(self, reason: str) -> None:
        self._rows += 1
        self._remarks.append(Refused(row=self._rows, reason=reason))

    def done(self) -> Talk:
        self._close()
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
