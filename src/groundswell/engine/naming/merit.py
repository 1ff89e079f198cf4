"""How much of a concern a clause says.

Words weigh most that stand in many of a concern's verbatims and in few other concerns (class-based TF-IDF
over documents, after M. Grootendorst, "BERTopic: neural topic modeling with a class-based TF-IDF procedure",
2022, with document shares in place of counts, so that one long verbatim weighs no more than a short one).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import exp, log, sqrt
from typing import NamedTuple

from groundswell.engine.naming.clauses import Clause, length, turning
from groundswell.engine.naming.grammars import grammar_of
from groundswell.engine.naming.usage import SLIP, Usage, slips, usage_of
from groundswell.engine.naming.words import Word, terms

COUNTED = 40  # verbatims of each concern that words are counted in, the most central
ABOUT = 5  # a name says much of what so many most telling words say
PAIR = 0.3  # what a pair of words side by side weighs beside a single word
SPREAD = 0.3  # how much a name's weight is divided by its own words' (0: not at all, 0.5: a cosine)
SHARED = 0.25  # a word that so many of the verbatims hold is everybody's; a rarer one in part
FLOOR = 0.01  # so that among clauses that say nothing of the concern the better said comes first
MOST = 0.5  # what so many of the verbatims hold a name should hold, too
OFTENER = 2.0  # and is said so many times as often as in all concerns
MISSING = 0.5  # what a name keeps of its weight that holds nothing of it
OWN = 0.2  # what a name keeps of its weight whose words are all one member's own
# A detail (a number, a name) stands in a name when so many of the verbatims hold it.
NUMBER_AT, NAME_AT = 0.5, 1 / 3
SHARED_AT = 0.3  # a name holds a word that so many of the verbatims hold
OFTEN = 0.15  # a quote tells something by a word that so many of the other verbatims hold
COMMON_AT = 0.1  # and two verbatims at least
ALONE = (0.3, 0.35, 0.7)  # what a name of so many words keeps of its weight
EASY = 8  # words that are read at a glance; each further one costs
FURTHER = 0.92
DISTANT = (1.0, 0.6, 0.4)
TOPIC = 0.6  # without what is the matter with it
OTHER_KIND = 0.9  # what a clause keeps of its weight that is of a kind that no other verbatim is of
OF_ONE = 0.8  # told of whoever speaks: i did, we have
RUN_ON = 0.6
HOLLOW = 0.7  # that there is an issue, but not which


_INNER = re.compile(r"[^\W\d_][a-z][A-Z]|[a-z]\.[A-Za-z]{2}")  # testUpload, store.Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One verbatim as naming sees it."""

    text: str
    language: str
    reported: bool = False  # by a seller
    kind: str = ""  # complaint, wish, question, ...; empty where it is not known


class Known(NamedTuple):
    """What is known of a concern's words."""

    shares: Mapping[str, float]  # of the verbatims that hold each term
    others: Mapping[str, float]  # likewise of the other verbatims than one that holds it
    weights: Mapping[str, float]  # of each term for this concern
    expected: Mapping[str, float]  # weights of the words that most verbatims hold
    telling: Mapping[str, float]  # of each term, the rarer in other concerns the more
    most: float  # weight of the most telling words together
    common: float  # a word that so many of the verbatims hold is not one member's own
    turned: float  # share of the verbatims that hold a word that turns the sense
    kinds: Mapping[str, float]  # share of the verbatims that are of each kind, beside that of the commonest
    usage: Usage  # what is usual to say, in this concern and all others


class Merit(NamedTuple):
    weight: float
    well: float  # for being whole, short and so on; the rest of the weight is for its words
    covered: float  # how much of what the most telling words say, 0..1
    sound: bool  # no number or name that only few of the verbatims hold


def known_words(verbatims_of: Mapping[int, Sequence[Said]]) -> dict[int, Known]:
    """What is known of the words of each concern."""
    shares = {concern: shares_of(verbatims[:COUNTED]) for concern, verbatims in verbatims_of.items()}
    telling = telling_of(shares)
    usage = usage_of(verbatim.text for verbatims in verbatims_of.values() for verbatim in verbatims[:COUNTED])
    return {
        concern: _known(verbatims, shares[concern], telling, usage)
        for concern, verbatims in verbatims_of.items()
    }


