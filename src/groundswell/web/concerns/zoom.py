"""The board from farther away: its themes, and a map of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Theme
from groundswell.field.reading.board import names_of
from groundswell.field.reading.ranking import Place, summaries
from groundswell.people.viewer import Viewer
from groundswell.report.picture import MOST_TILES, Picture, map_of
from groundswell.web.concerns.narrowing import Asked
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted

_WIDE, _TALL = (1120, 560), (360, 720)
_NAMED = 3  # concerns of a theme that are named beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeTold:
    name: str
    told: str  # how much is in it
    loudest: str  # names of its first concerns
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Map:
    wide: Picture
    tall: Picture


def themes_told(shown: Sequence[Place], names: Mapping[int, str], asked: Asked) -> tuple[ThemeTold, ...]:
    """Those with the most verbatims first; what stands in no theme is not among them. One query."""
    members: defaultdict[int, list[Place]] = defaultdict(list)
    for place in shown:
        if place.theme is not None and place.theme in names:
            members[place.theme].append(place)
    size = Counter({theme: sum(place.verbatims for place in places) for theme, places in members.items()})
    first = names_of([place.concern for places in members.values() for place in places[:_NAMED]])
    of_theme = replace(asked, show="")
    return tuple(
        ThemeTold(
            name=names[theme],
            told=_told(len(members[theme]), verbatims),
            loudest="; ".join(
                first[place.concern] for place in members[theme][:_NAMED] if place.concern in first
            ),
            href=of_theme.address(theme=theme),
        )
        for theme, verbatims in size.most_common()
    )


def _told(concerns: int, verbatims: int) -> str:
    told = {"concerns": counted(concerns, "concern"), "verbatims": counted(verbatims, "verbatim")}
    return _("%(concerns)s, %(verbatims)s") % told


def board_map(viewer: Viewer, shown: Sequence[Place], names: Mapping[int, str]) -> Map | None:
    """Of the first of these; None of fewer than two. One query."""
    drawn = summaries(viewer, [place.concern for place in shown[:MOST_TILES]])
    if len(drawn) < 2:
        return None
    members: defaultdict[int, list[int]] = defaultdict(list)
    for concern in drawn:
        if concern.theme is not None and concern.theme in names:
            members[concern.theme].append(concern.id)
    themes = [
        Theme(id=theme, name=names[theme], concerns=tuple(numbers)) for theme, numbers in members.items()
    ]
    with_sign = any(wording.verdict(concern.trend) for concern in drawn)
    titles = {concern.id: _title(concern) for concern in drawn}
    wide, tall = (_titled(map_of(drawn, themes, *box, with_sign=with_sign), titles) for box in (_WIDE, _TALL))
    return Map(wide=wide, tall=tall)


def _titled(picture: Picture, titles: Mapping[int, str]) -> Picture:
    return replace(picture, tiles=tuple(replace(tile, title=titles[tile.concern]) for tile in picture.tiles))


def _title(concern: Summary) -> str:
    by_accounts = counted(concern.accounts, "account") if concern.accounts else ""
    return _("%(name)s: %(raised_by)s, %(direction)s") % {
        "name": concern.name,
        "raised_by": by_accounts or counted(concern.conversations, "conversation"),
        "direction": wording.DIRECTIONS[concern.trend.direction],
    }
