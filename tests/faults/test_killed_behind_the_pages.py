"""The pages, the worker and what it does apart are killed at random moments while people have asked for
things: all of it is done in the end, once, and nothing that was asked is lost.

GROUNDSWELL_KILLS=50 kills at as many moments.
"""

import csv
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.worlds.serving import Served, until
from tests.worlds.visiting import Visitor

pytestmark = pytest.mark.files
KILLS = int(os.environ.get("GROUNDSWELL_KILLS", "5"))
PEOPLE = [f"Wilhelmina Quist{chr(97 + n)}" for n in range(max(KILLS // 2, 3))]
LONGEST = 1.5  # seconds until the next kill


def secret(person: str) -> str:
    return f"zebra{person.split()[-1].casefold()}finch"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A company with one conversation of each, and somebody who stays."""
    rows = [
        {
            "id": n,
            "date": "2026-03-01",
            "speaker": who,
            "text": f"The invoice of {secret(who)} comes doubled.",
        }
        for n, who in enumerate([*PEOPLE, "Somebody Else"])
    ]
    with (tmp_path / "said.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    store = tmp_path / "store"
    store.mkdir()
    told = {**os.environ, "GROUNDSWELL_STORE": str(store / "field.db"), "GROUNDSWELL_HOME": str(store)}
    listen = [sys.executable, "-c", "from groundswell.cli.main import run; run()", "listen", "said.csv"]
    done = subprocess.run(listen, cwd=tmp_path, env=told, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return store


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    one = Served(folder)
    yield one
    one.kill()


@pytest.fixture
def administrator(served: Served) -> Visitor:
    somebody = Visitor(served.url, served.path)
    told = {"company": "Wrenfield", "name": "Agnes", "email": "agnes@wrenfield.example", "currency": "EUR"}
    told |= {"password": "a heron over the reservoir", "time_zone": "UTC", "offering": "products"}
    somebody.post(served.path, told, page=served.path)
    return somebody


def processes_below(process: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == process:
                found += [int(stat.parent.name), *processes_below(int(stat.parent.name))]
    return found


def asked(folder: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{folder / 'field.db'}?mode=ro", uri=True)) as opened:
        return opened.execute(question).fetchall()


def insist(visitor: Visitor, path: str, told: dict[str, str], page: str) -> None:
    """As a person does: send it again where no answer came."""
    while True:
        with suppress(OSError, HTTPException, AssertionError):
            visitor.post(path, told, page=page)
            return
        time.sleep(0.2)  # between two tries


def ask(visitor: Visitor, person: str) -> None:
    told = {"what": "person", "name": person, "typed": person}
    insist(visitor, "/settings/erasing", told, "/settings/erasing")
    insist(visitor, "/settings/backup", {}, "/settings/backup")


def kill_one(served: Served, draw: random.Random) -> None:
    below = [one for one in processes_below(served.running.pid) if one != os.getpid()]
    if below:  # none, where both were killed and are about to be started again
        with suppress(ProcessLookupError):
            os.kill(draw.choice(below), signal.SIGKILL)


def test_what_was_asked_is_done_once_whatever_is_killed(
    served: Served, administrator: Visitor, folder: Path
) -> None:
    draw = random.Random(20260401)
    waiting = list(PEOPLE)
    for _ in range(KILLS):
        if waiting:
            ask(administrator, waiting.pop())
        time.sleep(draw.random() * LONGEST)  # a random moment is what this is about
        kill_one(served, draw)
    for person in waiting:
        ask(administrator, person)
    until(lambda: not asked(folder, "SELECT 1 FROM ledger_errand WHERE done IS NULL"))
    until(lambda: not asked(folder, "SELECT 1 FROM field_tombstone WHERE traces <> ''"))
    until(lambda: not asked(folder, "SELECT 1 FROM ledger_failure"))
    until(lambda: healthy(served))

    erased = asked(folder, "SELECT told FROM ledger_errand WHERE kind = 'erase' AND refused = ''")
    assert len(erased) == len(PEOPLE)
    # Asked again where no answer came, and then nobody was called that any more.
    refused = asked(
        folder, "SELECT DISTINCT refused FROM ledger_errand WHERE kind = 'erase' AND refused <> ''"
    )
    assert refused in ([], [("nothing_to_forget",)])
    assert len(asked(folder, "SELECT DISTINCT digest FROM field_tombstone")) == len(PEOPLE)
    assert len(asked(folder, "SELECT 1 FROM field_tombstone")) == len(PEOPLE)
    until(lambda: not traces(folder))
    assert served.end() == 0
    assert traces(folder) == set()
    assert secret("Somebody Else").encode() in (folder / "field.db").read_bytes()
    for copy in (folder / "backups").glob("field-*.db"):
        with closing(sqlite3.connect(f"file:{copy}?immutable=1", uri=True)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def healthy(served: Served) -> bool:
    with suppress(OSError, HTTPException):
        return served.get("/healthz")[0] == 200
    return False


def traces(folder: Path) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):
            held = file.read_bytes() if file.is_file() else b""
            found |= {(file.name, person) for person in PEOPLE if secret(person).encode() in held}
    return found