def shares_of(verbatims: Sequence[Said]) -> dict[str, float]:
    """The share of verbatims that each stem, or pair of stems that stand side by side, occurs in.

    What is said letter for letter several times counts as the root of that: else a set phrase would say most.
    """
    times = Counter((verbatim.text, verbatim.language) for verbatim in verbatims)
    counts: defaultdict[str, float] = defaultdict(float)
    for (text, language), count in times.items():
        for term in terms(text, language):
            counts[term] += sqrt(count)
    whole = sum(map(sqrt, times.values()))
    return {term: count / whole for term, count in counts.items()}


def telling_of(shares: Mapping[int, Mapping[str, float]]) -> dict[str, float]:
    """How much each term tells its concerns from others."""
    everywhere: defaultdict[str, float] = defaultdict(float)
    for concern in sorted(shares):
        for term, share in shares[concern].items():
            everywhere[term] += share
    return {term: log(1 + len(shares) / total) for term, total in everywhere.items()}


def _known(
    verbatims: Sequence[Said], shares: Mapping[str, float], telling: Mapping[str, float], usage: Usage
) -> Known:
    counted = verbatims[:COUNTED]
    own_share = 1 / sum(
        sqrt(times) for times in Counter((verbatim.text, verbatim.language) for verbatim in counted).values()
    )
    others = {term: _of_others(share, own_share) for term, share in shares.items()}
    weights = {term: share * telling[term] for term, share in others.items()}
    return Known(
        shares=shares,
        others=others,
        weights=weights,
        expected={t: weights[t] for t, share in others.items() if _is_expected(t, share, telling[t])},
        telling=telling,
        most=sum(nlargest(ABOUT, (w for term, w in weights.items() if " " not in term))),
        common=max(COMMON_AT, 1.5 / max(1, len(counted))) if len(counted) > 1 else 0.0,
        turned=sum(turning(verbatim.text, verbatim.language) for verbatim in counted) / max(1, len(counted)),
        kinds=_kinds(counted),
        usage=usage,
    )


def _is_expected(term: str, share: float, telling: float) -> bool:
    """Said by most here, and not nearly as often everywhere: telling is log(1 + 1 / share everywhere)."""
    return " " not in term and share >= MOST and share * (exp(telling) - 1) >= OFTENER


def _of_others(share: float, own_share: float) -> float:
    """Of all but the one verbatim that holds it, itself `own_share` of them."""
    return max(0.0, share - own_share) / (1.0 - own_share) if own_share < 1.0 else share


def _kinds(verbatims: Sequence[Said]) -> dict[str, float]:
    counts = Counter(verbatim.kind for verbatim in verbatims)
    most = max(counts.values(), default=1)
    return {kind: count / most for kind, count in counts.items()}


def merit(clause: Clause, verbatim: Said, known: Known) -> Merit:
    """What a clause of a verbatim weighs as a name for the concern of these words."""
    stems = {word.stem for word in clause.words if word.stem}
    covered = sum(known.weights.get(stem, 0.0) for stem in stems) / (known.most or 1.0)
    well = _said_well(clause, verbatim, known)
    return Merit(
        weight=(FLOOR + closeness(clause.words, known)) * well,
        well=well,
        covered=covered,
        sound=max((known.shares.get(stem, 0.0) for stem in stems), default=0.0)
        >= max(SHARED_AT, known.common)
        and _left_off_well(clause, verbatim, known)
        and not any(_detail(word, verbatim, known) for word in clause.words),
    )


def tells(words: Sequence[Word], known: Known) -> float:
    """How close words are to the concern (see closeness), 0 where few others hold any of them."""
    often = any(known.others.get(word.stem, 0.0) >= OFTEN for word in words if word.stem)
    return closeness(words, known) if often else 0.0


def _left_off_well(clause: Clause, verbatim: Said, known: Known) -> bool:
    """Whether what was left off is a detail, which one member adds or which holds a number."""
    return any(_detail(word, verbatim, known) for word in clause.tail) or all(
        known.shares.get(word.stem, 0.0) < known.common for word in clause.tail
    )


