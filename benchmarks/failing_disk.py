"""A disk that fails under an import: `python -m benchmarks.failing_disk [RUNS] [ROWS]`.

Needs libfiu (`fiu-run`). Each run is `groundswell listen` in a process of its own in which writing, syncing,
truncating or renaming fails now and then with ENOSPC or EIO, more or less often from run to run. It tells
what stood in the store after each commit. Then the disk is well again, and what is left is looked at:
nothing that was told as kept is lost, the file is sound, what was said was a sentence, and the same command
goes on to the same field. The encoder goes by words alone.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.killed_work import differences, hear, in_a_process, read_at, sentences, set_up, whole
from benchmarks.throughput import write_rows

_POINTS = (
    "posix/io/rw/pwrite",
    "posix/io/rw/ftruncate",
    "posix/io/sync/fdatasync",
    "posix/io/sync/fsync",
    "posix/io/dir/rename",
)
_ERRORS = (errno.ENOSPC, errno.EIO)
# One in so many calls fails.
_SELDOM = (30, 100, 200, 400, 800, 1_600)
# Of these runs one makes its store, too; the others find it made.
_MAKES = 6
_TABLES = ("turn", "verbatim", "vector")
PROGRAM = """
import json, os, sys
told = os.fdopen(int(sys.argv.pop(1)), "w", buffering=1)
import groundswell.encoders as encoders
from benchmarks.killed_work import WordVectors
encoder = WordVectors()
encoders.open_encoder = lambda *_: encoder
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
from django.db.backends.sqlite3.base import DatabaseWrapper
commit = DatabaseWrapper._commit
def committed(self):
    commit(self)
    tables = self.introspection.table_names()
    if "field_vector" in tables:
        told.write(json.dumps([
            self.connection.execute(f"SELECT count(*) FROM field_{table}").fetchone()[0]
            for table in %r
        ]) + "\\n")
DatabaseWrapper._commit = committed
from groundswell.cli.main import run
run()
""" % (_TABLES,)  # noqa: UP031  # braces stand in it


@dataclass(frozen=True, slots=True)
class Run:
    status: int
    said: str
    kept: list[int]  # rows of each table, when last told


def listen(table: Path, store: Path, failing: tuple[str, ...] = ()) -> Run:
    read, write = os.pipe()
    arguments = ["listen", str(table), "--as", "verbatims", "--store", str(store)]
    process = subprocess.Popen(
        [*failing, sys.executable, "-c", PROGRAM, str(write), *arguments],
        pass_fds=(write,),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)
    with os.fdopen(read) as told:
        lines = told.read().splitlines()
    out, errors = process.communicate()
    kept = json.loads(lines[-1]) if lines else [0] * len(_TABLES)
    return Run(process.returncode, errors if process.returncode else out + errors, kept)


def failing(run: int) -> tuple[str, ...]:
    """How to start a program whose disk fails in the way of this run."""
    error, seldom = _ERRORS[run % 2], _SELDOM[run // 2 % len(_SELDOM)]
    told: list[str] = ["fiu-run", "-x", "-f", ""]
    for point in _POINTS:
        told += ["-c", f"enable_random name={point},probability={1 / seldom},failinfo={error}"]
    return tuple(told)


def counted(store: Path) -> list[int]:
    import sqlite3

    if not store.exists() or not store.stat().st_size:
        return [0] * len(_TABLES)
    opened = sqlite3.connect(store)
    made = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    found = [
        opened.execute(f"SELECT count(*) FROM field_{t}").fetchone()[0] if f"field_{t}" in made else 0
        for t in _TABLES
    ]
    opened.close()
    return found


def faults(run: Run, store: Path) -> Iterator[str]:
    """What is wrong with what a failed run said and left."""
    if "Traceback" in run.said:
        yield f"a traceback: {run.said[-300:]}"
    if run.status not in (0, 1):
        yield f"ended with {run.status}"
    if run.status == 1 and len(run.said.strip().splitlines()) != 1:
        yield f"not one sentence: {run.said[-300:]!r}"
    found = counted(store)
    if any(now < before for now, before in zip(found, run.kept, strict=True)):
        yield f"lost: {run.kept} were kept, {found} are left"
    if store.exists() and (wrong := whole(store)):
        yield f"unsound: {wrong}"


def runs(number: int, rows: int, folder: Path) -> Iterator[tuple[int, Run, list[str]]]:
    table = write_rows(folder / "said.csv", sentences(rows))
    calm, made = folder / "calm.db", folder / "made.db"
    assert in_a_process(lambda: None, made)[0] == 0
    assert in_a_process(lambda: hear(table), calm)[0] == 0
    wanted = read_at(calm)
    for run in range(number):
        place = Path(tempfile.mkdtemp(dir=folder))
        store = place / "field.db"
        if run % _MAKES:
            shutil.copy(made, store)
        failed = listen(table, store, failing(run))
        wrong = list(faults(failed, store))
        if in_a_process(lambda at=table: hear(at), store)[0]:
            wrong.append("did not go on")
        else:
            wrong += differences(wanted, read_at(store))
        yield run, failed, wrong
        shutil.rmtree(place)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_500
    if not shutil.which("fiu-run"):
        sys.exit("fiu-run is not installed (Debian: fiu-utils).")
    set_up()
    bad = 0
    statuses: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for run, failed, wrong in runs(number, rows, Path(folder)):
            bad += bool(wrong)
            statuses[failed.status] += 1
            said = failed.said.strip().splitlines()[-1:] if failed.status else []
            print(f"{run}: {failed.status} {failed.kept} {said} {'; '.join(wrong) or 'well'}", flush=True)
    print(f"{number} runs on a failing disk, of which {statuses[1]} were told so: {bad} went wrong")


if __name__ == "__main__":
    main()
