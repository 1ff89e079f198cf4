"""The lines of a timed text in blocks, what each line can be, and what the cues of a file have in common."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
# The arrow, or what word processors make of it; the counter may have slipped onto the line.
_TIMES = re.compile(rf"^\s*(?:\d{{1,9}}\s+)?({_CLOCK})\s*(?:--|[–—])>\s*({_CLOCK})(?=\s|$)")
# SBV: "0:00:01.000,0:00:04.000", alone on its line.
_PAIR = re.compile(r"^\s*(\d+:\d\d:\d\d[.]\d{1,3}),(\d+:\d\d:\d\d[.]\d{1,3})\s*$")
_ARROW = re.compile(r"^\S*\s*-->")
_HEADER = re.compile(r"^WEBVTT(?:$|[ \t]+-|[ \t]+[\w-]+\s*[:=])")
NOTE = re.compile(r"^NOTE(?:\s|$)")
STYLING = re.compile(r"^(?:STYLE|REGION)\s*$")
_STYLE_SETTING = re.compile(r"[{}]|^\s*[\w-]+\s*[:=]")
_CUE_SETTING = re.compile(r"^[\w-]+[:=]\S")
STREAM_MAP = re.compile(r"^X-TIMESTAMP-MAP\s*=")
MACHINE_ID = re.compile(r"^\S*\d\S*$")
_LONGEST_NUMBER = 9  # digits of a counter, or of the hours of a time


def looks_timed(text: str) -> bool:
    """Whether the beginning of a file holds a time line of cues."""
    return any(_TIMES.match(line) for line in text.split("\n", 400)[:400])


def blocks_of(text: str) -> Iterator[list[str]]:
    """The lines between blank lines."""
    block: list[str] = []
    for written in text.split("\n"):
        line = written.lstrip("\ufeff")
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between them, and which of them are time lines."""

    lines: tuple[str, ...]
    times: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Block":
        times = tuple(
            i
            for i, line in enumerate(lines)
            if _TIMES.match(line) or _PAIR.match(line) or (i < 2 and _ARROW.match(line.strip()))
        )
        return cls(tuple(lines), times)


@dataclass(frozen=True, slots=True)
class Manner:
    """What the cues of a file have in common."""

    named: bool  # words above the time line are the cue's identifier
    counted: bool  # a number above it is
    remarks: frozenset[str]  # how its comments begin, where that recurs

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Manner":
        timed = [block for block in blocks if block.times]
        above = [block.lines[block.times[0] - 1].strip() for block in timed if block.times[0] > 0]
        counters = sum(number_in(line) is not None for line in above)
        begins = Counter(
            beginning_of(block.lines[0]) for block in blocks if NOTE.match(block.lines[0].strip())
        )
        return cls(
            named=bool(timed and timed[0].times[0])
            and len(above) * 2 >= len(timed)
            and counters * 2 < len(above),
            counted=counters * 2 >= len(timed),
            remarks=frozenset(begin for begin, times in begins.items() if begin and times > 1),
        )


def beginning_of(note: str) -> str:
    """ "confidence:" of "NOTE Confidence: 0.91"."""
    return " ".join(note.split()[1:2]).casefold()


def number_in(line: str) -> int | None:
    """The number that is all of a line, as counters are."""
    line = line.strip()
    return int(line) if len(line) <= _LONGEST_NUMBER and line.isdecimal() else None


def is_header(lines: Sequence[str]) -> bool:
    """The header of another part, in the middle of a file."""
    return bool(_HEADER.match(lines[0].strip())) or all(STREAM_MAP.match(line.strip()) for line in lines)


def is_styling(lines: Sequence[str]) -> bool:
    """A STYLE or REGION block, told by its settings."""
    return bool(STYLING.match(lines[0].strip())) and len(lines) > 1 and bool(_STYLE_SETTING.search(lines[1]))


def behind_times(line: str) -> str:
    """Words on the time line itself; "align:start" and the like are settings."""
    match = _TIMES.match(line)
    words = line[match.end() :].split() if match else []
    return (
        " ".join(words) if any(word[0].isalpha() and not _CUE_SETTING.match(word) for word in words) else ""
    )


def times_of(line: str) -> tuple[float | None, float | None]:
    """Start and end of a time line in seconds; None where they cannot be read."""
    match = _TIMES.match(line) or _PAIR.match(line)
    return (_seconds(match[1]), _seconds(match[2])) if match else (None, None)


def _seconds(clock: str) -> float | None:
    parts = clock.replace(",", ".").split(":")
    hours, minutes, seconds = ["0", *parts] if len(parts) == 2 else parts
    if len(hours) > _LONGEST_NUMBER or int(minutes) > 59 or float(seconds) >= 60:
        return None
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)
