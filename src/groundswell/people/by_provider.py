"""Whom the company's identity provider knows: who of ours that is, or becomes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from groundswell.people import entrances, services
from groundswell.people.errors import EntranceClosed, NotInvited
from groundswell.people.models import Identity, Organisation, User, address_of
from groundswell.people.roles import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Whom the provider vouches for. It has verified that the address is theirs."""

    issuer: str
    subject: str  # who they are to it, whatever their address becomes
    email: str
    name: str


def who_is(known: Known, at: datetime, *, joins_as: Role | None, person: str = "") -> User:
    """One of ours: of this subject, or of this address and no other subject; else whom somebody invited,
    or, where the company says what they become, who has an address of one of its domains.

    Raises NotInvited, also for whose rights have ended.
    """
    try:
        with transaction.atomic():
            identity = Identity.objects.select_related("user").filter(
                issuer=known.issuer, subject=known.subject
            )
            if (linked := identity.first()) is not None:
                return _active(linked.user)
            user = _of_the_address(known) or _newcomer(known, at, joins_as, person)
            Identity.objects.create(user=user, issuer=known.issuer, subject=known.subject, linked=at)
            return user
    except (IntegrityError, EntranceClosed):  # of two at once, the one that came second
        raise NotInvited from None


def _of_the_address(known: Known) -> User | None:
    user = User.objects.filter(email=address_of(known.email)).first()
    if user is None:
        return None
    # The address may have been given to somebody else meanwhile.
    if Identity.objects.filter(user=user, issuer=known.issuer).exists():
        raise NotInvited
    return _active(user)


def _newcomer(known: Known, at: datetime, joins_as: Role | None, person: str) -> User:
    name = known.name or known.email.partition("@")[0]
    if (invited := entrances.invited(known.email, at)) is not None:
        entrances.close(invited, at)
        return services.join(name, known.email, Role(invited.role), at, person=person)
    company = Organisation.objects.first()
    domain = address_of(known.email).rpartition("@")[2]
    if joins_as is None or company is None or domain not in company.domains:
        raise NotInvited
    return services.join(name, known.email, joins_as, at, person=person)


def _active(user: User) -> User:
    if not user.is_active:
        raise NotInvited
    return user
