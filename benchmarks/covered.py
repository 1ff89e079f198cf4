"""Which concerns a draft answers, which it misses, and what nobody asked for:
`python -m benchmarks coverage`.

Drafts on which the numbers of `engine/coverage` were fitted, each told by what was fitted without it (*left
out*), and drafts with a key by others, on which nothing was. A need is told by some sentences of customers
(*cited*), or by all of the concern of the samples in which these stand (*field*). Beside ours the cosine to
the nearest verbatim, the cosine to the middle of them, and BM25, each at the threshold that is best for each
single figure on these very drafts; which sentences claim nothing is told in the same way for all.

- answered, missed: F1 over concerns. The key has a third verdict between them, weakly.
- unasked: F1 over sentences, those that claim nothing among them: a claim that is about none of the concerns.
- answers: F1 over sentences and concerns, of what answers what.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from benchmarks.coverage_fitting import left_out, taken
from benchmarks.coverage_manner import manner_without
from benchmarks.covered_drafts import (
    KeyedDraft,
    Read,
    Remembering,
    by_manner,
    fifth_set,
    first_half,
    fourth_set,
    in_the_field,
    read_draft,
    second_half,
    sixth_set,
    third_set,
    verdicts_of,
)
from groundswell.encoders import english_encoder
from groundswell.engine.coverage import Claims, Coverage, Verdict, judge, likelihoods
from groundswell.engine.coverage.likelihood import Bars
from groundswell.engine.coverage.likelihood import bars as learnt_bars
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags, Floats
from groundswell.engine.learnt import weighed
from groundswell.engine.naming.words import terms

FIGURES = ("answered", "missed", "unasked", "answers")
BOOTSTRAPS = 1_000
HEAD = f"{'drafts':16} {'by':14} " + " ".join(f"{figure:>8} {'..':>11}" for figure in FIGURES)
_K1, _B = 1.2, 0.75  # of BM25, as Robertson and Zaragoza (2009) recommend
_THRESHOLDS = 200

Pairs = tuple[Flags, Flags]  # what is so, and what was said to be so
Told = dict[str, Pairs]


def lines() -> Iterator[str]:
    encoder = Remembering(english_encoder())
    yield HEAD
    several = left_out(taken(encoder), encoder.model)
    manner = manner_without([*first_half(), *third_set()], encoder)
    for name in dict.fromkeys(once.name for once, _ in several):
        of_set = [(once, stored) for once, stored in several if once.name == name]
        likely = [weighed(once.features, stored) for once, stored in of_set]
        bars = [stored["bars"] for _, stored in of_set]
        reads = [by_manner(once.read, encoder, manner[once.draft]) for once, _ in of_set]
        yield from _of(f"{name} (left out)", reads, likely, bars, encoder)
    for name, cited in (("second", second_half()), ("fourth", fourth_set()), ("fifth", fifth_set())):
        for how, drafts in (("cited", cited), ("field", in_the_field(cited, encoder))):
            yield from _as_stored(f"{name}, {how}", drafts, encoder)
    yield from _as_stored("sixth, cited", sixth_set(), encoder)


def _as_stored(name: str, drafts: Sequence[KeyedDraft], encoder: Encoder) -> Iterator[str]:
    """By the numbers of the package."""
    reads = [by_manner(read_draft(draft, encoder), encoder) for draft in drafts]
    likely = [likelihoods(read.statements, read.raised, encoder) for read in reads]
    yield from _of(name, reads, likely, [learnt_bars()] * len(reads), encoder)


def _of(
    name: str, drafts: Sequence[Read], likely: Sequence[Floats], bars: Sequence[Bars], encoder: Encoder
) -> Iterator[str]:
    claims = sum(sentence.claims for draft in drafts for sentence in draft.keyed.sentences)
    yield f"{name}: {len(drafts)} drafts, {claims} claims, {_needs(drafts)}"
    for way, score in WAYS.items():
        scores = [score(draft, encoder) for draft in drafts]
        yield f"{'':16} {way:14} {_figures(best_told(drafts, scores))}"
    ours = [judged(draft, each, bar) for draft, each, bar in zip(drafts, likely, bars, strict=True)]
    told = joined([told_by(draft, coverage) for draft, coverage in zip(drafts, ours, strict=True)])
    yield f"{'':16} {'ours':14} {_figures(told)}"
    yield f"{'':16} {_unsure(drafts, ours)}"


def _needs(drafts: Sequence[Read]) -> str:
    verdicts = Counter(verdict for draft in drafts for verdict in verdicts_of(draft.keyed))
    return ", ".join(f"{verdicts[verdict]} concerns {verdict}" for verdict in Verdict)


def judged(draft: Read, likely: Floats, bars: Bars) -> Coverage:
    by_concern = [
        {concern.concern: float(row[at]) for at, concern in enumerate(draft.raised)} for row in likely
    ]
    return judge(draft.statements, by_concern, [(c.concern, c.accounts) for c in draft.raised], {}, bars)


def told_by(draft: Read, coverage: Coverage) -> Told:
    """What the key says, and what we say, for each figure."""
    row_of = {statement.start: row for statement, row in zip(draft.statements, draft.places, strict=True)}
    answers = np.zeros((len(draft.keyed.sentences), len(draft.raised)), bool)
    unasked = np.zeros(len(draft.keyed.sentences), bool)
    asked = np.zeros_like(unasked)
    for claim in coverage.claims:
        row = row_of[claim.statement.start]
        answers[row, [concern - 1 for concern in claim.answers]] = True
        unasked[row] |= claim.is_unasked
        asked[row] |= not claim.is_unasked
    found = [standing.verdict for standing in coverage.standings]
    return _pairs(
        draft.keyed,
        np.array([verdict is Verdict.ANSWERED for verdict in found]),
        np.array([verdict is Verdict.MISSED for verdict in found]),
        unasked & ~asked,
        answers,
    )


def truly(draft: KeyedDraft) -> dict[str, Flags]:
    """What the key says, for each figure."""
    verdicts = verdicts_of(draft)
    empty = [s.claims and not s.answers and not s.weakly for s in draft.sentences]
    answers = [[name in sentence.answers for name in draft.concerns] for sentence in draft.sentences]
    return {
        "answered": np.array([verdict is Verdict.ANSWERED for verdict in verdicts]),
        "missed": np.array([verdict is Verdict.MISSED for verdict in verdicts]),
        "unasked": np.array(empty),
        "answers": np.array(answers).ravel(),
    }


def _pairs(draft: KeyedDraft, answered: Flags, missed: Flags, unasked: Flags, answers: Flags) -> Told:
    found = {"answered": answered, "missed": missed, "unasked": unasked, "answers": answers.ravel()}
    return {figure: (is_so, found[figure]) for figure, is_so in truly(draft).items()}


def best_told(drafts: Sequence[Read], scores: Sequence[Floats]) -> Told:
    """Each figure at its own best threshold."""
    thresholds = np.quantile(
        np.concatenate([score.ravel() for score in scores]), np.linspace(0.3, 1, _THRESHOLDS)
    )
    several = [
        joined([_cut(draft, score, cut) for draft, score in zip(drafts, scores, strict=True)])
        for cut in thresholds
    ]
    return {figure: max((told[figure] for told in several), key=lambda pair: f1(*pair)) for figure in FIGURES}


def _cut(draft: Read, score: Floats, cut: float) -> Told:
    """By one threshold: what is above it answers."""
    count = len(draft.keyed.sentences)
    answers = np.zeros((count, len(draft.raised)), bool)
    claims = np.zeros(count, bool)
    for row, statement, of in zip(draft.places, draft.statements, score, strict=True):
        if statement.claims is not Claims.NOTHING:
            answers[row] |= of >= cut
            claims[row] |= statement.claims is Claims.SOMETHING
    found = np.asarray(answers.any(axis=0), bool)
    return _pairs(draft.keyed, found, np.logical_not(found), claims & ~answers.any(axis=1), answers)


def joined(told: Sequence[Told]) -> Told:
    return {
        figure: (
            np.concatenate([one[figure][0] for one in told]),
            np.concatenate([one[figure][1] for one in told]),
        )
        for figure in FIGURES
    }


def f1(truly: Flags, found: Flags) -> float:
    """Of what is so, and what was said to be so."""
    return float(2 * (truly & found).sum() / max(truly.sum() + found.sum(), 1))


def _figures(told: Told) -> str:
    return " ".join(f"{f1(*told[figure]):8.3f} {_interval(*told[figure]):>11}" for figure in FIGURES)


def _interval(truly: Flags, found: Flags) -> str:
    """95 % of bootstraps over what is counted."""
    draw = np.random.default_rng(0)
    several = [
        f1(truly[rows], found[rows])
        for rows in (draw.integers(0, len(truly), len(truly)) for _ in range(BOOTSTRAPS))
    ]
    low, high = np.quantile(several, [0.025, 0.975])
    return f"{low:.2f}..{high:.2f}"


def _unsure(drafts: Sequence[Read], ours: Sequence[Coverage]) -> str:
    """How many claims a person is asked about, and which part of the wrong answers lies there."""
    asked = claims = wrong = held = 0
    for draft, coverage in zip(drafts, ours, strict=True):
        row_of = {statement.start: row for statement, row in zip(draft.statements, draft.places, strict=True)}
        names = list(draft.keyed.concerns)
        for claim in coverage.claims:
            key = draft.keyed.sentences[row_of[claim.statement.start]]
            claims, asked = claims + 1, asked + bool(claim.not_sure)
            for number, name in enumerate(names, start=1):
                if (number in claim.answers) != (name in key.answers):
                    wrong, held = wrong + 1, held + (number in claim.not_sure)
    return f"not sure of {asked} of {claims} claims, where {held} of {wrong} errors lie"


def _nearest_cosine(draft: Read, encoder: Encoder) -> Floats:
    vectors = encoder.encode([statement.text for statement in draft.statements])
    return np.stack([(vectors @ concern.vectors.T).max(axis=1) for concern in draft.raised], axis=1)


def _middle_cosine(draft: Read, encoder: Encoder) -> Floats:
    vectors = encoder.encode([statement.text for statement in draft.statements])
    middles = np.stack([concern.vectors.mean(axis=0) for concern in draft.raised])
    return vectors @ (middles / np.linalg.norm(middles, axis=1, keepdims=True)).T


def _bm25(draft: Read, _encoder: Encoder) -> Floats:
    """Each concern one document of all its verbatims; a sentence asks for it."""
    documents = [
        Counter(w for text in concern.verbatims for w in sorted(terms(text, "en")))
        for concern in draft.raised
    ]
    met = Counter(word for document in documents for word in document)
    usual = sum(document.total() for document in documents) / len(documents)
    scores = np.zeros((len(draft.statements), len(documents)))
    for row, statement in enumerate(draft.statements):
        for word in sorted(terms(statement.text, "en")):
            rarity = np.log1p((len(documents) - met[word] + 0.5) / (met[word] + 0.5))
            for column, document in enumerate(documents):
                times = document[word]
                long = 1 - _B + _B * document.total() / usual
                scores[row, column] += rarity * times * (_K1 + 1) / (times + _K1 * long)
    return scores


WAYS: dict[str, Callable[[Read, Encoder], Floats]] = {
    "cosine, nearest": _nearest_cosine,
    "cosine, middle": _middle_cosine,
    "BM25": _bm25,
}
