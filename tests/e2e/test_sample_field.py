"""The whole way from the sample files to what is planted in them: real process, real model."""

import html
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from benchmarks.planted import compare, key_of, planted_in
from groundswell.samples import sample_folder, sample_sources
from groundswell.sources.contract import Heard
from groundswell.sources.reading import expand, read_file
from tests.worlds.stores import store_at


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    """The JSON and the report of `groundswell listen --sample`."""
    folder = tmp_path_factory.mktemp("sample")
    store = ["--store", store_at(folder / "field.db")]
    arguments = ["listen", "--sample", *store, "--json", "out.json", "--html", "out.html"]
    command = [sys.executable, "-c", "from groundswell.cli.main import run; run()", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    told = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    pages = [(folder / name).read_text(encoding="utf-8") for name in ("out.html", "out-words.html")]
    return told, "".join(pages)


def verbatims(told: dict[str, Any]) -> list[dict[str, Any]]:
    apart = [v for p in told["set_phrases"] for v in p["verbatims"]]
    return [v for c in told["concerns"] for v in c["verbatims"]] + told["heard_once"] + apart


def test_what_was_planted_is_found_and_not_torn_apart(heard: tuple[dict[str, Any], str]) -> None:
    rows = compare(heard[0], key_of(sample_folder()))
    assert sum(row.found for row in rows) >= 27
    assert [row.key for row in rows if row.parts > 2] == []


def test_only_those_who_sell_are_counted_as_sellers(heard: tuple[dict[str, Any], str]) -> None:
    listed = (sample_folder() / "crm" / "sellers.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert heard[0]["sellers"] == len(listed)


def test_most_of_what_was_planted_has_its_kind(heard: tuple[dict[str, Any], str]) -> None:
    kinds = {one["id"]: one["kind"] for one in heard[0]["concerns"]}
    planted = planted_in(heard[0], key_of(sample_folder()))
    assert len(planted) == 30
    # The bar of 25 stands on the samples as they landed (`python -m benchmarks kinds`); these are measured
    # beside them, and six draws of nine tenths gave 22 to 25 for both.
    assert sum(kinds.get(concern) == kind for kind, concern in planted) >= 22


def test_every_quote_stands_letter_for_letter_at_its_place_in_the_source(
    heard: tuple[dict[str, Any], str],
) -> None:
    turns = defaultdict(set)
    for path, name in expand(sample_sources()):
        for item in read_file(path, name):
            if isinstance(item, Heard):
                for turn in item.conversation.turns:
                    turns[name, turn.row].add(turn.text)
    told = verbatims(heard[0])
    assert len(told) > 400
    for one in told:
        assert one["turn"] in turns[one["source"], one["row"]]
        assert one["turn"][one["start"] : one["end"]] == one["text"]


def test_the_report_quotes_what_the_json_quotes(heard: tuple[dict[str, Any], str]) -> None:
    told, page = heard
    shown = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    missing = [v["id"] for v in verbatims(told) if " ".join(v["text"].split()) not in html.unescape(shown)]
    assert missing == []


def test_every_row_of_every_file_is_accounted_for(heard: tuple[dict[str, Any], str]) -> None:
    files = heard[0]["files"]
    assert len(files) == len([p for s in sample_sources() for p in ([s] if s.is_file() else s.rglob("*.*"))])
    assert all(f["rows"] == f["taken"] + f["duplicates"] + f["refused"] for f in files)
    assert sum(f["rows"] for f in files) > 3000


def test_the_sample_is_marked_as_fictional(heard: tuple[dict[str, Any], str]) -> None:
    assert "fictional" in heard[1]
    assert "fictional" in (Path(sample_folder()) / "README.md").read_text(encoding="utf-8")


def test_rows_that_nobody_else_is_like_leave_the_field_as_it_was(
    heard: tuple[dict[str, Any], str], tmp_path: Path
) -> None:
    stray = tmp_path / "stray.csv"
    stray.write_text("id,date,account,text\nS-1,2026-06-20,Zorble Ltd,Why do violets hum under our cello?\n")
    program = "from groundswell.cli.main import run; run()"
    store = store_at(tmp_path / "field.db")
    for words in (["listen", "--sample"], ["listen", str(stray)], ["regroup"]):
        command = [sys.executable, "-c", program, *words, "--store", store]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    command = [
        sys.executable,
        "-c",
        program,
        "listen",
        str(stray),
        "--store",
        store,
        "--json",
        "out.json",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    after = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))

    def standing(told: dict[str, Any]) -> dict[str, str]:
        return {f"V-{v['id']}": c["id"] for c in told["concerns"] for v in c["verbatims"]}

    assert standing(after) == standing(heard[0])
    assert len(after["heard_once"]) == len(heard[0]["heard_once"]) + 1
