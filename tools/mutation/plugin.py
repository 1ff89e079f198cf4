"""A plugin of pytest that records which test runs through which line, also in the processes it starts.

Besides, how long each test took and how it ended: one that fails on the sound program shows nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import coverage
import pytest

_seconds: dict[str, float] = {}
_failed: set[str] = set()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    os.environ["PYTHONRECORDTEST"] = item.nodeid
    if measuring := coverage.Coverage.current():
        measuring.switch_context(item.nodeid)
    result = yield
    _end_the_readers()
    return result


def _end_the_readers() -> None:
    """A reader's child serves many tests and is killed at the end; here each test has one of its own, which
    may write down what it ran through."""
    if (workers := sys.modules.get("groundswell.sources.limited.workers")) is not None:
        workers.Worker.end = _end_gently
        workers.end_all()


def _end_gently(worker: Any) -> None:
    worker._pipe.close()
    with suppress(subprocess.TimeoutExpired):
        worker._process.wait(10)
    worker._process.kill()
    worker._process.wait()
    worker._said.close()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration
    if report.outcome != "passed":
        _failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        passed = {test: seconds for test, seconds in _seconds.items() if test not in _failed}
        ended = {"passed": passed, "failed": sorted(_failed)}
        Path(os.environ["PYTHONRECORDIN"], "ended.json").write_text(json.dumps(ended), encoding="utf-8")
    # A process of several that run tests is ended without being asked to clean up.
    if measuring := coverage.Coverage.current():
        measuring.save()
