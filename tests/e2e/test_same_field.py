"""The same input gives the same field, in whatever order and on however many processors it is read."""

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.test_command_line import FEEDBACK
from tests.worlds.field import feedback, write_table
from tests.worlds.stores import store_at

CALL = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ana Ruiz>Thanks for your time today, how do your crews work?

00:00:07.000 --> 00:00:15.000
<v Tom Berg>Our technicians cannot open jobs offline in a basement without signal.
"""


def told(folder: Path, store: str, threads: int, *files: str) -> bytes:
    """The JSON of one listen on a fresh store."""
    program = "from groundswell.cli.main import run; run()"
    arguments = ["listen", *files, "--store", store_at(folder / store), "--json", f"{store}.json"]
    subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, "OMP_NUM_THREADS": str(threads)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"{store}.json").read_bytes()


def test_neither_the_order_of_files_nor_the_number_of_threads_changes_a_byte(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", feedback(FEEDBACK[:5]))
    write_table(tmp_path / "b.csv", feedback(FEEDBACK[3:], first=20))
    (tmp_path / "calls").mkdir()
    for name in ("one.vtt", "two.vtt"):
        (tmp_path / "calls" / name).write_text(CALL.replace("basement", f"basement of {name[:3]}"))
    first = told(tmp_path, "one.db", 1, "a.csv", "calls", "b.csv")
    assert b"C-1" in first
    assert told(tmp_path, "two.db", 2, "b.csv", "a.csv", "calls") == first
