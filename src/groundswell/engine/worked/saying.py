"""What customers say instead: words, or concerns, that the accounts that raised one raise more since a day.

By the log-odds ratio with an informative prior of B. L. Monroe, M. P. Colaresi, K. M. Quinn ("Fightin'
words: lexical feature selection and evaluation for identifying the content of political conflict",
Political Analysis 16 (2008) 372-403): the prior is how often it is said altogether, so that what is rare
has to be said often before it stands out. A word counts once a conversation, however often it is said in
it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import log, sqrt

PRIOR = 100.0  # words' worth
CLEAR = 2.58  # standard errors: one in two hundred by chance
LEAST_ACCOUNTS = 2
LEAST = 3  # conversations
MOST = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was said in one conversation."""

    conversation: int
    account: str
    words: Set[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rose:
    word: str
    before: int  # conversations in which it is said
    after: int
    accounts: int  # after
    away: float  # standard errors
    conversations: tuple[int, ...]  # after


def rose(before: Sequence[Said], after: Sequence[Said]) -> list[Rose]:
    """What is said clearly more often after, the clearest first."""
    was, now = _counted(before), _counted(after)
    many_before, many_after = was.total(), now.total()
    whole = many_before + many_after
    accounts = _accounts(after)
    found: list[Rose] = []
    for word, count in sorted(now.items()):
        if count < LEAST or len(accounts[word]) < LEAST_ACCOUNTS:
            continue
        prior = PRIOR * (count + was[word]) / whole
        away = _logit(count, many_after, prior) - _logit(was[word], many_before, prior)
        away /= sqrt(1 / (count + prior) + 1 / (was[word] + prior))
        if away > CLEAR:
            said_in = tuple(sorted(one.conversation for one in after if word in one.words))
            found.append(
                Rose(
                    word=word,
                    before=was[word],
                    after=count,
                    accounts=len(accounts[word]),
                    away=away,
                    conversations=said_in,
                )
            )
    return sorted(found, key=lambda one: (-one.away, one.word))[:MOST]


def _counted(said: Sequence[Said]) -> Counter[str]:
    return Counter(word for one in said for word in one.words)


def _accounts(said: Sequence[Said]) -> Mapping[str, set[str]]:
    theirs: dict[str, set[str]] = {}
    for one in said:
        for word in one.words:
            theirs.setdefault(word, set()).add(one.account)
    return theirs


def _logit(count: int, many: int, prior: float) -> float:
    return log((count + prior) / (many + PRIOR - count - prior))
