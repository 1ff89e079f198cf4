"""Opening the store for a command. Django is loaded here and nowhere earlier, so that `--help` is quick."""

import os
import re
import shlex
from enum import Enum
from pathlib import Path

from groundswell.cli.interrupts import tidy_up_when_stopped

_STORE = "GROUNDSWELL_STORE"


class Use(Enum):
    """What a command does with the store."""

    READ = "read"  # makes nothing and changes nothing
    CHANGE = "change"
    CREATE = "create"  # changes it, and makes it where there is none


def open_store(path: Path | None, use: Use = Use.READ) -> None:
    """Make the store at `path` (or the default one) the one that this process works on.

    Raises StoreUnusable.
    """
    point_at(path)
    from groundswell.field.keeping import store

    if use is not Use.READ:
        tidy_up_when_stopped()
    store.prepare(create=use is Use.CREATE, change=use is not Use.READ)


def point_at(path: Path | None) -> None:
    """Load what a store needs, without touching any file."""
    if path is not None:
        _named.clear()
        if os.environ.get(_STORE) != str(path):
            _named.extend(["--store", str(path)])
        os.environ[_STORE] = str(path.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.settings")
    import django

    django.setup(set_prefix=False)


# The option by which this command was told its store; empty where the setting or the default names it.
_named: list[str] = []


def command(*words: object) -> str:
    """A command as it can be typed next: on the store that this one was told to use."""
    return shlex.join(["groundswell", *map(str, words), *_named])


def addressed(sentence: str) -> str:
    """`sentence` with the commands in it as they can be typed next. Placeholders such as FILES stay."""
    if not _named:
        return sentence
    return re.sub(r"`(groundswell [^`]+)`", lambda told: f"`{told[1]} {shlex.join(_named)}`", sentence)
