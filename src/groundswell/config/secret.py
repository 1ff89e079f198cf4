"""The key by which cookies and links are signed: made once, and read by nobody but its owner."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_BYTES = 48
_OTHERS = 0o077


def secret_key(file: Path) -> str:
    """The key in `file`, made there where there is none. Several processes that begin at once get the same.

    Raises ImproperlyConfigured where others may read the file, or it holds no key.
    """
    if not file.exists():
        _make(file)
    if file.stat().st_mode & _OTHERS:
        raise ImproperlyConfigured(
            f"{file} may be read by others: remove it, and a new key is made (all are signed out)."
        )
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < _BYTES:
        raise ImproperlyConfigured(f"{file} holds no key: remove it, and a new one is made.")
    return key


def _make(file: Path) -> None:
    """Written beside and linked into place: whole or not there, and of several at once the first stays."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, written = tempfile.mkstemp(prefix=".secret.", dir=file.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(_BYTES) + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        with suppress(FileExistsError):  # another process was first: its key counts
            file.hardlink_to(written)
    finally:
        Path(written).unlink()
