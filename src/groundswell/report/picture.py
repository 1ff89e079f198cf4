"""The whole at a glance: a map in which every concern has an area by how many raised it.

A squarified treemap (M. Bruls, K. Huizing, J. van Wijk, "Squarified treemaps", 2000): themes first,
then the concerns of each. It is laid out twice, wide and tall, so that its words stay readable on
a phone; the style sheet shows one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Concern, Field, Status, Theme
from groundswell.report.columns import columns
from groundswell.report.lists import hurting_and_praised
from groundswell.report.wording import SIGNS, count, slug

Mapped = Concern | Summary
MOST_TILES = 60
_GAP = 3.0
_HEADING = 19.0
_LINE = 16.0
_LETTER = 7.5  # mean width of a letter of 13 px in a wide font, so that no name leaves its area


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """One concern; `lines` is its name as far as it fits."""

    box: Box
    concern: int
    style: str
    title: str
    lines: tuple[str, ...]
    foot: str  # sign and count, empty where there is no room

    @property
    def rows(self) -> tuple["Line", ...]:
        """What is written in it, with where each line begins."""
        texts = (*self.lines, *filter(None, [self.foot if self.lines else ""]))
        x, y = self.box.x + 8, self.box.y + 19
        return tuple(Line(round(x, 1), round(y + _LINE * place, 1), text) for place, text in enumerate(texts))


class Line(NamedTuple):
    x: float
    y: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    x: float
    y: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    width: int
    height: int
    tiles: tuple[Tile, ...]
    headings: tuple[Heading, ...]
    left: int  # concerns that it has no room for: each area holds a name that can be read, or is not drawn


def shown_in(field: Field) -> tuple[Concern, ...]:
    """The concerns that the map has room for: the highest ranked that nobody dismissed, without praise."""
    return mapped(field)[:MOST_TILES]


def mapped(field: Field) -> tuple[Concern, ...]:
    """All that belong on the map. Praise does not: it would look like one more thing that hurts."""
    hurting, _ = hurting_and_praised(field.concerns)
    return tuple(concern for concern in hurting if concern.status is not Status.DISMISSED)


def picture(field: Field, width: int, height: int) -> Picture:
    """The map of the field in so many pixels, of as many concerns as can all bear their name."""
    return map_of(mapped(field), field.themes, width, height, with_sign=columns(field).trends)


def map_of(
    all_of_them: Sequence[Mapped], themes: Sequence[Theme], width: int, height: int, *, with_sign: bool
) -> Picture:
    """Of these concerns, the highest ranked first. Signs of trends stand in it where trends are told at
    all."""
    shown = list(all_of_them[:MOST_TILES])
    tiles, headings = _laid_out(shown, themes, width, height, with_sign=with_sign)
    while nameless := {tile.concern for tile in tiles if not tile.lines}:
        # The lowest ranked third of them: the room that they leave gives the others theirs.
        last = [concern.id for concern in shown if concern.id in nameless][-max(1, len(nameless) // 3) :]
        shown = [concern for concern in shown if concern.id not in last]
        tiles, headings = _laid_out(shown, themes, width, height, with_sign=with_sign)
    return Picture(
        width=width, height=height, tiles=tiles, headings=headings, left=len(all_of_them) - len(shown)
    )


def _laid_out(
    shown: Sequence[Mapped], themes: Sequence[Theme], width: int, height: int, *, with_sign: bool
) -> tuple[tuple[Tile, ...], tuple[Heading, ...]]:
    concerns = {concern.id: concern for concern in shown}
    groups = _groups(themes, concerns)
    areas = [sum(size(concerns[number]) for number in group) for _, group in groups]
    tiles: list[Tile] = []
    headings: list[Heading] = []
    for (name, group), box in zip(groups, squarified(areas, Box(0, 0, width, height)), strict=True):
        inner = _inset(box, _GAP)
        if name and inner.height > 3 * _HEADING:
            headings.append(Heading(x=inner.x + 1, y=inner.y + 12, text=_cut(name, inner.width)))
            inner = Box(inner.x, inner.y + _HEADING, inner.width, inner.height - _HEADING)
        sizes = [size(concerns[number]) for number in group]
        tiles += [
            _tile(concerns[number], _inset(tile, 1.0), with_sign)
            for number, tile in zip(group, squarified(sizes, inner), strict=True)
        ]
    return tuple(tiles), tuple(headings)


def size(concern: Mapped) -> float:
    """Accounts, those that are only reported included; conversations where no account is known."""
    return float(concern.accounts + concern.accounts_reported or concern.conversations or 1)


def _groups(themes: Sequence[Theme], concerns: Mapping[int, Mapped]) -> list[tuple[str, list[int]]]:
    """Concerns by theme, the largest theme and concern first. A theme of one needs no heading."""
    themed = [(theme.name, [number for number in theme.concerns if number in concerns]) for theme in themes]
    inside = {number for _, group in themed for number in group}
    alone = [("", [number]) for number in concerns if number not in inside]
    groups = [(name if len(group) > 1 else "", group) for name, group in [*themed, *alone] if group]
    for _, group in groups:
        group.sort(key=lambda number: (-size(concerns[number]), number))
    groups.sort(key=lambda item: (-sum(size(concerns[number]) for number in item[1]), item[1]))
    return groups


def squarified(areas: Sequence[float], box: Box) -> list[Box]:
    """Boxes of these areas (descending, in any unit) that fill the box, as near to squares as may be."""
    scale = box.width * box.height / sum(areas) if areas else 0.0
    left = [area * scale for area in areas]
    boxes: list[Box] = []
    while left:
        side = min(box.width, box.height)
        taken = 1
        while taken < len(left) and _worst(left[: taken + 1], side) <= _worst(left[:taken], side):
            taken += 1
        row_boxes, box = _row(left[:taken], box)
        boxes += row_boxes
        left = left[taken:]
    return boxes


def _worst(row: Sequence[float], side: float) -> float:
    """The most unlike a square in a row along this side."""
    total = sum(row)
    return max(side * side * max(row) / total**2, total**2 / (side * side * min(row)))


def _row(row: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """A row of boxes along the shorter side, and what is left of the box."""
    total = sum(row)
    boxes: list[Box] = []
    if box.width >= box.height:
        thick, at = total / box.height, box.y
        for area in row:
            boxes.append(Box(box.x, at, thick, area / thick))
            at += area / thick
        return boxes, Box(box.x + thick, box.y, max(box.width - thick, 1e-9), box.height)
    thick, at = total / box.width, box.x
    for area in row:
        boxes.append(Box(at, box.y, area / thick, thick))
        at += area / thick
    return boxes, Box(box.x, box.y + thick, box.width, max(box.height - thick, 1e-9))


def _inset(box: Box, gap: float) -> Box:
    return Box(
        round(box.x + gap, 1),
        round(box.y + gap, 1),
        round(max(box.width - 2 * gap, 0.5), 1),
        round(max(box.height - 2 * gap, 0.5), 1),
    )


def _tile(concern: Mapped, box: Box, with_sign: bool) -> Tile:
    rows = int((box.height - 12) // _LINE)
    said_by = (
        count(concern.accounts, "account")
        if concern.accounts
        else count(concern.conversations, "conversation")
    )
    sign = SIGNS[concern.trend.direction] if with_sign else ""
    foot = f"{sign} {concern.accounts or concern.conversations}".strip()
    lines = (
        _wrapped(concern.name, box.width - 16, rows - 1)
        if rows >= 2
        else _wrapped(concern.name, box.width - 16, 1)
    )
    return Tile(
        box=box,
        concern=concern.id,
        style=slug(concern.trend.direction),
        title=f"{concern.name}: {said_by}, {concern.trend.direction.value}",
        lines=lines if rows >= 1 else (),
        foot=foot if rows >= 2 and lines and box.width > 44 else "",
    )


def _wrapped(text: str, width: float, rows: int) -> tuple[str, ...]:
    """The text in so many rows at most, an ellipsis where it is cut; nothing where no word fits."""
    room = int(width / _LETTER)
    if room < 6 or rows < 1:
        return ()
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > rows:
        lines = [*lines[: rows - 1], " ".join(lines[rows - 1 :])]
    cut = tuple(_cut(line, width) for line in lines)
    return cut if max(map(len, cut)) > 3 else ()


def _cut(text: str, width: float) -> str:
    room = max(int(width / _LETTER), 1)
    return text if len(text) <= room else text[: max(room - 1, 0)].rstrip() + "…"
