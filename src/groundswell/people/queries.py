"""Reading the company and its people."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from groundswell.people.models import Organisation, User
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer


def organisation() -> Organisation | None:
    """The company; None before it was founded."""
    return Organisation.objects.first()


def time_zone() -> str:
    """By which the company's days begin."""
    return Organisation.objects.values_list("time_zone", flat=True).first() or "UTC"


def everybody(viewer: Viewer) -> list[User]:
    """Who may come in, by name, for an administrator. Raises NotForYou."""
    if viewer.role is not Role.ADMINISTRATOR:
        raise NotForYou
    return list(User.objects.filter(is_active=True).order_by("name", "pk"))


def viewer_of(user: AbstractBaseUser | AnonymousUser | None) -> Viewer | None:
    """Who looks, as they stand in the store now; None for nobody, and for those whose rights have ended."""
    if not isinstance(user, User) or not user.is_active:
        return None
    return Viewer(user=user.pk, name=user.name, role=Role(user.role), person=user.person)
