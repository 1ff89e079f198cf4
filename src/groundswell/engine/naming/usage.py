"""Whether words stand beside each other as people usually put them, told from what was said.

No grammar of a language is known here beyond its closed classes. Two words that are both said often and, but
for the one text, never side by side are most likely a slip: check the my account.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from groundswell.engine.naming.words import Word, lowered

EXPECTED = (
    2.0  # texts that would hold both words side by side by chance, from which on it counts that none does
)
BROKEN = 2  # slips that a broken rule counts as
SLIP = 0.6  # what a name keeps of its weight for each slip
_DETERMINERS = frozenset("a an the my your our their its".split())
_WANTING = frozenset("want wants wanted need needs needed".split())  # to do: want to check, but want a check
# Before the bare form of a verb only: can follow, not can following or can follows.
_MODALS = frozenset(
    "can cannot can't could couldn't will won't would wouldn't should shouldn't must may might don't doesn't "
    "didn't".split()
)
_BARE = frozenset("i we they you".split())  # likewise, but for the past
_DOERS = frozenset("i we they he she".split())  # not right before the form in -ing: i missing the updates
# Pairs that do not agree: it don't, they has.
_DISAGREEING = {
    **dict.fromkeys(("it", "he", "she"), frozenset("don't haven't aren't weren't am".split())),
    **dict.fromkeys(("we", "you", "they"), frozenset("has hasn't doesn't is isn't was wasn't am".split())),
    "i": frozenset("has hasn't doesn't is isn't are aren't were weren't".split()),
    **dict.fromkeys(_MODALS, frozenset(("able",))),
}
_DOING = re.compile(
    r"(?!bring|sing|ring|king|thing|swing|spring|during|everything|nothing|anything)\w{3,}ing"
)
_VOWEL = re.compile(r"(?!eu|on(?:e|ce)\b|ui|uni|us[aeiu]|ut)[aeiou]\w{2,}")  # as it is spoken
_CONSONANT = re.compile(r"(?!h)[b-df-hj-np-tv-xz][aeiouy]\w+")


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
        lower_words = lowered(text)
        words.update(set(lower_words))
        pairs.update(set(pairwise(lower_words)))
    return Usage(words, pairs, words.total())


def slips(words: Sequence[Word], language: str, usage: Usage) -> int:
    """How many pairs of these words nobody else would say; where one breaks a rule it counts BROKEN times."""
    broken = {
        second.start
        for first, second in [*pairwise(words), *_around_not(words)]
        if language == "en" and _ungrammatical(first.lower, second, usage)
    }
    return sum(
        BROKEN if second.start in broken else _unheard(first.lower, second.lower, usage)
        for first, second in pairwise(words)
    )


def _around_not(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Can not able is as broken as can able."""
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if second.lower == "not" and first.lower in _MODALS:
            yield first, third


def _unheard(first: str, second: str, usage: Usage) -> bool:
    chance = usage.words[first] * usage.words[second] / max(1, usage.total)
    return chance >= EXPECTED and usage.pairs[first, second] <= 1


def _ungrammatical(first: str, second: Word, usage: Usage) -> bool:
    """Two words of which one asks for another form of the other, or for a word between them."""
    if first in ("a", "an") and (_VOWEL if first == "a" else _CONSONANT).fullmatch(second.lower):
        return True
    if second.lower in _DISAGREEING.get(first, ()):
        return True
    if first in _DETERMINERS:
        return second.lower in _DETERMINERS
    if first in _MODALS:
        return _DOING.fullmatch(second.lower) is not None or _inflected(second, _MODALS, usage)
    if first in _DOERS and _DOING.fullmatch(second.lower):
        return True
    if first in _BARE and _inflected(second, _BARE, usage):
        return True
    done = usage.pairs["to", second.lower]
    had = sum(usage.pairs[determiner, second.lower] for determiner in _DETERMINERS)
    return first in _WANTING and bool(second.stem) and done > max(1, had)


def _inflected(word: Word, after: Collection[str], usage: Usage) -> bool:
    """Can't tweets and I tweets, where others say can't tweet and I tweet."""
    bare = word.lower.removesuffix("s")
    others = sum(usage.pairs[first, bare] for first in after)
    return (
        bare != word.lower
        and len(bare) > 2
        and others > sum(usage.pairs[first, word.lower] for first in after)
    )
