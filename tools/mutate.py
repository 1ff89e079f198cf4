"""How many wrong programs the tests notice: `make mutate`, or `python tools/mutate.py [COUNT] [--seed N]`.

Small faults (a comparison turned, a condition that always holds, a number off by one, a call left out) are
put into the rooms that matter one at a time, in a copy of the project, and the tests that run through the
changed line are run there. A fault that they pass is a survivor and is printed with its place.

Faults are drawn by a fixed seed, each room in proportion to its lines. Where a survivor cannot be told
from the program by anybody, EQUIVALENT says why; it counts neither way. Which test runs through which line
is recorded by coverage in one run of all tests before, which is kept in out/ until a source changes.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "groundswell"
ROOMS = ("engine", "field", "intake", "sources")
WANTED = 120
BAR = 0.90
SECONDS = 240  # of one fault's tests; more means that it does not end, which is noticed too
MOST_TESTS = 250  # of one fault, the nearest first
COPIED = (
    "src",
    "tests",
    "benchmarks",
    "docs",
    "tools",
    "README.md",
    "CHANGELOG.md",
    "pyproject.toml",
    "Makefile",
)
RECORD = ROOT / "out" / "mutate"

TURNED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
SWAPPED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*"}


@dataclass(frozen=True, order=True)
class Fault:
    """One change of one line: `path` relative to the project, columns in characters, end exclusive."""

    path: str
    line: int
    start: int
    end: int
    instead: str
    what: str

    @property
    def key(self) -> str:
        """Where it is by what stands there, not by its line: lines move."""
        text = source_lines(self.path)[self.line - 1].strip()
        return f"{self.path}: {text} -> {self.what}"


def source_lines(path: str) -> list[str]:
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


class Finder(ast.NodeVisitor):
    """Every fault that can be put into one module on a single line."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.lines = path, text, text.splitlines()
        self.faults: list[Fault] = []

    def add(self, node: ast.expr | ast.stmt, instead: str, what: str) -> None:
        if node.end_lineno != node.lineno or node.end_col_offset is None:
            return
        line = self.lines[node.lineno - 1].encode()
        start, end = len(line[: node.col_offset].decode()), len(line[: node.end_col_offset].decode())
        self.faults.append(Fault(self.path, node.lineno, start, end, instead, what))

    def source(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.text, node) or ""

    def visit_Compare(self, node: ast.Compare) -> None:
        if len(node.ops) == 1 and (turned := TURNED.get(type(node.ops[0]))):
            left, right = self.source(node.left), self.source(node.comparators[0])
            self.add(node, f"({left} {turned} {right})", f"compares with {turned}")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        word = "or" if isinstance(node.op, ast.And) else "and"
        joined = f" {word} ".join(f"({self.source(value)})" for value in node.values)
        self.add(node, f"({joined})", f"joins by {word}")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.add(node, f"bool({self.source(node.operand)})", "leaves out not")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if (swapped := SWAPPED.get(type(node.op))) and not _is_text(node.left) and not _is_text(node.right):
            left, right = self.source(node.left), self.source(node.right)
            self.add(node, f"(({left}) {swapped} ({right}))", f"computes with {swapped}")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(node, str(not node.value), f"says {not node.value}")
        elif isinstance(node.value, int):
            self.add(node, f"{node.value + 1}", f"counts {node.value + 1}")
        elif isinstance(node.value, float):
            self.add(node, f"{node.value * 2 + 1}", f"takes {node.value * 2 + 1}")

    def visit_If(self, node: ast.If) -> None:
        self.add(node.test, "True", "always does")
        self.add(node.test, "False", "never does")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.add(node.test, "True", "always takes the first")
        self.add(node.test, "False", "always takes the second")
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.add(node, "return None", "returns nothing")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self.add(node, "pass", "leaves the call out")
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.add(node, "break", "stops instead of going on")

    def visit_Break(self, node: ast.Break) -> None:
        self.add(node, "continue", "goes on instead of stopping")

    # What a decorator is told is as a rule no logic (a frozen dataclass).
    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.visit(node.args)
        for statement in node.body:
            self.visit(statement)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    # Types say nothing at run time.
    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for default in [*node.defaults, *node.kw_defaults]:
            if default is not None:
                self.visit(default)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def faults_of(room: str) -> tuple[int, list[Fault]]:
    """Lines of a room and every fault that can be put there, migrations aside."""
    lines, faults = 0, []
    for file in sorted((SOURCE / room).rglob("*.py")):
        if "migrations" in file.parts:
            continue
        text, path = file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix()
        lines += len(text.splitlines())
        finder = Finder(path, text)
        finder.visit(ast.parse(text))
        faults += finder.faults
    return lines, faults


