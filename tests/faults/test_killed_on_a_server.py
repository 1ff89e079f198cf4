"""A real process killed while it erases on PostgreSQL: nothing is erased, or the next start ends it."""

import os
import signal
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.erasing_world import PERSON, PLANTED, author, plant
from groundswell.field.keeping import store
from tests.worlds.stores import bytes_of, copy_store, store_at

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("store_path")]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A store in which she stands."""
    path = tmp_path / "planted.db"
    with store.standing_at(store_at(path)):
        store.prepare()
        plant(tmp_path / "in")
    return path


def erase_in_a_process(at: Path, *, die_at: int = 0) -> tuple[int, int]:
    """Erase her in a process that kills itself at a statement, if it is told one. Returns its status, and how
    many statements it had if it came to its end."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.write(write, str(_erase(at, die_at)).encode())
            status = 0
        finally:
            os._exit(status)  # nothing of the parent's may run in its copy
    os.close(write)
    with os.fdopen(read) as told:
        count = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0)


def _erase(at: Path, die_at: int) -> int:
    from groundswell.field.erasing.forget import forget

    count = 0

    def statement(execute, *rest):
        nonlocal count
        count += 1
        if count == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*rest)

    with store.standing_at(store_at(at)), connection.execute_wrapper(statement):
        assert forget(PERSON, author()).finished
    return count


def until_the_server_noticed() -> None:
    """The connection of a killed process stands for a moment, and what it might look for is kept."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        while cursor.execute(others).fetchone() != (0,):
            pass


def left_in(at: Path) -> set[str]:
    """What of hers stands on the disk of the server, and whether she was erased, once a command opened it."""
    from groundswell.field.models import Tombstone

    with store.standing_at(store_at(at)):
        until_the_server_noticed()
        store.prepare(create=False)
        folded = bytes_of(at).lower()
        left = {word for word in PLANTED if word.encode() in folded}
        return left | ({"a tombstone"} if Tombstone.objects.exists() else set())


def copied(old: Path, name: str) -> Path:
    copy_store(old, old.with_name(name))
    return old.with_name(name)


def test_an_erasure_that_is_killed_at_any_statement_is_none_or_is_ended_by_the_next_start(
    planted: Path,
) -> None:
    connection.close()
    whole = copied(planted, "whole.db")
    assert left_in(whole) == set(PLANTED)
    status, statements = erase_in_a_process(whole)
    assert (status, left_in(whole)) == (0, {"a tombstone"})
    seen: list[bool] = []
    for moment in (statements // 3, *range(statements - 7, statements + 1)):
        killed = copied(planted, f"{moment}.db")
        assert erase_in_a_process(killed, die_at=moment)[0] == -signal.SIGKILL
        left = left_in(killed)
        assert left in (set(PLANTED), {"a tombstone"}), moment
        seen.append(left == {"a tombstone"})
    assert seen == sorted(seen)
    assert {*seen} == {False, True}
