"""A name for each concern: a clause out of one of its own verbatims, or a short verbatim in quotation marks.

Candidates are whole clauses (see naming/clauses.py); the name is the one that says most of the concern by its
words (see naming/merit.py) and, where there are vectors, by them (see naming/nearness.py). The name that it
bears is kept while somebody still says it and it says nearly as much as the best one. No two concerns bear
the same name, or the same words in another order.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from groundswell.engine.encoder import Encoder
from groundswell.engine.naming.clauses import Clause, clauses, goes_on, length
from groundswell.engine.naming.merit import Known, Said, known_words, merit, tells
from groundswell.engine.naming.nearness import nearness
from groundswell.engine.naming.wording import shown
from groundswell.engine.naming.words import lowered, words

CENTRAL = 24  # different verbatims of each concern that names are taken from, the most central
FEW = 5  # among fewer, which is the most central tells less
LEAST_CENTRAL = 0.35  # what a clause of the last of these weighs less than one of the first
SHORTLIST = 12  # candidates that vectors are asked about, the best by their words
LIKELY = 0.1  # and that weigh so much of what the best one weighs
HELD = 0.5  # a name that is borne is kept while it weighs so much, by its words, of what the best one weighs
KEPT = 0.7  # or so much by its words and vectors
COVERED = 0.25  # a name says so much of what the most telling words say
QUOTED = 5  # one concern in so many may bear a quote
LONGEST_QUOTE = 12  # words


class Say(NamedTuple):
    """What tells how much where vectors are asked: powers."""

    words: float  # of how close the name's words are
    near: float  # of how near to the members the words are that it is taken from
    verbatim: float  # of how near the whole verbatim is that says them


SAY = {"en": Say(words=0.25, near=6.0, verbatim=3.0)}  # vectors tell more than words do
ELSEWHERE = Say(words=1.0, near=3.0, verbatim=0.0)  # of which the model may know little


class _Candidate(NamedTuple):
    name: str
    weight: float
    well: float  # for being said well; the rest of the weight is for its words
    text: str  # the verbatim that says it
    spoken: str  # of it, the words that the name is taken from with those before the matter
    stems: frozenset[str]
    sound: bool


class _Sought(NamedTuple):
    """What is found for a concern that wants a name."""

    central: list[Said]  # different verbatims, the most central
    candidates: list[_Candidate]  # best first
    borne: _Candidate | None  # the name that it bore, where it could be given again
    kept_at: float = HELD


def names(
    verbatims_of: Mapping[int, Sequence[Said]],
    taken: Mapping[int, str],
    borne: Mapping[int, str] | None = None,
    encoder: Encoder | None = None,
) -> dict[int, str]:
    """A name for each concern in `verbatims_of` (most central verbatim first), none of them in `taken`.

    `taken` holds names that are not to be sought, by concern; those concerns are counted, to tell what is
    distinctive. `borne` holds names that were taken from words before, to be kept while they are good.
    With an `encoder` vectors have a say in names that are new; what it raises is raised.
    """
    verbatims_of = _in_languages(verbatims_of)
    known = known_words(verbatims_of)
    wanted = sorted(verbatims_of.keys() - taken.keys())
    sought = {
        concern: _sought(verbatims_of[concern], known[concern], (borne or {}).get(concern, ""))
        for concern in wanted
    }
    if encoder is not None:
        sought = _by_vectors(sought, encoder)
    given = _Given(taken.values(), quotes=len(verbatims_of) // QUOTED)
    return {
        concern: given.give(_in_order(seeking), partial(_quotes, seeking.central, known[concern]))
        for concern, seeking in sought.items()
    }


def _sought(verbatims: Sequence[Said], known: Known, borne: str) -> _Sought:
    central = _different(verbatims)[:CENTRAL]
    return _Sought(
        central, _candidates(central, known), _given_again(borne, verbatims, known) if borne else None
    )


def _in_order(sought: _Sought) -> list[_Candidate]:
    """The name that it bore first, while it is nearly as good as the best."""
    return [sought.borne, *sought.candidates] if _is_kept(sought) and sought.borne else sought.candidates


def _is_kept(sought: _Sought) -> bool:
    best = max((candidate.weight for candidate in sought.candidates if candidate.sound), default=0.0)
    return sought.borne is not None and sought.borne.weight >= sought.kept_at * best


def _by_vectors(sought: Mapping[int, _Sought], encoder: Encoder) -> dict[int, _Sought]:
    """The best by their words weighed again; where the name stays anyway, nothing is asked.

    A vector is asked of a name's words as they were spoken, with "i would like to" before them: most members
    begin so, too, and of two names the one that was left its beginning would always seem the nearer.
    """
    asked = {
        c: listed
        for c, seeking in sought.items()
        if not _is_kept(seeking) and (listed := _shortlist(seeking))
    }
    near = nearness(
        {
            concern: {text for candidate in candidates for text in (candidate.spoken, candidate.text)}
            for concern, candidates in asked.items()
        },
        {concern: [verbatim.text for verbatim in sought[concern].central] for concern in asked},
        encoder,
    )
    return {concern: _weighed(seeking, near.get(concern)) for concern, seeking in sought.items()}


def _shortlist(sought: _Sought) -> list[_Candidate]:
    """What could come first when vectors have their say."""
    sound = [candidate for candidate in sought.candidates if candidate.sound]
    likely = [candidate for candidate in sound[:SHORTLIST] if candidate.weight >= LIKELY * sound[0].weight]
    return [sought.borne, *likely] if sought.borne else likely if len(likely) > 1 else []


def _weighed(sought: _Sought, near: Mapping[str, float] | None) -> _Sought:
    if near is None:
        return sought
    say = SAY.get(_most(verbatim.language for verbatim in sought.central), ELSEWHERE)

    def reweighed(candidate: _Candidate) -> _Candidate:
        likeness = near.get(candidate.spoken, 0.0) ** say.near * near.get(candidate.text, 0.0) ** say.verbatim
        of_words = (candidate.weight / candidate.well) ** say.words
        return candidate._replace(weight=likeness * of_words * candidate.well)

    candidates = sorted(map(reweighed, sought.candidates), key=lambda candidate: -candidate.weight)
    return sought._replace(
        candidates=candidates, borne=sought.borne and reweighed(sought.borne), kept_at=KEPT
    )


def _in_languages(verbatims_of: Mapping[int, Sequence[Said]]) -> dict[int, list[Said]]:
    """A text too short to tell its language is in that of most others, of its concern first."""
    everywhere = (
        _most(verbatim.language for verbatims in verbatims_of.values() for verbatim in verbatims) or "en"
    )
    in_language: dict[int, list[Said]] = {}
    for concern, verbatims in verbatims_of.items():
        usual = _most(verbatim.language for verbatim in verbatims) or everywhere
        in_language[concern] = [
            verbatim if verbatim.language else replace(verbatim, language=usual) for verbatim in verbatims
        ]
    return in_language


def _most(languages: Iterable[str]) -> str:
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda language: (-counts[language], language), default="")


def _different(verbatims: Sequence[Said]) -> list[Said]:
    """Without what is said letter for letter again: a set phrase would leave no room for others."""
    firsts: dict[tuple[str, str, bool], Said] = {}
    for verbatim in verbatims:
        firsts.setdefault((verbatim.text.casefold(), verbatim.language, verbatim.reported), verbatim)
    return list(firsts.values())


def _candidates(verbatims: Sequence[Said], known: Known) -> list[_Candidate]:
    """Names that could be given by these different verbatims, best first; among equals the more central, then
    the shorter."""
    best: dict[str, _Candidate] = {}
    for place, verbatim in enumerate(verbatims):
        near = 1.0 - LEAST_CENTRAL * place / max(FEW, len(verbatims))
        for candidate in sorted(_of_text(verbatim, near, known), key=lambda c: (len(c.name), c.name)):
            held = best.get(candidate.name)
            if held is None or candidate.weight > held.weight:
                best[candidate.name] = candidate
    return sorted(best.values(), key=lambda candidate: -candidate.weight)


def _of_text(verbatim: Said, near: float, known: Known) -> Iterable[_Candidate]:
    for clause in clauses(verbatim.text, verbatim.language):
        merits = merit(clause, verbatim, known)
        yield _Candidate(
            name=shown(clause.text, verbatim.language),
            weight=near * merits.weight,
            well=merits.well,
            text=verbatim.text,
            spoken=_spoken(clause, verbatim),
            stems=frozenset(word.term for word in clause.words),
            sound=merits.sound and merits.covered >= COVERED,
        )


def _spoken(clause: Clause, verbatim: Said) -> str:
    """The whole text where the clause is all of it, so that its vector is that of the text."""
    return verbatim.text if lowered(clause.spoken) == lowered(verbatim.text) else clause.spoken


def _given_again(name: str, verbatims: Sequence[Said], known: Known) -> _Candidate | None:
    """The name that it bore, where somebody still says it and it could be given again."""
    plain = _plain(name)
    saying = (verbatim for verbatim in verbatims if plain in _plain(verbatim.text))
    again = (
        candidate
        for verbatim in saying
        for candidate in _of_text(verbatim, 1.0, known)
        if candidate.name == name
    )
    return next((candidate for candidate in again if candidate.sound), None)


def _plain(text: str) -> str:
    """Without what `shown` may set right."""
    return " ".join(text.strip("“”").replace("'", "").replace("’", "").casefold().split())


class _Given:
    """The names that are given so far, of which no two are alike."""

    def __init__(self, names: Collection[str], quotes: int) -> None:
        self._names = {name.casefold() for name in names}
        self._stems: set[frozenset[str]] = set()
        self._quotes = quotes

    def give(self, candidates: Sequence[_Candidate], quotes: Callable[[], Sequence[str]]) -> str:
        """The first that is sound and free; else a quote, while there are some left; else what there is."""
        chosen = self._free(candidate for candidate in candidates if candidate.sound)
        if chosen is None:
            quote = next((text for text in quotes() if text.casefold() not in self._names), "")
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


def _quotes(verbatims: Sequence[Said], known: Known) -> list[str]:
    """Verbatims in quotation marks, letter for letter: short ones, the most central first, but those that say
    little of the concern or go on from something last. Where none is short, how the most central begins."""
    short: dict[str, float] = {}
    onward: set[str] = set()
    for verbatim in verbatims:
        tokens, text = words(verbatim.text, verbatim.language), verbatim.text.strip()
        if 0 < length(tokens) <= LONGEST_QUOTE and "\n" not in text:
            short.setdefault(text, tells(tokens, known))
            if goes_on(tokens, verbatim.language):
                onward.add(text)
    most = max(short.values(), default=0.0)
    ranked = sorted(short, key=lambda text: (text in onward, short[text] < most / 2))
    return [f"“{text}”" for text in ranked] or [_beginning(verbatims[0])]


def _beginning(verbatim: Said) -> str:
    """Broken off, and says so."""
    tokens = words(verbatim.text, verbatim.language)[:LONGEST_QUOTE]
    line = (verbatim.text[: tokens[-1].end] if tokens else verbatim.text).strip().partition("\n")[0]
    return f"“{line}…”"
