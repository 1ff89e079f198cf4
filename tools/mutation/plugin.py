"""A plugin of pytest that records which test runs through which line, also in the processes it starts.

What a fixture that several tests share runs through is written down as the fixture's, and of each test which
of these it asks for: the first would have it for itself otherwise. Besides, how long each test took and how
it ended: one that fails on the sound program shows nothing.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import coverage
import pytest

SHARED = "shared fixture"
_seconds: dict[str, float] = {}
_failed: set[str] = set()
_users: dict[str, list[str]] = {}  # of each shared fixture, the tests


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    item.user_properties.extend((SHARED, name) for name in _shared_of(item))
    with _as(item.nodeid):
        result = yield
    _end_the_readers()
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[object]:
    if fixturedef.scope == "function":
        return (yield)
    with _as(_name(fixturedef)):
        return (yield)


def _shared_of(item: pytest.Item) -> list[str]:
    known: dict[str, list[pytest.FixtureDef[Any]]] = getattr(item, "_fixtureinfo").name2fixturedefs  # noqa: B009
    return [_name(one) for several in known.values() for one in several if one.scope != "function"]


def _name(fixture: pytest.FixtureDef[Any]) -> str:
    return f"{SHARED} {fixture.baseid}::{fixture.argname}"


@contextmanager
def _as(name: str) -> Iterator[None]:
    """What runs meanwhile, here and in processes that are started, is written down as this one's."""
    before = os.environ.get("PYTHONRECORDTEST")
    _switch(name)
    try:
        yield
    finally:
        if before:
            _switch(before)


def _switch(name: str) -> None:
    os.environ["PYTHONRECORDTEST"] = name
    if measuring := coverage.Coverage.current():
        measuring.switch_context(name)


def _end_the_readers() -> None:
    """A reader's child serves many tests; here each test has one of its own."""
    if (workers := sys.modules.get("groundswell.sources.limited.workers")) is not None:
        workers.end_all()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration
    if report.outcome != "passed":
        _failed.add(report.nodeid)
    for what, name in report.user_properties if report.when == "call" else ():
        if what == SHARED:
            _users.setdefault(str(name), []).append(report.nodeid)


def pytest_sessionfinish() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        passed = {test: seconds for test, seconds in _seconds.items() if test not in _failed}
        ended = {"passed": passed, "failed": sorted(_failed), "users": _users}
        Path(os.environ["PYTHONRECORDIN"], "ended.json").write_text(json.dumps(ended), encoding="utf-8")
    # A process of several that run tests is ended without being asked to clean up.
    if measuring := coverage.Coverage.current():
        measuring.save()
