"""A name for each concern, from the words of its own verbatims.

Words that stand in many verbatims of a concern and in few other concerns weigh most (class-based TF-IDF
over documents, after M. Grootendorst, "BERTopic: neural topic modeling with a class-based TF-IDF
procedure", 2022, with document shares in place of counts, so that one long verbatim weighs no more
than a short one). The name is the run of words in one of the most central verbatims that gathers the
most weight for its length and reads as a phrase: it does not cross a comma or a full stop, and
neither begins nor ends with a word that only joins. No two concerns bear the same name.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log, sqrt

from groundswell.engine.naming_phrases import Phrase, phrases, shown
from groundswell.engine.naming_words import terms, words

COUNTED = 40  # verbatims of each concern that words are counted in, the most central ones
CENTRAL = 10  # verbatims of each concern that names are taken from
LESS_CENTRAL = 0.015  # what a phrase of each less central verbatim weighs less
ABOUT = 6  # a name holds at least one of so many most telling words
TRIED = 20  # candidates at most, should the first ones be taken
PAIR = 0.6  # what a pair of words side by side weighs beside a single word
SHARED_AT = 0.05  # a concern shares a word that stands in so many of its verbatims
PAIRED = 1.5  # a pair of words tells more in a theme's name than a single one
# What a name gains at each end where its clause begins or ends too, and loses at each end where it cuts
# between two words that carry something, and for each "I" or "we" inside, where another clause begins.
WHOLE, CUT, CLAUSE = 1.15, 0.85, 0.75
LONE = 0.6  # what a single word weighs as a name: it seldom says what is the matter with it
LENGTH = 3.0  # added to the number of words a name's weight is shared among: else one word would win


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One verbatim as naming sees it."""

    text: str
    language: str


def names(said: Mapping[int, Sequence[Said]], taken: Mapping[int, str]) -> dict[int, str]:
    """A name for each concern in `said` (most central verbatim first), none of them in `taken`.

    `taken` holds the names that stand already, by concern; those concerns are counted, to tell what
    is distinctive, but not named again.
    """
    shares = {concern: _shares(of[:COUNTED]) for concern, of in said.items()}
    weights = _weights(shares)
    used = {name.casefold() for name in taken.values()}
    found: dict[int, str] = {}
    for concern in sorted(said.keys() - taken.keys()):
        candidates = _candidates(said[concern][:CENTRAL], weights[concern])
        name = next((c for c in candidates if c.casefold() not in used), "") or _numbered(
            candidates[0] if candidates else "Unnamed", used
        )
        used.add(name.casefold())
        found[concern] = name
    return found


def _numbered(name: str, used: set[str]) -> str:
    """The same words twice can only be told apart by a number."""
    return next(f"{name} ({n})" for n in range(2, len(used) + 3) if f"{name} ({n})".casefold() not in used)


def _shares(of: Sequence[Said]) -> dict[str, float]:
    """The share of verbatims that each stem, or pair of stems that stand side by side, occurs in."""
    counts: Counter[str] = Counter()
    for one in of:
        counts.update(terms(one.text, one.language))
    return {term: count / len(of) for term, count in counts.items()}


def _weights(shares: Mapping[int, Mapping[str, float]]) -> dict[int, dict[str, float]]:
    everywhere: defaultdict[str, float] = defaultdict(float)
    for concern in sorted(shares):
        for term, share in shares[concern].items():
            everywhere[term] += share
    number = len(shares)
    return {
        concern: {term: share * log(1 + number / everywhere[term]) for term, share in of.items()}
        for concern, of in shares.items()
    }


def _candidates(of: Sequence[Said], weights: Mapping[str, float]) -> list[str]:
    """Names that could be given, best first."""
    stems = (term for term in weights if " " not in term)
    about = frozenset(nsmallest(ABOUT, stems, key=lambda term: (-weights[term], term)))
    best: dict[str, float] = {}
    for place, one in enumerate(of):
        near = 1.0 - LESS_CENTRAL * place
        for phrase in phrases(one.text, one.language, about):
            best[phrase.text] = max(best.get(phrase.text, 0.0), near * _merit(phrase, weights))
    ranked = nsmallest(TRIED, best, key=lambda text: (-best[text], text))
    return list(dict.fromkeys(shown(text) for text in ranked))


