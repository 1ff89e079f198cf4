"""The part of a launch that tells whether it worked: its numbers, for those who may see them, and what became
of its concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import Part, Standing, State
from groundswell.people.language import number
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.results.targets.queries import targets_of_launches
from groundswell.web import rights
from groundswell.web.launches.told import PartTold
from groundswell.web.results.launched import WonShown, won_by_launch
from groundswell.web.results.worked import Told as Verdict
from groundswell.web.results.worked import of_launches
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultsShown:
    won: WonShown
    may_set: bool
    verdicts: tuple[Verdict, ...]  # of its concerns


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    numbers = [launch.id for launch in launches]
    counts, verdicts = targets_of_launches(numbers), of_launches(viewer, numbers)
    return {number: _told(counts.get(number, 0), verdicts[number]) for number in numbers}


def _told(targets: int, verdicts: Sequence[Verdict]) -> PartTold:
    told = counted(targets, "target") if targets else _("no target names it")
    is_over = bool(verdicts) and not any(one.next for one in verdicts)
    begun = State.BEGUN if targets or verdicts else State.BARE
    return PartTold(
        standing=Standing(part=Part.RESULTS, state=State.DONE if is_over else begun),
        told=", ".join(filter(None, [told, _became(verdicts)])),
    )


def _became(verdicts: Sequence[Verdict]) -> str:
    """In one line: of how many concerns one can say that they faded. Empty before the first look at any."""
    looked_at = [one for one in verdicts if one.figures]
    if not looked_at:
        return ""
    faded = sum(one.style == "faded" for one in looked_at)
    told = {"faded": number(faded), "concerns": counted(len(verdicts), "concern")}
    return (_("%(faded)s of %(concerns)s faded") if faded else _("none of %(concerns)s clearly faded")) % told


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> ResultsShown:  # noqa: ARG001 - as all parts
    return ResultsShown(
        won=won_by_launch(viewer, launch, local_day(at)),
        may_set=rights.may("targets", "POST", rights.caller(viewer)),
        verdicts=tuple(of_launches(viewer, [launch.id])[launch.id]),
    )
