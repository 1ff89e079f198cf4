"""Which of the ways to name a speaker a file uses, told from all of its lines.

A line that could name somebody rarely settles it: "[00:09] Okay" looks like "[00:09] Ana Roth". So each
form is judged over the whole file: how much of it is written so, whether names return, whether words
follow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.beside import announced_in, footer_of
from groundswell.sources.talk.blocks import blocks_in
from groundswell.sources.talk.furniture import furniture_in
from groundswell.sources.talk.heads import with_heads_alike
from groundswell.sources.talk.lines import Form, Line, Opening
from groundswell.sources.talk.named import Named, Openings
from groundswell.sources.talk.stamps import Stamp, time_behind

_MOSTLY = 0.8
_OFTEN = 0.5
_SELDOM = 0.3
_FAR_MORE = 3
_FEWEST_BEHIND = 3
_LONGEST_COUNT = 6  # digits
_HOUR = re.compile(r"\s*[-*•]?\s*([01]?\d|2[0-3]):([0-5]\d)(?![:.,\d])\s*[^\s\d–-]")
_EARLIEST = 5 * 60  # o'clock; as minutes of a recording, the part before it would be missing
_FEWEST_TIMES = 3
_LONG = 120  # seconds
_SLOWEST_TALK = 0.15  # words in a second, silences included
_LETTERS_OF_WORD = 6
_SLOWEST = 0.5  # words in a second, below which nobody is speaking


@dataclass(frozen=True, slots=True)
class Layout:
    """Who begins to speak on which line; `timed` where lines have times and nobody is named."""

    lines: Sequence[Line]
    openings: Openings = field(default_factory=dict[int, Opening])
    timed: bool = False
    counted: frozenset[int] = frozenset()  # lines that hold nothing but the number of a turn
    announced: frozenset[int] = frozenset()  # lines that only say who begins below them
    furniture: frozenset[int] = frozenset()  # lines that an app added beneath the words of a turn
    footer: int | None = None  # the line from which on nobody speaks any more
    timed_behind: bool = False  # the time of a turn stands behind its words
    by_hours: bool = False  # a note whose lines begin with the hour of the day
    dated: bool = False  # each line of a chat has its day, so one without a name is the app's

    @property
    def names(self) -> frozenset[str]:
        return frozenset(opening.name for opening in self.openings.values())

    @property
    def begins_by_time(self) -> bool:
        """A time that leads a line is one, not the first word of it ("10:30 suits us")."""
        return self.timed or any(self.lines[i].leads for i in self.openings)

    @property
    def first(self) -> int:
        """The line on which the talk begins."""
        begun = (
            min(self.openings)
            if self.openings
            else next(i for i, line in enumerate(self.lines) if line.leads)
        )
        beside = self.counted | self.announced
        while begun > 0 and (self.lines[begun - 1].blank or begun - 1 in beside or self._is_time(begun - 1)):
            begun -= 1
        return begun

    @property
    def telling(self) -> Sequence[Stamp]:
        """The times that are when something was said, not words of it."""
        by_time = self.begins_by_time
        return [
            line.stamp
            for i, line in enumerate(self.lines[self.first :], start=self.first)
            if line.stamp and (i in self.openings or line.only_stamp or (line.leads and by_time))
        ]

    def _is_time(self, i: int) -> bool:
        """A time on a line of its own that belongs to the talk, and no day above it."""
        stamp = self.lines[i].stamp
        return self.lines[i].only_stamp and stamp is not None and (self.dated or not stamp.day)

    @property
    def quoted(self) -> bool:
        """Every line of words stands behind the mark of a quotation, which is then Markdown's."""
        words = [
            line.text
            for i, line in enumerate(self.lines[self.first :], start=self.first)
            if not line.blank and i not in self.openings and not line.only_stamp
        ]
        return bool(words) and all(text.lstrip().startswith(">") for text in words)

    @property
    def last(self) -> int:
        """The last line on which somebody begins to speak."""
        leading = (i for i, line in enumerate(self.lines) if line.leads and self.timed)
        return max(self.openings, default=max(leading, default=-1))


def layout_of(lines: Sequence[Line], listed: str = "") -> Layout:
    """The layout of a whole file. `listed` is text that may list who takes part."""
    blocks = blocks_in(lines)
    if blocks:
        dated = sum(bool(stamp and stamp.day) for i in blocks.openings if (stamp := blocks.lines[i].stamp))
        return Layout(
            blocks.lines,
            dict(blocks.openings),
            announced=blocks.labels,
            furniture=furniture_in(blocks.lines, blocks.openings, blocks.labels),
            dated=dated >= _OFTEN * len(blocks.openings),
        )
    lines = _in_order(lines)
    named = Named(lines, listed)
    openings = _without_label(with_heads_alike(lines, _telling_most(named)))
    if _is_by_hours(lines, openings):
        return Layout(lines, by_hours=True)
    stamps = [_stamp_of(lines, i) for i in openings]
    dated = sum(stamp is not None and bool(stamp.day) for stamp in stamps)
    if openings:
        counted, announced = _counted(lines, openings), announced_in(lines, openings)
        return Layout(
            lines,
            openings,
            counted=counted,
            timed_behind=_is_timed_behind(lines, openings),
            announced=announced,
            furniture=furniture_in(lines, openings, counted | announced | _dated_lines(lines, openings)),
            footer=footer_of(lines, openings),
            dated=dated >= _OFTEN * len(openings) > 0,
        )
    leading = sum(_is_of_talk(line) for line in lines)
    written = sum(not line.blank for line in lines)
    timed = leading >= 2 and leading >= _SELDOM * written
    if timed and _is_too_slow(lines):
        return Layout(lines, by_hours=True)
    return Layout(lines, counted=_counted(lines, {}) if timed else frozenset(), timed=timed)


