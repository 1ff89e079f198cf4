"""What every page shows around itself: the bar, who is signed in, whose company it is."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groundswell.field.reading import state
from groundswell.people.queries import organisation
from groundswell.web import rights
from groundswell.web.shell.clock import now
from groundswell.web.shell.done import recall
from groundswell.web.shell.looking import viewer_or_nobody


@dataclass(frozen=True, slots=True)
class Place:
    """Of the bar."""

    name: str
    href: str
    here: bool


# In the order of the bar. What is not built yet has no place in it.
_PLACES = (
    (_("Today"), "today"),
    (_("Concerns"), "concerns"),
    (_("Launches"), "launches"),
    (_("Kit"), "kit"),
    (_("Results"), "results"),
    (_("Answers"), "answers"),
    (_("Changes"), "changes"),
    (_("Settings"), "settings"),
)


def around_each_page(request: HttpRequest) -> dict[str, object]:
    looking = viewer_or_nobody(request)
    if looking is None:
        return {"viewer": None, "places": ()}
    company = organisation()
    return {
        "done": recall(request),
        "behind": _behind,  # asked by the pages that show what is counted
        "viewer": looking,
        "organisation": company,
        "places": [
            Place(str(name), reverse(route), _within(request.path, reverse(route)))
            for name, route in _PLACES
            if rights.may(route, "GET", rights.caller(looking))
        ],
    }


def _behind() -> bool:
    return state.counted() and not state.holds(now())


def _within(path: str, place: str) -> bool:
    return path == place or (place != "/" and path.startswith(f"{place}/"))
