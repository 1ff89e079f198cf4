"""Small files of the kinds that people bring, made after public reports, read as a person would.

`expected.json` has for each file what is heard: day, side and words of every turn (Dana Whit of house.example
sells), or why the file is refused. It was looked through file by file: a change in it is to be read, not
renewed.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.contract import Heard, Options, UnreadableSource
from groundswell.sources.opening import read_here
from groundswell.sources.speakers.roles import assign_roles

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


def expected() -> dict[str, list[Any] | str]:
    return json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", expected())
def test_a_file_is_read_as_a_person_would_read_it(name: str) -> None:
    assert told(FOLDER / name) == expected()[name]


def test_every_file_has_its_expectation() -> None:
    there = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    assert there - {"expected.json"} == set(expected())
