"""What every page shows around itself: the bar, who is signed in, whose company it is."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from groundswell.people.queries import organisation
from groundswell.web import rights
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
    ("Today", "today"),
    ("Concerns", "concerns"),
    ("Answers", "answers"),
    ("Settings", "settings"),
)


def around_each_page(request: HttpRequest) -> dict[str, object]:
    looking = viewer_or_nobody(request)
    if looking is None:
        return {"viewer": None, "places": ()}
    return {
        "done": recall(request),
        "viewer": looking,
        "organisation": organisation(),
        "places": [
            Place(name, reverse(route), _within(request.path, reverse(route)))
            for name, route in _PLACES
            if rights.may(route, "GET", rights.caller(looking))
        ],
    }


def _within(path: str, place: str) -> bool:
    return path == place or (place != "/" and path.startswith(f"{place}/"))
