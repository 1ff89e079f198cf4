"""Erasing somebody from among those who may come in, or could once."""

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.db.models import CASCADE, Model

from groundswell.people.errors import StillComesIn
from groundswell.people.models import Entrance, Identity, SavedView, SecondFactor, SignIn, Token, User
from groundswell.people.sessions import forget_what_was_done

_ERASED = "(erased)"
# A domain under which no address can be (RFC 2606): addresses have to differ.
_NOWHERE = "erased.invalid"


def user_pairs() -> set[tuple[str, str]]:
    """(name, address) of everybody who was not erased; a name in the CRM beside the address, too."""
    rows = User.objects.exclude(email__endswith=f"@{_NOWHERE}").values_list("name", "email", "person")
    users = list(rows)
    return {(name, email) for name, email, _ in users} | {(p, email) for _, email, p in users if p}


def what_hangs_on_users() -> list[tuple[type[Model], str]]:
    """Each table whose rows go with a user, and its column: sign-ins, devices, tokens, whatever comes."""
    return [
        (relation.related_model, relation.field.name)
        for relation in User._meta.related_objects
        if relation.on_delete is CASCADE and isinstance(relation.related_model, type)
    ]


def _delete_what_hangs_on(user: User) -> None:
    for table, column in what_hangs_on_users():
        table._default_manager.filter(**{column: user.pk}).delete()


def erase_user(is_theirs: Callable[[str], bool], *, even_if_active: bool = False) -> set[int]:
    """Take name and address of a person out; returns the numbers of their users. Raises StillComesIn while
    their rights have not ended."""
    users = [user for user in User.objects.all() if is_theirs(user.email) or is_theirs(user.name)]
    if not even_if_active and any(user.is_active for user in users):
        raise StillComesIn
    for user in users:
        _delete_what_hangs_on(user)
        user.name, user.person, user.email = _ERASED, "", f"{user.pk}@{_NOWHERE}"
        user.is_active = False
        user.set_password(None)
        user.save()
        for theirs in (SignIn, Token, Identity, SecondFactor):
            theirs.objects.filter(user=user).delete()
    forget_what_was_done()
    for entrance in Entrance.objects.exclude(email=""):
        if is_theirs(entrance.email):
            entrance.delete()
    return {user.pk for user in users}


def erase_views(without: Callable[[str], str]) -> None:
    """Take out saved views, whoever's, that tell of what is erased; `without` takes it out of a text."""
    for view in SavedView.objects.all():
        words = f"{view.name} {unquote_plus(view.address)}"
        if without(words) != words:
            view.delete()
