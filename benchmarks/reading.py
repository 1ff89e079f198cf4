"""What reading a large store costs: `python -m benchmarks reading`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.large_store import CONCERNS, VERBATIMS, fill

RUN = "from groundswell.cli.main import run; run()"
TIMES = 5


def lines() -> Iterator[str]:
    """Fills a store in a scratch folder, or takes the one that GROUNDSWELL_LARGE_STORE names (made where
    there is none)."""
    kept = os.environ.get("GROUNDSWELL_LARGE_STORE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(kept) if kept else Path(folder) / "field.db"
        counting = _open(path)
        yield f"{VERBATIMS:,} verbatims, {CONCERNS:,} concerns, {path.stat().st_size / 2**20:.0f} MiB."
        if counting:
            yield f"Counting it all after an import: {counting:.1f} s of processor."
        yield ""
        # By a small process: what a child begins as is no smaller than what starts it.
        counted = subprocess.run(
            [sys.executable, "-m", "benchmarks.reading", str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
        yield from counted.stdout.splitlines()
        yield ""
        yield from _data()


def _open(path: Path) -> float:
    """Returns how long counting all took, where it had to be done."""
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.command_line"
    os.environ["GROUNDSWELL_STORE"] = str(path)
    import django

    django.setup()
    from groundswell.field import models
    from groundswell.field.keeping import store
    from groundswell.field.reading import state
    from groundswell.field.reading.upkeep import refresh

    store.prepare()
    if not models.Verbatim.objects.exists():
        fill()
    if state.stored():
        return 0.0
    before = time.process_time()
    refresh(None)
    return time.process_time() - before


def _commands(path: Path) -> Iterator[str]:
    start, memory = _run(["--version"])
    yield "| command | processor, s | above the start, s | peak, MiB |"
    yield "| --- | --- | --- | --- |"
    yield f"| `--version` | {start:.2f} | | {memory:.0f} |"
    largest, middle = "C-1", f"C-{CONCERNS // 2}"
    for words in (
        ["concerns"],
        ["show", largest],
        ["show", middle],
        ["why", "V-1000"],
        ["history"],
        ["search", "invoice"],
        ["search", "the", "for"],
        ["rename", middle, "Named anew"],
        ["merge", middle, f"C-{CONCERNS // 2 + 1}"],
        ["undo"],
        ["undo"],
    ):
        cost, memory = _run([*words, "--store", str(path)], times=1 if words[0] in _WRITING else TIMES)
        yield f"| `{' '.join(words)}` | {cost:.2f} | {cost - start:.2f} | {memory:.0f} |"


_WRITING = ("rename", "merge", "undo")


def _run(words: list[str], times: int = TIMES) -> tuple[float, float]:
    """The least processor seconds and the peak MiB of a command."""
    costs = []
    for _ in range(times):
        command = [sys.executable, "-c", RUN, *words]
        out = os.open(os.devnull, os.O_WRONLY)
        child = os.posix_spawn(
            sys.executable, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)]
        )
        _, status, used = os.wait4(child, 0)
        os.close(out)
        assert os.waitstatus_to_exitcode(status) == 0, words
        costs.append((used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return min(cost for cost, _ in costs), max(memory for _, memory in costs)


def _data() -> Iterator[str]:
    from groundswell.field.reading import board, one
    from groundswell.people.viewer import OPERATOR
    from groundswell.speech import Kind

    part = board.Part(kinds=[Kind.QUESTION], first_month=202607, last_month=202609)
    yield "| data of | processor, ms | queries |"
    yield "| --- | --- | --- |"
    for what, read in (
        ("the largest concern", lambda: one.concern(OPERATOR, 1)),
        ("one concern", lambda: one.concern(OPERATOR, CONCERNS // 4)),
        ("a board narrowed to one kind and one quarter", lambda: board.narrowed(OPERATOR, part)),
        ("the whole board", lambda: board.board(OPERATOR)),
        ("one account, 50 verbatims", lambda: one.account(OPERATOR, "Account 7")),
    ):
        cost, queries = _timed(read)
        yield f"| {what} | {cost:.0f} | {queries} |"


def _timed(read: Callable[[], object]) -> tuple[float, int]:
    """The least milliseconds of processor, and how many queries."""
    from django.db import connection

    asked: list[str] = []

    def note(execute: Any, sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    costs = []
    for _ in range(TIMES):
        asked.clear()
        before = time.process_time()
        with connection.execute_wrapper(note):
            read()
        costs.append(time.process_time() - before)
    return 1000 * min(costs), len(asked)


if __name__ == "__main__":
    for line in _commands(Path(sys.argv[1])):
        print(line)
