"""Identity over time: concerns keep their numbers while more is heard; people's decisions bind the engine."""

from groundswell.engine.identity.arrivals import place_arrivals
from groundswell.engine.identity.bounds import enough_is_new, regrouping_is_due
from groundswell.engine.identity.places import Placement, Places, place, place_all, places_of
from groundswell.engine.identity.proposals import MayBeOne, MayBeTwo, Proposals, proposals
from groundswell.engine.identity.target import Target, target_of
from groundswell.engine.identity.update import apply_target, update

__all__ = [
    "MayBeOne",
    "MayBeTwo",
    "Placement",
    "Places",
    "Proposals",
    "Target",
    "apply_target",
    "enough_is_new",
    "place",
    "place_all",
    "place_arrivals",
    "places_of",
    "proposals",
    "regrouping_is_due",
    "target_of",
    "update",
]
