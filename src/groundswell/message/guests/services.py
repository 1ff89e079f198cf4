"""Inviting somebody from outside to one launch, letting them in, and the end of it; the only writes to it."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from groundswell.launch import timeline
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.ledger.acting import acting
from groundswell.message.guests.errors import CannotInvite, WrongGuestCode
from groundswell.message.guests.queries import standing
from groundswell.message.guests.tables import Guest, GuestInvitation
from groundswell.people import entrances, services, sign_ins
from groundswell.people.errors import EntranceClosed
from groundswell.people.hashing import Hashed
from groundswell.people.models import Entrance, User, address_of
from groundswell.people.queries import viewer_of
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_member

CODE_LASTS = timedelta(minutes=15)  # of one that was sent
_DIGITS = 8


def invite(viewer: Viewer, launch: int, email: str, at: datetime) -> tuple[GuestInvitation, str]:
    """The invitation, and what its link holds; one before for the same launch and address is closed.

    Raises NotForYou where there is no such launch, and CannotInvite.
    """
    require_member(viewer)
    email = address_of(email)
    with acting(viewer, "invite a guest to a launch", at=at, ref=f"L-{launch}"):
        row = Launch.objects.filter(pk=launch, removed=False).first()
        if row is None:
            raise NotForYou
        _refuse_who_cannot_be_one(email, row)
        for before in invitations_to(row.pk, at).filter(way_in__in=entrances.guest_links_to(email)):
            entrances.close(before.entrance, at)
        entrance, token = entrances.guest_link(email, at, by=viewer)
        return GuestInvitation.objects.create(way_in=entrance.pk, launch=row), token


def invitations_to(launch: int, at: datetime):
    """Those that are open, the last made first."""
    rows = GuestInvitation.objects.filter(launch=launch, way_in__in=entrances.open_guest_links(at))
    return rows.order_by("-pk")


def withdraw(viewer: Viewer, launch: int, invitation: int, at: datetime) -> str:
    """Whose it was. Raises NotForYou where it is not open."""
    require_member(viewer)
    with acting(viewer, "withdraw the invitation of a guest", at=at, ref=f"L-{launch}"):
        row = invitations_to(launch, at).filter(pk=invitation).first()
        if row is None:
            raise NotForYou
        entrances.close(row.entrance, at)
        return row.entrance.email


def new_code(invitation: GuestInvitation, at: datetime, *, ends: datetime | None = None) -> str:
    """The digits by which the invitation is confirmed; those before hold no longer. Raises EntranceClosed."""
    row = _open(invitation, at)
    code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
    row.code, row.code_ends = _hashed(row, code), min(ends or at + CODE_LASTS, row.entrance.ends)
    row.save(update_fields=["code", "code_ends"])
    return code


def show_code(viewer: Viewer, invitation: GuestInvitation, at: datetime) -> str:
    """Another code, shown to whoever invites, who hands it on; as long as the link holds. Raises NotForYou,
    EntranceClosed."""
    require_member(viewer)
    with acting(viewer, "show the code of a guest's invitation", at=at, ref=f"L-{invitation.launch_id}"):
        return new_code(invitation, at, ends=invitation.entrance.ends)


@dataclass(frozen=True, kw_only=True, slots=True)
class Newcomer:
    """What somebody tells of themselves who has no account yet."""

    name: str
    password: Hashed


def come_in(
    token: str,
    code: str,
    at: datetime,
    *,
    newcomer: Newcomer | None = None,
    address: str | None = None,
) -> Guest:
    """By the link and its code. Without an account a newcomer is one from now on.

    Raises EntranceClosed, WrongGuestCode, CannotInvite where the address may not be a guest by now, and
    AddressTaken.
    """
    with acting(None, "accept the invitation to a launch", at=at, address=address) as act:
        entrance = entrances.look_at(token, Entrance.Kind.GUEST, at)
        invitation = _open(GuestInvitation.objects.get(way_in=entrance.pk), at)
        if not is_code(invitation, code, at):
            raise WrongGuestCode
        _refuse_who_cannot_be_one(entrance.email, invitation.launch)
        entrances.close(entrance, at)
        user = User.objects.filter(email=entrance.email).first()
        if user is None:
            if newcomer is None:
                raise EntranceClosed
            user = services.join(newcomer.name, entrance.email, Role.GUEST, at, password=newcomer.password)
        act.ref = f"U-{user.pk}"
        guest = Guest.objects.create(
            launch=invitation.launch,
            user=user.pk,
            space=secrets.token_urlsafe(16),
            since=at,
            by=entrance.by_id or 0,
        )
        _tell(guest, Happened.GUEST_IN, viewer_of(user), at)
        return guest


def is_code(invitation: GuestInvitation, code: str, at: datetime) -> bool:
    typed = "".join(letter for letter in code if letter.isdigit())
    in_time = invitation.code_ends is not None and at < invitation.code_ends
    return in_time and hmac.compare_digest(_hashed(invitation, typed), invitation.code)


def end(viewer: Viewer, launch: int, guest: int, at: datetime) -> str:
    """Let somebody in no longer: with the next click nothing of the launch is there for them. Whose it was.

    Raises NotForYou where they are no guest of it.
    """
    require_member(viewer)
    with acting(viewer, "end the invitation of a guest", at=at, ref=f"L-{launch}") as act:
        row = Guest.objects.select_for_update().filter(pk=guest, launch=launch, ended=None).first()
        if row is None:
            raise NotForYou
        act.ref = f"L-{launch} U-{row.user}"
        row.ended, row.ended_by = at, viewer.user
        row.save(update_fields=["ended", "ended_by"])
        _tell(row, Happened.GUEST_OUT, viewer, at)
        if not standing().filter(user=row.user).exists():
            _end_ways_in(row.user, at)
        return User.objects.filter(pk=row.user).values_list("name", flat=True).first() or ""


def note_that_looked(guest: int, at: datetime) -> None:
    """What is released from now on is new to them."""
    Guest.objects.filter(pk=guest).update(seen=at)


def _end_ways_in(user: int, at: datetime) -> None:
    """Nothing is left for them: sign-ins and links end as well. Of a member nothing ends."""
    guest = User.objects.filter(pk=user, role=Role.GUEST.value).first()
    if guest is not None:
        sign_ins.end_all(guest.pk)
        entrances.close_all_of(guest, at)


def _refuse_who_cannot_be_one(email: str, launch: Launch) -> None:
    if launch.removed:
        raise EntranceClosed
    user = User.objects.filter(email=email).first()
    if user is None:
        return
    if not user.is_active:
        raise CannotInvite("Their rights have ended; an administrator can give them back.")
    if user.role != Role.GUEST.value:
        raise CannotInvite("They belong to your company and see the launch already.")
    if Guest.objects.filter(launch=launch, user=user.pk, ended=None).exists():
        raise CannotInvite("They are in it already.")


def _open(invitation: GuestInvitation, at: datetime) -> GuestInvitation:
    """As it stands now, for nobody else to change. Raises EntranceClosed."""
    with transaction.atomic():
        rows = GuestInvitation.objects.select_for_update(of=("self",)).select_related("launch")
        row = rows.filter(pk=invitation.pk, way_in__in=entrances.open_guest_links(at)).first()
    if row is None or row.launch.removed:
        raise EntranceClosed
    return row


def _hashed(invitation: GuestInvitation, code: str) -> str:
    """By the installation's key: there are too few codes for a plain hash."""
    key = f"{settings.SECRET_KEY} guest code".encode()
    return hmac.new(key, f"{invitation.pk} {code}".encode(), hashlib.sha256).hexdigest()


def _tell(guest: Guest, kind: Happened, viewer: Viewer | None, at: datetime) -> None:
    if viewer is not None:
        timeline.write(guest.launch, kind, viewer, at, ref=f"U-{guest.user}")
