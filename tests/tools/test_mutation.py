"""`make mutate` puts its faults where they belong, and says honestly what the tests said to them."""

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from textwrap import dedent

import coverage
import pytest
from tools.mutation import copies
from tools.mutation import record as recording
from tools.mutation.__main__ import Told, equivalent, outcome
from tools.mutation.copies import ROOT
from tools.mutation.faults import Fault, faults_in
from tools.mutation.record import Record

PATH = "src/groundswell/engine/sample.py"


def faults(text: str) -> dict[str, Fault]:
    """What it does -> fault, where each does something of its own."""
    return {fault.key.rpartition(" -> ")[2]: fault for fault in faults_in(PATH, text)}


@pytest.mark.parametrize(
    ("text", "what", "wrong"),
    [
        ("a = b < 3\n", "compares with <=", "a = ((b) <= (3))\n"),
        ('a = "größer" if b == c else d\n', "compares with !=", 'a = "größer" if ((b) != (c)) else d\n'),
        ("a = (\n    b\n    and c\n)\n", "joins by or", "a = (\n    ((b) or (c))\n)\n"),
        ("def f():\n    return (\n        1,\n    )\n", "returns nothing", "def f():\n    return None\n"),
        (
            "for a in b:\n    if c:\n        continue\n",
            "never does",
            "for a in b:\n    if False:\n        continue\n",
        ),
        ("a += b\n", "computes with -", "a -= b\n"),
        ("a = not b\n", "leaves out not", "a = bool(b)\n"),
        ("f(\n    a,\n)\n", "leaves the call out", "pass\n"),
    ],
)
def test_a_fault_stands_where_it_was_found(text: str, what: str, wrong: str) -> None:
    fault = faults(text)[what]
    assert fault.put_into(text) == wrong
    assert fault.changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "if TYPE_CHECKING:\n    f(1)\n",
        "class Reads(Protocol):\n    limit: int = 3\n\n    def read(self, most: int = 3) -> int: ...\n",
        "class Reads(typing.Protocol[T]):\n    limit: int = 3\n",
        "@overload\ndef f(a: int = 3) -> int: ...\n",
        "@dataclass(frozen=True)\nclass Row:\n    row: Literal[1]\n",
        'a = f"{b + 1} of {c == d}"\n',
        '"""A text."""\n',
        "def f():\n    return False\n",
    ],
)
def test_what_says_nothing_at_run_time_holds_no_fault(text: str) -> None:
    assert [fault for fault in faults_in(PATH, text) if "says True" not in fault.key] == []


def test_a_default_runs_when_its_module_is_imported_and_a_body_when_it_is_called() -> None:
    text = "MOST = 3\ndef f(a=5):\n    return a > 7\nclass C:\n    least: int = 9\n"
    called = {fault.instead: fault.called for fault in faults_in(PATH, text) if fault.instead.isdecimal()}
    assert called == {"4": False, "6": False, "8": True, "10": False}


def test_what_is_no_other_program_is_no_fault() -> None:
    always = "if True:\n    pass\n"
    assert not faults(always)["always does"].changes(always)
    broken = Fault(PATH, 1, 1, 1, 0, 1, "(", "", called=False)
    assert not broken.changes("a = 1\n")


def test_every_fault_of_a_module_is_a_program() -> None:
    path = "src/groundswell/field/services/corrections.py"
    text = (ROOT / path).read_text(encoding="utf-8")
    found = faults_in(path, text)
    assert len(found) > 50
    assert [fault.key for fault in found[::5] if not fault.changes(text)] == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A function of one line, and tests of which one looks at it."""
    (tmp_path / "src").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["src"]\n')
    (tmp_path / "src" / "sample.py").write_text("def larger(a, b):\n    return a > b\n")
    (tmp_path / "test_sample.py").write_text(
        dedent("""
            from sample import larger

            def test_that_looks():
                assert not larger(1, 1)

            def test_that_does_not():
                larger(1, 1)
        """)
    )
    return tmp_path


def test_a_fault_is_noticed_by_a_test_that_fails_and_by_no_other(project: Path) -> None:
    path = "src/sample.py"
    sound = (project / path).read_text()
    turned = next(fault for fault in faults_in(path, sound) if "compares" in fault.key)
    assert outcome(turned, ["test_sample.py::test_that_looks"], project) == "noticed"
    assert outcome(turned, ["test_sample.py::test_that_does_not"], project) == "survived"
    assert outcome(turned, ["test_sample.py::test_that_is_gone"], project) == "not run"
    assert (project / path).read_text() == sound


def test_a_run_that_was_ended_knows_what_it_was_told(tmp_path: Path) -> None:
    one, other = faults_in(PATH, "a = b < 3\n")
    Told(tmp_path / "outcomes").keep(one, "survived")
    again = Told(tmp_path / "outcomes")
    assert (again.of(one), again.of(other)) == ("survived", None)


@pytest.fixture
def record(project: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Of two tests, each of which ran through one line of the module."""
    path = project / "src" / "groundswell" / "engine" / "sample.py"
    path.parent.mkdir(parents=True)
    path.write_text("def larger(a, b):\n    if a > b:\n        return a\n    return b\n")
    (project / "tests").mkdir()
    (project / "tests" / "test_sample.py").write_text("")
    for module in (recording, copies):
        monkeypatch.setattr(module, "ROOT", project)
    made = Record(project / "out")

    def run(files: dict[str, str], _at_once: int) -> None:
        raw = project / "raw"
        raw.mkdir()
        lines = coverage.CoverageData(basename=str(raw / "data.1"))
        for test, line in (("here", 3), ("there", 4)):
            lines.set_context(f"tests/test_sample.py::test_{test}")
            lines.add_lines({str(path): [line]})
        lines.write()
        passed = {f"tests/test_sample.py::test_{test}": 0.1 for test in ("here", "there")}
        (raw / "ended.json").write_text(json.dumps({"passed": passed, "failed": [], "users": {}}))
        made._add(raw, files)

    monkeypatch.setattr(made, "_run", run)
    made.complete(["tests/"])
    return made


