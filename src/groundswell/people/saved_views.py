"""Views of the board that people keep for themselves."""

from groundswell.people.models import SavedView
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import GroundswellError

LONGEST = 60  # letters of a name
_MOST = 30  # of one person


class TooManyViews(GroundswellError):
    code = "too_many_views"

    def __init__(self) -> None:
        super().__init__(f"You have {_MOST} saved views; forget one of them first.", most=_MOST)


def saved(viewer: Viewer) -> list[SavedView]:
    """One's own, by name. Raises NotForYou for a guest."""
    require_member(viewer)
    return list(SavedView.objects.filter(user=viewer.user).order_by("name", "pk"))


def save(viewer: Viewer, name: str, address: str) -> SavedView:
    """Keep it, in place of one of that name. Called in the transaction of the act. Raises TooManyViews,
    NotForYou."""
    require_member(viewer)
    mine = SavedView.objects.filter(user=viewer.user)
    if mine.exclude(name=name).count() >= _MOST:
        raise TooManyViews
    kept, _made = SavedView.objects.update_or_create(
        user_id=viewer.user, name=name[:LONGEST], defaults={"address": address}
    )
    return kept


def forget(viewer: Viewer, number: int) -> None:
    """One's own; of another's, as of one that is not there, nothing becomes. Raises NotForYou for a guest."""
    require_member(viewer)
    SavedView.objects.filter(user=viewer.user, pk=number).delete()
