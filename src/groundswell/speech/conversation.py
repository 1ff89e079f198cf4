"""Conversations: one call, meeting, mail thread, ticket, chat or note, and its turns."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    MAIL = "mail"
    TICKET = "ticket"
    CHAT = "chat"
    NOTE = "note"  # a seller's own words about what a customer said


class Role(StrEnum):
    CUSTOMER = "customer"
    SELLER = "seller"
    UNKNOWN = "unknown"


class Voice(StrEnum):
    SPOKEN = "spoken"  # the customer's own words
    REPORTED = "reported"  # a seller writes down what a customer said
    UNKNOWN = "unknown"  # heard, shown, never counted as the customer's


def voice_of(channel: Channel, role: Role) -> Voice | None:
    """Whose voice a turn is, or None where it is not to be heard (a seller speaking to a customer)."""
    if role is Role.CUSTOMER:
        return Voice.SPOKEN
    if role is Role.SELLER:
        return Voice.REPORTED if channel is Channel.NOTE else None
    return Voice.UNKNOWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who spoke, as the source names them."""

    name: str = ""
    email: str = ""
    role: Role = Role.UNKNOWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What one speaker said or wrote in one go. `text` is what quotes are cut from, letter for letter."""

    # 1-based place in the source: the data row of a table, the message of a mailbox, else the turn.
    row: int
    text: str
    speaker: Speaker = field(default_factory=Speaker)
    # Seconds from the start of the recording, where the source tells.
    seconds: float | None = None
    # When this turn was written, where it differs from its conversation (a mail in a thread).
    at: datetime | None = None
    # The file it came from, where it is not its conversation's: a thread in two mailboxes is one.
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """One conversation as a source tells it. Times are aware; a time without a zone is read as UTC."""

    # Identity across readings, e.g. "gong:7782…" or "mail:<id>"; empty where the source gives none:
    # then equal content is the only identity.
    key: str
    channel: Channel
    # The file it came from, as shown to people and matched by `forget`.
    source: str
    turns: tuple[Turn, ...]
    at: datetime | None = None
    title: str = ""
    # As the source writes them; who is the same in two tools is decided in `crm`.
    account: str = ""
    deal: str = ""
    seller: str = ""
    # The row of a table that was read as one verbatim on request: taken whole, not extracted from.
    whole: bool = False
    # The fingerprint of whatever else the source tells and nobody reads here (further columns of a row), so
    # that two rows count as the same only when all of them is equal.
    extra: str = ""
    # What the customer rated beside these words, on the scale of the source.
    rating: float | None = None
    # Which part of the customers it is of, and about which of our products, as the source writes them.
    segment: str = ""
    product: str = ""
