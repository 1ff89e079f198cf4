"""The parts of a launch as its page shows them, in the order of the loop, put together from the rooms whose
they are.

To put a part in its place, a room above writes a module such as `changes.py` beside this one with

- `standings(viewer, launches, at)`: of each of these launches how the part stands (launch.stages.Standing),
  and what is told of it and what is next in words, for the list as well: a constant number of queries;
- `shown(viewer, launch, at, asked)`: what the template of the part gets as `shown`; `asked` is the query of
  the address (a search within the part, a page that was turned to);

then a template in `templates/launches/`, which stands inside the part's section, below its heading, and a
line in PLACES. Nothing of a part reaches a guest from here: launch/queries.py reads for members.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import TIERS, Gate, Part, Policy, gates, part_of
from groundswell.people.viewer import Viewer
from groundswell.web.launches import changes, concerns, decision, drafts, kit, message, naming, results
from groundswell.web.launches.told import PartTold
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, slots=True)
class Place:
    part: Part
    template: str
    standings: Callable[[Viewer, Sequence[Told], datetime], Mapping[int, PartTold]]
    shown: Callable[[Viewer, Told, datetime, QueryDict], object]


PLACES = (
    Place(Part.CONCERNS, "launches/concerns.html", concerns.standings, concerns.shown),
    Place(Part.CHANGES, "launches/changes.html", changes.standings, changes.shown),
    Place(Part.MESSAGE, "launches/message.html", message.standings, message.shown),
    Place(Part.DRAFTS, "launches/drafts.html", drafts.standings, drafts.shown),
    Place(Part.DECISION, "launches/decision.html", decision.standings, decision.shown),
    Place(Part.KIT, "launches/kit.html", kit.standings, kit.shown),
    Place(Part.RESULTS, "launches/results.html", results.standings, results.shown),
)


def told_here(asked: Iterable[Gate]) -> list[Gate]:
    """Of gates those whose part stands here: what no room tells of yet, nobody can pass or be asked for."""
    here = {place.part for place in PLACES}
    return [gate for gate in asked if part_of(gate) in here]


def tier_told(tier: int, asked: Iterable[Gate]) -> str:
    told = {"tier": naming.TIERS[tier], "gates": counted(len(told_here(asked)), "gate")}
    return _("%(tier)s, asked for %(gates)s") % told


def tiers_told(policy: Policy) -> list[tuple[int, str]]:
    """By tier, as one chooses it."""
    return [(tier, tier_told(tier, gates(policy, tier))) for tier in TIERS]
