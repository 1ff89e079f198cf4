"""Links that let somebody in once. What a link holds is random and long; only its hash is kept."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from groundswell.people.errors import AddressTaken, EntranceClosed
from groundswell.people.models import Entrance, User, address_of
from groundswell.people.roles import Role
from groundswell.people.secret_hash import hash_of
from groundswell.people.viewer import Viewer

_BYTES = 32
SIGN_IN_LASTS = timedelta(hours=1)
INVITATION_LASTS = timedelta(days=7)
FIRST_RUN_LASTS = timedelta(days=1)


def sign_in_link(
    user: User,
    at: datetime,
    *,
    lasts: timedelta = SIGN_IN_LASTS,
    by: Viewer | None = None,
    asks: bool = False,
) -> str:
    """What a link holds by which this user comes in, once. One that is to be sent `asks` first: what looks at
    links on their way would use it up."""
    return _make(Entrance.Kind.SIGN_IN, at, lasts, user=user, by_id=_maker(by), asks=asks)


def password_link(user: User, at: datetime, *, ends: datetime, by: Viewer | None = None) -> str:
    """What a link holds by which this user chooses another password, once. Others stay open beside it until
    one is used: a mail that goes out again bears another one than before."""
    return _make(Entrance.Kind.PASSWORD, at, ends - at, user=user, by_id=_maker(by))


def close_password_links(user: User, at: datetime) -> None:
    """All that are open for this user: the password was changed otherwise."""
    _open(at).filter(kind=Entrance.Kind.PASSWORD, user=user).update(used=at)


def invitation(email: str, role: Role, at: datetime, *, by: Viewer | None = None) -> str:
    """What a link holds by which somebody new comes in. An earlier one for the same address is closed.

    Raises AddressTaken.
    """
    with transaction.atomic():
        if User.objects.filter(email=address_of(email)).exists():
            raise AddressTaken(email)
        invited = {"email": address_of(email), "role": role.value}
        _open(at).filter(kind=Entrance.Kind.INVITATION, email=invited["email"]).update(used=at)
        return _make(Entrance.Kind.INVITATION, at, INVITATION_LASTS, by_id=_maker(by), **invited)


def guest_link(email: str, at: datetime, *, by: Viewer | None) -> tuple[Entrance, str]:
    """An entrance for somebody from outside, and what its link holds. It lets nobody in by itself."""
    invited = {"email": address_of(email), "role": Role.GUEST.value, "by_id": _maker(by)}
    token = _make(Entrance.Kind.GUEST, at, INVITATION_LASTS, **invited)
    return look_at(token, Entrance.Kind.GUEST, at), token


def open_guest_links(at: datetime) -> "QuerySet[Entrance]":
    return _open(at).filter(kind=Entrance.Kind.GUEST)


def guest_links_to(email: str) -> "QuerySet[Entrance]":
    """Also those that are over."""
    return Entrance.objects.filter(kind=Entrance.Kind.GUEST, email=email)


def open_invitation(number: int, at: datetime) -> Entrance:
    """Raises EntranceClosed."""
    entrance = _open(at).filter(kind=Entrance.Kind.INVITATION, pk=number).first()
    if entrance is None:
        raise EntranceClosed
    return entrance


def invited(email: str, at: datetime) -> Entrance | None:
    """The invitation that is open for this address."""
    return _open(at).filter(kind=Entrance.Kind.INVITATION, email=address_of(email)).first()


def open_invitations(at: datetime) -> "QuerySet[Entrance]":
    """The last made first."""
    return _open(at).filter(kind=Entrance.Kind.INVITATION).select_related("by").order_by("-made", "-pk")


def close(entrance: Entrance, at: datetime) -> None:
    """Of two who do so at once, or use it, one does. Raises EntranceClosed."""
    if not _open(at).filter(pk=entrance.pk).update(used=at):
        raise EntranceClosed


def close_all_of(user: User, at: datetime) -> None:
    """Those by which they would come in, and those that they made."""
    _open(at).filter(Q(user=user) | Q(by=user)).update(used=at)


def any_invitation() -> bool:
    """Whether anybody was invited, however it ended."""
    return Entrance.objects.filter(kind=Entrance.Kind.INVITATION).exists()


def first_run_link(at: datetime) -> str:
    """What the link holds by which the first administrator is made; one made earlier is closed."""
    with transaction.atomic():
        _open(at).filter(kind=Entrance.Kind.FIRST_RUN).update(used=at)
        return _make(Entrance.Kind.FIRST_RUN, at, FIRST_RUN_LASTS)


def look_at(token: str, kind: Entrance.Kind, at: datetime) -> Entrance:
    """The entrance, still open. Raises EntranceClosed."""
    entrance = _open(at).select_related("user").filter(hash=hash_of(token), kind=kind).first()
    if entrance is None or (entrance.user is not None and not entrance.user.is_active):
        raise EntranceClosed
    return entrance


def use(token: str, kind: Entrance.Kind, at: datetime) -> Entrance:
    """The entrance, closed from now on: of two who use it at once one comes in. Raises EntranceClosed."""
    entrance = look_at(token, kind, at)
    close(entrance, at)
    return entrance


def _maker(by: Viewer | None) -> int | None:
    """Nobody's row where a command made it."""
    return by.user or None if by else None


def _open(at: datetime) -> "QuerySet[Entrance]":
    return Entrance.objects.filter(Q(used=None) & Q(ends__gt=at))


def _make(kind: Entrance.Kind, at: datetime, lasts: timedelta, **more: object) -> str:
    token = secrets.token_urlsafe(_BYTES)
    Entrance.objects.create(kind=kind, hash=hash_of(token), made=at, ends=at + lasts, **more)
    return token
