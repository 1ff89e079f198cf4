"""Which tests run through which line: recorded by coverage, one folder of tests at a time, kept in out/.

A file of tests that changed is recorded again. Of a source that changed since, each line is taken to be run
through by whoever ran through any of it; where what the tests share changed, all are recorded anew.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain, groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import coverage
from tools.mutation.copies import ROOT, copy_of_the_project, environment
from tools.mutation.faults import Fault

SITE = Path(__file__).parent / "site"
SECONDS = 60.0  # of the tests of one fault, the nearest first; as recorded, which takes longer
FURTHER = 120.0  # of the others, which a survivor is shown to besides
WHOLE = ("tests/e2e/", "tests/faults/")  # of all rooms at once
# Of a room, tests that look at what it declares (columns of tables) without running through it.
LOOKING = {
    "field": ("tests/unit/field/keeping/test_store.py::test_the_migrations_make_the_tables_of_the_models",)
}
SOMEWHERE = 0  # the line of what was run through in a source that was another one then


class Record:
    """What is known of the tests, and of each that passes its seconds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.files: dict[str, str] = {}  # of tests, and what was in them
        self.seconds: dict[str, float] = {}
        self._asked = set[str]()
        self.sources: dict[str, dict[str, str]] = {}  # of each recording, and what was in them then
        self.users: dict[str, list[str]] = {}  # of each fixture that several tests share, these tests
        if self._index.is_file():
            kept = json.loads(self._index.read_text(encoding="utf-8"))
            self.files, self.seconds = kept["files"], kept["seconds"]
            self.sources, self.users = kept["sources"], kept["users"]

    @property
    def _index(self) -> Path:
        return self.folder / "index.json"

    def complete(self, wanted: Collection[str], at_once: int = 1) -> None:
        """Run every file of tests in the `wanted` folders that is not in the record as it is, so many tests
        at a time; the others are not asked, and those that are gone are forgotten."""
        now = _marks(_files_of_tests())
        self.files = {name: mark for name, mark in self.files.items() if name in now}
        self.seconds = {test: took for test, took in self.seconds.items() if test.partition("::")[0] in now}
        due = [name for name in now if name.startswith(tuple(wanted)) and self.files.get(name) != now[name]]
        for (_, folder), names in groupby(sorted(due, key=_place), key=_place):
            print(f"Recording what is run through by {folder}…", flush=True)
            self._run({name: now[name] for name in names}, at_once)
        self._asked = {test for test in self.seconds if test.startswith(tuple(wanted))}

    def _run(self, files: dict[str, str], at_once: int) -> None:
        with TemporaryDirectory(prefix="mutate-") as place:
            project, raw = copy_of_the_project(Path(place) / "beside" / "project"), Path(place) / "raw"
            raw.mkdir()
            command = [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
                *("-p", "tools.mutation.plugin", "-n", str(at_once), *files),
            ]
            recording = {**environment(project, SITE), "PYTHONRECORDIN": str(raw)}
            subprocess.run(command, cwd=project, env=recording, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
            self._add(raw, files)

    def _add(self, raw: Path, files: dict[str, str]) -> None:
        name = f"lines-{len(list(self.folder.iterdir()))}"
        lines = coverage.CoverageData(basename=str(self.folder / name))
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
        for fixture, tests in ended["users"].items():
            self.users[fixture] = sorted({*self.users.get(fixture, ()), *tests})
        self.sources[name] = _marks(_sources())
        kept = {
            "files": self.files,
            "seconds": self.seconds,
            "sources": self.sources,
            "users": self.users,
        }
        self._index.write_text(json.dumps(kept), encoding="utf-8")

    def tests_of(self, fault: Fault) -> tuple[list[str], list[str]]:
        """Those that run through it: the nearest, as many as take SECONDS; and of the others, which a
        survivor is shown to besides, as many as take FURTHER: of each file one before a second.

        What runs when its module is imported (a constant, a default) is run through by whoever uses the
        module, not only by the first to import it. A line that nobody was seen to run through may be in a
        process that ended before it could tell: all of the room's tests, and those of the whole.
        """
        through, room = self._through(fault), fault.path.split("/")[2]
        if not through:
            through = {test for test in self._asked if f"/{room}/" in test or test.startswith(WHOLE)}
        nearest_first = sorted(through, key=lambda test: (_distance(fault, test), self.seconds[test], test))
        looking = () if fault.called else self._asked.intersection(LOOKING.get(room, ()))
        nearest = [*looking, *self._most(nearest_first, SECONDS)]
        others = _one_of_each_file_first([test for test in nearest_first if test not in set(nearest)])
        return nearest, self._most(others, FURTHER)

    def _through(self, fault: Fault) -> set[str]:
        by_line = self._by_line(fault.path)
        anywhere = set[str]().union(*by_line.values())
        if not fault.called:
            return anywhere
        here = set[str]().union(*(by_line.get(n, ()) for n in range(fault.line, fault.last + 1)))
        here = here or by_line.get(fault.statement, set())
        return here | by_line.get(SOMEWHERE, set()) or anywhere

    def _by_line(self, path: str) -> dict[int, set[str]]:
        by_line: dict[int, set[str]] = {}
        mark = fingerprint([ROOT / path])
        for name, sources in self.sources.items():
            data = coverage.CoverageData(basename=str(self.folder / name))
            data.read()
            same = sources.get(path) == mark
            for measured in data.measured_files():
                if measured.endswith(f"/{path}"):
                    for line, tests in data.contexts_by_lineno(measured).items():
                        known = self._asked.intersection(chain.from_iterable(map(self._users_of, tests)))
                        by_line.setdefault(line if same else SOMEWHERE, set()).update(known)
        return by_line

    def _users_of(self, context: str) -> Iterable[str]:
        """The tests of what was running: a test's own, or those of a fixture that several share."""
        return self.users.get(context, (context,))

    def _most(self, tests: list[str], most: float) -> list[str]:
        taken, seconds = list[str](), 0.0
        for test in tests:
            if not taken or seconds + self.seconds[test] <= most:
                taken.append(test)
                seconds += self.seconds[test]
        return taken


def _one_of_each_file_first(tests: list[str]) -> list[str]:
    """Tests of one file look at much the same: the first of each file, then the second of each."""
    before = Counter[str]()
    ranked = list[tuple[int, str]]()
    for test in tests:
        file = test.partition("::")[0]
        ranked.append((before[file], test))
        before[file] += 1
    return [test for _, test in sorted(ranked, key=lambda entry: entry[0])]


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


def record_in(kept: Path, wanted: Collection[str], at_once: int) -> Record:
    """The record that is kept there, completed for the tests of the `wanted` folders, so many at a time."""
    record = Record(kept / fingerprint(_shared())[:16])
    record.complete(wanted, at_once)
    return record


def state() -> str:
    """A mark of all that an outcome hangs on: the sources, the tests and what these share."""
    return fingerprint([*_sources(), *sorted((ROOT / "tests").rglob("*.py"))])[:16]


def fingerprint(files: Iterable[Path]) -> str:
    summed = hashlib.sha256()
    for file in files:
        summed.update(file.read_bytes())
    return summed.hexdigest()


def _marks(files: Iterable[Path]) -> dict[str, str]:
    return {_name(file): fingerprint([file]) for file in files}


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _files_of_tests() -> list[Path]:
    return sorted((ROOT / "tests").rglob("test_*.py"))


def _sources() -> list[Path]:
    return sorted((ROOT / "src" / "groundswell").rglob("*.py"))


def _shared() -> list[Path]:
    """What the tests share."""
    return sorted(set((ROOT / "tests").rglob("*.py")) - set(_files_of_tests()))
