"""How the numbers of `engine/coverage` are fitted on drafts with a key, and how they fare on one left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.covered_drafts import (
    KeyedDraft,
    Read,
    first_half,
    in_the_field,
    read_draft,
    third_set,
    verdicts_of,
)
from groundswell.engine.coverage import Claims, Verdict
from groundswell.engine.coverage.expected import expected, middle_of_claims, middle_of_concerns
from groundswell.engine.coverage.features import features_of
from groundswell.engine.coverage.likelihood import Bars, Stored
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags, Floats
from groundswell.engine.learnt import weighed

C = 0.1  # ten times as much or as little gives the same to one place, with drafts left out
FEW = (8, 6)  # verbatims of a concern, as many are small
THIRD = 1.5  # what a draft of the third set counts for a bar, beside one of the first
ENOUGH, NOT_SURE = 0.4, (0.2, 0.8)  # a tenth more or less of any changes nothing to the second place
_GRID = np.arange(-3, 3, 0.05)
_SMOOTH = np.ones(5) / 5  # no peak of chance


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft as it was taken once: with all verbatims of its concerns, or with few."""

    name: str  # of the set
    draft: str
    read: Read
    features: Floats  # (sentences, concerns, features)
    answers: Flags  # (sentences, concerns)
    weight: float

    @property
    def may_claim(self) -> Flags:
        return np.array([s.claims is not Claims.NOTHING for s in self.read.statements])

    @property
    def claims(self) -> Flags:
        return np.array([s.claims is Claims.SOMETHING for s in self.read.statements])

    @property
    def verdicts(self) -> list[Verdict]:
        return verdicts_of(self.read.keyed)


def taken(encoder: Encoder) -> list[Taken]:
    """All that is fitted on, the first set and the third; each draft several times."""
    first, third = first_half(), third_set()
    sets = {"first": first} | {f"first, {size} verbatims": _fewer(first, size) for size in FEW}
    sets |= {"third, cited": third, "third, field": in_the_field(third, encoder)}
    return [
        _once(name, draft, encoder, THIRD if name.startswith("third") else 1.0)
        for name, drafts in sets.items()
        for draft in drafts
    ]


def _fewer(drafts: Sequence[KeyedDraft], size: int) -> list[KeyedDraft]:
    return [
        replace(
            draft,
            concerns={
                name: [str(words) for words in draw.permutation(list(said))[:size]]
                for name, said in draft.concerns.items()
            },
        )
        for at, draft in enumerate(drafts)
        for draw in [np.random.default_rng([size, at])]
    ]


def _once(name: str, draft: KeyedDraft, encoder: Encoder, weight: float) -> Taken:
    read = read_draft(draft, encoder)
    texts = [statement.text for statement in read.statements]
    paragraphs = [statement.paragraph for statement in read.statements]
    answers = [[concern in draft.sentences[row].answers for concern in draft.concerns] for row in read.places]
    features = features_of(texts, paragraphs, read.raised, encoder)
    return Taken(name, draft.name, read, features, np.array(answers), weight)


def fitted(several: Sequence[Taken], model: str) -> Stored:
    """Weights of a logistic regression over single pairs, then the bars by which they become verdicts."""
    features = np.concatenate([np.concatenate(once.features[once.may_claim]) for once in several])
    answers = np.concatenate([once.answers[once.may_claim].ravel() for once in several])
    mean, scale = features.mean(axis=0), features.std(axis=0)
    regression = LogisticRegression(C=C, max_iter=2_000).fit((features - mean) / scale, answers)
    stored = Stored(
        encoder=model,
        mean=_rounded(mean),
        scale=_rounded(scale),
        weights=_rounded(np.ravel(regression.coef_)),
        bias=_rounded(np.ravel(regression.intercept_))[0],
        bars=Bars(
            enough=ENOUGH,
            not_sure=list(NOT_SURE),
            usual_concern=0.0,
            answered=0.0,
            missed=0.0,
            usual_claim=0.0,
            unasked=0.0,
        ),
    )
    likely = [np.where(once.may_claim[:, None], weighed(once.features, stored), 0.0) for once in several]
    stored["bars"] = _bars(several, likely)
    return stored


def _bars(several: Sequence[Taken], likely: Sequence[Floats]) -> Bars:
    by_concern = [expected(each) for each in likely]
    usual_concern = float(np.mean(np.concatenate(by_concern)))
    whole = [
        expected(each * ~np.array([s.is_half_way for s in once.read.statements])[:, None])
        for once, each in zip(several, likely, strict=True)
    ]
    middles = [middle_of_concerns(told, usual_concern) for told in by_concern]
    weights = np.concatenate([np.full(len(once.verdicts), once.weight) for once in several])
    verdicts = np.array([verdict for once in several for verdict in once.verdicts])
    answered, missed = _together(
        np.concatenate([told - middle for told, middle in zip(whole, middles, strict=True)]),
        np.concatenate([told - middle for told, middle in zip(by_concern, middles, strict=True)]),
        verdicts,
        weights,
    )
    usual_claim, unasked = _unasked(several, likely)
    return Bars(
        enough=ENOUGH,
        not_sure=list(NOT_SURE),
        usual_concern=round(usual_concern, 3),
        answered=round(answered, 3),
        missed=round(missed, 3),
        usual_claim=round(usual_claim, 3),
        unasked=round(unasked, 3),
    )


def _together(whole: Floats, told: Floats, verdicts: Flags, weights: Floats) -> tuple[float, float]:
    """The two bars, the one not below the other, where the F1 of answered and of missed are best."""
    answered = _curve(lambda bar: f1(verdicts == Verdict.ANSWERED, whole >= bar, weights))
    missed = _curve(lambda bar: f1(verdicts == Verdict.MISSED, told < bar, weights))
    both = np.where(_GRID[:, None] >= _GRID[None, :], answered[:, None] + missed[None, :], -1)
    high, low = np.unravel_index(both.argmax(), both.shape)
    return float(_GRID[high]), float(_GRID[low])


def _unasked(several: Sequence[Taken], likely: Sequence[Floats]) -> tuple[float, float]:
    told = [expected(each.T)[once.claims] for once, each in zip(several, likely, strict=True)]
    usual = float(np.mean(np.concatenate(told)))
    empty = np.concatenate([_is_empty(once)[once.claims] for once in several])
    weights = np.concatenate([np.full(int(once.claims.sum()), once.weight) for once in several])
    leads = np.concatenate([of - middle_of_claims(of, usual) for of in told])
    curve = _curve(lambda bar: f1(empty, leads < bar, weights))
    return usual, float(_GRID[curve.argmax()])


def _is_empty(once: Taken) -> Flags:
    keyed = [once.read.keyed.sentences[row] for row in once.read.places]
    return np.array([s.claims and not s.answers and not s.weakly for s in keyed])


def _curve(worth: Callable[[float], float]) -> Floats:
    return np.convolve([worth(float(bar)) for bar in _GRID], _SMOOTH, "same")


def f1(truly: Flags, found: Flags, weights: Floats) -> float:
    """Of what is so, and what was said to be so."""
    both, either = (weights * (truly & found)).sum(), (weights * truly).sum() + (weights * found).sum()
    return float(2 * both / max(either, 1e-9))


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


def left_out(several: Sequence[Taken], model: str) -> list[tuple[Taken, Stored]]:
    """Each as it was taken, with the numbers that were fitted without its draft."""
    without = {
        draft: fitted([once for once in several if once.draft != draft], model)
        for draft in dict.fromkeys(once.draft for once in several)
    }
    return [(once, without[once.draft]) for once in several]
