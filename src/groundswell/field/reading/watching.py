"""Triggers by which the database itself says that the read model no longer holds.

Numbers that are silently out of date would be worse than none, and there are many ways in which a store is
written to: so each table that is counted from has triggers, which set one flag. What keeps the read model in
step (see upkeep.py) takes the flag back in the same transaction.

SQLite makes a table anew to change a column, and its triggers go with it: so they are put up after
migrations, and taken down before.
"""

from collections.abc import Iterable

from django.db import connection

from groundswell.field.reading import clock

# What `overview` reads, and so whatever is counted.
WATCHED = (
    "crm_account",
    "crm_deal",
    "crm_kinship",
    "crm_personofours",
    "crm_stage",
    "field_concern",
    "field_conversation",
    "field_groupingmemory",
    "field_setphrase",
    "field_sourcefile",
    "field_turn",
    "field_verbatim",
)
# By whose clock months are counted: nothing else of the company is, and it may say other things of itself.
_ZONE = (clock.TABLE, "time_zone")
# Under whose names a store of before has triggers.
_BEFORE = ("crm_seller",)
_CHANGED = "UPDATE field_readstate SET changed = {true} WHERE changed = {false}"
_EVENTS = ("INSERT", "UPDATE", "DELETE")


def watch() -> None:
    """Put the triggers up; the tables must be there. Whatever stands counts as changed."""
    unwatch()
    if connection.vendor == "postgresql":
        _run([_ON_POSTGRESQL, *(_statement_trigger(table) for table in WATCHED), *_on_another_zone()])
    else:
        _run(_row_trigger(table, event) for table in WATCHED for event in _EVENTS)
        _run(_on_another_zone())
    _run([_CHANGED.format(true="true", false="false")])


def unwatch() -> None:
    """Take the triggers down, those of an older store too."""
    present = connection.introspection.table_names()
    tables = (*WATCHED, *_BEFORE, _ZONE[0])
    if connection.vendor == "postgresql":
        _run(f"DROP TRIGGER IF EXISTS changed ON {table}" for table in tables if table in present)
        _run(f"DROP TRIGGER IF EXISTS changed_clock ON {table}" for table in _ZONE[:1] if table in present)
    else:
        names = [f"{table}_{event.lower()}" for table in tables for event in _EVENTS]
        _run(f"DROP TRIGGER IF EXISTS {name}" for name in names)


def _on_another_zone() -> list[str]:
    """A company that begins, and one whose clock is another; a store that commands made has none."""
    table, column = _ZONE
    if table not in connection.introspection.table_names():
        return []
    if connection.vendor == "postgresql":
        done, other = "EXECUTE FUNCTION field_changed()", f"OLD.{column} IS DISTINCT FROM NEW.{column}"
        return [
            f"CREATE TRIGGER changed AFTER INSERT ON {table} FOR EACH STATEMENT {done}",
            f"CREATE TRIGGER changed_clock AFTER UPDATE ON {table} FOR EACH ROW WHEN ({other}) {done}",
        ]
    changes = f"BEGIN {_CHANGED.format(true=1, false=0)}; END"
    other = f"WHEN OLD.{column} IS NOT NEW.{column}"
    return [
        f"CREATE TRIGGER {table}_insert AFTER INSERT ON {table} {changes}",
        f"CREATE TRIGGER {table}_update AFTER UPDATE ON {table} {other} {changes}",
    ]


def _row_trigger(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} BEGIN "
        f"{_CHANGED.format(true=1, false=0)}; END"
    )


_ON_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION field_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_CHANGED.format(true="true", false="false")};
    RETURN NULL;
END $$
"""


def _statement_trigger(table: str) -> str:
    return (
        f"CREATE TRIGGER changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION field_changed()"
    )


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
