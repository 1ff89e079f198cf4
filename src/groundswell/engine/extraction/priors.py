"""What the place of a sentence tells before its words are weighed, and how much is asked of it there.

The figures are in docs/adr/0006-extraction.md.
"""

import math

from groundswell.engine.extraction.cues import SHAPES
from groundswell.speech import Channel

# Who talks for long explains more than asks: each e-fold of sentences in a spoken turn asks this much
# more of each of them, in log odds, up to a limit.
RAMBLING, RAMBLING_MOST = 0.5, 1.5
# People who talk chat in between, so a spoken sentence starts this much behind, and makes it good by
# length (for each e-fold of words beyond FEW) and by naming anything of the business: a product, a
# price, staff, a fault.
CHATTING = 0.6
FEW, SHORTEST, LONGEST_COUNTED = 8, 3, 20
PER_WORDS, BUSINESS = 0.8, 0.8
WRITTEN = 0.5
# A note is short and written down because it matters ("wants SSO").
NOTED = 0.35
# A ticket is written because something is the matter: where nothing of it reaches that, its strongest
# sentence is quoted from here on.
AT_LEAST = {Channel.TICKET: 0.2}

SPOKEN = frozenset({Channel.CALL, Channel.MEETING})
OF_BUSINESS = frozenset(
    word for word, shape in SHAPES.items() if shape in ("PRODUCT", "FOLK", "COST", "ABLE", "BROKEN")
)


def prior_of(channel: Channel, words: list[str]) -> float:
    """Log odds that a sentence of these words has by where it stands alone."""
    if channel not in SPOKEN:
        return 0.0
    length = PER_WORDS * math.log(min(max(len(words), SHORTEST), LONGEST_COUNTED) / FEW)
    return length - CHATTING + (0.0 if OF_BUSINESS.isdisjoint(words) else BUSINESS)


def needed(channel: Channel, sentences: int) -> float:
    """0..1: from which judgement on a sentence is quoted from a turn of so many sentences."""
    if channel not in SPOKEN:
        return NOTED if channel is Channel.NOTE else WRITTEN
    odds = min(RAMBLING * math.log(max(sentences, 1)), RAMBLING_MOST)
    return 1.0 / (1.0 + math.exp(-odds))
