"""Paraphrase-like variants of texts, by a rule that anybody can repeat.

Variant v of text t, drawn with the seed (v, place of t): an opening out of twelve or none, one word left
out where there are at least five, two neighbouring words exchanged where there are at least four, and a
closing out of six or none. Variants that came out before are drawn again, so that all are distinct.
"""

from collections.abc import Sequence

import numpy as np

_OPENINGS = (
    "Hi, ", "Hello, ", "Quick question: ", "So, ", "Well, ", "Honestly, ", "One thing, ", "Sorry, ",
    "To be clear, ", "As I said, ", "Again, ", "Just wondering, ", "",
)  # fmt: skip
_CLOSINGS = (" please", " thanks", " if possible", " any idea?", " you know", " right?", "")


def variants(texts: Sequence[str], count: int) -> list[str]:
    """`count` distinct texts: the distinct given ones first, then variants of them in turn."""
    found = dict.fromkeys(texts)
    base = list(found)
    draw = 0
    while len(found) < count:
        draw += 1
        for place, text in enumerate(base):
            found.setdefault(_vary(text, np.random.default_rng((draw, place))))
            if len(found) == count:
                break
    return list(found)[:count]


def _vary(text: str, random: np.random.Generator) -> str:
    words = text.split()
    if len(words) >= 5:
        words.pop(int(random.integers(len(words))))
    if len(words) >= 4:
        at = int(random.integers(len(words) - 1))
        words[at], words[at + 1] = words[at + 1], words[at]
    return str(random.choice(_OPENINGS)) + " ".join(words) + str(random.choice(_CLOSINGS))
