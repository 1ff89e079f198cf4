"""Whoever waits to write into a store in a file asks so often that they get a turn between two writes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

pytestmark = pytest.mark.files


@pytest.fixture
def other(store_path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else who writes, and has not ended."""
    with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def wait_at_most(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")


def patience() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        row = cursor.fetchone()
    assert row is not None
    return row[0]


def test_it_is_asked_again_and_again_until_the_other_has_ended(other: sqlite3.Connection) -> None:
    asked: list[str] = []

    def counted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        if len(asked) == 10:
            other.execute("COMMIT")
        return execute(sql, *rest)

    with connection.execute_wrapper(counted), transaction.atomic():
        pass
    assert asked[:10] == ["BEGIN IMMEDIATE"] * 10


def test_who_waited_long_enough_is_told_that_the_store_is_in_use(other: sqlite3.Connection) -> None:
    wait_at_most(20)
    with pytest.raises(OperationalError, match="database is locked"), transaction.atomic():
        pass
    assert patience() == 20


def test_it_waits_for_anything_else_as_long_as_before(store_path: Path) -> None:
    assert store_path.is_file()
    wait_at_most(12_345)
    with transaction.atomic():
        pass
    assert patience() == 12_345
