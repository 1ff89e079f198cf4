"""Who knocks: by a password, a link or a code, not too often; who is refused stands in the audit."""

from contextlib import suppress

from django.contrib.auth import authenticate
from django.http import HttpRequest

from groundswell.ledger import outbox
from groundswell.ledger.acting import acting
from groundswell.message.guests.services import is_code
from groundswell.message.guests.tables import GuestInvitation
from groundswell.people import entrances, limits, second_factor
from groundswell.people.errors import EntranceClosed, TooManyTries
from groundswell.people.models import Entrance, User, address_of
from groundswell.web.shell.addresses import client_of
from groundswell.web.shell.clock import now


def by_password(request: HttpRequest, email: str, password: str) -> User | None:
    """Whose both are; it takes as long where there is nobody of this address. Raises TooManyTries."""
    mail_address, client = address_of(email), client_of(request) or ""
    of_one, from_there = (limits.PASSWORDS_OF_ONE, mail_address), (limits.PASSWORDS_FROM, client)
    taken = _take(request, of_one, from_there, (limits.PASSWORDS, ""))
    user = authenticate(request, username=mail_address, password=password)
    if isinstance(user, User):
        limits.forgive(taken)
        return user
    _tell(request, "sign in refused", User.objects.filter(email=mail_address).first())
    return None


def for_a_new_password(request: HttpRequest, email: str) -> None:
    """The same is written where there is nobody of this address: who looks at what it answers, or how long
    that takes, learns nothing. Raises TooManyTries."""
    mail_address, client = address_of(email), client_of(request) or ""
    by_one = ((limit, mail_address) for limit in limits.FORGOTTEN_BY_ONE)
    _take(request, *by_one, (limits.FORGOTTEN_FROM, client), (limits.FORGOTTEN, ""))
    whose = User.objects.filter(email=mail_address, is_active=True).values_list("pk", flat=True).first() or 0
    with acting(None, "ask for a new password", at=now(), address=client_of(request)) as done:
        done.ref = f"U-{whose}" if whose else ""
        outbox.put_way_in(f"U-{whose}", outbox.WayIn.NEW_PASSWORD, now())


def by_link(request: HttpRequest, token: str, kind: Entrance.Kind) -> Entrance:
    """The entrance, still open. Raises EntranceClosed, TooManyTries."""
    taken = _take(request, (limits.LINKS_FROM, client_of(request) or ""))
    try:
        entrance = entrances.look_at(token, kind, now())
    except EntranceClosed:
        _tell(request, f"{kind.value} link refused", None)
        raise
    limits.forgive(taken)
    return entrance


def by_code(request: HttpRequest, user: User, code: str) -> bool:
    """Raises TooManyTries."""
    taken = _take(request, *((limit, str(user.pk)) for limit in limits.CODES))
    if second_factor.takes(user, code, now()):
        limits.forgive(taken)
        return True
    _tell(request, "code refused", user)
    return False


def by_guest_code(request: HttpRequest, invitation: GuestInvitation, code: str) -> bool:
    """Raises TooManyTries."""
    taken = _take(request, *((limit, f"guest {invitation.pk}") for limit in limits.CODES))
    if is_code(invitation, code, now()):
        limits.forgive(taken)
        return True
    _tell(request, "code of a guest refused", None)
    return False


def _take(request: HttpRequest, *wanted: tuple[limits.Limit, str]) -> list[int]:
    try:
        return limits.take(now(), *wanted)
    except TooManyTries:
        with suppress(TooManyTries):  # told already: a program that goes on does not fill the audit
            limits.take(now(), (limits.TOLD_FROM, client_of(request) or ""))
            _tell(request, "refused after too many tries", None)
        raise


def _tell(request: HttpRequest, act: str, whose: User | None) -> None:
    """What was typed is not told: people type passwords where an address belongs."""
    with acting(None, act, at=now(), address=client_of(request)) as done:
        done.ref = f"U-{whose.pk}" if whose else ""
