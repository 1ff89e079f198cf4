"""A disk that fails under an import: `python -m benchmarks.failing_disk [RUNS] [ROWS]`.

Needs libfiu (`fiu-run`; Debian: fiu-utils). Each run is `groundswell listen` in a forked process in which
writing, syncing, truncating or renaming fails now and then with ENOSPC or EIO, more or less often from run to
run. It tells what stands in the store after each commit. Then the disk is well again, and what is left is
looked at: nothing that was told as kept is lost, the file is sound, what was said was a sentence, and the
same command goes on to the same field. The encoder goes by words alone.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.killed_work import ENCODER, as_command, differences, hear, read_at, sentences, set_up, whole
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
# Of so many runs one makes its store, too; the others find it made.
_MAKES = 6
_TABLES = ("turn", "verbatim", "vector")


@dataclass(frozen=True, slots=True)
class Run:
    status: int
    said: str  # on stderr
    kept: list[int]  # rows of each table, when last told


def listen(table: Path, store: Path, run: int) -> Run:
    """`groundswell listen` in a process whose disk fails in the way of this run."""
    kept, said = store.with_name("kept"), store.with_name("said")
    child = os.fork()
    if not child:
        _listen_here(table, store, run, kept, said)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    lines = kept.read_text().splitlines()
    return Run(status, said.read_text(), json.loads(lines[-1]) if lines else [0] * len(_TABLES))


def _listen_here(table: Path, store: Path, run: int, kept: Path, said: Path) -> None:
    from groundswell.cli.main import run as run_command
    from groundswell.field.keeping.store import standing_at

    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _tell_commits(os.open(kept, os.O_WRONLY | os.O_CREAT))
    sys.argv = ["groundswell", "listen", str(table), "--as", "verbatims"]
    with standing_at(store):
        _let_fail(run)
        try:
            run_command()
        except SystemExit as ended:
            sys.stderr.flush()
            os._exit(ended.code if isinstance(ended.code, int) else 0)
        finally:
            sys.excepthook(*sys.exc_info()) if sys.exc_info()[0] else None
            sys.stderr.flush()
            os._exit(70)


def _tell_commits(told: int) -> None:
    from django.db.backends.sqlite3.base import DatabaseWrapper

    import groundswell.encoders as encoders

    encoders.open_encoder = lambda *_: ENCODER
    commit = DatabaseWrapper._commit

    def committed(self) -> None:
        commit(self)
        if "field_vector" in self.introspection.table_names():
            counts = [
                self.connection.execute(f"SELECT count(*) FROM field_{t}").fetchone()[0] for t in _TABLES
            ]
            os.write(told, f"{json.dumps(counts)}\n".encode())

    DatabaseWrapper._commit = committed


def _counts(opened, tables: Sequence[str] = _TABLES) -> list[int]:
    return [opened.execute(f"SELECT count(*) FROM field_{one}").fetchone()[0] for one in tables]


def _let_fail(run: int) -> None:
    fiu = ctypes.CDLL("libfiu.so.0")
    fiu.fiu_set_prng_seed(run)
    error, seldom = _ERRORS[run % 2], _SELDOM[run // 2 % len(_SELDOM)]
    for point in _POINTS:
        told = fiu.fiu_enable_random(point.encode(), 1, ctypes.c_void_p(error), 0, ctypes.c_float(1 / seldom))
        assert told == 0


def counted(store: Path) -> list[int]:
    import sqlite3

    if not store.exists() or not store.stat().st_size:
        return [0] * len(_TABLES)
    opened = sqlite3.connect(store)
    made = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    found = _counts(opened) if "field_vector" in made else [0] * len(_TABLES)
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
    assert as_command(lambda: None, made)[0] == 0
    assert as_command(lambda: hear(table), calm)[0] == 0
    wanted = read_at(calm)
    for run in range(number):
        place = Path(tempfile.mkdtemp(dir=folder))
        store = place / "field.db"
        if run % _MAKES:
            shutil.copy(made, store)
        failed = listen(table, store, run)
        wrong = list(faults(failed, store))
        if as_command(lambda at=table: hear(at), store)[0]:
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
    if "fiu" not in os.environ.get("LD_PRELOAD", ""):
        os.execvp(
            "fiu-run",
            ["fiu-run", "-x", "-f", "", sys.executable, "-um", "benchmarks.failing_disk", *sys.argv[1:]],
        )
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
