"""Changing which gates are asked of which launches. An override stays to be seen, asked for or not."""

from collections.abc import Iterable
from datetime import datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.setting import Setting, setting
from groundswell.launch.models import GateAsked, Launch, LaunchEvent
from groundswell.launch.policy import policy
from groundswell.launch.stages import BY_DEFAULT, NONE, Policy, otherwise
from groundswell.launch.timeline import Happened, row, went_to_market
from groundswell.people.viewer import Viewer

_OF = {
    3: "asked of every launch",
    2: "asked of tiers 1 and 2",
    1: "asked of tier 1",
    NONE: "asked of no launch",
}


def change(viewer: Viewer, to: Policy, at: datetime) -> models.Entry:
    """Gates that `to` does not name stay as they are. Whoever is asked for something else from now on has it
    in their timeline. Raises NotForYou, and ImpossibleCorrection where it stands so already."""
    with setting(viewer, Action.GATES, "change the gates", at) as act:
        before = policy()
        after = {**before, **to}
        different = [gate for gate in before if before[gate] != after[gate]]
        for gate in different:
            kept, _ = GateAsked.objects.select_for_update().get_or_create(gate=gate.value)
            last_tier = after[gate] if after[gate] != BY_DEFAULT[gate] else None
            act.patch.change(kept, "last_tier", last_tier)
        act.told = (
            f"changed the gates: {'; '.join(f'{_OF[after[gate]]}: {gate.value}' for gate in different)}"
        )
        LaunchEvent.objects.bulk_create(_told(before, after, viewer, act, at), batch_size=500)
    return act.entry


def _told(before: Policy, after: Policy, viewer: Viewer, act: Setting, at: datetime) -> Iterable[LaunchEvent]:
    """A row for each gate and launch, also of one that was put away and may come back: not of one that went
    to market, of which nothing is asked any more."""
    for launch in Launch.objects.exclude(pk__in=went_to_market().values("launch")).order_by("pk"):
        asked = otherwise(before, after, launch.tier)
        for kind, gates in ((Happened.ASKED, asked.more), (Happened.ASKED_NO_MORE, asked.less)):
            yield from (row(launch, kind, viewer, at, ref=gate.value, entry=act.entry) for gate in gates)
