"""What people, and the worker, do with a launch, killed at random statements: done whole, or not at all.

The full number of kills is `python -m benchmarks.killed_acts`.
"""

from pathlib import Path

import pytest

from benchmarks.killed_acts import kills

pytestmark = pytest.mark.files
KILLS = 2


@pytest.mark.usefixtures("store_path")
def test_an_act_that_is_killed_at_any_statement_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    seen = set[str]()
    for act, moment, faults in kills(KILLS, tmp_path):
        assert faults == [], f"{act}, killed at {moment}"
        seen.add(act)
    assert len(seen) == 12
