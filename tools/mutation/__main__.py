"""How many wrong programs the tests notice: `make mutate`, or `python -m tools.mutation [COUNT] [SEED]`.

Small faults are put into the rooms that matter one at a time, in a copy of the project, and the tests that
run through the changed lines are run there, the nearest first, up to the first that fails; if none does,
others that run through them, of other rooms and of the whole. A fault that all pass is a survivor and is
printed with its place. Faults are drawn by a fixed seed, each room in proportion to
its lines. A run that was ended goes on where it was, unless a source or a test changed.

Where nobody could tell a survivor from the program, equivalent.toml says why; it counts neither way.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import cache_from_source
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from tools.mutation.copies import ROOT, copy_of_the_project, environment
from tools.mutation.faults import Fault, faults_in
from tools.mutation.record import Record, record_in, state

SOURCE = ROOT / "src" / "groundswell"
ROOMS = ("engine", "field", "intake", "sources")
WANTED = 120
BAR = 0.90
# Seconds for the tests of one fault: these, and so many times what they took when they were recorded.
LEAST, TIMES = 60.0, 8.0
KEPT = ROOT / "out" / "mutate"

Outcome = Literal["noticed", "does not end", "survived", "not run"]


def drawn(count: int, seed: int) -> list[Fault]:
    """About `count` faults, each room in proportion to its lines."""
    texts = {room: _texts(room) for room in ROOMS}
    lines = {room: sum(text.count("\n") for text in texts[room].values()) for room in ROOMS}
    chance = random.Random(seed)  # noqa: S311 a draw, no secret
    return [
        fault
        for room in ROOMS
        for fault in _some_of(texts[room], round(count * lines[room] / sum(lines.values())), chance)
    ]


def _texts(room: str) -> dict[str, str]:
    """Path from the project -> text of each module of a room, migrations aside."""
    return {
        file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((SOURCE / room).rglob("*.py"))
        if "migrations" not in file.parts
    }


def _some_of(texts: dict[str, str], count: int, chance: random.Random) -> list[Fault]:
    faults = [fault for path, text in texts.items() for fault in faults_in(path, text)]
    chance.shuffle(faults)
    return sorted(islice((fault for fault in faults if fault.changes(texts[fault.path])), count))


def outcome(fault: Fault, tests: Sequence[str], project: Path, seconds: float = LEAST) -> Outcome:
    """What the tests say in the copy with the fault in it, which is whole again afterwards."""
    file = project / fault.path
    sound = file.read_text(encoding="utf-8")
    _write(file, fault.put_into(sound))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
    ]
    try:
        ended = subprocess.run(  # noqa: S603
            [*command, *tests],
            cwd=project,
            env=environment(project),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "does not end"
    finally:
        _write(file, sound)
    if not ended.returncode:
        return "survived"
    # No test fails where none was found, or where pytest itself was called wrongly.
    lost = b"ERROR: not found" in ended.stderr
    return "not run" if lost else "noticed"


def _write(file: Path, text: str) -> None:
    """Python knows a compiled module by its size and the second, which two writings may share."""
    Path(cache_from_source(str(file))).unlink(missing_ok=True)
    file.write_text(text, encoding="utf-8")


def outcomes(faults: Sequence[Fault], wanted: Sequence[str], at_once: int) -> Iterator[tuple[Fault, Outcome]]:
    """So many at a time, by the tests in the `wanted` folders. What was told of this state is not asked."""
    told = Told(KEPT / f"outcomes-{state()}.jsonl")
    record = record_in(KEPT, wanted, at_once)
    with tempfile.TemporaryDirectory(prefix="mutate-") as name, ThreadPoolExecutor(at_once) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(at_once):
            copies.put(copy_of_the_project(Path(name) / str(number) / "project"))

        def tried(fault: Fault) -> tuple[Fault, Outcome]:
            project = copies.get()
            try:
                return fault, told.of(fault) or told.keep(fault, _asked(fault, record, project))
            finally:
                copies.put(project)

        yield from pool.map(tried, faults)


def _asked(fault: Fault, record: Record, project: Path) -> Outcome:
    """What the nearest tests say, and if they pass, what others say that run through it."""
    said: Outcome = "survived"
    for tests in filter(None, record.tests_of(fault)):
        seconds = LEAST + TIMES * sum(map(record.seconds.__getitem__, tests))
        said = outcome(fault, tests, project, seconds)
        if said != "survived":
            break
    return said


class Told:
    """Outcomes of one state of sources and tests, written down as they come."""

    def __init__(self, file: Path) -> None:
        self._file = file
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        self._known: dict[str, Outcome] = dict(map(json.loads, lines))

    def of(self, fault: Fault) -> Outcome | None:
        return self._known.get(_mark(fault))

    def keep(self, fault: Fault, said: Outcome) -> Outcome:
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([_mark(fault), said]) + "\n")
        return said


def _mark(fault: Fault) -> str:
    return f"{fault.path}:{fault.start}-{fault.end}:{fault.instead}"


def equivalent() -> dict[str, str]:
    """Key of each fault that nobody could tell from the program -> the reason."""
    text = Path(__file__).with_name("equivalent.toml").read_text(encoding="utf-8")
    return {entry["fault"]: entry["reason"] for entry in tomllib.loads(text)["equivalent"]}


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("count", nargs="?", type=int, default=WANTED)
    arguments.add_argument("seed", nargs="?", type=int, default=1)
    arguments.add_argument("--tests", nargs="+", default=["tests/"], help="folders whose tests are asked")
    arguments.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="faults tried at a time")
    chosen = arguments.parse_args()
    known, caught, survivors, same = equivalent(), 0, 0, 0
    for fault, said in outcomes(drawn(chosen.count, chosen.seed), chosen.tests, chosen.at_once):
        place = f"{fault.path}:{fault.line}\n                {fault.key}"
        if said in ("noticed", "does not end"):
            caught += 1
        elif fault.key in known:
            said, same = "equivalent", same + 1
            place += f"\n                {known[fault.key]}"
        else:
            survivors += 1
        if said != "noticed":
            print(f"{said:<15} {place}", flush=True)
    share = caught / max(1, caught + survivors)
    print(f"{caught} of {caught + survivors} noticed ({share:.0%}; bar {BAR:.0%}), {same} equivalent")
    sys.exit(0 if share >= BAR else 1)


if __name__ == "__main__":
    main()
