"""Which tests run through which line: recorded by coverage, one folder of tests at a time, kept in out/.

A file of tests that changed is recorded again; where a source changed, all are.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import coverage
from tools.mutation.copies import ROOT, copy_of_the_project, environment
from tools.mutation.faults import Fault

SITE = Path(__file__).parent / "site"
SECONDS = 120.0  # of the tests of one fault, the nearest first


class Record:
    """What is known of one state of the sources, and each test that passes with its seconds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.files: dict[str, str] = {}  # of tests, and what was in them
        self.seconds: dict[str, float] = {}
        if self._index.is_file():
            kept = json.loads(self._index.read_text(encoding="utf-8"))
            self.files, self.seconds = kept["files"], kept["seconds"]

    @property
    def _index(self) -> Path:
        return self.folder / "index.json"

    def complete(self) -> None:
        """Run every file of tests that is not in the record as it is."""
        now = {file.relative_to(ROOT).as_posix(): fingerprint([file]) for file in _files_of_tests()}
        due = [name for name in now if self.files.get(name) != now[name]]
        for (_, folder), names in groupby(sorted(due, key=_place), key=_place):
            print(f"Recording what is run through by {folder}…", flush=True)
            self._run({name: now[name] for name in names})

    def _run(self, files: dict[str, str]) -> None:
        with TemporaryDirectory(prefix="mutate-") as place:
            project, raw = copy_of_the_project(Path(place) / "project"), Path(place) / "raw"
            raw.mkdir()
            command = [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
                *("-p", "tools.mutation.plugin", "-n", str(os.cpu_count() or 1), *files),
            ]
            recording = {**environment(project, SITE), "PYTHONRECORDIN": str(raw)}
            subprocess.run(command, cwd=project, env=recording, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
            self._add(raw, files)

    def _add(self, raw: Path, files: dict[str, str]) -> None:
        lines = coverage.CoverageData(basename=str(self.folder / f"lines-{len(list(self.folder.iterdir()))}"))
        for measured in sorted(raw.glob("data*")):
            one = coverage.CoverageData(basename=str(measured))
            one.read()
            lines.update(one)
        lines.write()
        ended = json.loads((raw / "ended.json").read_text(encoding="utf-8"))
        for test in ended["failed"]:
            print(f"  left out, for it does not pass on a copy: {test}", flush=True)
        known = {
            test: seconds for test, seconds in self.seconds.items() if test.partition("::")[0] not in files
        }
        self.seconds, self.files = known | ended["passed"], self.files | files
        text = json.dumps({"files": self.files, "seconds": self.seconds})
        self._index.write_text(text, encoding="utf-8")

    def tests_of(self, fault: Fault) -> list[str]:
        """Those that run through it, the nearest first, as many as take SECONDS.

        What runs when its module is imported (a constant, a default) is run through by whoever uses the
        module, not only by the first to import it; a line that nobody was seen to run through may be in a
        process that was killed: all of the room's tests.
        """
        by_line = self._by_line(fault.path)
        through = set[str]().union(*by_line.values())
        if fault.called:
            here = set[str]().union(*(by_line.get(n, ()) for n in range(fault.line, fault.last + 1)))
            through = here or by_line.get(fault.statement, set()) or through
        room = f"/{fault.path.split('/')[2]}/"
        through = through or {test for test in self.seconds if room in test}
        return self._most(
            sorted(through, key=lambda test: (_distance(fault, test), self.seconds[test], test))
        )

    def _by_line(self, path: str) -> dict[int, set[str]]:
        by_line: dict[int, set[str]] = {}
        for file in self.folder.glob("lines-*"):
            data = coverage.CoverageData(basename=str(file))
            data.read()
            for measured in data.measured_files():
                if measured.endswith(f"/{path}"):
                    for line, tests in data.contexts_by_lineno(measured).items():
                        by_line.setdefault(line, set()).update(self.seconds.keys() & set(tests))
        return by_line

    def _most(self, tests: list[str]) -> list[str]:
        taken, seconds = list[str](), 0.0
        for test in tests:
            if not taken or seconds + self.seconds[test] <= SECONDS:
                taken.append(test)
                seconds += self.seconds[test]
        return taken


def _distance(fault: Fault, test: str) -> int:
    """How many folders of the module are not above the test: 0 for `engine/trend/days` and its own tests."""
    parts = fault.path.removesuffix(".py").split("/")[2:]
    test_parts = test.partition("::")[0].removesuffix(".py").split("/")[2:]
    own = parts[-1] in test.partition("::")[0]
    shared = sum(1 for _ in _common(parts, test_parts))
    return len(parts) - shared - own


def _place(name: str) -> tuple[bool, str]:
    """Of a file of tests: those of one room come first, those of the whole after."""
    kind, _, inside = name.removeprefix("tests/").partition("/")
    return kind != "unit", f"tests/{kind}/{inside.split('/')[0]}" if kind == "unit" else f"tests/{kind}"


def _common(parts: list[str], others: list[str]) -> Iterable[str]:
    for part, other in zip(parts, others, strict=False):
        if part != other:
            return
        yield part


def record_of_this_state(kept: Path) -> Record:
    record = Record(kept / fingerprint(_all_but_tests())[:16])
    record.complete()
    return record


def fingerprint(files: Iterable[Path]) -> str:
    summed = hashlib.sha256()
    for file in files:
        summed.update(file.read_bytes())
    return summed.hexdigest()


def _files_of_tests() -> list[Path]:
    return sorted((ROOT / "tests").rglob("test_*.py"))


def _all_but_tests() -> list[Path]:
    """The sources, and what the tests share."""
    shared = set((ROOT / "tests").rglob("*.py")) - set(_files_of_tests())
    return sorted([*(ROOT / "src" / "groundswell").rglob("*.py"), *shared])
