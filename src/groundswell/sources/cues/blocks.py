"""The blocks of a timed text: cues, and what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groundswell.sources.contract import Aside, Why
from groundswell.sources.speakers import split_prefix

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
_TIMES = re.compile(rf"^\s*({_CLOCK})\s*-->\s*({_CLOCK})(?=\s|$)")
# YouTube's SBV writes both times on a line of their own: "0:00:01.000,0:00:04.000".
_SBV = re.compile(r"^\s*(\d{1,2}:\d\d:\d\d\.\d{3}),(\d{1,2}:\d\d:\d\d\.\d{3})\s*$")
_ARROW = re.compile(r"^\s*(\S*)\s*-->")
_HEADER = re.compile(r"WEBVTT(?:[ \t]|$)", re.I)
_HEADER_LINE = re.compile(r"^[\w-]{1,40}\s*[:=]")
_COMMENT = re.compile(r"NOTE(?:\s|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)\s*$")
_RULE = re.compile(r"[{}]|^\s*\w+\s*:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """The lines of words under one time line. `start` in seconds, or None where it cannot be read."""

    lines: tuple[str, ...]
    start: float | None
    end: float | None
    written: str = ""  # the time line as it stands, for a report
    id: str = ""  # the line above it
    goes_on: bool = False  # its beginning was shown by the cue before, and with it who speaks


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedText:
    """A file taken apart."""

    notes: tuple[str, ...]  # lines above the cues and in comments before them, which may tell of the call
    cues: tuple[Cue, ...]
    strays: tuple[str, ...]  # text that belongs to no cue
    aside: tuple[Aside, ...] = ()  # comments, styles, headers of further parts


def looks_timed(text: str) -> bool:
    """Whether the beginning of a file holds a time line of cues."""
    return any(_times(line) for line in text.split("\n")[:400])


def take_apart(text: str) -> TimedText:
    """The blocks of a timed text. Linear in the length of the text; never raises."""
    return _Taking().take(text)


class _Taking:
    def __init__(self) -> None:
        self._notes: list[str] = []
        self._strays: list[str] = []
        self._cues: list[Cue] = []
        self._further: list[str] = []  # lines of the last cue that stand below a blank one
        self._aside: list[Aside] = []

    def take(self, text: str) -> TimedText:
        blocks = list(_blocks(text))
        for number, block in enumerate(blocks):
            timed, above = _cues_in(block)
            # An identifier is one line: what stands over it belongs before.
            rest = block[:above] if timed else block
            if not rest:
                pass
            elif number == 0 and _HEADER.match(rest[0].strip()):
                self._notes += [rest[0].strip()[6:].lstrip(" -"), *rest[1:]]
            elif self._cues and not self._has_words() and not _begins_part(rest):
                # Graph puts a blank line between the time and the words, whatever they look like.
                self._further += rest
            else:
                self._beside(rest, followed=bool(timed) or _begins_timed(blocks, number + 1))
            if timed:
                self._close()
                self._cues += timed
        self._close()
        return TimedText(
            notes=tuple(self._notes),
            cues=tuple(self._cues),
            strays=tuple(self._strays),
            aside=tuple(self._aside),
        )

    def _close(self) -> None:
        """Give the last cue the lines that were found below a blank line."""
        if self._further:
            self._cues[-1] = replace(self._cues[-1], lines=(*self._cues[-1].lines, *self._further))
            self._further = []

    def _has_words(self) -> bool:
        return bool(self._further) or any(line.strip() for line in self._cues[-1].lines)

    def _beside(self, block: Sequence[str], *, followed: bool) -> None:
        """A block that is no cue, where the cue before has its words."""
        first = block[0].strip()
        if _begins_part(block) or (_STYLE.match(first) and any(map(_RULE.search, block[1:]))):
            self._aside.append(Aside(why=Why.STAMP, words="\n".join(block)))
        elif _COMMENT.match(first):
            self._comment(block)
        elif len(block) == 1 and (_STYLE.match(first) or (first.isdigit() and followed)):
            self._aside.append(Aside(why=Why.STAMP, words=first))
        elif self._cues:
            # A blank line within the words of a cue: they belong to it, whatever the specification says.
            self._further += block
        elif not self._is_heading(block):
            self._strays.append(" ".join(" ".join(block).split()))

    def _comment(self, block: Sequence[str]) -> None:
        lines = [block[0].strip()[4:], *block[1:]]
        if self._cues:
            self._aside.append(
                Aside(why=Why.RECORDER, words="\n".join(line.strip() for line in lines if line.strip()))
            )
        else:
            self._notes += lines

    def _is_heading(self, block: Sequence[str]) -> bool:
        """Lines of `Label: value` between header and first cue are read as the header's."""
        labels = all(split_prefix(line) for line in block)
        if labels:
            self._notes += block
        return labels


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    timed = False
    for line in text.lstrip("\ufeff").split("\n"):
        if block and line.rstrip() == "WEBVTT" and timed:
            # A further part put below without the blank line between: nobody says this alone.
            yield block
            block, timed = [line], False
        elif line.strip():
            block.append(line)
            timed = timed or _times(line) is not None
        elif block:
            yield block
            block, timed = [], False
    if block:
        yield block


def _times(line: str) -> re.Match[str] | None:
    return _TIMES.match(line) or _SBV.match(line)


def _begins_part(block: Sequence[str]) -> bool:
    """The header of a further part, where recordings were put together."""
    first, *more = (line.strip() for line in block)
    described = bool(_HEADER.match(first)) and all(map(_HEADER_LINE.match, more))
    return described and (bool(more) or first.upper() == "WEBVTT")


def _begins_timed(blocks: Sequence[Sequence[str]], number: int) -> bool:
    return number < len(blocks) and _times(blocks[number][0]) is not None


def _cues_in(block: Sequence[str]) -> tuple[list[Cue], int]:
    """The cues of a block, and how many of its lines stand above the first and its identifier."""
    starts = [i for i, line in enumerate(block) if _times(line) or (i < 2 and _ARROW.match(line))]
    cues: list[Cue] = []
    for i, place in enumerate(starts):
        last = i + 1 == len(starts)
        end = len(block) if last else starts[i + 1]
        # The identifier of the next cue, where a blank line is missing between the two.
        numbered = not last and end - 1 > place and block[end - 1].strip().isdigit()
        words = tuple(block[place + 1 : end - numbered])
        found = _times(block[place])
        start, stop = (_seconds(found[1]), _seconds(found[2])) if found else (None, None)
        above = block[place - 1].strip() if i == 0 and place else ""
        cues.append(Cue(lines=words, start=start, end=stop, written=block[place].strip(), id=above))
    return cues, max(starts[0] - 1, 0) if starts else 0


def _seconds(clock: str) -> float | None:
    parts = clock.replace(",", ".").split(":")
    hours, minutes, seconds = (["0", *parts] if len(parts) == 2 else parts)[:3]
    if int(minutes) > 59 or float(seconds) >= 60:
        return None
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)
