"""Fit what tells whether a sentence of ours answers a concern, and write its weights into the package.

    python -m benchmarks.train_coverage

On the first half of the drafts alone. Each is taken several times, with all verbatims of its concerns and
with few of them, since concerns are large and small. What is enough is chosen on drafts that were left out.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.covered_drafts import KeyedDraft, Remembering, first_half, raised_by
from groundswell.encoders import english_encoder
from groundswell.engine.coverage.features import NAMES, features_of
from groundswell.engine.coverage.likelihood import Stored
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags, Floats

WEIGHTS = Path(__file__).parent.parent / "src" / "groundswell" / "engine" / "coverage" / "weights.json"
C = 0.1  # three times as much or as little gives the same to two places, with drafts left out
SIZES, DRAWS = (4, 6, 8, 12), 3  # verbatims of a concern, and how often so many are drawn
AS_GOOD = 0.01  # of an F1: what is so near to the best is as good
NOT_SURE = 0.55  # this share of the errors lies where a person decides
MOST_UNSURE = 0.2  # and no more of the claims than this


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft as it was taken once: features (claims, concerns, features), and which answer which."""

    draft: int
    features: Floats
    answers: Flags
    counts: Flags  # not those that only touch on a concern

    @property
    def is_about(self) -> Flags:
        return self.answers | ~self.counts


LeftOut = list[tuple[Taken, Floats]]


def main() -> None:
    encoder = Remembering(english_encoder())
    taken = [once for at, draft in enumerate(first_half()) for once in _taken(at, draft, encoder)]
    features = np.concatenate([once.features[once.counts] for once in taken])
    answers = np.concatenate([once.answers[once.counts] for once in taken])
    mean, scale = features.mean(axis=0), features.std(axis=0)
    fitted = _fit((features - mean) / scale, answers)
    left_out = _left_out(taken, mean, scale)
    enough = _enough(left_out)
    low = _least(left_out, enough)
    high = _most(left_out, low, enough)
    stored = Stored(
        encoder=encoder.model,
        mean=_rounded(mean),
        scale=_rounded(scale),
        weights=_rounded(np.ravel(fitted.coef_)),
        bias=_rounded(np.ravel(fitted.intercept_))[0],
        enough=round(enough, 3),
        not_sure=[round(low, 3), round(high, 3)],
    )
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:8} {weight:6.2f}")
    print(f"enough {enough:.3f}, not sure {low:.3f} to {high:.3f}")


def _taken(at: int, draft: KeyedDraft, encoder: Encoder) -> list[Taken]:
    draw = np.random.default_rng(at)
    several = [draft.concerns]
    for size in SIZES:
        for _ in range(DRAWS):
            several.append(
                {
                    name: [str(w) for w in draw.permutation(words)[:size]]
                    for name, words in draft.concerns.items()
                }
            )
    return [_once(at, draft, concerns, encoder) for concerns in several]


def _once(at: int, draft: KeyedDraft, concerns: Mapping[str, Sequence[str]], encoder: Encoder) -> Taken:
    claims = [sentence for sentence in draft.sentences if sentence.claims]
    texts, raised = [claim.text for claim in claims], raised_by(concerns, encoder)
    return Taken(
        at,
        features_of(texts, raised, encoder),
        np.array([[name in claim.answers for name in concerns] for claim in claims]),
        np.array([[name not in claim.weakly for name in concerns] for claim in claims]),
    )


def _fit(features: Floats, answers: Flags) -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=2_000).fit(features, answers)


def _left_out(taken: list[Taken], mean: Floats, scale: Floats) -> LeftOut:
    """Of each draft the likelihoods (claims, concerns) by what was fitted without it."""
    likelihoods: LeftOut = []
    for draft in sorted({once.draft for once in taken}):
        others = [once for once in taken if once.draft != draft]
        fitted = _fit(
            (np.concatenate([once.features[once.counts] for once in others]) - mean) / scale,
            np.concatenate([once.answers[once.counts] for once in others]),
        )
        for once in taken:
            if once.draft == draft:
                scaled = (once.features.reshape(-1, len(NAMES)) - mean) / scale
                likelihoods.append((once, fitted.predict_proba(scaled)[:, 1].reshape(once.answers.shape)))
    return likelihoods


def _enough(left_out: LeftOut) -> float:
    """Where the F1 of answered concerns, of unasked claims and of single answers are best together."""

    def together(enough: float) -> float:
        answered = f1(
            np.concatenate([once.answers.any(axis=0) for once, _ in left_out]),
            np.concatenate([(likely >= enough).any(axis=0) for _, likely in left_out]),
        )
        unasked = f1(
            np.concatenate([~once.is_about.any(axis=1) for once, _ in left_out]),
            np.concatenate([(likely < enough).all(axis=1) for _, likely in left_out]),
        )
        likely, answers = _counted(left_out)
        return answered + unasked + f1(answers, likely >= enough)

    return _best_among(np.arange(0.1, 0.9, 0.01), together)


def _least(left_out: LeftOut, enough: float) -> float:
    """Where the F1 of missed concerns is best: below it nothing is even weakly answered."""
    missed = np.concatenate([~once.is_about.any(axis=0) for once, _ in left_out])

    def right(least: float) -> float:
        return f1(missed, np.concatenate([(likely < least).all(axis=0) for _, likely in left_out]))

    return _best_among(np.arange(0.1, enough, 0.01), right)


def _most(left_out: LeftOut, least: float, enough: float) -> float:
    """Up to where a person decides, so that half of the errors lie there, yet not too many claims."""
    likely, answers = _counted(left_out)
    wrong = (likely >= enough) != answers
    for most in np.arange(enough, 0.99, 0.01):
        asked = [((each > least) & (each < most)).any(axis=1) for _, each in left_out]
        held = (wrong & (likely > least) & (likely < most)).sum() / wrong.sum()
        if held >= NOT_SURE or np.concatenate(asked).mean() >= MOST_UNSURE:
            return float(most)
    return 0.99


def _best_among(several: Floats, worth: Callable[[float], float]) -> float:
    """The middle one of those that are as good as the best: no peak of chance."""
    told = np.array([worth(float(one)) for one in several])
    return float(np.median(several[told >= told.max() - AS_GOOD]))


def _counted(left_out: LeftOut) -> tuple[Floats, Flags]:
    """Likelihoods and answers of all pairs that count."""
    return (
        np.concatenate([likely[once.counts] for once, likely in left_out]),
        np.concatenate([once.answers[once.counts] for once, _ in left_out]),
    )


def f1(truly: Flags, found: Flags) -> float:
    """Of what is so, and what was said to be so."""
    return float(2 * (truly & found).sum() / max(truly.sum() + found.sum(), 1))


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


if __name__ == "__main__":
    main()
