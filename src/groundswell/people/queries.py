"""Reading the company and its people."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from groundswell.people.entrances import open_invitations
from groundswell.people.models import Entrance, Organisation, SecondFactor, Team, User
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_administrator


def organisation() -> Organisation | None:
    """The company; None before it was founded."""
    return Organisation.objects.first()


def time_zone() -> str:
    """By which the company's days begin."""
    return Organisation.objects.values_list("time_zone", flat=True).first() or "UTC"


def everybody(viewer: Viewer) -> list[User]:
    """Who may come in, by name, with their teams, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(User.objects.filter(is_active=True).prefetch_related("teams").order_by("name", "pk"))


def ended(viewer: Viewer) -> list[User]:
    """Who could come in once, the last that ended first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(User.objects.filter(is_active=False).order_by("-ended", "pk"))


def one(viewer: Viewer, user: int) -> User:
    """For an administrator. Raises NotForYou, also where there is nobody of this number."""
    require_administrator(viewer)
    found = User.objects.filter(pk=user).first()
    if found is None:
        raise NotForYou
    return found


def invitations(viewer: Viewer, at: datetime) -> list[Entrance]:
    """Those that are open, the last made first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(open_invitations(at))


def teams(viewer: Viewer) -> list[Team]:
    """By name, with who is in them, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    members = Prefetch("members", User.objects.filter(is_active=True).order_by("name", "pk"))
    return list(Team.objects.prefetch_related(members).order_by("name", "pk"))


def must_set_up_a_code(viewer: Viewer) -> bool:
    """The company asks its administrators for one, and this one has none yet."""
    if viewer.role is not Role.ADMINISTRATOR or not Organisation.objects.filter(
        administrators_need_code=True
    ):
        return False
    return not SecondFactor.objects.filter(user=viewer.user).exclude(since=None).exists()


def viewer_of(user: AbstractBaseUser | AnonymousUser | None) -> Viewer | None:
    """Who looks, as they stand in the store now; None for nobody, and for those whose rights have ended."""
    if not isinstance(user, User) or not user.is_active:
        return None
    return Viewer(user=user.pk, name=user.name, role=Role(user.role), person=user.person)


def has_members(team: Team) -> bool:
    """Those whose rights ended do not count."""
    return User.objects.filter(teams=team, is_active=True).exists()
