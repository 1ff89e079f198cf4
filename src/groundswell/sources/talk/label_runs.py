"""Blocks of labels above a talk, whose lines have the form of turns: "Meeting Title: …", "Tags: …".

One such line looks like a turn. Together they are told: some label of the block is known, none comes back,
and none is followed by what is said in a sentence.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from groundswell.sources.formats.headings import is_heading_line
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.formats.recordings import is_recording
from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.lines import Line, Opening

_ITEM = re.compile(r"^\s*[-*•]\s+")
_SAID = re.compile(r"[?!…。！？]$|\s[a-zà-ÿ]\S*.*\.$")
_LEGEND = re.compile(r"\((?P<label>[^\W_]{1,4})\)\s*[:：]")
_LENGTH = re.compile(
    r"^(?:\d{1,3}:)?\d{1,3}:\d\d$"
    r"|^\d{1,3}\s?(?:h|m|min\w*|sec\w*|s|std)\b[\d\s.a-z]{0,12}$",
    re.I,
)
_LONGEST_DAY = 60  # characters
_FEWEST = 2  # lines of a block
_MOST_OF_LABEL = 5  # words
FEWEST_USUAL = 3  # lines in the form of a file, besides which one in another is no line of it
_NEAR = 60  # lines from the top within which a block stands


def label_runs(lines: Sequence[Line], first: int, speaking: Collection[str]) -> frozenset[int]:
    """Lines above `first` that belong to a block of labels. `speaking` are labels that come back in the talk,
    before which a block ends that no blank line parts from it."""
    places = set[int]()
    small = _speak_small(lines[first : first + _NEAR], speaking)
    for run in _runs(lines[: min(first, _NEAR)], speaking, small=small):
        if len(run) >= _FEWEST and any(_is_known(lines[i].text, speaking) for i in run):
            places.update(run)
    return frozenset(places)


def _is_known(text: str, speaking: Collection[str]) -> bool:
    """A label of headings, one before a day, a length or a file, or the legend of one who speaks:
    "Interviewer (I): Ana Roth"."""
    short = _LEGEND.search(text)
    value = split[1] if (split := split_prefix(_ITEM.sub("", text))) else ""
    measured = _is_day(value) or _LENGTH.match(value) is not None or is_recording(value)
    return is_heading_line(text) or measured or (short is not None and short["label"] in speaking)


def _is_day(value: str) -> bool:
    moment = moment_within(value[:_LONGEST_DAY])
    return moment is not None and not re.search(r"[^\W\d_]{4}", value[: moment.start] + value[moment.end :])


def _runs(lines: Sequence[Line], speaking: Collection[str], *, small: bool) -> Iterator[list[int]]:
    """Neighbouring lines of labels; where a blank line stands between all lines, one may part them."""
    written = [i for i, line in enumerate(lines) if not line.blank]
    apart = 1 if any(other - index == 1 for index, other in pairwise(written)) else 2
    run = list[int]()
    for i in written:
        if run and i - run[-1] > apart:
            yield run
            run = []
        if _is_label(lines[i].text, speaking):
            run.append(i)
        elif run:
            yield _without_words(run, lines, speaking) if small else run
            run = []
    if run:
        close = len(lines) - run[-1] <= apart
        yield _without_words(run, lines, speaking) if close and small else run


def _without_words(run: list[int], lines: Sequence[Line], speaking: Collection[str]) -> list[int]:
    """Without the last lines, right above somebody's words, that begin as small as those: "Ben: hi all"."""
    last = len(run)
    while last and _begins_small(text := lines[run[last - 1]].text) and not _is_known(text, speaking):
        last -= 1
    return run[:last]


def _speak_small(lines: Sequence[Line], speaking: Collection[str]) -> bool:
    """Whether those who speak mostly begin in small letters."""
    texts = [line.text for line in lines if (split := split_prefix(line.text)) and split[0] in speaking]
    return 2 * sum(map(_begins_small, texts)) > len(texts)


def _begins_small(text: str) -> bool:
    return text.partition(":")[2].strip(" *_")[:1].islower()


def _is_label(text: str, speaking: Collection[str]) -> bool:
    split = split_prefix(_ITEM.sub("", text))
    if split is None or split[0] in speaking or len(split[0].split()) > _MOST_OF_LABEL:
        return False
    return bool(split[1]) and not _SAID.search(split[1])


def without_heading(openings: dict[int, Opening]) -> dict[int, Opening]:
    """Without what stands once, in a form of its own, above all others: "Date Saved : 2026-03-12 18:00"."""
    forms = Counter(opening.form for opening in openings.values())
    names = Counter(opening.name for opening in openings.values())
    usual = [i for i, opening in openings.items() if forms[opening.form] > 1 or names[opening.name] > 1]
    if len(usual) < FEWEST_USUAL:
        return openings
    begun = min(usual)
    return {i: opening for i, opening in openings.items() if i >= begun}
