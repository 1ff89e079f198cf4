"""SQLite where whoever waits to write gets a turn.

SQLite itself asks anew after pauses that grow to a tenth of a second. Between the writes of a process that
writes again and again lie moments, so the others hardly ever hit one, and give up in the end: beside one that
holds the store for half a second each time, 7 of 15 writers were refused after 20 seconds.
"""

import random
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

# Seconds between two times of asking: as a rule shorter than the moments between two writes.
_PAUSE = 0.003
_BUSY = "database is locked"


class DatabaseWrapper(base.DatabaseWrapper):
    connection: Any

    def _start_transaction_under_autocommit(self) -> None:
        """Raises OperationalError once it has waited for as long as the connection waits for anything."""
        [patience] = self.connection.execute("PRAGMA busy_timeout").fetchone()
        until = time.monotonic() + patience / 1000
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begun(until):
                time.sleep(random.uniform(_PAUSE / 2, _PAUSE * 3 / 2))  # noqa: S311 - no secret
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {patience}")

    def _begun(self, until: float) -> bool:
        try:
            with self.cursor() as cursor:
                cursor.execute("BEGIN IMMEDIATE")
        except OperationalError as error:
            if _BUSY not in str(error) or time.monotonic() >= until:
                raise
            return False
        return True
