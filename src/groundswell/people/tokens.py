"""Tokens of programs: shown once, known by their hash, for some things only, and not for ever.

`gsw_NUMBER_SECRET_CHECK`: the prefix and the checksum let those who look for lost secrets find one, and
know it from a string that only looks like it.
"""

import secrets
import zlib
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from groundswell.people.models import Token
from groundswell.people.scopes import SCOPES
from groundswell.people.secret_hash import hash_of
from groundswell.people.viewer import NotForYou, Viewer, require_administrator, require_member

_PREFIX = "gsw"
_SECRET_BYTES = 24  # 32 letters
LONGEST = timedelta(days=365)
_TO_THE = timedelta(minutes=1)  # how exactly it is known when one was used last


def make(
    viewer: Viewer, name: str, scopes: Collection[str], at: datetime, *, lasts: timedelta
) -> tuple[Token, str]:
    """It, and what a program is told: that is kept by nobody here. Raises NotForYou for a guest, and
    ValueError for a scope that there is not, none at all, or one that lasts for longer than a year."""
    require_member(viewer)
    if not scopes or set(scopes) - set(SCOPES) or not timedelta() < lasts <= LONGEST:
        raise ValueError(scopes, lasts)
    number = secrets.token_hex(6)
    body = f"{_PREFIX}_{number}_{_letters()}"
    letters = f"{body}_{_check(body)}"
    row = Token.objects.create(
        user_id=viewer.user,
        name=name,
        number=number,
        hash=hash_of(letters),
        scopes=sorted(set(scopes)),
        made=at,
        ends=at + lasts,
    )
    return row, letters


def of_bearer(letters: str, at: datetime) -> Token | None:
    """The token that was told, while it holds, and its user may come in; None for anything else."""
    body, _, check = letters.rpartition("_")
    is_ours = secrets.compare_digest(_check(body).encode(), check.encode())
    if not letters.startswith(f"{_PREFIX}_") or not is_ours:
        return None
    holds = Token.objects.filter(revoked=None, ends__gt=at, user__is_active=True)
    token = holds.select_related("user").filter(hash=hash_of(letters)).first()
    if token is not None and (token.used is None or at - token.used >= _TO_THE):
        Token.objects.filter(pk=token.pk).update(used=at)
    return token


def mine(viewer: Viewer) -> list[Token]:
    """Those that were not revoked, the last made first; those that are over among them. Raises NotForYou."""
    require_member(viewer)
    return list(Token.objects.filter(user=viewer.user, revoked=None).order_by("-made", "-pk"))


def everybodys(viewer: Viewer) -> list[Token]:
    """For an administrator. Raises NotForYou."""
    require_administrator(viewer)
    held = Token.objects.filter(revoked=None).select_related("user")
    return list(held.order_by("-made", "-pk"))


def revoke(viewer: Viewer, token: int, at: datetime) -> Token:
    """From the next call on it opens nothing. One's own, or, for an administrator, anybody's. Raises
    NotForYou."""
    require_member(viewer)
    with transaction.atomic():
        row = Token.objects.select_for_update().filter(pk=token, revoked=None).first()
        if row is None or row.user.pk != viewer.user:
            require_administrator(viewer)
        if row is None:
            raise NotForYou
        row.revoked = at
        row.save(update_fields=["revoked"])
        return row


def revoke_all(user: int, at: datetime) -> None:
    """Of this user; those that were revoked before keep when they were."""
    Token.objects.filter(user=user, revoked=None).update(revoked=at)


def _letters() -> str:
    """Random, and without the letter that parts a token."""
    return secrets.token_urlsafe(_SECRET_BYTES).replace("_", "A").replace("-", "B")


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"
