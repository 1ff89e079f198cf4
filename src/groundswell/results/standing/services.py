"""Letting a launch go the usual way in one respect, by an executive's name and reason."""

from datetime import datetime

from groundswell.engine.spectrum.turning import Sign
from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.launch.doing import acting_on
from groundswell.launch.queries import one
from groundswell.launch.timeline import Happened
from groundswell.people.viewer import Viewer
from groundswell.results.queries import on_the_spectrum
from groundswell.results.standings import SignOverride
from groundswell.street.deciding import reason_given, require_executive


def let_go(viewer: Viewer, launch: int, sign: Sign, because: str, at: datetime) -> models.Entry:
    """It stays to be seen for ever, also where it is withdrawn or undone. Raises ImpossibleCorrection, and
    NotForYou for whoever is no executive, there themselves."""
    require_executive(viewer)
    because = reason_given(because)
    called = "let a launch go the usual way"
    with acting_on(launch, called, viewer, at, because=because, action=Action.DECIDE) as act:
        if sign not in on_the_spectrum(viewer, one(viewer, launch), at).signs:
            raise ImpossibleCorrection("That does not show any more.")
        if SignOverride.objects.filter(launch=launch, sign=sign.name, in_force=True).exists():
            raise ImpossibleCorrection("It was let go already.")
        row = SignOverride.objects.create(
            launch=act.launch,
            sign=sign.name,
            by=viewer.name,
            user=viewer.user,
            role=viewer.role.value,
            at=at,
            because=because,
        )
        act.patch.change(row, "in_force", True)
        act.happened(Happened.LET_GO, ref=sign.name, because=because)
        act.told = [f"let L-{launch} go the usual way: {sign.value}"]
    return act.entry


def withdraw(viewer: Viewer, launch: int, number: int, at: datetime) -> models.Entry:
    """The sign is told again; that it was let go stays to be seen."""
    require_executive(viewer)
    with acting_on(launch, "tell a sign again", viewer, at, action=Action.DECIDE) as act:
        row = SignOverride.objects.filter(pk=number, launch=launch, in_force=True).first()
        if row is None:
            raise ImpossibleCorrection("It was withdrawn already.")
        act.patch.change(row, "in_force", False)
        act.told = [f"tells again of L-{launch}: {Sign[row.sign].value}"]
    return act.entry
