"""What a run of the tests leaves out, said by name; and refused where all of them are demanded.

Tests marked `files` are about a store in a file (its log, its locks, its copies) and run on SQLite alone;
those marked `postgresql` need such a server: two runs make the whole. With GROUNDSWELL_TESTS_DEMANDED=all a
test that was left out for any other reason fails the run, unless the reason begins with "optional: " (data
that is not part of the repository, what a machine does not allow).
"""

import os
from collections import defaultdict

import pytest

from tests.worlds.stores import SERVER

_ONLY = {
    "files": "about stores in files: runs on SQLite",
    "postgresql": "about PostgreSQL: runs under tools/with_postgres.sh",
}
_OPTIONAL = "optional: "
_left_out: dict[str, set[str]] = defaultdict(set)  # why -> which


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "files: about a store in a file; on SQLite only")
    config.addinivalue_line("markers", "postgresql: about a store in a database; on PostgreSQL only")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    unfit = "files" if SERVER else "postgresql"
    if item.get_closest_marker(unfit):
        pytest.skip(_ONLY[unfit])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:  # a whole module; with several workers each of them says so
        _note(report)


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    _left_out[why.removeprefix("Skipped: ")].add(report.nodeid)


def _missing() -> list[str]:
    known = {_ONLY["files"], _ONLY["postgresql"]}
    return [why for why in _left_out if why not in known and not why.startswith(_OPTIONAL)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tell = terminalreporter.write_line
    if _left_out:
        terminalreporter.section("left out")
    for why, which in sorted(_left_out.items()):
        tell(f"{len(which)} {why}")
        for name in sorted(which):
            tell(f"    {name}")
    if os.environ.get("GROUNDSWELL_TESTS_DEMANDED") == "all" and _missing():
        tell("All tests are demanded, and some were left out.", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    at_the_head = not hasattr(session.config, "workerinput")
    if at_the_head and os.environ.get("GROUNDSWELL_TESTS_DEMANDED") == "all" and _missing():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
