"""A person erased on the page while the application runs and pages are looked at: no byte of their words is
left, in no file, and none comes back."""

import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.worlds.serving import Served, until
from tests.worlds.visiting import Visitor

pytestmark = pytest.mark.files
FRAMES = "SELECT title, account || ' ' || source FROM field_conversation"
FACTS = "SELECT name FROM crm_deal UNION SELECT name FROM crm_account UNION SELECT domains FROM crm_account"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    one = Served(tmp_path, "--samples")
    yield one
    one.kill()


def asked(folder: Path, question: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(f"file:{folder / 'field.db'}?mode=ro", uri=True)) as opened:
        return opened.execute(question).fetchall()


def words(texts: list[str]) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]{7,}", text)}


def only_theirs(folder: Path, person: str) -> set[str]:
    """Words that they said and nothing else in the store knows."""
    turns = asked(folder, "SELECT speaker, text FROM field_turn")
    theirs = [text for speaker, text in turns if speaker == person]
    others = [text for speaker, text in turns if speaker != person]
    others += [" ".join(row) for row in asked(folder, FRAMES)]
    others += [row[0] for row in asked(folder, FACTS)]
    schema = "".join(row[0] or "" for row in asked(folder, "SELECT sql FROM sqlite_master")).casefold()
    return {word for word in words(theirs) - words(others) if word not in schema}


def found_in(folder: Path, theirs: set[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    # The language model that was prepared here has a vocabulary of its own.
    # `os.walk` passes over a folder that has gone meanwhile: that of a copy in the making.
    files = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    for file in (one for one in files if "prepared" not in one.parts):
        with suppress(FileNotFoundError):  # a copy in the making, which has taken its place
            held = file.read_bytes().lower() if file.is_file() else b""
            found |= {(file.name, word) for word in theirs if word.encode() in held}
    return found


def most_talkative(folder: Path) -> str:
    rows = asked(
        folder,
        "SELECT speaker FROM field_turn WHERE role = 'customer' AND speaker LIKE '% %'"
        " GROUP BY speaker HAVING count(DISTINCT email) = 1 ORDER BY sum(length(text)) DESC",
    )
    return rows[0][0]


def test_no_byte_of_a_person_is_left_while_pages_are_looked_at(served: Served, tmp_path: Path) -> None:
    folder = tmp_path
    person = most_talkative(folder)
    theirs = only_theirs(folder, person)
    assert len(theirs) > 3
    administrator = Visitor(served.url, served.first)
    write_about(served, person, " ".join(sorted(theirs)))
    until(
        lambda: (
            "Make one now" in administrator.get("/settings/backup") and any((folder / "backups").glob("*.db"))
        )
    )
    (copy,) = (folder / "backups").glob("field-*.db")
    taken = tmp_path.parent / f"{tmp_path.name}-taken.db"
    taken.write_bytes(administrator.take(f"/settings/backup/{copy.name}"))
    assert found_in(folder, theirs)

    done = threading.Event()
    looking = threading.Thread(target=lambda: look_on(served, administrator, done))
    looking.start()
    try:
        erase(administrator, person)
        until(lambda: not found_in(folder / "backups", theirs))  # the copies follow
        assert found_in(folder, theirs) == set()
    finally:
        done.set()
        looking.join()
    assert person not in administrator.get("/settings/erasing")
    assert served.end() == 0
    assert found_in(folder, theirs) == set()

    restored = subprocess.run(
        [sys.executable, "-c", "from groundswell.cli.main import run; run()", "restore", str(taken), "--yes"],
        env={**os.environ, "GROUNDSWELL_STORE": str(folder / "field.db")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert restored.returncode == 0, restored.stderr
    assert found_in(folder, theirs) == set()
    taken.unlink()


def write_about(served: Served, person: str, words: str) -> None:
    """What they said stands in a card, a question, its answer, a link, a timeline and a table of targets."""
    ways = served.other_ways_in(6)
    marketing, seller, executive = (
        Visitor(served.url, ways[role]) for role in ("marketing", "seller", "executive")
    )
    told = f"{person} says: {words}"[:590]
    assert words[:60] in seller.post("/kit/ask", {"words": told}, page="/kit")
    (number,) = served.read("SELECT max(id) FROM street_cardquestion")
    marketing.post(f"/kit/asked/{number}", {"line": told[:140]}, page="/kit")
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', marketing.get("/kit/K-1"))
    lines = dict.fromkeys(("they_say", "you_say", "push_back", "proof", "ask", "dont_say"), told)
    assert words[:60] in marketing.post("/kit/K-1", {**lines, "seen": seen}, page="/kit/K-1")
    marketing.post("/kit/K-1", {"act": "withdraw", "because": told}, page="/kit/K-1")
    marketing.post("/launches/L-2/kit/links", {"name": person, "days": "7"}, page="/launches/L-2/kit/links")
    rows = f"who,role,when,event,about\n{person},sales,2024-03-03,brought,{words[:250]}\n"
    page = marketing.send("/launches/past", f"{person}.csv", rows, page="/launches/past")
    (looked_at,) = re.findall(r'name="looked_at" value="([^"]+)"', page)
    taken = {"name": f"{person} {words}"[:100], "looked_at": looked_at}
    assert words[:60] in marketing.post("/launches/past/take", taken, page="/launches/past")
    table = f"seller,period,amount,comment\n{person},2026-03,5,{words}\n"
    executive.send("/results/targets/tables", f"{person}.csv", table, page="/results/targets")
    assert words in served.read("SELECT rows FROM results_targettable ORDER BY id DESC")[0]


def erase(administrator: Visitor, person: str) -> None:
    told = {"what": "person", "name": person}
    before = administrator.post("/settings/erasing/look", told, page="/settings/erasing")
    assert "would go" in before, before
    administrator.post("/settings/erasing", {**told, "typed": person}, page="/settings/erasing")
    until(lambda: ": erased," in administrator.get("/settings/erasing"))


def look_on(served: Served, visitor: Visitor, done: threading.Event) -> None:
    """Others look at pages all the while."""
    while not done.is_set():
        for page in ("/concerns", "/", "/search?q=the"):
            visitor.get(page)
