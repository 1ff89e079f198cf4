"""Looking at a store's database on PostgreSQL before anything is made in it."""

import importlib.util

from django.db import connection
from django.db.utils import DatabaseError

from groundswell.field.keeping.file import Look, State, judged, ours


def look_at_database() -> Look:
    """What stands in the database that this process is to work on. Nothing is made or changed."""
    if importlib.util.find_spec("psycopg") is None:
        return Look(State.CLOSED, "psycopg is missing: `pip install 'groundswell[postgresql]'`")
    try:
        connection.check_database_version_supported()
        if (encoding := asked("SHOW server_encoding")) != "UTF8":
            return Look(State.CLOSED, f"its encoding is {encoding}; a store needs one made with UTF8")
        return judged(tables(), applied())
    except DatabaseError as error:
        return Look(State.CLOSED, str(error).strip().replace("\n", " "))


def tables() -> set[str]:
    """Names of all tables that are there, whoever made them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return {name for (name,) in cursor.fetchall()}


def applied() -> set[tuple[str, str]]:
    """Read without Django's own machinery, whose import alone takes longer than most commands."""
    if "django_migrations" not in tables():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return ours(cursor.fetchall())


def location() -> str:
    """The database as it may be printed, without the password."""
    settings = connection.settings_dict
    host = settings["HOST"] or "localhost"
    at = f":{settings['PORT']}" if settings["PORT"] else ""
    # A folder holds the socket.
    return f"postgresql://{'localhost' if host.startswith('/') else host}{at}/{settings['NAME']}"


def asked(question: str) -> str:
    """The one value that answers a question to the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


_TEXT = """
    SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND NOT attisdropped
    AND attcollation = 'pg_catalog."default"'::regcollation
"""


_SAMPLED = """
    SELECT attrelid::regclass::text, attname
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND NOT attisdropped AND attnum > 0
    AND atttypid IN ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'tsvector'::regtype)
    AND attstattarget IS DISTINCT FROM 0
"""


def keep_no_samples() -> None:
    """Keep what people said out of the server's statistics, which hold values of columns word for word: no
    erasure reaches them. Called after migrating, in its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_SAMPLED)
        for table, column in cursor.fetchall():
            name = connection.ops.quote_name(column)
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET STATISTICS 0")


def compare_by_code_points() -> None:
    """Let text compare as it does in a file, whatever language the database was made for: the same input
    gives the same field. Called after migrating, in its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_TEXT)
        for table, column, kind in cursor.fetchall():
            name = connection.ops.quote_name(column)
            cursor.execute(f'ALTER TABLE {table} ALTER COLUMN {name} TYPE {kind} COLLATE "C"')
