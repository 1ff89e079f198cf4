"""Identity over time: concerns keep their numbers while more is heard; people's decisions bind the engine."""

from groundswell.engine.identity.explain import Explanation, Nearby, explain
from groundswell.engine.identity.places import Placement, Places, place, place_all, places_of
from groundswell.engine.identity.update import update

__all__ = [
    "Explanation",
    "Nearby",
    "Placement",
    "Places",
    "explain",
    "place",
    "place_all",
    "places_of",
    "update",
]
