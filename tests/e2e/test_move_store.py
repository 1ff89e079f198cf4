"""`groundswell move-store`, typed: to a server and back into a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, OFFLINE, feedback, write_table
from tests.worlds.stores import new_database

ROOT = Path(__file__).parents[2]
PROGRAM = """
import groundswell.encoders as encoders
from tests.worlds.encoding import WordEncoder
encoders.open_encoder = lambda *_: WordEncoder()
from groundswell.cli.main import run
run()
"""
FOUNDING = """
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
import django
django.setup()
from datetime import UTC, datetime
from groundswell.field.keeping import store
from groundswell.people.services import Company, found
store.prepare()
found(Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", datetime(2026, 3, 1, tzinfo=UTC))
"""


def groundswell(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    table = write_table(tmp_path / "said.csv", feedback([*INVOICES, *OFFLINE]))
    assert groundswell("listen", table, "--as", "verbatims", "--store", tmp_path / "old.db").returncode == 0
    return tmp_path / "old.db"


def shown(store: object) -> list[str]:
    commands = (["concerns"], ["show", "C-1"], ["history"])
    return [groundswell(*words, GROUNDSWELL_STORE=str(store)).stdout for words in commands]


@pytest.mark.postgresql
def test_a_store_is_moved_to_a_server_and_back_with_two_commands(heard: Path, tmp_path: Path) -> None:
    database, back = new_database(), tmp_path / "back.db"
    there = groundswell("move-store", "--to", database, "--store", heard)
    assert there.returncode == 0, there.stderr
    assert "read back, every table is the same" in there.stdout
    assert ["8", "field_verbatim"] in [line.split()[:2] for line in there.stdout.splitlines()]
    # As a server is named to every process.
    named = groundswell("move-store", "--to", back, DATABASE_URL=database, GROUNDSWELL_STORE="")
    assert named.returncode == 0, named.stderr
    assert named.stdout.splitlines()[:-3] == there.stdout.splitlines()[:-3]  # rows and checksums
    assert shown(heard) == shown(database) == shown(back)
    assert "C-1" in shown(back)[0]


def test_who_may_come_in_moves_along(heard: Path, tmp_path: Path) -> None:
    """Commands know no people; the application does, and its tables lie in the same store."""
    told = {"DJANGO_SETTINGS_MODULE": "groundswell.config.whole", "GROUNDSWELL_STORE": str(heard)}
    founding = subprocess.run([sys.executable, "-c", FOUNDING], env={**os.environ, **told}, timeout=120)
    assert founding.returncode == 0
    moved = groundswell("move-store", "--to", tmp_path / "new.db", "--store", heard)
    assert moved.returncode == 0, moved.stderr
    assert ["1", "people_user"] in [line.split()[:2] for line in moved.stdout.splitlines()]
    assert shown(tmp_path / "new.db") == shown(heard)


def test_a_place_that_is_taken_is_refused_in_one_sentence(heard: Path) -> None:
    refused = groundswell("move-store", "--to", heard, "--store", heard)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"groundswell: {heard} is the store itself; name another place.\n"


def test_a_password_in_an_address_is_never_printed(heard: Path) -> None:
    nowhere = "postgresql://ana:secret@127.0.0.1:1/field"
    for words in (["move-store", "--to", nowhere, "--store", heard], ["concerns", "--store", nowhere]):
        told = groundswell(*words)
        assert told.returncode == 1
        assert "secret" not in told.stdout + told.stderr
        assert "cannot be looked into" in told.stderr
    doctor = groundswell("doctor", "--store", nowhere)
    assert "cannot be looked into" in doctor.stdout
    assert "secret" not in doctor.stdout + doctor.stderr
