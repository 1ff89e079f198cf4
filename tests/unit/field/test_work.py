"""How far long work is: one row that any door can read, and that tells of a process that was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from groundswell.field.processes import is_gone, this_process
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table
from tests.worlds.stores import read_elsewhere
from tests.worlds.talk import day


def others() -> list[tuple[object, ...]]:
    """What another process sees of the work, whatever this one has not committed."""
    return read_elsewhere('SELECT what, "by", stage, done, total FROM field_work')


def a_killed_process() -> str:
    """The mark of a process that is gone."""
    program = "from groundswell.field.processes import this_process; print(this_process())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def left_by(process: str) -> None:
    from groundswell.field.work import Work

    Work.objects.create(
        what="import", by="ana", since=day(2), stage="Understanding", done=3, total=9, process=process
    )


def listen_and_see(table: Path, pause: float, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Everything that others saw at each step of listening to a table."""
    from groundswell.field.services import progress
    from groundswell.field.services.listen import Request, listen
    from groundswell.sources.contract import Options

    monkeypatch.setattr(progress, "_PAUSE", pause)
    seen: list[tuple[object, ...]] = []
    request = Request(paths=[table], options=Options(as_verbatims=True), by="ana")
    listen(request, encoder=WordEncoder, at=day(28), watch=lambda _: seen.extend(others()))
    return seen


def test_others_see_who_is_at_which_stage_and_how_far(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_table(tmp_path / "said.csv", feedback([*INVOICES, *OFFLINE]))
    seen = listen_and_see(table, 0.0, monkeypatch)
    assert seen[0] == ("import", "ana", "", 0, None)
    assert ("import", "ana", "Understanding", 0, 8) in seen
    assert "Finding what recurs" in [row[2] for row in seen]
    assert others() == []


def test_the_row_is_written_no_more_than_a_few_times_a_second(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import models
    from groundswell.field.services import progress
    from groundswell.field.services.progress import Stage, Step, told_as_work

    clock = iter(n / 10 for n in range(1_000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    found: list[object] = []
    with told_as_work(models.Action.IMPORT, "ana", day(2), lambda _: None) as telling:
        for _ in range(40):
            telling(Step(Stage.EMBED, 1, 40))
            found.append(others()[0][3])
    assert 2 <= len(set(found)) <= 12
    assert found == sorted(found)


def test_amid_a_transaction_nothing_is_written_for_progress(store_path: Path) -> None:
    from django.db import transaction

    from groundswell.field import models
    from groundswell.field.services.progress import Stage, Step, told_as_work

    with told_as_work(models.Action.IMPORT, "ana", day(2), lambda _: None) as telling:
        with transaction.atomic():
            telling(Step(Stage.READ, 1, 3))
            assert models.Work.objects.get().stage == ""
        telling(Step(Stage.READ, 1, 3))
        assert models.Work.objects.get().done == 2


def test_the_row_goes_where_the_work_fails(store_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.services.progress import told_as_work

    def failing() -> None:
        with told_as_work(models.Action.IMPORT, "ana", day(2), lambda _: None):
            assert models.Work.objects.count() == 1
            raise OSError

    with pytest.raises(OSError):
        failing()
    assert not models.Work.objects.exists()


def test_work_whose_process_is_gone_was_killed_and_goes_with_the_next(
    store_path: Path, tmp_path: Path
) -> None:
    from groundswell.field.work import at_work

    left_by(a_killed_process())
    left_by(this_process())
    assert [work.killed for work in at_work()] == [True, False]
    listen_to(write_table(tmp_path / "said.csv", feedback(PRICE)))
    assert [work.killed for work in at_work()] == [False]


def test_a_number_that_was_given_again_is_another_process() -> None:
    machine, number, begun = this_process().split()
    assert not is_gone(f"{machine} {number} {begun}")
    assert is_gone(f"{machine} {number} {int(begun) - 1}")


def test_of_a_process_on_another_machine_nobody_here_can_tell() -> None:
    assert not is_gone("elsewhere/pid:[1] 999999999 7")