def test_a_fault_is_shown_to_the_tests_that_run_through_its_line(record: Record, project: Path) -> None:
    text = (project / PATH).read_text()
    (fault,) = [fault for fault in faults_in(PATH, text) if fault.key.endswith("return a -> returns nothing")]
    assert record.tests_of(fault) == (["tests/test_sample.py::test_here"], [])


def test_of_a_module_that_changed_since_all_are_asked_that_ran_through_any_of_it(
    record: Record, project: Path
) -> None:
    text = "\n" + (project / PATH).read_text()
    (project / PATH).write_text(text)
    (fault,) = [fault for fault in faults_in(PATH, text) if fault.key.endswith("return a -> returns nothing")]
    assert len(record.tests_of(fault)[0]) == 2


def test_only_tests_of_the_wanted_folders_are_asked(record: Record, project: Path) -> None:
    record.complete(["tests/unit/"])
    text = (project / PATH).read_text()
    assert next(record.tests_of(fault) for fault in faults_in(PATH, text)) == ([], [])


def test_a_survivor_is_shown_to_one_test_of_each_other_file_before_a_second(
    record: Record, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "SECONDS", 0.0)
    others = [f"tests/{file}.py::test_{name}" for file in ("test_one", "test_other") for name in ("a", "b")]
    monkeypatch.setattr(record, "_through", lambda _fault: {"tests/test_sample.py::test_here", *others})
    record.seconds |= dict.fromkeys(others, 1.0)
    (fault, *_) = faults_in(PATH, (project / PATH).read_text())
    nearest, further = record.tests_of(fault)
    assert nearest == ["tests/test_sample.py::test_here"]
    assert [test.partition("::")[0] for test in further] == [
        *("tests/test_one.py", "tests/test_other.py"),
        *("tests/test_one.py", "tests/test_other.py"),
    ]


def test_what_a_shared_fixture_and_a_killed_process_run_through_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "src" / "groundswell" / "sample.py"
    module.parent.mkdir(parents=True)
    (module.parent / "__init__.py").touch()
    module.write_text("def made():\n    return 1\n\ndef waited():\n    return 2\n")
    (tmp_path / "test_sample.py").write_text(
        dedent("""
            import subprocess, sys
            import pytest
            from groundswell.sample import made

            @pytest.fixture(scope="module")
            def shared():
                return made()

            def test_first(shared):
                pass

            def test_second(shared):
                pass

            def test_killed():
                program = "from groundswell.sample import waited; waited(); print(flush=True); input()"
                child = subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1)
                child.stdout.readline()
                child.kill()
                assert child.wait() == -9
        """)
    )
    raw = tmp_path / "raw"
    raw.mkdir()
    path = os.pathsep.join(map(str, (recording.SITE, tmp_path / "src", ROOT)))
    told = {**os.environ, "PYTHONPATH": path, "PYTHONRECORDIN": str(raw)}
    told.pop("PYTEST_XDIST_WORKER", None)  # it is a run of its own, whoever started it
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.mutation.plugin", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, "test_sample.py"], cwd=tmp_path, env=told, capture_output=True)
    assert done.returncode == 0, done.stdout.decode()
    monkeypatch.setattr(recording, "ROOT", tmp_path)
    record = Record(tmp_path / "out")
    record._add(raw, {"test_sample.py": ""})
    record._asked = set(record.seconds)
    by_line = record._by_line("src/groundswell/sample.py")
    by_name = {line: {test.rpartition("::")[2] for test in tests} for line, tests in by_line.items()}
    assert (by_name[2], by_name[5]) == ({"test_first", "test_second"}, {"test_killed"})


def test_tests_that_look_at_what_is_declared_are_there() -> None:
    for test in chain.from_iterable(recording.LOOKING.values()):
        path, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_every_equivalent_fault_still_stands_in_the_program() -> None:
    """One that does not was mended or moved, and its reason may no longer hold."""
    for key in equivalent():
        path, _, line = key.rpartition(" -> ")[0].partition(": ")
        assert line in {text.strip() for text in (ROOT / path).read_text(encoding="utf-8").splitlines()}, key
