"""What changes about the company and its people; the only writes to them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.people import devices, entrances, sign_ins, tokens
from groundswell.people.errors import AddressTaken, FoundedAlready, LastAdministrator
from groundswell.people.hashing import Hashed, hashed
from groundswell.people.models import Entrance, Organisation, User, address_of
from groundswell.people.roles import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Company:
    """What is asked of a company at its beginning."""

    name: str
    domains: tuple[str, ...] = ()
    currency: str = "EUR"
    time_zone: str = "UTC"
    sells_services: bool = False
    is_sample: bool = False


def found(
    company: Company, name: str, email: str, at: datetime, *, password: str | Hashed | None = None
) -> User:
    """Make the company and its first administrator. Raises FoundedAlready, of two at once for the second."""
    kept = hashed(password)
    with transaction.atomic():
        if Organisation.objects.exists():
            raise FoundedAlready
        Organisation.objects.create(
            name=company.name,
            domains=list(company.domains),
            currency=company.currency,
            time_zone=company.time_zone,
            sells_services=company.sells_services,
            is_sample=company.is_sample,
        )
        return join(name, email, Role.ADMINISTRATOR, at, password=kept)


def join(
    name: str,
    email: str,
    role: Role,
    at: datetime,
    *,
    person: str = "",
    password: str | Hashed | None = None,
) -> User:
    """Let somebody in from now on; without a password they come by links. Raises AddressTaken."""
    kept = hashed(password)
    with transaction.atomic():
        if User.objects.filter(email=address_of(email)).exists():
            raise AddressTaken(email)
        user = User(name=name, email=address_of(email), role=role.value, person=person, joined=at)
        user.password = kept.value
        user.save()
        return user


def accept(
    token: str, name: str, at: datetime, *, person: str = "", password: str | Hashed | None = None
) -> User:
    """Come in by an invitation. Raises EntranceClosed, AddressTaken."""
    kept = hashed(password)
    with transaction.atomic():
        invited = entrances.use(token, Entrance.Kind.INVITATION, at)
        return join(name, invited.email, Role(invited.role), at, person=person, password=kept)


def give_role(user: int, role: Role) -> User:
    """Raises LastAdministrator, User.DoesNotExist."""
    with transaction.atomic():
        changed = User.objects.select_for_update().get(pk=user)
        if role is not Role.ADMINISTRATOR:
            _keep_an_administrator(changed)
        changed.role = role.value
        changed.save(update_fields=["role"])
        return changed


def change_password(user: int, password: Hashed, at: datetime) -> User:
    """Links by which they could choose another are closed. Raises User.DoesNotExist."""
    with transaction.atomic():
        changed = User.objects.select_for_update().get(pk=user)
        changed.password = password.value
        changed.save(update_fields=["password"])
        entrances.close_password_links(changed, at)
        return changed


def match(user: int, person: str) -> User:
    """Say who they are among the people whom the CRM tells of; empty: none of them. Raises
    User.DoesNotExist."""
    with transaction.atomic():
        matched = User.objects.select_for_update().get(pk=user)
        matched.person, matched.person_is_told = person, True
        matched.save(update_fields=["person", "person_is_told"])
        return matched


def end_rights(user: int, at: datetime) -> User:
    """They are out at once: each request looks whether they may still come in. Links for them are closed,
    those that they made, and the tokens of their programs.

    Raises LastAdministrator, User.DoesNotExist.
    """
    with transaction.atomic():
        ended = User.objects.select_for_update().get(pk=user)
        _keep_an_administrator(ended)
        ended.is_active, ended.ended = False, at
        ended.save(update_fields=["is_active", "ended"])
        entrances.close_all_of(ended, at)
        sign_ins.end_all(ended.pk)
        devices.end_all(ended.pk, at)
        tokens.revoke_all(ended.pk, at)
        return ended


def give_back_rights(user: int) -> User:
    """They may come in again, as what they were, by their password or a new link; nothing that ended with
    their rights begins anew. Raises User.DoesNotExist."""
    with transaction.atomic():
        back = User.objects.select_for_update().get(pk=user)
        back.is_active, back.ended = True, None
        back.save(update_fields=["is_active", "ended"])
        return back


def _keep_an_administrator(without: User) -> None:
    if without.role != Role.ADMINISTRATOR.value or not without.is_active:
        return
    others = User.objects.filter(role=Role.ADMINISTRATOR.value, is_active=True).exclude(pk=without.pk)
    if not others.select_for_update().exists():
        raise LastAdministrator


def take_off_beginning(*, back: bool = False) -> None:
    """What there is to do at the beginning stands on Today no longer; or again."""
    Organisation.objects.update(begun=not back)
