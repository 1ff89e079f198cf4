"""Opening the store for a command. Django is loaded here and nowhere earlier, so that `--help` is quick."""

import os
import re
import shlex
import shutil
import sys
from enum import Enum
from pathlib import Path

from groundswell.cli.interrupts import tidy_up_when_stopped

_STORE = "GROUNDSWELL_STORE"
_NAME = "groundswell"


# The settings that know all tables: what a command that takes a store elsewhere opens it by.
WHOLE = "groundswell.config.whole"


class Use(Enum):
    """What a command does with the store."""

    READ = "read"  # makes nothing and changes nothing
    CHANGE = "change"
    CREATE = "create"  # changes it, and makes it where there is none


def open_store(named: str | None, use: Use = Use.READ, *, settings: str = "") -> None:
    """Make the store of that name (or the default one) the one that this process works on.

    Raises StoreUnusable.
    """
    if settings:
        os.environ["DJANGO_SETTINGS_MODULE"] = settings
    point_at(named)
    from groundswell.field.keeping import store

    if use is not Use.READ:
        tidy_up_when_stopped()
    store.prepare(create=use is Use.CREATE, change=use is not Use.READ)


def point_at(named: str | None) -> None:
    """Load what a store needs, without touching any file. `named` is a file, or the address of a database."""
    if named is not None:
        from groundswell.field.keeping.naming import file_of, shown

        file = file_of(named)
        place = str(file.absolute()) if file else named
        # Some commands point at it before they open it, which points at it again.
        if os.environ.get(_STORE) not in (named, place):
            _named[:] = ["--store", shown(named)]
        os.environ[_STORE] = place
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.command_line")
    # What `django.setup` does, but without what answers requests.
    from django.apps import apps
    from django.conf import settings

    apps.populate(settings.INSTALLED_APPS)


# The option by which this command was told its store; empty where the setting or the default names it.
_named: list[str] = []


def command(*words: object) -> str:
    """A command as it can be typed next: by the name that this one was called by, on the store that it was
    told to use."""
    return shlex.join([_program(), *map(str, words), *_named])


def addressed(sentence: str) -> str:
    """`sentence` with the commands in it as they can be typed next. Placeholders such as FILES stay."""
    return re.sub(r"`groundswell ([^`]+)`", lambda match: f"`{_as_typed(match[1])}`", sentence)


def _as_typed(words: str) -> str:
    # The model lies beside the stores, whichever is used.
    named = () if words.startswith("model ") else _named
    return " ".join(filter(None, [shlex.join([_program()]), words, shlex.join(named)]))


def _program() -> str:
    """`groundswell`, unless a shell would find another program or none by that name: then as it was called
    (`.venv/bin/groundswell`)."""
    called = sys.argv[0]
    if Path(called).stem != _NAME or not Path(called).exists():
        return _NAME  # by `python -m`, say
    on_path = shutil.which(_NAME)
    return _NAME if on_path and Path(on_path).samefile(called) else called
