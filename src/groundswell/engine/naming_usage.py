"""Whether words stand beside each other as people usually put them, told from what was said.

No grammar of a language is known here beyond its closed classes. Two words that are both said often and, but
for the one text, never side by side are most likely a slip: check the my account.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from groundswell.engine.naming_words import Word, lowered

EXPECTED = (
    2.0  # texts that would hold both words side by side by chance, from which on it counts that none does
)
SLIP = 0.6  # what a name keeps of its weight for each slip
_DETERMINERS = frozenset("a an the my your our their its".split())
_WANTING = frozenset("want wants wanted need needs needed".split())  # to do: want to check, but want a check


class Usage(NamedTuple):
    """How many distinct texts hold each word, and each two side by side."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    total: int  # of all words' counts


def usage_of(texts: Iterable[str]) -> Usage:
    """What is usual in these texts; what is said letter for letter again counts once."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in dict.fromkeys(texts):
        found = lowered(text)
        words.update(set(found))
        pairs.update(set(pairwise(found)))
    return Usage(words, pairs, words.total())


def slips(found: Sequence[Word], language: str, usage: Usage) -> int:
    """How many pairs of these words nobody else would say."""
    return sum(
        _unheard(first.lower, second.lower, usage)
        or (language == "en" and _ungrammatical(first.lower, second, usage))
        for first, second in pairwise(found)
    )


def _unheard(first: str, second: str, usage: Usage) -> bool:
    chance = usage.words[first] * usage.words[second] / max(1, usage.total)
    return chance >= EXPECTED and usage.pairs[first, second] <= 1


def _ungrammatical(first: str, second: Word, usage: Usage) -> bool:
    """A determiner twice, or what is mostly done, not had, right behind want."""
    if first in _DETERMINERS:
        return second.lower in _DETERMINERS
    done = usage.pairs["to", second.lower]
    had = sum(usage.pairs[one, second.lower] for one in _DETERMINERS)
    return first in _WANTING and bool(second.stem) and done > max(1, had)
