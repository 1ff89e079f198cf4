"""One bad line of JSON is refused for itself, and the others are read."""

from pathlib import Path

import pytest

from groundswell.sources.opening import open_file
from groundswell.sources.reading import read_file
from groundswell.sources.registry import reader_for
from tests.unit.sources.tables.reading_tables import refusals, texts

GOOD = '{"comment": "It is slow", "n": 1}\n'
BAD = {
    "a number without end": ('{"comment": "x", "n": ' + "9" * 5000 + "}\n", "4,300 digits"),
    "a negative number without end": ('{"comment": "x", "n": -' + "9" * 5000 + "}\n", "4,300 digits"),
    "deep lists": ('{"comment": "x", "n": ' + "[" * 100_000 + "]" * 100_000 + "}\n", "nested too deeply"),
    "deep objects": ('{"a":' * 100_000 + "1" + "}" * 100_000 + "\n", "nested too deeply"),
    "no object": ('"It is slow"\n', "no JSON object"),
    "no JSON": ("{It is slow}\n", "no JSON object"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_that_cannot_be_read_is_the_only_one(kind: str, first: bool, tmp_path: Path) -> None:
    line, why = BAD[kind]
    path = tmp_path / "said.jsonl"
    path.write_text(line + GOOD * 2 if first else GOOD + line + GOOD)
    items = list(read_file(path, path.name))
    assert texts(items) == ["It is slow", "It is slow"]
    ((row, reason),) = refusals(items)
    assert row == (1 if first else 2)
    assert why in reason


def test_a_deep_file_is_recognised_in_time_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text(BAD["deep lists"][0])
    assert reader_for(open_file(path, path.name)).kind == "jsonl"


def test_a_field_without_a_name_is_one_more_field(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text('{"": "x", "comment": "It is slow"}\n{"": "y", "comment": "It is dear"}\n')

    assert texts(list(read_file(path, path.name))) == ["It is slow", "It is dear"]


def test_a_line_longer_than_a_reader_holds_says_so(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text(GOOD + '{"comment": "' + "x" * 8 * 1024**2 + '"}\n' + GOOD)
    items = list(read_file(path, path.name))
    assert texts(items) == ["It is slow", "It is slow"]
    assert any("longer than 8 MiB" in reason for _, reason in refusals(items))
