"""An import, a regrouping and the taking in of what came through a browser, killed at random statements,
again and again: going on ends where one run would have.

The full number of kills, of more rows, is `python -m benchmarks.killed_work import|regroup|delivery`.
"""

from pathlib import Path

import pytest

from benchmarks.killed_work import kills

KILLS, ROWS = 4, 150


@pytest.mark.parametrize("what", ["import", "regroup", "delivery"])
@pytest.mark.usefixtures("store_path")
def test_whatever_is_killed_at_any_statement_is_gone_on_with(what: str, tmp_path: Path) -> None:
    looked_at = 0
    for _, moment, faults in kills(what, KILLS, ROWS, tmp_path):
        assert faults == [], f"at {moment}"
        looked_at += 1
    assert looked_at > KILLS
