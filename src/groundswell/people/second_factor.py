"""A second factor: set up, asked for, recovered from, given up. Each code is taken once."""

import base64
import secrets
from datetime import datetime

from django.db import transaction

from groundswell.people import codes
from groundswell.people.errors import WrongCode
from groundswell.people.models import SecondFactor, User
from groundswell.people.sealing import CannotUnseal, seal, unseal
from groundswell.people.secret_hash import hash_of

_RECOVERY_CODES = 10
_RECOVERY_BYTES = 10  # sixteen letters


def is_set_up(user: User) -> bool:
    """Confirmed by a first code, too."""
    return SecondFactor.objects.filter(user=user).exclude(since=None).exists()


def being_set_up(user: User, at: datetime) -> str:
    """The secret to set up with: the same until it is confirmed, so that a page can be shown again."""
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().filter(user=user).first()
        if row is not None and row.since is None and (secret := _readable(row)):
            return secret
        secret = codes.new_secret()
        if row is None:
            SecondFactor.objects.create(user=user, sealed=seal(secret), made=at)
        elif row.since is None:
            SecondFactor.objects.filter(pk=row.pk).update(sealed=seal(secret), made=at)
        return secret


def confirm(user: User, code: str, at: datetime) -> list[str]:
    """The recovery codes, told once, where the telephone counts right; from now on it is asked for.

    Raises WrongCode.
    """
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().filter(user=user, since=None).first()
        if row is None or not _takes(row, _plain(code), at):
            raise WrongCode
        row.since = at
        row.save(update_fields=["since"])
        return _new_recovery_codes(row)


def takes(user: User, code: str, at: datetime) -> bool:
    """Whether it is the telephone's code of now, or a recovery code: neither is taken again."""
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().filter(user=user).exclude(since=None).first()
        plain_code = _plain(code)
        return row is not None and (_takes(row, plain_code, at) or _recovers(row, plain_code))


def new_recovery_codes(user: User) -> list[str]:
    """The earlier ones hold no longer."""
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().get(user=user)
        return _new_recovery_codes(row)


def recovery_codes_left(user: User) -> int:
    """How many; none where there is no second factor."""
    row = SecondFactor.objects.filter(user=user).first()
    return len(row.recovery) if row else 0


def give_up(user: User) -> None:
    """A password is enough again; recovery codes go with it."""
    SecondFactor.objects.filter(user=user).delete()


def _takes(row: SecondFactor, code: str, at: datetime) -> bool:
    secret = _readable(row)
    step = codes.step_of(secret, code, at) if secret else None
    if step is None:
        return False
    later = SecondFactor.objects.filter(pk=row.pk, last_step__lt=step)
    return bool(later.update(last_step=step))


def _recovers(row: SecondFactor, code: str) -> bool:
    left_over = [code_hash for code_hash in row.recovery if code_hash != hash_of(code)]
    if len(left_over) == len(row.recovery):
        return False
    row.recovery = left_over
    row.save(update_fields=["recovery"])
    return True


def _new_recovery_codes(row: SecondFactor) -> list[str]:
    codes = [
        base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode().lower()
        for _ in range(_RECOVERY_CODES)
    ]
    row.recovery = [hash_of(code) for code in codes]
    row.save(update_fields=["recovery"])
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in codes]


def _readable(row: SecondFactor) -> str:
    """Empty where the installation's key is another one: recovery codes still hold."""
    try:
        return unseal(row.sealed)
    except CannotUnseal:
        return ""


def _plain(code: str) -> str:
    return "".join(letter for letter in code.lower() if letter.isalnum())
