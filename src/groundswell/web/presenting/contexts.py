"""What the pages of a presentation show, decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.people.language import day
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.street.evidence import Evidence
from groundswell.street.guests_own import GuestsOwn, written_in
from groundswell.street.queries import Shown
from groundswell.street.sides import Presents, presented_by, sides_to_say
from groundswell.street.slides import Deck, Figure, Quote, Slide
from groundswell.web import rights
from groundswell.web.concerns.taking_back import may_take_back
from groundswell.web.launches import naming
from groundswell.web.presenting.charts import Drawn, drawn

OpensTo = Callable[[str], str]  # from the key of a figure to an address; empty: to nothing


@dataclass(frozen=True, slots=True)
class FigureTold:
    figure: Figure
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SlideTold:
    slide: Slide
    place: str  # "3 / 9"
    figures: tuple[FigureTold, ...]
    quotes: tuple[Quote, ...]
    chart: Drawn | None
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SideTold:
    """Whether one side presented it."""

    side: str
    name: str
    by: str  # empty: not yet
    day: str
    may_say: bool
    taken_back_by: int  # the row of history that the viewer may undo; 0: none


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnTold:
    """A presentation that a guest wrote in."""

    guest: int
    by: str
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeckPage:
    launch: int
    title: str
    subtitle: tuple[str, ...]
    slides: tuple[SlideTold, ...]
    count: int
    presented: str  # the day; empty: not yet
    may_act: bool
    sides: tuple[SideTold, ...]
    missing: str  # the sides that have not presented it yet; empty: all have
    own: tuple[OwnTold, ...]  # of guests


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyPage:
    """A guest's own, as they see it, and as members do."""

    launch: int
    space: str
    guest: int
    by: str
    version: str
    title: str
    subtitle: tuple[str, ...]
    slides: tuple[SlideTold, ...]
    count: int
    presented: str  # when the agency did; empty: not yet
    said_so: bool  # by whoever looks


def copy_page(viewer: Viewer, own: GuestsOwn) -> CopyPage:
    """Nothing of it opens: what a figure counts is not for guests."""
    done = presented_by([own.launch])[own.launch].get(Presents.AGENCY)
    return CopyPage(
        launch=own.launch,
        space=own.space,
        guest=own.guest,
        by=viewer.name if viewer.role is Role.GUEST else _who_wrote(viewer, own),
        version=own.version,
        title=own.deck.title,
        subtitle=tuple(own.deck.subtitle.splitlines()),
        slides=tuple(slides_told(own.deck, lambda _key: "")),
        count=len(own.deck.slides) + 1,
        presented=day(local_day(done.at)) if done else "",
        said_so=done is not None and done.user == viewer.user,
    )


def _who_wrote(viewer: Viewer, own: GuestsOwn) -> str:
    return next((one.by for one in written_in(viewer, own.launch) if one.guest == own.guest), "")


def deck_page(viewer: Viewer, shown: Shown) -> DeckPage:
    return DeckPage(
        launch=shown.launch,
        title=shown.deck.title,
        subtitle=tuple(shown.deck.subtitle.splitlines()),
        slides=tuple(slides_told(shown.deck, opens_to(shown.evidence))),
        count=len(shown.deck.slides) + 1,
        presented=day(shown.presented),
        may_act=rights.may("presentation-edit", "POST", rights.caller(viewer)),
        sides=tuple(sides_told(viewer, shown.launch)),
        missing=not_yet(shown.launch),
        own=tuple(
            OwnTold(guest=one.guest, by=one.by, day=day(local_day(one.at)))
            for one in written_in(viewer, shown.launch)
        ),
    )


def sides_told(viewer: Viewer, launch: int) -> Sequence[SideTold]:
    done, says = presented_by([launch])[launch], sides_to_say(viewer, launch)
    return [
        SideTold(
            side=side.value,
            name=str(naming.PRESENT[side]),
            by=done[side].by if side in done else "",
            day=day(local_day(done[side].at)) if side in done else "",
            may_say=side in says and side not in done,
            taken_back_by=_to_undo(viewer, done[side].entry) if side in done else 0,
        )
        for side in Presents
    ]


def _to_undo(viewer: Viewer, entry: int) -> int:
    return entry if entry and may_take_back(viewer, entry) else 0


def not_yet(launch: int) -> str:
    """The sides that have not presented it, in words."""
    done = presented_by([launch])[launch]
    return ", ".join(str(naming.PRESENT[side]) for side in Presents if side not in done)


def slides_told(deck: Deck, opens: OpensTo) -> Sequence[SlideTold]:
    places = {"all": len(deck.slides) + 1}
    return [
        SlideTold(
            slide=slide,
            place=_("%(place)s of %(all)s") % {**places, "place": place},
            figures=tuple(FigureTold(figure, opens(figure.evidence)) for figure in slide.figures),
            quotes=slide.quotes,
            chart=drawn(slide.chart, opens(slide.chart.evidence)) if slide.chart else None,
            notes=tuple(slide.notes.splitlines()),
        )
        for place, slide in enumerate(deck.slides, start=2)
    ]


def opens_to(evidence: Evidence) -> OpensTo:
    """Where what a figure counts stands as it is now."""
    pack = f"{reverse('pack')}?concerns={','.join(f'C-{one.number}' for one in evidence.concerns)}"

    def href(key: str) -> str:
        if not key:
            return ""
        number = key.partition(".")[0].removeprefix("C-")
        if number.isdecimal():
            return reverse("concern", args=[int(number)])
        if key in ("answered", "weakly", "missed", "unasked"):
            return reverse("launch-coverage" if evidence.covered.draft else "message", args=[evidence.launch])
        return pack

    return href
