"""A real store in a file of its own for every test, and an encoder that needs no model."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundswell.field.keeping.sqlite import use_sound_sqlite

use_sound_sqlite()
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.settings"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables made, copied for each test: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "field.db"
    os.environ["GROUNDSWELL_STORE"] = str(path)
    import django

    django.setup()
    from django.db import connection

    from groundswell.field.keeping import store

    _point_at(path)
    store.prepare()
    connection.close()
    return path


@pytest.fixture
def store_path(empty_store: Path, tmp_path: Path) -> Iterator[Path]:
    """The store that Django works on during one test."""
    path = tmp_path / "store" / "field.db"
    path.parent.mkdir()
    shutil.copy(empty_store, path)
    _point_at(path)
    yield path
    from django.db import connection

    connection.close()


def _point_at(path: Path) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(path)


# Where the tests are started in the background of a script, Ctrl-C is ignored, and by all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
