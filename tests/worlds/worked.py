"""What is heard before a launch and after it, as often as a test says: conversations of made-up accounts."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

DAY = date(2026, 3, 29)  # on which the launch of `tests.worlds.launching` goes to market
ACCOUNTS = 12


def hear(
    concern: int,
    first: date,
    days: int,
    share: float,
    *,
    daily: int = 6,
    accounts: Sequence[int] = range(ACCOUNTS),
    words: str = "the app needs signal in the basement",
) -> list[int]:
    """So many conversations each day, evenly over the accounts, of which this share raises the concern; their
    numbers."""
    from groundswell.field.models import Conversation, Entry, Turn, Verbatim

    entry = Entry.objects.create(action="import", at=_noon(first), by="ana", summary="", concerns=[])
    begins = (Conversation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    numbers = range(begins, begins + days * daily)
    conversations, turns, verbatims = [], [], []
    owed = 0.0
    for place, number in enumerate(numbers):
        at = _noon(first + timedelta(days=place // daily))
        account = accounts[(place * 7 + place // len(accounts)) % len(accounts)]
        conversations.append(
            Conversation(
                id=number,
                fingerprint=f"{number:064d}",
                channel="call",
                source="calls.csv",
                at=at,
                account=f"Account {account}",
                entry=entry,
            )
        )
        turns.append(
            Turn(
                id=10_000 + number, conversation_id=number, position=0, row=place, role="customer", text=words
            )
        )
        owed += share
        if owed >= 1:
            owed -= 1
            verbatims.append(
                Verbatim(
                    id=10_000 + number,
                    conversation_id=number,
                    turn_id=10_000 + number,
                    start=0,
                    end=len(words),
                    kind="objection",
                    confidence=0.9,
                    language="en",
                    voice="spoken",
                    concern=concern,
                    community=concern,
                    context=f"{number:064d}",
                )
            )
    Conversation.objects.bulk_create(conversations)
    Turn.objects.bulk_create(turns)
    Verbatim.objects.bulk_create(verbatims)
    return list(numbers)


def heard_round(concern: int, before: float, after: float, *, days: int = 90, daily: int = 6) -> None:
    """With one share in the 90 days before the day, and another since."""
    hear(concern, DAY - timedelta(days=90), 90, before, daily=daily)
    hear(concern, DAY, days, after, daily=daily)


def noon(day: date) -> datetime:
    return _noon(day)


def after(days: int) -> datetime:
    """So many days after the day, when all of them are over."""
    return _noon(DAY + timedelta(days=days))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
