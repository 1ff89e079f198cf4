"""Texts that hold others: JSON in a column of text, as tables of targets and grounds of decisions are.

A line break stands there as two letters, and a name behind it as part of another word. So what is inside is
read, and changed, as it was written.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

Text = Callable[[str], str]


def texts_in(text: str) -> list[str]:
    """Those inside, or the text itself."""
    kept = _kept(text)
    return [text] if kept is None else list(_strings(kept))


def changed(text: str, change: Text) -> str:
    """With each text inside changed; as it stands where none is."""
    kept = _kept(text)
    if kept is None:
        return change(text)
    other = _deep(kept, change)
    if other == kept:
        return text
    is_compact = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) == text
    return json.dumps(other, ensure_ascii=False, separators=(",", ":") if is_compact else None)


def _kept(text: str) -> Any:
    """None where it is a plain text."""
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # somebody's words that begin so
        return None


def _strings(kept: Any) -> Iterator[str]:
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for name, value in kept.items():
            yield name
            yield from _strings(value)
    elif isinstance(kept, list):
        for value in kept:
            yield from _strings(value)


def _deep(kept: Any, change: Text) -> Any:
    if isinstance(kept, str):
        return change(kept)
    if isinstance(kept, dict):
        return {change(name): _deep(value, change) for name, value in kept.items()}
    return [_deep(value, change) for value in kept] if isinstance(kept, list) else kept
