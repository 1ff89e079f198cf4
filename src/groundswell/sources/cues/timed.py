"""A timed text taken apart: cues, and what stands beside them.

A cue is a line `start --> end`, perhaps an identifier above it, and words below. The words may hold blank
lines, and may begin with one; so what follows a blank line is told by what it is and by what the file does
elsewhere, not by the blank line alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from groundswell.sources.contract import Aside, Why
from groundswell.sources.cues.blocks import (
    MACHINE_ID,
    NOTE,
    STREAM_MAP,
    STYLING,
    Block,
    Manner,
    beginning_of,
    behind_times,
    blocks_of,
    is_header,
    is_styling,
    number_in,
    times_of,
)
from groundswell.sources.formats.headings import is_heading_line
from groundswell.sources.speakers.prefixes import looks_like_name, split_prefix

_REMARK = re.compile(r"^(?:WEBVTT|NOTE)(?:\s+|$)[\s-]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """The lines of words under one time line. `start` in seconds, or None where it cannot be read."""

    lines: tuple[str, ...]
    start: float | None
    end: float | None
    times: str = ""  # the time line as it stands, for a report
    identifier: str = ""  # the line above the time line
    beside: tuple[Aside, ...] = ()  # what stands by the cue and is no words of it


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedText:
    """A file taken apart: lines above the cues and in NOTE blocks, cues, and text that belongs to none."""

    notes: tuple[str, ...]
    cues: tuple[Cue, ...]
    strays: tuple[str, ...]


def take_apart(text: str) -> TimedText:
    """The blocks of a timed text. Linear in the length of the text; never raises."""
    blocks = [Block.of(lines) for lines in blocks_of(text)]
    taking = _Taking(Manner.of(blocks))
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        taking.take(
            block,
            first=number == 0,
            last=following is None,
            before_times=following is not None and following.times[:1] == (0,),
        )
    return taking.done()


@dataclass(slots=True)
class _Open:
    """A cue that may still get more."""

    times: str
    identifier: str
    lines: list[str] = field(default_factory=list[str])
    beside: list[Aside] = field(default_factory=list[Aside])

    def closed(self) -> Cue:
        start, end = times_of(self.times)
        return Cue(
            lines=tuple(self.lines),
            start=start,
            end=end,
            times=self.times.strip(),
            identifier=self.identifier,
            beside=tuple(self.beside),
        )


class _Taking:
    """The blocks of a file, one after the other, as notes, cues, strays and what stands beside."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._notes: list[str] = []
        self._strays: list[str] = []
        self._above: list[Aside] = []  # what stands above the first cue
        self._cues: list[_Open] = []
        self._count: int | None = None  # the number of the latest cue that has one
        self._uncounted = 0  # cues since then

    def take(self, block: Block, *, first: bool, last: bool, before_times: bool) -> None:
        lines, opening = block.lines, block.lines[0].strip()
        if block.times:
            self._take_cues(block)
        elif first and opening.upper().startswith("WEBVTT"):
            self._take_header([opening[6:].lstrip(" -"), *lines[1:]])
        elif is_header(lines):
            self._put_beside(Why.STAMP, lines)
        elif (
            (before_times or (last and self._manner.counted)) and len(lines) == 1 and self._counts_on(opening)
        ):
            self._counted(number_in(opening), ahead=True)
        elif self._waits and not self._is_comment(lines):
            self._say(lines)
        elif NOTE.match(opening):
            self._take_header([opening[4:].strip(), *lines[1:]])
        elif STYLING.match(opening) and (not self._cues or is_styling(lines)):
            self._put_beside(Why.STAMP, lines)
        elif self._cues:
            # A blank line within the words of a cue: they belong to it, whatever the specification says.
            self._say(lines)
        elif len(lines) == 1 and number_in(opening) is not None:
            self._counted(number_in(opening), ahead=True)
        elif all(split_prefix(line) for line in lines):
            self._take_header(lines)  # `Label: value` between header and first cue
        else:
            self._strays.append(" ".join(" ".join(lines).split()))

    def done(self) -> TimedText:
        if self._cues:
            self._cues[0].beside[:0] = self._above
        return TimedText(
            notes=tuple(self._notes),
            cues=tuple(cue.closed() for cue in self._cues),
            strays=tuple(self._strays),
        )

    @property
    def _waits(self) -> bool:
        """The latest cue has no words yet."""
        return bool(self._cues) and not self._cues[-1].lines

    def _counted(self, number: int | None, *, ahead: bool = False) -> None:
        """A cue has come with its number or without one, or a number `ahead` of its cue."""
        if number is None:
            self._uncounted += 1
        else:
            self._count, self._uncounted = number, -1 if ahead else 0

    def _counts_on(self, line: str) -> bool:
        number = number_in(line)
        if number is None:
            return False
        return self._follows(number) if self._count is not None else not self._cues

    def _follows(self, number: int) -> bool:
        """Whether a number is the next one; in a file that counts, be those counted too that came without."""
        if self._count is None:
            return False
        missed = self._uncounted if self._manner.counted else 0
        return number in (self._count + 1, self._count + 1 + missed)

    def _is_comment(self, lines: Sequence[str]) -> bool:
        note = bool(NOTE.match(lines[0].strip()))
        return (note and beginning_of(lines[0]) in self._manner.remarks) or is_styling(lines)

    def _take_cues(self, block: Block) -> None:
        begin = 0
        for index in block.times:
            above = list(block.lines[begin:index])
            if begin == 0:
                above = self._without_remarks(above)
            # At the top of a block the line above the times is an identifier; within one only if it looks so.
            identifier = above.pop() if above and self._is_id(above[-1], top=begin == 0) else ""
            self._say(above)
            self._counted(number_in(identifier))
            self._cues.append(_Open(block.lines[index], identifier.strip()))
            if words := behind_times(block.lines[index]):
                self._say([words])
            begin = index + 1
        self._say(block.lines[begin:])

    def _without_remarks(self, above: list[str]) -> list[str]:
        """The lines above the first times of a block; a header or a comment may stand there too."""
        if not above or not _REMARK.match(above[0].strip()):
            return above
        kept = 1 if len(above) > 1 and MACHINE_ID.match(above[-1].strip()) else 0
        remarks = above[: len(above) - kept]
        self._take_header([_REMARK.sub("", remarks[0].strip()), *remarks[1:]])
        return above[len(remarks) :]

    def _is_id(self, line: str, *, top: bool) -> bool:
        number = number_in(line)
        if number is not None:
            at_top = top and (self._manner.counted or not self._waits)
            return self._follows(number) or at_top or self._fresh(number)
        if not top:
            return self._manner.named and looks_like_name(line.strip())
        return not self._cues or self._manner.named or bool(MACHINE_ID.match(line.strip()))

    def _fresh(self, number: int) -> bool:
        """Parts of a stream put together begin to count anew."""
        return self._manner.counted and number < 2 and not self._waits

    def _say(self, lines: Sequence[str]) -> None:
        maps = [i for i, line in enumerate(lines) if STREAM_MAP.match(line.strip())]
        has_words = bool(self._cues and self._cues[-1].lines)
        parts = [
            i
            for i, line in enumerate(lines)
            if line.strip() == "WEBVTT" and (has_words or i or i + 1 in maps)
        ]
        layout = {*maps, *parts}
        self._put_beside(Why.STAMP, [lines[i] for i in sorted(layout)])
        words = [line for i, line in enumerate(lines) if i not in layout] if layout else lines
        if self._cues:
            self._cues[-1].lines += words
        elif words:
            self._strays.append(" ".join(" ".join(words).split()))

    def _take_header(self, lines: Sequence[str]) -> None:
        self._notes += lines
        self._put_beside(Why.STAMP, [line for line in lines if STREAM_MAP.match(line.strip())])
        remarks = [line for line in lines if not is_heading_line(line) and not STREAM_MAP.match(line.strip())]
        self._put_beside(Why.RECORDER, remarks)

    def _put_beside(self, why: Why, lines: Sequence[str]) -> None:
        words = "\n".join(line.strip() for line in lines if line.strip())
        if words:
            beside = self._cues[-1].beside if self._cues else self._above
            beside.append(Aside(why=why, words=words))
