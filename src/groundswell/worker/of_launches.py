"""The mails that tell of launches, to who leads them."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from groundswell.engine.spectrum.turning import Sign
from groundswell.people.viewer import Viewer
from groundswell.results.standing.naming import SIGNS
from groundswell.results.standing.queries import open_signs
from groundswell.worker.letters import Needless, Words


def goes_the_usual_way(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001
    """Raises Needless where it was turned by now, an executive let it go, or somebody else leads it."""
    sign = Sign[about["sign"]]
    open_ones = open_signs(looking, owner=looking.user)
    launch = next(
        (one.launch for one in open_ones if (one.launch.id, one.sign) == (about["launch"], sign)), None
    )
    if launch is None:
        raise Needless("it was turned, or let go")
    told, act = SIGNS[sign]
    return Words(
        subject=_("“%(name)s” is going the usual way") % {"name": launch.name},
        lines=(str(told), _("What turns it: %(act)s.") % {"act": act}),
        path=f"/launches/L-{launch.id}/spectrum#signs",
    )
