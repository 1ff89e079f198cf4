"""How long a sign-in lasts, whose there are, and their end."""

from datetime import datetime, timedelta

from groundswell.people.models import SignIn
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer

_TO_THE = timedelta(minutes=1)  # how exactly it is known when somebody was there last
_MEMBERS = (timedelta(hours=12), timedelta(hours=3))
_GUESTS = (timedelta(hours=8), timedelta(minutes=30))


def lasts(role: Role) -> tuple[timedelta, timedelta]:
    """In all, and without anything done in it."""
    return _GUESTS if role is Role.GUEST else _MEMBERS


def is_over(sign_in: SignIn, role: Role, at: datetime) -> bool:
    """Because it lasted for so long, or because nothing was done in it for so long."""
    in_all, idle = lasts(role)
    return at >= sign_in.made + in_all or at >= sign_in.seen + idle


def note_that_seen(sign_in: SignIn, at: datetime) -> None:
    """Once a minute at most: a page that only reads writes nothing else."""
    if at - sign_in.seen >= _TO_THE:
        SignIn.objects.filter(pk=sign_in.pk).update(seen=at)


def of(viewer: Viewer, at: datetime) -> list[SignIn]:
    """The viewer's own that hold, the last used first."""
    mine = SignIn.objects.filter(user=viewer.user, expire_date__gt=at).order_by("-seen", "pk")
    return [sign_in for sign_in in mine if not is_over(sign_in, viewer.role, at)]


def end(viewer: Viewer, sign_in: str) -> bool:
    """Whether it was one of the viewer's, and is over now."""
    return bool(SignIn.objects.filter(user=viewer.user, pk=sign_in).delete()[0])


def end_all(user: int, *, but: str | None = None) -> int:
    """How many of them ended."""
    return SignIn.objects.filter(user=user).exclude(pk=but or "").delete()[0]
