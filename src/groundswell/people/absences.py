"""Being away, and who answers meanwhile; the only writes to it."""

from datetime import date

from groundswell.people.models import Absence
from groundswell.people.queries import may_answer_for
from groundswell.people.viewer import NotForYou, Viewer


def be_away(viewer: Viewer, until: date, deputy: int) -> None:
    """Up to and with this day. Raises NotForYou where the other may not answer in the viewer's place."""
    if deputy not in {user.pk for user in may_answer_for(viewer)}:
        raise NotForYou
    Absence.objects.update_or_create(user_id=viewer.user, defaults={"until": until, "deputy_id": deputy})


def be_back(viewer: Viewer) -> None:
    """From now on; nothing where they were not away."""
    Absence.objects.filter(user=viewer.user).delete()
