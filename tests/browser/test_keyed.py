"""Every act that pages offer is done by keys alone in some test."""

from importlib import import_module
from pathlib import Path

import pytest

from groundswell.web import rights

_MODULES = [
    import_module(f"tests.browser.{one.stem}")
    for one in sorted(Path(__file__).parent.glob("test_keyed_*.py"))
]
# What is done elsewhere, or by nobody's hand.
ELSEWHERE = {
    "api-notes": "programs send it",
    "hook": "trackers send it",
    "import-files": "a script sends the second lot of many files there",
    "find-to-erase": "sent as one types, before `look-before-erasing`",
    "kit-uses": "a script sends what was done with cards on a phone",
    "first-run": "in `test_keyed_ways_in`, on an application of its own",
    "begun": "there, too",
}


def _done() -> set[str]:
    tests = [getattr(module, name) for module in _MODULES for name in dir(module)]
    return {route for test in tests if callable(test) for route in getattr(test, "acts", ())}


@pytest.mark.parametrize(
    "route",
    sorted(route for route, methods in rights.table().items() if methods.get("POST")),
)
def test_an_act_is_done_by_keys_alone(route: str) -> None:
    assert (route in ELSEWHERE) != (route in _done()), "do it in a test of keys, or say where it is done"
