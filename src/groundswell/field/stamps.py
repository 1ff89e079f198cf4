"""Whether anybody wrote to the store since: what was computed outside of a transaction may be out of date."""

from django.db import connection


def stamp() -> object:
    """Equal to an earlier one where nothing at all was written in between, by this connection or another."""
    if connection.vendor != "sqlite":
        return object()  # equal to no other: whatever was computed is computed again
    with connection.cursor() as cursor:
        # It tells of what other connections committed, and nothing of this one's own.
        cursor.execute("PRAGMA data_version")
        by_others = cursor.fetchone()
    return by_others, connection.connection.total_changes
