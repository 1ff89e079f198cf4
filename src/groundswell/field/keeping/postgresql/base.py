"""PostgreSQL with the habit of SQLite that the rest of the house is built on: one writer at a time.

A transaction begins by queueing up under an advisory lock, as it does under IMMEDIATE. What is read inside it
is as it stays until the end, and numbers taken as the highest plus one are nobody else's.
"""

import logging
from contextlib import ExitStack
from typing import Any

from django.db.backends.postgresql import base, features

from groundswell.field.keeping.naming import PATIENCE
from groundswell.field.keeping.postgresql.schema import DatabaseSchemaEditor

# The key of the lock; any number does that no other program takes in the same database.
WRITING = 0x47726F756E64

# What it warns of stands in the error that is raised; without a handler it would be printed beside it.
logging.getLogger("psycopg").addHandler(logging.NullHandler())


class DatabaseFeatures(features.DatabaseFeatures):
    # The oldest that the tests run on. Django refuses older ones as it connects.
    minimum_database_version = (15,)


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass: Any = DatabaseSchemaEditor
    features_class = DatabaseFeatures
    # SQLite holds no text to its length, so nothing here relies on it: the name of a model is as long as its
    # maker likes.
    data_types = {**base.DatabaseWrapper.data_types, "CharField": "varchar"}

    def init_connection_state(self) -> None:
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            self._queue_up()

    def _queue_up(self) -> None:
        # Django calls this before it notes that a transaction began, and so would not end it.
        with ExitStack() as unless_it_works:
            unless_it_works.callback(self._leave_the_transaction)
            with self.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
            unless_it_works.pop_all()

    def _leave_the_transaction(self) -> None:
        if self.connection is None or self.connection.closed:
            self.close()
        else:
            self.connection.rollback()
            super().set_autocommit(True)
