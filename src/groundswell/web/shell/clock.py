"""The one place where a page looks at the clock."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