def closeness(words: Sequence[Word], known: Known) -> float:
    """How much of what the concern says these words say, for their number."""
    stems = {word.stem for word in words if word.stem}
    weight = sum(known.weights.get(stem, 0.0) for stem in stems)
    weight += PAIR * sum(known.weights.get(f"{a.term} {b.term}", 0.0) for a, b in pairwise(words))
    spread = sum(known.telling.get(stem, 1.0) ** 2 for stem in stems)
    return weight / (1 + spread) ** SPREAD * _true(stems, known) * _complete(stems, known)


def _complete(stems: set[str], known: Known) -> float:
    """Less for a clause without the words that most members say."""
    whole = sum(known.expected.values())
    held = sum(weight for stem, weight in known.expected.items() if stem in stems)
    return MISSING + (1 - MISSING) * held / whole if whole else 1.0


def _true(stems: set[str], known: Known) -> float:
    """Less for words that few members say: a detail of one stands for nobody else."""
    whole = sum(known.telling.get(stem, 1.0) for stem in stems)
    shared = sum(
        known.telling.get(stem, 1.0) * min(1.0, known.others.get(stem, 0.0) / SHARED) for stem in stems
    )
    return OWN + (1 - OWN) * shared / whole if whole else OWN


def _said_well(clause: Clause, verbatim: Said, known: Known) -> float:
    """More for what is whole, short, and of the same sense as most of the verbatims."""
    count = length(clause.words)
    well = ALONE[int(count)] if count < len(ALONE) else FURTHER ** max(0.0, count - EASY)
    whole = clause.opens and clause.closes
    if not (clause.says or (clause.turned and whole)):  # a topic, not what is the matter with it
        well *= 0.5 if verbatim.reported else TOPIC
    elif not whole:
        well *= 0.95 if clause.closes else 0.9
    well *= DISTANT[clause.distant]
    well *= 0.85 if clause.cut and not clause.tail else 1.0
    well *= 0.7 if clause.reports else 1.0
    well *= 0.8 if clause.leading else 1.0
    well *= 0.8 if clause.conditional else 1.0
    well *= 0.85 if verbatim.reported else 1.0
    well *= OF_ONE if _is_of_one(clause, verbatim.language) else 1.0
    well *= RUN_ON if clause.run_on else 1.0
    well *= HOLLOW if not clause.turned and _is_hollow(clause, verbatim.language) else 1.0
    well *= SLIP ** slips(clause.words, verbatim.language, known.usage)
    well *= OTHER_KIND + (1 - OTHER_KIND) * known.kinds.get(verbatim.kind, 1.0)
    agreed = known.turned if clause.turned else 1 - known.turned
    return well * (0.8 + 0.4 * agreed)


def _is_of_one(clause: Clause, language: str) -> bool:
    grammar = grammar_of(language)
    return grammar is not None and clause.words[0].lower in grammar.speakers


def _is_hollow(clause: Clause, language: str) -> bool:
    grammar = grammar_of(language)
    return grammar is not None and any(word.lower in grammar.hollow for word in clause.words)


def _detail(word: Word, verbatim: Said, known: Known) -> bool:
    share = known.shares.get(word.term, 0.0)  # a number has no stem: see naming_words.stem
    if _is_amount(word.lower, verbatim.language):
        return share < NUMBER_AT
    return _is_name(word, verbatim) and share < NAME_AT


def _is_amount(lower: str, language: str) -> bool:
    grammar = grammar_of(language)
    amounts = grammar.amounts if grammar else frozenset[str]()
    return any(c.isdigit() for c in lower) or any(part in amounts for part in lower.split("-"))


def _is_name(word: Word, verbatim: Said) -> bool:
    """Written large within its sentence, where the language does not write every noun so, or as code."""
    written = verbatim.text[word.start : word.end]
    if _INNER.search(written):
        return True
    before = verbatim.text[: word.start].rstrip(" \"'“‘(")
    inside = bool(before) and before[-1] not in ".!?:…\n-–—•"
    large = written[0].isupper() and not (written.isupper() and len(written) <= 5)
    return bool(word.stem) and inside and large and verbatim.language != "de"
