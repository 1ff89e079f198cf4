"""How passwords are kept: argon2id, few at work at once, so that knocking often does not take all memory."""

import threading
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

_AT_ONCE = threading.BoundedSemaphore(2)  # in this process


class Argon2(Argon2PasswordHasher):
    """19 MiB, twice over, on one lane: what OWASP asks for at least. Others are made anew at a sign-in."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> Any:
        with _AT_ONCE:
            return super().verify(password, encoded)


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password as it is kept. It is made before a transaction begins: it takes a while."""

    value: str


def hashed(password: str | Hashed | None) -> Hashed:
    """None lets nobody in by a password."""
    return password if isinstance(password, Hashed) else Hashed(make_password(password))
