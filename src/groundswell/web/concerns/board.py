"""What the board shows, decided; the templates only set it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from groundswell.engine.survey.values import Status
from groundswell.field.reading.ranking import Place, ranked, summaries
from groundswell.field.reading.state import counted
from groundswell.field.reading.whole import Whole, whole
from groundswell.people.models import SavedView
from groundswell.people.saved_views import saved
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind
from groundswell.web import rights
from groundswell.web.answers.contexts import owed
from groundswell.web.concerns.narrowing import MAP, PRAISE, THEMES, Asked
from groundswell.web.concerns.rows import Row, rows_of
from groundswell.web.concerns.traits import Field, fields
from groundswell.web.concerns.zoom import Map, ThemeTold, board_map, themes_told
from groundswell.web.pulling.together import may_pull
from groundswell.web.shell import filters, wording
from groundswell.web.shell.naming import ALL_OF_A_KIND, STATUSES

_PAGE = 40  # concerns of a list
_PRAISED = 10  # of what is praised, below what hurts


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    title: str
    rows: tuple[Row, ...]
    more: int  # further ones
    href: str  # where they stand


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    name: str
    value: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardPage:
    headline: str
    lists: tuple[Listed, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    asked: Asked
    heard_once: int
    conversations: int
    may_decide: bool
    may_meet: bool = False
    may_launch: bool = False
    may_make: bool = False  # a change
    may_bring: bool = False
    may_pull: bool = False  # the teams together
    looks: tuple[Choice, ...] = ()  # the list, themes, the map; the value is where it is
    saved: Sequence[SavedView] = ()  # one's own views
    traits: tuple[Field, ...] = ()  # by what accounts can be told from each other
    themes: tuple[ThemeTold, ...] | None = None  # instead of the lists
    map: Map | None = None  # above them
    theme: str = ""  # of which all is
    counting: bool = False  # what is counted does not hold yet


def board_page(viewer: Viewer, asked: Asked, at: datetime) -> BoardPage:
    if not counted():
        return _counting(asked)
    field, part = whole(viewer), asked.part(viewer)
    places = ranked(viewer, part)
    asked_for = [place for place in places if _asked_for(place, asked)]
    return BoardPage(
        headline=_headline(field, asked_for, asked),
        lists=() if asked.show == THEMES else tuple(_lists(viewer, asked_for, asked, owed(viewer, at))),
        looks=_looks(asked) if asked_for else (),
        saved=saved(viewer),
        traits=fields(viewer, asked.traits),
        themes=themes_told(asked_for, field.themes, asked) if asked.show == THEMES else None,
        map=board_map(viewer, _hurting(asked_for), field.themes) if asked.show == MAP else None,
        theme=field.themes.get(asked.theme, "") if asked.theme is not None else "",
        kinds=_kinds(asked),
        statuses=_statuses(places, asked),
        asked=asked,
        heard_once=field.heard_once,
        conversations=field.conversations,
        may_decide=rights.may("merge", "POST", rights.caller(viewer)),
        may_launch=rights.may("launch-bring", "GET", rights.caller(viewer)),
        may_meet=rights.may("meeting-new", "GET", rights.caller(viewer)),
        may_make=rights.may("change-new", "POST", rights.caller(viewer)),
        may_bring=rights.may("imports", "POST", rights.caller(viewer)),
        may_pull=may_pull(viewer),
    )


def _counting(asked: Asked) -> BoardPage:
    return BoardPage(
        headline=_("What customers keep saying is being counted"),
        lists=(),
        kinds=_kinds(asked),
        statuses=(),
        asked=asked,
        heard_once=0,
        conversations=0,
        may_decide=False,
        counting=True,
    )


def _asked_for(place: Place, asked: Asked) -> bool:
    """Dismissed ones are asked for by their status alone."""
    by_status = place.status is (asked.status or place.status)
    dismissed = place.status is Status.DISMISSED and asked.status is not Status.DISMISSED
    by_theme = asked.theme in (None, place.theme)
    return by_status and by_theme and not dismissed and (not asked.kinds or place.kind in asked.kinds)


def _headline(field: Whole, shown: Sequence[Place], asked: Asked) -> str:
    if not field.conversations:
        return _("Nothing has been heard yet")
    concerns = filters.counted(len(shown), "concern")
    if asked.narrows:
        return _("%(concerns)s of %(all)s") % {"concerns": concerns, "all": wording.number(field.ranked)}
    conversations = filters.counted(field.conversations, "conversation")
    return _("%(concerns)s from %(conversations)s") % {"concerns": concerns, "conversations": conversations}


def _lists(viewer: Viewer, shown: Sequence[Place], asked: Asked, owes: Mapping[int, str]) -> Iterable[Listed]:
    hurting = _hurting(shown)
    praised = [place for place in shown if place.kind is Kind.PRAISE]
    if hurting and asked.list != PRAISE:
        yield _listed(viewer, _("What hurts, is missing or unclear"), hurting, asked, _PAGE, owes)
    if praised and (asked.list == PRAISE or not asked.after):
        few = _PAGE if asked.list == PRAISE or not hurting else _PRAISED
        yield _listed(viewer, _("What they praise"), praised, replace(asked, list=PRAISE), few, owes)


def _hurting(shown: Sequence[Place]) -> list[Place]:
    return [place for place in shown if place.kind is not Kind.PRAISE]


def _looks(asked: Asked) -> tuple[Choice, ...]:
    return tuple(
        Choice(name=name, value=asked.address(show=show), chosen=asked.show == show)
        for name, show in ((_("List"), ""), (_("Themes"), THEMES), (_("Map"), MAP))
    )


def _listed(
    viewer: Viewer, title: str, places: Sequence[Place], asked: Asked, few: int, owes: Mapping[int, str]
) -> Listed:
    begin = _place_after(places, asked.after)
    cut = places[begin : begin + few]
    parts = {place.concern: place for place in cut} if asked.of_the_words else None
    cut_summaries = summaries(viewer, [place.concern for place in cut])
    rows = tuple(rows_of(viewer, cut_summaries, first=begin + 1, parts=parts, words=asked.words(), owed=owes))
    left = len(places) - begin - len(cut)
    return Listed(
        title=title, rows=rows, more=left, href=asked.address(after=cut[-1].concern) if left and cut else ""
    )


def _place_after(places: Sequence[Place], concern: int | None) -> int:
    """Where the page begins; at the beginning where the concern stands in the list no more."""
    after = (rank for rank, place in enumerate(places, start=1) if place.concern == concern)
    return next(after, 0) if concern else 0


def _kinds(asked: Asked) -> tuple[Choice, ...]:
    return tuple(
        Choice(name=ALL_OF_A_KIND[kind], value=kind.value, chosen=kind in asked.kinds) for kind in Kind
    )


def _statuses(places: Iterable[Place], asked: Asked) -> tuple[Choice, ...]:
    """Those that there are, and how many concerns have each."""
    counts = Counter(place.status for place in places)
    if asked.status:
        counts.setdefault(asked.status, 0)
    return tuple(
        Choice(
            name=f"{STATUSES[status]} ({wording.number(counts[status])})",
            value=status.value,
            chosen=status is asked.status,
        )
        for status in Status
        if status in counts
    )
