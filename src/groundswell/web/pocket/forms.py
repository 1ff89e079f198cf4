"""What a phone tells of afterwards, read."""

import json
import re
from datetime import datetime
from typing import Any

from groundswell.street.used.services import Told
from groundswell.street.used.tables import Did

MOST = 500
_KEY = re.compile(r"[A-Za-z0-9-]{16,64}")
_CARD = re.compile(r"[AK]-[0-9]{1,15}")


def told_in(text: str) -> tuple[list[Told] | None, list[str]]:
    """What is told, and the keys of what makes no sense. None for what is no list."""
    try:
        rows: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None, []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or len(rows) > MOST:
        return None, []
    told: list[Told] = []
    wrong: list[str] = []
    for row in rows:
        one = _told(row)
        if one is not None:
            told.append(one)
        elif isinstance(row.get("key"), str):
            wrong.append(row["key"])
    return told, wrong


def _told(row: dict[str, Any]) -> Told | None:
    key, card, did, at = (str(row.get(name, "")) for name in ("key", "card", "did", "at"))
    when = _when(at)
    if not _KEY.fullmatch(key) or not _CARD.fullmatch(card) or did not in Did.values or when is None:
        return None
    return Told(key=key, card=card, did=Did(did), at=when)


def _when(text: str) -> datetime | None:
    """With its zone: without one nobody knows when it was."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None
