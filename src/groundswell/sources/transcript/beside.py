"""What was copied along with a talk, told by where it stands again and again."""

from collections.abc import Iterator, Mapping, Sequence

from groundswell.sources.transcript.lines import Line, Opening

_OFTEN = 0.5
_MOST_ANNOUNCING = 6  # lines


def announced_in(lines: Sequence[Line], openings: Mapping[int, Opening]) -> frozenset[int]:
    """Lines right above a turn that name whoever begins it, where they do so for most turns: what a page
    shows beside the talk is copied with it ("View Ana's profile Ana Roth", "Ana Roth sent a message")."""
    announcing, turns = set[int](), 0
    for i, one in openings.items():
        above = [j for j in _right_above(lines, openings, i) if _names(lines[j].text, one.name)]
        announcing.update(above)
        turns += bool(above)
    return frozenset(announcing) if turns > 1 and turns >= _OFTEN * len(openings) else frozenset()


def _right_above(lines: Sequence[Line], openings: Mapping[int, Opening], i: int) -> Iterator[int]:
    for j in range(i - 1, max(-1, i - 1 - _MOST_ANNOUNCING), -1):
        line = lines[j]
        if line.blank or j in openings or not (line.only_stamp or _names(line.text, openings[i].name)):
            return
        if not line.only_stamp:
            yield j


def _names(text: str, name: str) -> bool:
    text = text.strip()
    return text == name or (" " in name and name in text and text[-1:] not in '.?!,;:…"”')
