"""The stops of the walk, in the order of the loop: a page that is really there, and what one sees on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.engine.attaining.periods import Period
from groundswell.launch.launching import gone_of
from groundswell.launch.queries import changes_of, concerns_of, launches
from groundswell.people.viewer import Viewer
from groundswell.results.targets.periods import in_address
from groundswell.results.targets.queries import fiscal_year_begins
from groundswell.results.targets.queries import standing as targets_standing
from groundswell.web import rights

_Words = str | Promise


@dataclass(frozen=True, slots=True)
class Around:
    """What the walk goes round: one launch with what it is for; 0: there is none."""

    launch: int = 0
    concern: int = 0
    change: int = 0
    period: str = ""  # of its targets, as an address has it; empty: none names it


@dataclass(frozen=True, slots=True)
class Stop:
    name: _Words
    told: _Words
    route: str
    args: Callable[[Around], int] | None = None  # the number in its address; without, it is always there
    is_of_period: bool = False  # what the page shows depends on which one is asked for


STOPS = (
    Stop(
        _("Sales hears it"),
        _(
            "Each line is one thing that customers keep saying, however they word it, ranked by the accounts "
            "behind it. It was found in calls, mails, tickets and notes, and it keeps its number for life."
        ),
        "concerns",
    ),
    Stop(
        _("One concern"),
        _(
            "What they say, who says it, since when, in which deals. Each number opens to the words behind "
            "it. Product and marketing have to answer by a day; whoever heard it learns what became of it."
        ),
        "concern",
        lambda around: around.concern,
    ),
    Stop(
        _("Product changes something"),
        _("The change is tied to the concerns that it solves or eases, and to the accounts that waited."),
        "change",
        lambda around: around.change,
    ),
    Stop(
        _("All three agree"),
        _(
            "What will be said: each claim with its concern and its proof. Sales, marketing and product sign "
            "this very version; whatever changes later opens the signature again."
        ),
        "message",
        lambda around: around.launch,
    ),
    Stop(
        _("The agency writes"),
        _(
            "Each draft is held against what customers say: what it answers, what it misses, and what it "
            "claims though nobody asked."
        ),
        "drafts",
        lambda around: around.launch,
    ),
    Stop(
        _("Executives decide"),
        _("On figures that open to the words behind them, as they stood on that day, and by name."),
        "decision",
        lambda around: around.launch,
    ),
    Stop(
        _("Sales has the words"),
        _(
            "A card for each concern: they say, you say, if they push back, proof, what not to say. It is "
            "found by what the customer just said, without a signal too, and is read before the day."
        ),
        "launch-kit",
        lambda around: around.launch,
    ),
    Stop(
        _("Numbers, and whether it worked"),
        _(
            "What each was to win, and won; whether the concern faded, whether sellers say it, and how deals "
            "went: with an interval, and “not enough data” where there is too little."
        ),
        "results",
        is_of_period=True,
    ),
    Stop(
        _("How near it came"),
        _(
            "From what really happened, and in which order the teams came in: completely disconnected, "
            "somewhat engaged, or the perfect marriage of message and action."
        ),
        "spectrum",
        lambda around: around.launch,
    ),
)


def around(viewer: Viewer) -> Around:
    """The launch that went to market last, else the next one to come. Raises NotForYou."""
    standing = launches(viewer)
    if not standing:
        return Around()
    gone = gone_of([launch.id for launch in standing])
    went = [launch for launch in standing if launch.id in gone]
    launch = (went[-1] if went else standing[0]).id
    concerns, changes = concerns_of(viewer, [launch])[launch], changes_of(viewer, [launch])[launch]
    return Around(
        launch=launch,
        concern=concerns[0] if concerns else 0,
        change=changes[0].id if changes else 0,
        period=_period_of(launch),
    )


def _period_of(launch: int) -> str:
    """From the first day of any of its targets to the last: by the day on which somebody takes the walk the
    numbers of a launch may long be over, and the period of now has none to show."""
    targets = [one.goal.period for one in targets_standing(launch=launch)]
    if not targets:
        return ""
    period = Period(min(one.first for one in targets), max(one.last for one in targets))
    return in_address(period, fiscal_year_begins())


def open_to(viewer: Viewer, round_what: Around) -> list[tuple[Stop, str]]:
    """The stops that are there for them, each with its address."""
    return [
        (stop, _address(stop, round_what, place))
        for place, stop in enumerate(filter(partial(_is_there, viewer, round_what), STOPS), start=1)
    ]


def _is_there(viewer: Viewer, round_what: Around, stop: Stop) -> bool:
    return rights.may(stop.route, "GET", rights.caller(viewer)) and (
        stop.args is None or bool(stop.args(round_what))
    )


def _address(stop: Stop, round_what: Around, place: int) -> str:
    page = reverse(stop.route, args=[stop.args(round_what)] if stop.args else [])
    asked = {"walk": str(place)}
    if stop.is_of_period and round_what.period:
        asked["period"] = round_what.period
    return f"{page}?{urlencode(asked)}"
