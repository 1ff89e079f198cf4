"""A name for each concern: a clause out of one of its own verbatims, or a short verbatim in quotation marks.

Candidates are whole clauses (see naming_clauses.py); the name is the one that says most of the concern (see
naming_merit.py). A name that stands is kept while somebody still says it and it says nearly as much as the
best one. No two concerns bear the same name, or the same words in another order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from groundswell.engine.naming_clauses import clauses, goes_on, length, shown
from groundswell.engine.naming_merit import Known, Said, known_words, merit, tells
from groundswell.engine.naming_words import words

CENTRAL = 24  # verbatims of each concern that names are taken from, the most central
FEW = 5  # among fewer, which is the most central tells less
LEAST_CENTRAL = 0.35  # what a clause of the last of these weighs less than one of the first
KEPT = 0.7  # a name that stands is kept while it weighs so much of what the best one weighs
COVERED = 0.25  # a name says so much of what the most telling words say
QUOTED = 5  # one concern in so many may bear a quote
LONGEST_QUOTE = 12  # words


class _Candidate(NamedTuple):
    name: str
    weight: float
    stems: frozenset[str]
    sound: bool


def names(
    said: Mapping[int, Sequence[Said]], taken: Mapping[int, str], standing: Mapping[int, str] | None = None
) -> dict[int, str]:
    """A name for each concern in `said` (most central verbatim first), none of them in `taken`.

    `taken` holds names that are not to be sought, by concern; those concerns are counted, to tell what is
    distinctive. `standing` holds names that were taken from words before, to be kept while they are good.
    """
    said = _in_languages(said)
    known = known_words(said)
    given = _Given(taken.values(), quotes=len(said) // QUOTED)
    found: dict[int, str] = {}
    for concern in sorted(said.keys() - taken.keys()):
        of = said[concern]
        candidates = _candidates(of[:CENTRAL], known[concern])
        kept = _kept((standing or {}).get(concern, ""), of, known[concern], candidates)
        found[concern] = given.give([*kept, *candidates], partial(_quotes, of[:CENTRAL], known[concern]))
    return found


def _in_languages(said: Mapping[int, Sequence[Said]]) -> dict[int, list[Said]]:
    """A text too short to tell its language is in that of most others, of its concern first."""
    everywhere = _most(one.language for of in said.values() for one in of) or "en"
    found: dict[int, list[Said]] = {}
    for concern, of in said.items():
        here = _most(one.language for one in of) or everywhere
        found[concern] = [one if one.language else replace(one, language=here) for one in of]
    return found


def _most(languages: Iterable[str]) -> str:
    counts = Counter(one for one in languages if one)
    return min(counts, key=lambda one: (-counts[one], one), default="")


def _candidates(of: Sequence[Said], known: Known) -> list[_Candidate]:
    """Names that could be given, best first; among equals the more central, then the shorter."""
    best: dict[str, _Candidate] = {}
    distinct = {(one.text, one.language, one.reported): one for one in of}
    for place, one in enumerate(distinct.values()):
        near = 1.0 - LEAST_CENTRAL * place / max(FEW, len(distinct))
        for candidate in sorted(_of_text(one, near, known), key=lambda one: (len(one.name), one.name)):
            held = best.get(candidate.name)
            if held is None or candidate.weight > held.weight:
                best[candidate.name] = candidate
    return sorted(best.values(), key=lambda one: -one.weight)


def _of_text(one: Said, near: float, known: Known) -> Iterable[_Candidate]:
    for clause in clauses(one.text, one.language):
        told = merit(clause, one, known)
        yield _Candidate(
            name=shown(clause.text, one.language),
            weight=near * told.weight,
            stems=frozenset(word.term for word in clause.found),
            sound=told.sound and told.covered >= COVERED,
        )


def _kept(name: str, of: Sequence[Said], known: Known, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The name that stands, where it would be among the best again."""
    if not name:
        return []
    needed = KEPT * max((one.weight for one in candidates if one.sound), default=0.0)
    plain = name.strip("“”").casefold()
    saying = (one for one in of if plain in one.text.casefold())
    again = (c for one in saying for c in _of_text(one, 1.0, known) if c.name == name)
    return [c for c in again if c.sound and c.weight >= needed][:1]


class _Given:
    """The names that are given so far, of which no two are alike."""

    def __init__(self, names: Collection[str], quotes: int) -> None:
        self._names = {name.casefold() for name in names}
        self._stems: set[frozenset[str]] = set()
        self._quotes = quotes

    def give(self, candidates: Sequence[_Candidate], quotes: Callable[[], Sequence[str]]) -> str:
        """The first that is sound and free; else a quote, while there are some left; else what there is."""
        chosen = self._free(one for one in candidates if one.sound)
        if chosen is None:
            quote = next((one for one in quotes() if one.casefold() not in self._names), "")
            if quote and self._quotes:
                self._quotes -= 1
                return self._take(quote)
            chosen = self._free(candidates)
            if chosen is None:
                return self._take(quote or self._numbered(quotes()[0]))
        self._stems.add(chosen.stems)
        return self._take(chosen.name)

    def _free(self, candidates: Iterable[_Candidate]) -> _Candidate | None:
        return next(
            (c for c in candidates if c.name.casefold() not in self._names and c.stems not in self._stems),
            None,
        )

    def _numbered(self, name: str) -> str:
        """The same words twice can only be told apart by a number."""
        return next(
            f"{name} ({n})"
            for n in range(2, len(self._names) + 3)
            if f"{name} ({n})".casefold() not in self._names
        )

    def _take(self, name: str) -> str:
        self._names.add(name.casefold())
        return name


def _quotes(of: Sequence[Said], known: Known) -> list[str]:
    """Verbatims in quotation marks, letter for letter: short ones, the most central first, but those that say
    little of the concern or go on from something last. Where none is short, how the most central begins."""
    short: dict[str, float] = {}
    onward: set[str] = set()
    for one in of:
        found, text = words(one.text, one.language), one.text.strip()
        if 0 < length(found) <= LONGEST_QUOTE and "\n" not in text:
            short.setdefault(text, tells(found, known))
            if goes_on(found, one.language):
                onward.add(text)
    most = max(short.values(), default=0.0)
    ranked = sorted(short, key=lambda text: (text in onward, short[text] < most / 2))
    return [f"“{text}”" for text in ranked] or [_beginning(of[0])]


def _beginning(one: Said) -> str:
    """Broken off, and says so."""
    found = words(one.text, one.language)[:LONGEST_QUOTE]
    line = (one.text[: found[-1].end] if found else one.text).strip().partition("\n")[0]
    return f"“{line}…”"
