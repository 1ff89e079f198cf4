"""Devices that stay signed in for long, to write notes and nothing else. Only the hash of what one holds is
kept."""

import secrets
from datetime import datetime, timedelta

from groundswell.people.models import Device
from groundswell.people.queries import viewer_of
from groundswell.people.roles import MEMBERS
from groundswell.people.secret_hash import hash_of
from groundswell.people.viewer import NotForYou, Viewer

_BYTES = 32
LASTS = timedelta(days=365)  # without being used
_SEEN_EACH = timedelta(hours=1)  # so often it is written down that one was used


def sign_in_device(viewer: Viewer, name: str, at: datetime) -> str:
    """What the device is to hold. Raises NotForYou for a guest."""
    if viewer.role not in MEMBERS:
        raise NotForYou
    token = secrets.token_urlsafe(_BYTES)
    Device.objects.create(user_id=viewer.user, name=name[:100], hash=hash_of(token), made=at, used=at)
    return token


def viewer_by(token: str, at: datetime) -> Viewer | None:
    """Who writes notes with this device, as they stand now; None where it was ended, or their rights were."""
    device = _standing(token, at)
    looking = viewer_of(device.user) if device else None
    if device is None or looking is None or looking.role not in MEMBERS:
        return None
    if at - device.used > _SEEN_EACH:
        Device.objects.filter(pk=device.pk).update(used=at)
    return Viewer(
        user=looking.user,
        name=looking.name,
        role=looking.role,
        person=looking.person,
        email=looking.email,
        device=device.pk,
    )


def devices_of(viewer: Viewer, at: datetime) -> list[Device]:
    """One's own that are signed in, the last used first."""
    mine = Device.objects.filter(user=viewer.user, ended=None, used__gt=at - LASTS)
    return list(mine.order_by("-used", "-pk"))


def end_device(viewer: Viewer, device: int, at: datetime) -> None:
    """One's own is out at once; of others, and of such as there are not, nothing is told."""
    Device.objects.filter(pk=device, user=viewer.user, ended=None).update(ended=at)


def end_all(user: int, at: datetime) -> None:
    """Of somebody whose rights end: none comes back with their rights."""
    Device.objects.filter(user=user, ended=None).update(ended=at)


def end_this_device(token: str, at: datetime) -> None:
    """The one that holds this, whosever it is."""
    Device.objects.filter(hash=hash_of(token), ended=None).update(ended=at)


def _standing(token: str, at: datetime) -> Device | None:
    standing = Device.objects.select_related("user").filter(ended=None, used__gt=at - LASTS)
    return standing.filter(hash=hash_of(token)).first() if token else None
