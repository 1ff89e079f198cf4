"""A name for each theme: the things that most of its concerns speak of, or its first concern.

What is a thing is told from how a word is used, not from a list: it stands behind articles, possessives and
prepositions, and seldom behind pronouns or "to".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from groundswell.engine.naming.grammars import grammar_of
from groundswell.engine.naming.merit import COUNTED, Said, telling_of
from groundswell.engine.naming.wording import shown
from groundswell.engine.naming.words import Word, stem, words

SHARED_AT = 0.1  # a concern speaks of what stands in so many of its verbatims
MOST = 0.5  # of the concerns speak of what a theme is named by
COVERING = 3  # things that are named together at most, where none is spoken of by most
ADDED = 0.2  # of the concerns speak of each of these, and of none before it
FURTHER = 0.6  # of what the first of two things weighs, the second weighs at least
THING_AT = 0.55  # of the times it can be told, a word stands where things stand
PAIRED = 1.5  # a pair of words tells more than a single one
# Said of any subject: when, and how much.
_ANYWHERE = frozenset(
    stem(word, "en")
    for word in """second minute hour day night morning afternoon evening week weekend month quarter year time
    today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday half lot way bit thing
    people one number""".split()
)


def theme_names(
    verbatims_of: Mapping[int, Mapping[int, Sequence[Said]]], concern_names: Mapping[int, str]
) -> dict[int, str]:
    """A name for each theme. No two are alike.

    `verbatims_of` maps theme -> concern -> verbatims, most central first; the concerns come in the order of
    their rank. A theme of one concern bears its name.
    """
    things = _things(
        verbatim
        for concerns in verbatims_of.values()
        for group in concerns.values()
        for verbatim in group[:COUNTED]
    )
    spoken = {
        theme: [_spoken(group[:COUNTED], things) for group in concerns.values()]
        for theme, concerns in verbatims_of.items()
    }
    shares = {theme: _shared(groups) for theme, groups in spoken.items()}
    telling = telling_of(shares)
    used: set[str] = set()
    named: dict[int, str] = {}
    for theme in sorted(verbatims_of):
        first, *others = (concern_names[concern] for concern in verbatims_of[theme])
        weights = {term: share * telling[term] for term, share in shares[theme].items()}
        name = _of_things(weights, spoken[theme]) if others else ""
        if not name or name.casefold() in used:
            name = f"{first} (and {len(others)} more)" if others else first
        used.add(name.casefold())
        named[theme] = name
    return named


def _things(everything: Iterator[Said]) -> frozenset[str]:
    """The stems that are mostly used as the names of things."""
    seen: defaultdict[str, float] = defaultdict(float)
    uses: Counter[str] = Counter()
    for verbatim in everything:
        grammar = grammar_of(verbatim.language or "en")
        if grammar is None:
            continue
        tokens = words(verbatim.text, verbatim.language)
        for before, word, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
            behind = before.lower in grammar.owning | grammar.adding
            ended = after is None or not after.stem or not _side_by_side(verbatim, word, after)
            if word.stem and (behind or before.lower in grammar.subjects | grammar.finite | {"to"}):
                uses[word.stem] += 1
                seen[word.stem] += behind * (1.0 if ended else 0.5)
    return frozenset(
        name for name, count in uses.items() if seen[name] >= THING_AT * count and name not in _ANYWHERE
    )


def _spoken(verbatims: Sequence[Said], things: frozenset[str]) -> dict[str, Counter[str]]:
    """How each thing, and each pair of words that ends in one, is written, by verbatims that hold it."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for verbatim in verbatims:
        tokens = words(verbatim.text, verbatim.language)
        for word in tokens:
            if word.stem in things:
                written[word.stem][verbatim.text[word.start : word.end]] += 1
        for first, second in pairwise(tokens):
            if (
                first.stem
                and second.stem in things
                and first.stem not in _ANYWHERE
                and _side_by_side(verbatim, first, second)
            ):
                written[f"{first.stem} {second.stem}"][verbatim.text[first.start : second.end]] += 1
    return {term: forms for term, forms in written.items() if forms.total() >= SHARED_AT * len(verbatims)}


def _side_by_side(verbatim: Said, first: Word, second: Word) -> bool:
    return verbatim.text[first.end : second.start].isspace()


def _shared(groups: Sequence[Mapping[str, Counter[str]]]) -> dict[str, float]:
    """The share of the concerns that speak of each thing, each concern with the same weight."""
    heard = Counter(term for group in groups for term in group)
    return {term: count / len(groups) for term, count in heard.items()}


def _of_things(weights: Mapping[str, float], groups: Sequence[Mapping[str, Counter[str]]]) -> str:
    """The one or two things most concerns speak of, as they are mostly written; empty where there is none."""
    heard = Counter(term for group in groups for term in group)
    merits = {t: weights[t] * sqrt(heard[t]) * (PAIRED if " " in t else 1.0) for t in heard if heard[t] > 1}
    ranked = sorted(merits, key=lambda t: (-merits[t], t))
    chosen: list[str] = []
    for term in ranked:
        near = not chosen or merits[term] >= FURTHER * merits[chosen[0]]
        if (
            len(chosen) < 2
            and near
            and heard[term] >= MOST * len(groups)
            and not any(_alike(term, c) for c in chosen)
        ):
            chosen.append(term)
    chosen = chosen or _covering(ranked, merits, groups)
    return shown(", ".join(_mostly(term, groups) for term in chosen))


def _covering(
    ranked: Sequence[str], merits: Mapping[str, float], groups: Sequence[Mapping[str, Counter[str]]]
) -> list[str]:
    """Where most concerns speak of no one thing: up to three things of which most speak of one or another."""
    left = list(groups)
    chosen: list[str] = []
    while len(chosen) < COVERING:
        new = {t: sum(t in group for group in left) for t in ranked if not any(_alike(t, c) for c in chosen)}
        best = max(new, key=lambda t: (new[t] * merits[t], t), default="")
        if not best or new[best] < max(ADDED * len(groups), 2):
            break
        chosen.append(best)
        left = [group for group in left if best not in group]
    return chosen if len(groups) - len(left) >= MOST * len(groups) else []


def _alike(term: str, other: str) -> bool:
    """They hold a stem of which one begins with the other: transfer, transferred; top, top-up."""
    return any(a.startswith(b) or b.startswith(a) for a in term.split() for b in other.split())


def _mostly(term: str, groups: Sequence[Mapping[str, Counter[str]]]) -> str:
    forms = sum((group[term] for group in groups if term in group), Counter[str]())
    return min(forms, key=lambda form: (-forms[form], form))
