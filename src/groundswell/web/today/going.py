"""Launches that go the usual way: for who leads one, and for executives of all."""

from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.standing.queries import open_signs
from groundswell.web.spectrum.signs import OfLaunch, of_launches


def going_the_usual_way(viewer: Viewer) -> tuple[OfLaunch, ...]:
    """As they were looked at last. A fixed number of queries."""
    owner = None if viewer.role is Role.EXECUTIVE else viewer.user
    return of_launches(open_signs(viewer, owner=owner))
