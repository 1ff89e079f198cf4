"""The values all is made of: what was said, by whom, where it stands, and about which deal.

Standard library only. Every room speaks in these values; none of them knows where it is stored.
"""

from groundswell.speech.business import Account, Deal, DealStatus, Key, PersonKind, Seller, StageSeen
from groundswell.speech.conversation import (
    Channel,
    Conversation,
    Role,
    Speaker,
    Turn,
    Voice,
    voice_of,
)
from groundswell.speech.errors import GroundswellError
from groundswell.speech.money import Money
from groundswell.speech.verbatim import Kind, Verbatim

__all__ = [
    "Account",
    "Channel",
    "Conversation",
    "Deal",
    "DealStatus",
    "GroundswellError",
    "Key",
    "Kind",
    "Money",
    "PersonKind",
    "Role",
    "Seller",
    "Speaker",
    "StageSeen",
    "Turn",
    "Verbatim",
    "Voice",
    "voice_of",
]
