"""Running one thing in a process of its own: its result, wall time and peak memory."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Measured:
    result: Any  # what the process printed last, read as JSON; None where it printed none
    seconds: float  # wall time from start to end of the process
    peak: int  # resident bytes at most, of the process itself
    error: str = ""


def run_module(module: str, *arguments: object, environment: Mapping[str, str] | None = None) -> Measured:
    """`python -m module arguments…`; the last line it prints is its result."""
    return run_command([sys.executable, "-m", module, *map(str, arguments)], environment)


def run_command(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    out, errors = process.stdout, process.stderr
    assert out is not None
    assert errors is not None
    said, complaint = out.read(), errors.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    failed = complaint.strip().splitlines()[-1:] if process.returncode else []
    return Measured(_last_json(said), seconds, _bytes(usage), failed[0] if failed else "")


def _bytes(usage: resource.struct_rusage) -> int:
    """Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _last_json(said: str) -> Any:
    lines = said.strip().splitlines()
    try:
        return json.loads(lines[-1]) if lines else None
    except ValueError:
        return None


def best(runs: int, one: Callable[[], Measured]) -> Measured:
    """The quickest of several runs: what else a shared machine does only ever adds time."""
    return min((one() for _ in range(runs)), key=lambda run: run.seconds)
