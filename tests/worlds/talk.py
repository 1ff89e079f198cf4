"""Conversations for tests; a test sets only what matters to it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from groundswell.speech import Channel, Conversation, Role, Speaker, Turn


def turn(text: str, row: int = 1, name: str = "Dana", role: Role = Role.CUSTOMER, email: str = "") -> Turn:
    return Turn(row=row, text=text, speaker=Speaker(name=name, role=role, email=email))


def conversation(*texts: str, turns: Sequence[Turn] | None = None, **told: Any) -> Conversation:
    made = turns or [turn(text, row) for row, text in enumerate(texts, start=1)]
    usual = {"key": "", "channel": Channel.CALL, "source": "calls/one.vtt", "at": day(2)}
    return Conversation(**{**usual, "turns": tuple(made), **told})


def day(number: int, hour: int = 10) -> datetime:
    """A moment in March 2026."""
    return datetime(2026, 3, number, hour, tzinfo=UTC)
