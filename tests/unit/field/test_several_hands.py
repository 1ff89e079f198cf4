"""Several people correct at once: nobody overwrites what they have not seen."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell.field.errors import ChangedMeanwhile
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    feedback,
    listen_to,
    verbatim_with,
    write_table,
)
from tests.worlds.stores import here, may_be_written
from tests.worlds.talk import day

ROOT = Path(__file__).resolve().parents[3]

# Another process, which does not wait for the store at first, tells whether it had to, and then does.
OTHER = """
import json, os, sys
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.command_line"
import django
django.setup()
from datetime import UTC, datetime
from django.db import connection
from django.db.utils import OperationalError
from groundswell.field.history.entries import Author
from groundswell.field.services import corrections
from groundswell.speech import GroundswellError
def merge():
    corrections.merge(json.loads(sys.argv[1]), Author(by="ben", at=datetime(2026, 3, 29, tzinfo=UTC)))
if connection.vendor == "sqlite":
    connection.settings_dict["OPTIONS"]["timeout"] = 0
else:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 1")
try:
    merge()
    print("merged", flush=True)
except OperationalError:
    print("had to wait", flush=True)
    connection.close()
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = 20
    try:
        merge()
        print("merged")
    except GroundswellError as error:
        print(error)
"""


@pytest.fixture(autouse=True)
def field(tmp_path: Path, store_path: Path) -> Path:
    listen_to(write_table(tmp_path / "feedback.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    return store_path


def by(name: str):
    from groundswell.field.history.entries import Author

    return Author(by=name, at=day(29))


def correct():
    from groundswell.field.services import corrections

    return corrections


def seen(*concerns: int) -> dict[int, int]:
    from groundswell.field.history.versions import versions_of

    return versions_of(concerns)


def other(store: Path, *merged: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, json.dumps(merged)],
        cwd=ROOT,
        env={**os.environ, "GROUNDSWELL_STORE": here(store)},
        stdout=subprocess.PIPE,
        text=True,
    )


def rename(one: int, _: int) -> object:
    return correct().rename(one, "Twice", by("ana"))


def merge(one: int, two: int) -> object:
    return correct().merge([one, two], by("ana"))


def split(one: int, _: int) -> object:
    return correct().split(one, [verbatim_with(INVOICES[0])], by("ana"))


def move(one: int, _: int) -> object:
    return correct().move([verbatim_with(PRICE[0])], one, by("ana"))


def dismiss(one: int, _: int) -> object:
    return correct().dismiss(one, by("ana"))


@pytest.mark.parametrize("decide", [rename, merge, split, move, dismiss])
def test_nobody_else_decides_between_the_reading_and_the_writing_of_a_correction(
    field: Path, decide: Callable[[int, int], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import queries

    one, two = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    read = queries.concern
    begun: list[subprocess.Popen[str]] = []
    told: list[str] = []

    def reading(number: int):
        row = read(number)
        if not begun:
            begun.append(other(field, two, one))
            assert begun[0].stdout is not None
            told.append(begun[0].stdout.readline().strip())
        return row

    monkeypatch.setattr(queries, "concern", reading)
    decide(one, two)
    answer, _ = begun[0].communicate(timeout=60)
    assert told == ["had to wait"]
    merged_by_both = decide is merge
    assert ("is already one concern" in answer) is merged_by_both
    assert queries.redirects().circles == ()
    assert queries.redirects().to == ({two: one} if merged_by_both else {one: two})


def test_a_transaction_that_has_only_read_lets_no_other_writer_in(field: Path) -> None:
    from django.db import transaction

    from groundswell.field import models

    with transaction.atomic():
        models.Concern.objects.count()
        assert not may_be_written(field)
    assert may_be_written(field)


def test_what_somebody_else_changed_meanwhile_is_told_and_nothing_is_done() -> None:
    number = concern_with(INVOICES[0])
    looked_at = seen(number)
    theirs = correct().rename(number, "Twice", by("ben"))
    with pytest.raises(ChangedMeanwhile) as refused:
        correct().dismiss(number, by("ana"), seen=looked_at)
    assert refused.value.values == {"id": f"C-{number}", "entries": ((theirs.pk, theirs.summary),)}
    assert f"C-{number} was changed meanwhile (#2 named C-{number} “Twice”)" in str(refused.value)
    correct().dismiss(number, by("ana"), seen=seen(number))


def test_every_correction_looks_at_what_was_seen() -> None:
    one, two = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    looked_at = seen(one, two)
    correct().move([verbatim_with(PRICE[0])], two, by("ben"))
    word = verbatim_with(INVOICES[0])
    for decide in (
        lambda c: c.merge([one, two], by("ana"), seen=looked_at),
        lambda c: c.split(one, [word], by("ana"), seen=looked_at),
        lambda c: c.move([word], two, by("ana"), seen=looked_at),
        lambda c: c.rename(two, "Dead zones", by("ana"), seen=looked_at),
        lambda c: c.dismiss(two, by("ana"), seen=looked_at),
        lambda c: c.reopen(two, by("ana"), seen=looked_at),
    ):
        with pytest.raises(ChangedMeanwhile):
            decide(correct())


def test_a_concern_that_was_merged_away_meanwhile_is_not_corrected_under_its_old_number() -> None:
    stays, gone = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    looked_at = seen(gone)
    correct().merge([stays, gone], by("ben"))
    with pytest.raises(ChangedMeanwhile):
        correct().rename(gone, "Dead zones", by("ana"), seen=looked_at)


def test_an_undo_is_a_change_too() -> None:
    from groundswell.field.history.undo import undo

    number = concern_with(INVOICES[0])
    entry = correct().rename(number, "Twice", by("ben"))
    looked_at = seen(number)
    undo(entry.pk, by("ben"))
    with pytest.raises(ChangedMeanwhile):
        correct().dismiss(number, by("ana"), seen=looked_at)


def test_words_that_only_joined_meanwhile_are_in_nobodys_way(tmp_path: Path) -> None:
    number = concern_with(INVOICES[0])
    looked_at = seen(number)
    listen_to(write_table(tmp_path / "more.csv", feedback(["the export doubles each invoice"], first=50)))
    assert number == concern_with("the export doubles each invoice")
    correct().dismiss(number, by("ana"), seen=looked_at)


def test_the_command_line_corrects_what_stood_when_the_command_began(field: Path) -> None:
    from groundswell.cli import correcting

    number = concern_with(INVOICES[0])

    def decide(room, author, looked_at):
        room.rename(number, "Twice", by("ben"))
        return room.dismiss(number, author, seen=looked_at)

    with pytest.raises(ChangedMeanwhile):
        correcting._decide(here(field), "", [number], decide)
