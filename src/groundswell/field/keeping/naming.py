"""How a store is named: a file, or the address of a database on PostgreSQL; and what Django makes of it."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping.sqlite import connection_pragmas

_POSTGRESQL = ("postgresql", "postgres")
# How long a writer waits for another one, in seconds.
PATIENCE = 20


def is_address(named: str) -> bool:
    """Whether it names a database rather than a file."""
    return re.match(r"[a-z][a-z0-9+.-]*://", named, re.IGNORECASE) is not None


def file_of(named: str) -> Path | None:
    """The store's file; None where it is kept in a database."""
    return None if is_address(named) else Path(named)


def database_of(named: str) -> dict[str, Any]:
    """The entry of Django's DATABASES. Raises StoreUnusable for an address of anything but PostgreSQL."""
    return _on_postgresql(named) if is_address(named) else _in_file(named)


def _in_file(named: str) -> dict[str, Any]:
    return {
        "ENGINE": "groundswell.field.keeping.sqlite_taking_turns",
        "NAME": named,
        "OPTIONS": {
            # A read that turns into a write would fail at once when another process writes; taking the
            # write lock at the start makes it wait instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": connection_pragmas(),
        },
    }


def _on_postgresql(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise StoreUnusable(f"The address of the store cannot be read ({error}).") from error
    if parts.scheme.lower() not in _POSTGRESQL:
        raise StoreUnusable(
            f"A store lies in a file or on PostgreSQL, and {parts.scheme}:// is neither: name"
            " postgresql://USER@HOST/DATABASE."
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "groundswell.field.keeping.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or str(port or ""),
        "OPTIONS": {"application_name": "groundswell", "connect_timeout": PATIENCE, **options},
    }


def shown(named: str) -> str:
    """The name as it may be printed: without the password."""
    if not is_address(named):
        return named
    bare = re.sub(r"(?<=://)([^/:@]*):[^/?#]*@", r"\1@", named)
    return re.sub(r"(?<=[?&])password=[^&]*&?", "", bare).rstrip("?&")
