"""Whichever of a person's names and addresses is given, the same is erased; namesakes are asked about."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from groundswell.field.errors import NobodyOfTheirs, WhoIsMeant
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table
from tests.worlds.stores import here
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
ALIAS = [("Ann Quist", "ann@a.example"), ("Quist, Ann", "ann@a.example"), ("Ann Quist", "")]
NAMESAKES = [("Ann Quist", "ann@a.example"), ("Ann Quist", "ann@b.example"), ("Ann Quist", "")]
SHARED = [("Ann Quist", "desk@a.example"), ("Bo Tarn", "desk@a.example")]


def speak(tmp_path: Path, people: Sequence[tuple[str, str]]) -> None:
    rows = feedback([*INVOICES, *OFFLINE])
    for row, (name, email) in zip(rows, people, strict=False):
        row |= {"speaker": name, "email": email}
    for row in rows[len(people) :]:
        row |= {"speaker": "Somebody Else", "email": "else@c.example"}
    listen_to(write_table(tmp_path / "said.csv", rows))


def forget(name: str, *, only: Sequence[str] = (), same: bool = False):
    from groundswell.field.erasing.forget import forget as erase
    from groundswell.field.history.entries import Author

    return erase(name, Author(by="ana", at=day(29)), only=only, same=same)


def left() -> set[tuple[str, str]]:
    from groundswell.field.models import Turn

    return set(Turn.objects.exclude(text="").values_list("speaker", "email"))


def buried(*names: str) -> list[bool]:
    from groundswell.field.erasing.tombstones import Erased

    erased = Erased.load()
    return [erased.covers_person(name) for name in names]


@pytest.mark.parametrize(
    "given", ["Ann Quist", "ann@a.example", "quist, ann", "ANN@A.EXAMPLE", " ann  quist "]
)
def test_whatever_of_a_persons_is_given_the_same_rows_go_and_the_same_names_are_buried(
    tmp_path: Path, given: str
) -> None:
    speak(tmp_path, ALIAS)
    assert forget(given).verbatims == 3
    assert left() == {("Somebody Else", "else@c.example")}
    assert buried("Ann Quist", "Quist, Ann", "ann@a.example", "Somebody Else") == [True, True, True, False]


def test_all_that_a_person_is_called_is_one_entry_of_history(tmp_path: Path) -> None:
    from groundswell.field.models import Entry

    speak(tmp_path, ALIAS)
    forget("Ann Quist")
    assert Entry.objects.filter(action="forget").count() == 1


@pytest.mark.parametrize(("people", "given"), [(NAMESAKES, "Ann Quist"), (NAMESAKES, "ann@a.example")])
def test_two_addresses_under_one_name_are_asked_about(
    tmp_path: Path, people: Sequence[tuple[str, str]], given: str
) -> None:
    speak(tmp_path, people)
    before = left()
    with pytest.raises(WhoIsMeant) as asked:
        forget(given)
    assert asked.value.values["appearances"] == tuple((*pair, 1) for pair in sorted(people))
    assert left() == before
    assert buried("Ann Quist") == [False]


def test_two_people_behind_one_address_are_asked_about(tmp_path: Path) -> None:
    speak(tmp_path, SHARED)
    with pytest.raises(WhoIsMeant):
        forget("Ann Quist")
    forget("Ann Quist", only=["Ann Quist"])
    assert ("Bo Tarn", "desk@a.example") in left()
    assert buried("Ann Quist", "Bo Tarn", "desk@a.example") == [True, False, False]


def test_of_namesakes_only_the_one_who_is_meant_goes_and_what_is_unclear_is_told(tmp_path: Path) -> None:
    speak(tmp_path, NAMESAKES)
    gone = forget("Ann Quist", only=["ann@a.example"])
    assert (gone.verbatims, gone.unclear) == (1, 1)
    assert left() >= {("Ann Quist", "ann@b.example"), ("Ann Quist", "")}
    assert buried("ann@a.example", "Ann Quist", "ann@b.example") == [True, False, False]


def test_namesakes_who_are_one_person_go_together(tmp_path: Path) -> None:
    speak(tmp_path, NAMESAKES)
    assert forget("ann@b.example", same=True).verbatims == 3
    assert left() == {("Somebody Else", "else@c.example")}


def test_a_stranger_is_not_taken_for_one_of_them(tmp_path: Path) -> None:
    speak(tmp_path, NAMESAKES)
    with pytest.raises(NobodyOfTheirs, match="else@c"):
        forget("Ann Quist", only=["else@c.example"])


def test_the_command_asks_who_is_meant_or_says_how_to_tell(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from groundswell.cli.main import app

    speak(tmp_path, NAMESAKES)
    there = ["--store", here()]
    refused = CliRunner().invoke(app, ["forget", "Ann Quist", "--yes", *there])
    assert "--only" in str(refused.exception)
    done = CliRunner().invoke(app, ["forget", "Ann Quist", *there], input="y\nann@a.example\n")
    assert "Ann Quist <ann@b.example>, 1 turns" in done.output
    assert "Erased the person: 1 verbatims" in done.output
    assert "backups that were made before still hold the words" in done.output
    assert ("Ann Quist", "ann@b.example") in left()
