"""Fit what tells whether a seller's turn says a claim, and write its weights into the package.

    python -m benchmarks.train_adoption

On the made-up companies of adoption_seed.txt alone; where to be sure is told by companies left out.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.adoption_seed import Company, companies
from benchmarks.covered_drafts import Remembering
from groundswell.encoders import english_encoder
from groundswell.engine.adoption.features import NAMES, Claims
from groundswell.engine.adoption.likelihood import Stored, weighed
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags, Floats

WEIGHTS = Path(__file__).parent.parent / "src" / "groundswell" / "engine" / "adoption" / "weights.json"
C = 0.1  # ten times as much or as little gives the same to one place, with companies left out
_BARS = np.arange(0.1, 0.9, 0.01)
_SMOOTH = np.ones(7) / 7  # no peak of chance
HELD = 0.5  # this share of what is missed lies where a person is asked

Pairs = tuple[Floats, Flags]


def main() -> None:
    encoder = Remembering(english_encoder())
    several = [pairs_of(company, encoder) for company in companies()]
    stored = fitted(several, encoder.model)
    likely, said = left_out(several, encoder.model)
    stored["not_sure"] = bars(likely, said)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:15} {weight:6.2f}")
    print(
        f"not sure {stored['not_sure']}, F1 with companies left out "
        f"{f1(said, likely >= stored['not_sure'][1]):.3f}"
    )


def pairs_of(company: Company, encoder: Encoder) -> Pairs:
    """(pairs, features) of what may say something, and whether it says it."""
    claims = Claims(company.claims, encoder)
    told = [(claims.features(turn), said) for turn, said in company.turns]
    rows = [
        (features[at], at == said)
        for features, said in told
        if features is not None
        for at in range(claims.count)
    ]
    return np.array([row for row, _ in rows]), np.array([says for _, says in rows])


def fitted(several: list[Pairs], model: str) -> Stored:
    features, said = np.concatenate([f for f, _ in several]), np.concatenate([s for _, s in several])
    mean, scale = features.mean(axis=0), features.std(axis=0)
    regression = LogisticRegression(C=C, max_iter=2_000).fit((features - mean) / scale, said)
    return Stored(
        encoder=model,
        mean=_rounded(mean),
        scale=_rounded(scale),
        weights=_rounded(np.ravel(regression.coef_)),
        bias=_rounded(np.ravel(regression.intercept_))[0],
        not_sure=[0.0, 0.0],
    )


def left_out(several: list[Pairs], model: str) -> tuple[Floats, Flags]:
    """How likely each pair is by what was fitted without its company, and whether it is so."""
    likely = [
        weighed(pairs[0], fitted([*several[:at], *several[at + 1 :]], model))
        for at, pairs in enumerate(several)
    ]
    return np.concatenate(likely), np.concatenate([said for _, said in several])


def bars(likely: Floats, said: Flags) -> list[float]:
    """What is above the second is said: where F1 is best. Below the first is so much of what is missed."""
    curve = np.convolve([f1(said, likely >= bar) for bar in _BARS], _SMOOTH, "same")
    high = float(_BARS[3:-3][curve[3:-3].argmax()])
    missed = likely[said & (likely < high)]
    return [round(float(np.quantile(missed, 1 - HELD)), 3), round(high, 3)]


def f1(truly: Flags, found: Flags) -> float:
    return float(2 * (truly & found).sum() / max(truly.sum() + found.sum(), 1))


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


if __name__ == "__main__":
    main()