def _merit(phrase: Phrase, weights: Mapping[str, float]) -> float:
    """Weight gathered for its length; more for a phrase that begins or ends with its clause."""
    found = phrase.terms
    gathered = sum(weights.get(term, 0.0) for term in set(found) if " " not in term)
    gathered += PAIR * sum(weights.get(f"{a} {b}", 0.0) for a, b in pairwise(found))
    whole = WHOLE ** (phrase.opens + phrase.closes) * CUT**phrase.cut * CLAUSE**phrase.subjects
    alone = LONE if phrase.stems == 1 and len(found) == 1 else 1.0
    return gathered * whole * alone / (LENGTH + len(found))


def theme_names(
    said: Mapping[int, Mapping[int, Sequence[Said]]], concern_names: Mapping[int, str]
) -> dict[int, str]:
    """A name for each theme, from the words that its concerns share and other themes do not.

    `said` maps theme -> concern -> verbatims, most central first; the concerns come in the order of
    their rank. A theme of one concern bears its name, one whose concerns share no words that of the
    first with "and more".
    """
    shares = {theme: _shared(list(of.values())) for theme, of in said.items()}
    weights = _weights(shares)
    used: set[str] = set()
    found: dict[int, str] = {}
    for theme in sorted(said):
        of = said[theme]
        name = first = concern_names[next(iter(of))]
        if len(of) > 1:
            central = [one for group in of.values() for one in group[:CENTRAL]]
            name = _theme_name(central, weights[theme]) or f"{first} and more"
        name = name if name.casefold() not in used else _numbered(name, used)
        used.add(name.casefold())
        found[theme] = name
    return found


def _shared(groups: Sequence[Sequence[Said]]) -> dict[str, float]:
    """How evenly each term is shared: the mean root of its share in each concern.

    Each concern speaks with the same weight; a term of only one of several is not shared.
    """
    total: defaultdict[str, float] = defaultdict(float)
    heard_in: Counter[str] = Counter()
    for group in groups:
        for term, share in _shares(group[:COUNTED]).items():
            if share >= SHARED_AT:
                total[term] += sqrt(share) / len(groups)
                heard_in[term] += 1
    return {term: share for term, share in total.items() if heard_in[term] > 1 or len(groups) == 1}


def _theme_name(of: Sequence[Said], weights: Mapping[str, float]) -> str:
    """The two words or pairs of words that tell most, as they are mostly written; empty if there are none."""
    written = _written(of, weights)
    chosen: list[str] = []
    for term in sorted(written, key=lambda t: (-weights[t] * (PAIRED if " " in t else 1.0), t)):
        if len(chosen) < 2 and not any(_alike(term, other) for other in chosen):
            chosen.append(term)
    return shown(", ".join(min(written[t], key=lambda w: (-written[t][w], w)) for t in chosen))


def _alike(term: str, other: str) -> bool:
    """They hold a stem of which one begins with the other: transfer, transferred; top, top-up."""
    return any(a.startswith(b) or b.startswith(a) for a in term.split() for b in other.split())


def _written(of: Sequence[Said], weights: Mapping[str, float]) -> dict[str, Counter[str]]:
    """How each stem, and each pair of stems side by side, of those with a weight is written."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in of:
        found = words(one.text, one.language)
        for i, word in enumerate(found):
            if word.stem in weights:
                written[word.stem][one.text[word.start : word.end]] += 1
            after = found[i + 1] if i + 1 < len(found) else None
            if not after or not word.stem or not after.stem:
                continue
            if one.text[word.end : after.start].isspace() and f"{word.stem} {after.stem}" in weights:
                written[f"{word.stem} {after.stem}"][one.text[word.start : after.end]] += 1
    return dict(written)
