"""A real process killed while it listens: the store is whole, and going on ends where one run would have."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from groundswell.field.keeping.file import is_whole
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, write_table
from tests.worlds.stores import SERVER, rows_in, store_at

ROOT = Path(__file__).parents[2]
PROGRAM = """
import groundswell.encoders as encoders
from tests.worlds.encoding import WordEncoder
encoders.open_encoder = lambda *_: WordEncoder()
from groundswell.cli.main import run
run()
"""
SAID = [f"{text} number {n}" for n in range(43) for text in (*INVOICES, *OFFLINE, *PRICE)]


def start(table: Path, store: Path, told: Path) -> "subprocess.Popen[bytes]":
    arguments = ["listen", table, "--as", "verbatims", "--store", store_at(store), "--json", told]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def field_in(told: Path) -> dict[str, object]:
    """All but the readings of files, which say honestly what was heard before."""
    return {k: v for k, v in json.loads(told.read_text()).items() if k != "files"}


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_listen_that_is_killed_again_and_again_ends_with_the_same_field(tmp_path: Path, sent: int) -> None:
    table = write_table(tmp_path / "said.csv", feedback(SAID))
    store = tmp_path / "killed.db"
    for kind, least in (("conversation", 1), ("verbatim", 1), ("vector", 1)):
        process = start(table, store, tmp_path / "killed.json")
        while process.poll() is None and rows_in(store_at(store), f"field_{kind}") < least:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.005)  # watching without a pause would take the processor that it needs
        process.send_signal(sent)
        process.wait()
        assert SERVER or is_whole(store) == ""
    assert start(table, store, tmp_path / "killed.json").wait() == 0
    assert start(table, tmp_path / "whole.db", tmp_path / "whole.json").wait() == 0
    assert field_in(tmp_path / "killed.json") == field_in(tmp_path / "whole.json")


@pytest.mark.files
def test_a_full_disk_is_told_in_one_sentence_and_the_store_goes_on_later(tmp_path: Path) -> None:
    table = write_table(tmp_path / "said.csv", feedback(SAID))
    store = tmp_path / "field.db"
    arguments = ["listen", str(table), "--as", "verbatims", "--store", str(store)]
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, -1))\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", limited, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1), done.stderr
    assert start(table, store, tmp_path / "later.json").wait() == 0
    assert rows_in(str(store), "field_conversation") == len(SAID)