def drawn(count: int, seed: int) -> list[Fault]:
    """`count` faults, each room in proportion to its lines."""
    rooms = {room: faults_of(room) for room in ROOMS if (SOURCE / room).is_dir()}
    whole = sum(lines for lines, _ in rooms.values())
    chance = random.Random(seed)  # noqa: S311 a draw, no secret
    return [
        fault
        for lines, faults in rooms.values()
        for fault in sorted(chance.sample(faults, min(len(faults), max(1, round(count * lines / whole)))))
    ]


def state() -> str:
    """A fingerprint of sources and tests, by which a recorded run is known to be of this state."""
    summed = hashlib.sha256()
    for file in sorted([*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        summed.update(file.read_bytes())
    return summed.hexdigest()


def tests_by_line() -> dict[str, dict[int, list[str]]]:
    """Of each source file, which tests run through which line; recorded once for a state."""
    kept = RECORD / "tests.json"
    if kept.is_file() and (record := json.loads(kept.read_text(encoding="utf-8")))["state"] == state():
        return {path: {int(n): ids for n, ids in lines.items()} for path, lines in record["lines"].items()}
    RECORD.mkdir(parents=True, exist_ok=True)
    data = RECORD / "coverage"
    for old in RECORD.glob("coverage*"):
        old.unlink()
    print("Recording which test runs through which line…", flush=True)
    command = [
        *(sys.executable, "-m", "pytest", "-n", "auto", "-q", "-p", "no:cacheprovider"),
        *("--cov=groundswell", "--cov-context=test", "--cov-report="),
    ]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=True)  # noqa: S603
    lines = recorded(data)
    kept.write_text(json.dumps({"state": state(), "lines": lines}), encoding="utf-8")
    return lines


def recorded(data: Path) -> dict[str, dict[int, list[str]]]:
    import coverage

    measured = coverage.CoverageData(basename=str(data))
    measured.read()
    lines: dict[str, dict[int, list[str]]] = {}
    for file in measured.measured_files():
        path = Path(file).relative_to(ROOT).as_posix()
        by_line = measured.contexts_by_lineno(file)
        lines[path] = {n: sorted({t.split("|")[0] for t in tests if t}) for n, tests in by_line.items()}
    return lines


def nearest(fault: Fault, lines: dict[int, list[str]]) -> list[str]:
    """The tests that run through a fault, those of its own module and room first.

    A line that runs when its module is imported (a constant) is what all of the module's tests run through.
    """
    tests = lines.get(fault.line) or sorted({test for tests in lines.values() for test in tests})
    room, module = fault.path.split("/")[2], Path(fault.path).stem

    def distance(test: str) -> tuple[int, str]:
        return (0 if module in test else 1 if f"/{room}/" in test else 2 if "/unit/" in test else 3), test

    return sorted(tests, key=distance)[:MOST_TESTS]


def copy_of_the_project(folder: Path) -> Path:
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def noticed(fault: Fault, tests: Sequence[str], copy: Path) -> bool:
    """Whether the tests fail on the copy with the fault in it."""
    file = copy / fault.path
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines(keepends=True)
    line = lines[fault.line - 1]
    lines[fault.line - 1] = line[: fault.start] + fault.instead + line[fault.end :]
    file.write_text("".join(lines), encoding="utf-8")
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
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(  # noqa: S603
            [*command, *tests], cwd=copy, env=environment, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, encoding="utf-8")
    return ended.returncode != 0


def outcomes(faults: Sequence[Fault]) -> Iterator[tuple[Fault, bool]]:
    """Each fault and whether it was noticed; as many at a time as there are processors."""
    lines = tests_by_line()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(os.cpu_count() or 1):
            copies.put(copy_of_the_project(Path(name) / str(number)))

        def outcome(fault: Fault) -> tuple[Fault, bool]:
            tests = nearest(fault, lines.get(fault.path, {}))
            copy = copies.get()
            try:
                return fault, bool(tests) and noticed(fault, tests, copy)
            finally:
                copies.put(copy)

        yield from pool.map(outcome, faults)


def equivalent() -> dict[str, str]:
    """Faults that no test can notice, with the reason."""
    with (ROOT / "tools" / "mutate_equivalent.toml").open("rb") as file:
        return {entry["fault"]: entry["reason"] for entry in tomllib.load(file).get("equivalent", [])}


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("count", nargs="?", type=int, default=WANTED)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    known, caught, survivors, same = equivalent(), 0, 0, 0
    for fault, seen in outcomes(drawn(chosen.count, chosen.seed)):
        if seen:
            caught += 1
        elif fault.key in known:
            same += 1
            print(f"equivalent  {fault.key}\n            {known[fault.key]}", flush=True)
        else:
            survivors += 1
            print(f"survived    {fault.path}:{fault.line}\n            {fault.key}", flush=True)
    share = caught / (caught + survivors) if caught + survivors else 0.0
    print(f"{caught} of {caught + survivors} noticed ({share:.0%}; bar {BAR:.0%}), {same} equivalent")
    sys.exit(0 if share >= BAR else 1)


if __name__ == "__main__":
    main()
