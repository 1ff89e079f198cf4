"""What people, and the worker, do with a launch, killed at random statements: done whole, or not at all.
What takes several steps, asking a tracker and being told by one, is gone on with.

The full number of kills is `python -m benchmarks.killed_acts`, `benchmarks.killed_calls` and
`benchmarks.killed_street`.
"""

from pathlib import Path

import pytest

from benchmarks import killed_acts, killed_calls, killed_street

pytestmark = pytest.mark.files
KILLS = 2


@pytest.mark.usefixtures("store_path")
def test_an_act_that_is_killed_at_any_statement_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    seen = set[str]()
    for act, moment, faults in killed_acts.kills(KILLS, tmp_path):
        assert faults == [], f"{act}, killed at {moment}"
        seen.add(act)
    assert len(seen) == 12


@pytest.mark.usefixtures("store_path")
def test_a_tracker_that_is_asked_or_tells_and_a_file_that_is_read_end_as_if_nobody_had_killed_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUNDSWELL_TRACKERS", "")  # as it was, afterwards
    seen = set[str]()
    for call, moment, faults in killed_calls.kills(KILLS, tmp_path):
        assert faults == [], f"{call}, killed at {moment}"
        seen.add(call)
    assert len(seen) == 3


@pytest.mark.usefixtures("store_path")
def test_what_is_done_with_cards_targets_timelines_and_turns_is_done_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    seen = set[str]()
    for act, moment, faults in killed_street.kills(1, tmp_path):
        assert faults == [], f"{act}, killed at {moment}"
        seen.add(act)
    assert len(seen) == 22


@pytest.mark.usefixtures("store_path")
def test_what_a_phone_tells_and_what_the_worker_looks_at_ends_as_if_nobody_had_killed_it(
    tmp_path: Path,
) -> None:
    seen = set[str]()
    for what, moment, faults in killed_street.kills_of_steps(1, tmp_path):
        assert faults == [], f"{what}, killed at {moment}"
        seen.add(what)
    assert len(seen) == 4
