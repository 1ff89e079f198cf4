"""Small files of the kinds that people bring, made after public reports, read as a person would.

`expected.json` has for each file what is heard: day, side and words of every turn (Dana Whit of house.example
sells), or why the file is refused. It was looked through file by file: a change in it is to be read, not
renewed. `beside.json` has what is told beside: of each conversation its channel, title, account and seller
and who speaks when; facts, what is noted, refused and set aside, and why.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.contract import (
    Heard,
    Item,
    Known,
    Noted,
    Options,
    Refused,
    SetAside,
    Understood,
    UnreadableSource,
)
from groundswell.sources.opening import read_here
from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Turn

FOLDER = Path(__file__).parents[1] / "fixtures" / "in_the_wild"
SELLERS = ("Dana Whit", "house.example")


def told(path: Path) -> list[Any] | str:
    """Each conversation as its day and turns; the reason where the file cannot be read at all."""
    try:
        items = list(read_here(path, path.name, Options()))
    except UnreadableSource as refusal:
        return str(refusal)
    heard = assign_roles([i.conversation for i in items if isinstance(i, Heard)], sellers=SELLERS)
    return [
        [
            f"{one.at:%Y-%m-%d %H:%M}" if one.at else "",
            [[turn.speaker.role.value, turn.text] for turn in one.turns],
        ]
        for one in heard
    ]


def beside(path: Path) -> list[str]:
    """What is told of a file beside the words, a line each; nothing where it cannot be read at all."""
    try:
        return [line for item in read_here(path, path.name, Options()) for line in _lines(item)]
    except UnreadableSource:
        return []


def _lines(item: Item) -> list[str]:
    match item:
        case Heard(conversation=one):
            frame = [one.channel, one.title, one.account, one.deal, one.seller, one.rating]
            told = " | ".join(str(part) for part in frame if part or part == 0)
            return [f"heard: {told}", *(f"  {turn.row}: {_who(turn)}" for turn in one.turns)]
        case Known(row=row, fact=fact):
            return [f"{row}: {type(fact).__name__} {fact.key} {fact.name}".rstrip()]
        case Refused(row=row, reason=reason):
            return [f"{row} refused: {reason}"]
        case Noted(row=row, reason=reason):
            return [f"{row} noted: {reason}"]
        case SetAside(row=row, aside=aside):
            words = " ".join(aside.words.split())
            return [f"{row} {aside.why}: {words[:30]} ({len(words)})"]
        case Understood():
            columns = ", ".join(f"{meaning}={name}" for meaning, name in sorted(item.columns.items()))
            return [f"{item.kind} {item.what}: {columns}"]


def _who(turn: Turn) -> str:
    seconds = "" if turn.seconds is None else f" {turn.seconds:g}s"
    return f"{turn.speaker.name} <{turn.speaker.email}>{seconds}"


def expected() -> dict[str, list[Any] | str]:
    return json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", expected())
def test_a_file_is_read_as_a_person_would_read_it(name: str) -> None:
    assert told(FOLDER / name) == expected()[name]


@pytest.mark.parametrize("name", expected())
def test_what_is_beside_the_words_is_told(name: str) -> None:
    told_beside = json.loads((FOLDER / "beside.json").read_text(encoding="utf-8"))
    assert beside(FOLDER / name) == told_beside[name]


def test_every_file_has_its_expectation() -> None:
    there = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    assert there - {"expected.json", "beside.json"} == set(expected())
