"""Times from the start of a talk that a page writes in words, in whatever language.

A page that shows a time for eyes and for ears is copied with both, "1 Minute 2 Sekunden1:02": the figures say
what the words mean. In such a file the words tell the time without figures too, behind the name of whoever
stands above a time that is written twice: "Ana Roth 1 Minute 9 Sekunden".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from groundswell.sources.talk.stamps import BLANKS, Stamp

_UNIT = r"[^\s\d:,]{1,14}"
_COUNT = re.compile(rf"(?P<count>\d{{1,3}})\s?(?P<unit>{_UNIT})")
_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d\d"
_TWICE = re.compile(
    rf"^(?P<who>.{{0,80}}?)(?<!\d)(?P<words>(?:\d{{1,3}}\s?{_UNIT},?\s*){{2,3}})(?P<clock>{_CLOCK})$"
)
_STEM = 3  # letters in which one and many of a unit agree: "Minute", "Minuten"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How one file writes times in words."""

    seconds: Mapping[str, int]  # of a unit, by the beginning of its word
    names: frozenset[str]  # behind which such a time may stand
    written: "re.Pattern[str]"

    def stamp(self, line: str) -> Stamp | None:
        """The time with which the line ends, where nothing but a known name stands before it."""
        match = self.written.search(line)
        before = line[: match.start()].strip() if match else ""
        if match is None or (before and before not in self.names):
            return None
        matches = _COUNT.finditer(match["words"])
        seconds = sum(int(match["count"]) * self.seconds.get(_stem(match["unit"]), 0) for match in matches)
        return Stamp(match.start(), match.end(), float(seconds))


def elapsed_in(texts: Sequence[str]) -> Elapsed | None:
    """What the times of a file that are written twice tell; None where there are none."""
    seconds, names, above = dict[str, int](), set[str](), ""
    for text in texts:
        line = text.translate(BLANKS).strip()
        match = _TWICE.match(line)
        units = _units(match["words"], match["clock"]) if match else {}
        if match is not None and units:
            seconds = units | seconds
            names.add(match["who"].strip() or above)
        above = line or above
    if not seconds:
        return None
    units = "|".join(map(re.escape, sorted(seconds, key=len, reverse=True)))
    count = rf"\d{{1,3}}\s?(?:{units})[^\s\d:,]{{0,14}}"
    written = re.compile(rf"(?<![\d:.])(?P<words>{count}(?:,?\s*{count}){{0,2}})\s*(?:{_CLOCK})?\s*$", re.I)
    return Elapsed(seconds, frozenset(names), written)


def _units(words: str, clock: str) -> dict[str, int]:
    """The seconds of each unit, where the words count what the figures show; else nothing."""
    matches = list(_COUNT.finditer(words))
    if [int(match["count"]) for match in matches] != [int(part) for part in clock.split(":")]:
        return {}
    return {_stem(match["unit"]): 60 ** (len(matches) - 1 - i) for i, match in enumerate(matches)}


def _stem(unit: str) -> str:
    return unit[:_STEM].casefold()