def _dated_lines(lines: Sequence[Line], openings: Openings) -> frozenset[int]:
    """Lines that begin with a day and an hour, as those do that an app writes for itself."""
    return frozenset(
        i
        for i, line in enumerate(lines)
        if line.leads and line.stamp is not None and line.stamp.day and i not in openings
    )


def _telling_most(named: Named) -> Openings:
    """The first way in which somebody speaks, unless a later one tells of far more lines.

    What announces itself by a time is the surest, but one line of a heading ("Duration 02:14", "2026-03-10
    15:00 CET") is no reason to overlook who speaks below it.
    """
    best: Openings = {}
    for way in (
        *(named.by_time, named.by_pairs, named.by_lines),
        *(named.by_prefix, named.by_bare_lines, named.by_shape),
    ):
        if len(best) * _FAR_MORE >= named.most:
            break  # none can tell of far more
        openings = way()
        if len(openings) > _FAR_MORE * len(best):
            best = openings
    return best


def _without_label(openings: Openings) -> Openings:
    """The openings without one label before the words of all: "[0.33s -> 0.65s] SPEAKER_00: Text: Hello."."""
    labels = {split[0] if (split := split_prefix(opening.words)) else "" for opening in openings.values()}
    label = labels.pop() if len(labels) == 1 and len(openings) >= _FEWEST_TIMES else ""
    if not label:
        return openings
    return {
        i: replace(opening, words=split[1]) if (split := split_prefix(opening.words)) else opening
        for i, opening in openings.items()
    }


def _is_by_hours(lines: Sequence[Line], openings: Openings) -> bool:
    """Whether the times are hours of a day in somebody's notes ("09:40 scanner lost connection").

    They begin late for the minutes of a recording, and nobody speaks as slowly as the words between them.
    """
    leading = [i for i, line in enumerate(lines) if line.leads]
    clocks = [_HOUR.match(lines[i].text) for i in leading]
    if len(leading) < 2 or len(openings) >= _OFTEN * len(leading) or not all(clocks):
        return False
    minutes = [int(clock[1]) * 60 + int(clock[2]) for clock in clocks if clock]
    words = sum(len(line.text.split()) for line in lines[leading[0] : leading[-1]]) - len(leading) + 1
    took = minutes[-1] - minutes[0]
    return minutes[0] >= _EARLIEST and sorted(minutes) == minutes and words < _SLOWEST * took


def _is_too_slow(lines: Sequence[Line]) -> bool:
    """Whether the times are those of chapters or appointments: far fewer words stand at them than anybody
    would have said in between."""
    leading = [i for i, line in enumerate(lines) if line.leads]
    seconds = [at for i in leading if (stamp := lines[i].stamp) and (at := stamp.seconds) is not None]
    if len(seconds) < max(_FEWEST_TIMES, len(leading)):
        return False
    words = sum(len(line.rest.split()) for line in lines[leading[0] : leading[-1]] if not line.blank)
    letters = sum(len(line.rest) for line in lines[leading[0] : leading[-1]])
    # Scripts that put no blank between words are counted by letters.
    spoken = max(words, letters / _LETTERS_OF_WORD)
    took = sum(max(0.0, other - earlier) for earlier, other in pairwise(seconds))
    return took >= _LONG and spoken < _SLOWEST_TALK * took


def _is_of_talk(line: Line) -> bool:
    """A time from the start of a talk, or a day; the hours of a week's appointments are neither."""
    stamp = line.stamp if line.leads else None
    return stamp is not None and (stamp.seconds is not None or bool(stamp.day))


def _counted(lines: Sequence[Line], openings: Openings) -> frozenset[int]:
    """Numbers on lines of their own that count the turns: 1, 2, 3, each above a time or a name."""
    counting, before, expected = list[int](), -1, 0
    for i, line in enumerate(lines):
        if line.blank:
            continue
        if before >= 0 and (line.leads or i in openings):
            counting.append(before)
            expected = int(lines[before].text) + 1
        text = line.text.strip()
        counts = text.isdecimal() and len(text) <= _LONGEST_COUNT and (not counting or int(text) == expected)
        before = i if counts else -1
    return frozenset(counting) if len(counting) > 1 else frozenset()


def _is_timed_behind(lines: Sequence[Line], openings: Openings) -> bool:
    """Whether most turns end in a time and none begins with one."""
    behind = sum(time_behind(line.text.rstrip()) is not None for line in lines)
    before = any(lines[i].leads or opening.form is not Form.COLON for i, opening in openings.items())
    return not before and behind >= max(_FEWEST_BEHIND, _MOSTLY * len(openings))


def _stamp_of(lines: Sequence[Line], i: int) -> Stamp | None:
    """The time on the line, else that on a line of its own right above or below it."""
    beside = (j for j in (i, i - 1, i + 1) if 0 <= j < len(lines) and (j == i or lines[j].only_stamp))
    return next((stamp for j in beside if (stamp := lines[j].stamp)), None)


def _in_order(lines: Sequence[Line]) -> Sequence[Line]:
    """The times of a talk rise. One that is later than a time below it is a word ("10:30 suits us")."""
    timed = [
        i for i, line in enumerate(lines) if line.leads and line.stamp and line.stamp.seconds is not None
    ]
    astray, least = list[int](), float("inf")
    for i in reversed(timed):
        stamp = lines[i].stamp
        seconds = stamp.seconds if stamp and stamp.seconds is not None else 0.0
        if seconds > least:
            astray.append(i)
        else:
            least = seconds
    if not astray or len(astray) > (1 - _MOSTLY) / 2 * len(timed):
        return lines
    ordered = list(lines)
    for i in astray:
        ordered[i] = Line(lines[i].text, rest=lines[i].text.strip())
    return ordered
