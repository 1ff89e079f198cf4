"""Fit what tells whether a seller's turn says a claim, and write its weights into the package.

    python -m benchmarks.train_adoption

On the made-up companies of adoption_seed.txt, and on the even half of the conversations and of the made-up
turns of the sample's key; where to be sure is told by a fifth of these left out in turn.
"""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.adopted import Asked, f1, told
from benchmarks.adoption_seed import Company, companies
from benchmarks.covered_drafts import Remembering
from groundswell.encoders import english_encoder
from groundswell.engine.adoption.features import NAMES, Claims
from groundswell.engine.adoption.likelihood import Stored
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Flags, Floats
from groundswell.engine.learnt import weighed

WEIGHTS = Path(__file__).parent.parent / "src" / "groundswell" / "engine" / "adoption" / "weights.json"
C = 0.1  # ten times as much or as little gives the same to one place
SEED = 0.3  # what a turn of a made-up company counts, beside one of a conversation
FOLDS = 5
_BARS = np.arange(0.1, 0.9, 0.01)
_SMOOTH = np.ones(7) / 7  # no peak of chance
HELD = 0.5  # this share of what is missed lies where a person is asked

Pairs = tuple[Floats, Flags]


def main() -> None:
    encoder = Remembering(english_encoder())
    seed = _joined([pairs_of_company(company, encoder) for company in companies()])
    launches, asked = told()
    ready = {name: Claims(launch.claims, encoder) for name, launch in launches.items()}
    even = [one for one in asked if one.is_even]
    folds = [
        _joined([pairs_of_turn(one, ready) for one in even if _fold(one) == fold]) for fold in range(FOLDS)
    ]
    stored = fitted(seed, _joined(folds), encoder.model)
    left_out = [
        weighed(folds[at][0], fitted(seed, _joined([*folds[:at], *folds[at + 1 :]]), encoder.model))
        for at in range(FOLDS)
    ]
    likely, said = np.concatenate(left_out), np.concatenate([said for _, said in folds])
    stored["not_sure"] = bars(likely, said)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:15} {weight:6.2f}")
    high = stored["not_sure"][1]
    print(f"not sure {stored['not_sure']}, F1 with a fifth left out {f1(said, likely >= high):.3f}")


def pairs_of_company(company: Company, encoder: Encoder) -> Pairs:
    """(pairs, features) of what may say something, and whether it says it."""
    claims = Claims(company.claims, encoder)
    several = [(claims.features(turn), said) for turn, said in company.turns]
    rows = [
        (features[at], at == said)
        for features, said in several
        if features is not None
        for at in range(claims.count)
    ]
    return np.array([row for row, _ in rows]), np.array([says for _, says in rows])


def pairs_of_turn(asked: Asked, ready: dict[str, Claims]) -> Pairs:
    """The same of a turn of the sample."""
    features = ready[asked.launch].features(asked.text, asked.before)
    labels = [] if features is None else [*enumerate(asked.labels)]
    rows = [at for at, label in labels if label is not None]
    chosen = np.zeros((0, len(NAMES))) if features is None else features[rows]
    return chosen, np.array([asked.labels[at] == "said" for at in rows], bool)


def fitted(seed: Pairs, sample: Pairs, model: str) -> Stored:
    features = np.concatenate([seed[0], sample[0]])
    mean = np.nanmean(features, axis=0)
    known = np.where(np.isnan(features), mean, features)
    scale = known.std(axis=0)
    weights = np.concatenate([np.full(len(seed[1]), SEED), np.ones(len(sample[1]))])
    regression = LogisticRegression(C=C, max_iter=2_000)
    regression.fit((known - mean) / scale, np.concatenate([seed[1], sample[1]]), sample_weight=weights)
    return Stored(
        encoder=model,
        mean=_rounded(mean),
        scale=_rounded(scale),
        weights=_rounded(np.ravel(regression.coef_)),
        bias=_rounded(np.ravel(regression.intercept_))[0],
        not_sure=[0.0, 0.0],
    )


def bars(likely: Floats, said: Flags) -> list[float]:
    """What is above the second is said: where F1 is best. Below the first is so much of what is missed."""
    curve = np.convolve([f1(said, likely >= bar) for bar in _BARS], _SMOOTH, "same")
    high = float(_BARS[3:-3][curve[3:-3].argmax()])
    missed = likely[said & (likely < high)]
    return [round(float(np.quantile(missed, 1 - HELD)), 3), round(high, 3)]


def _fold(asked: Asked) -> int:
    return sha256(asked.conversation.encode()).digest()[1] % FOLDS


def _joined(several: list[Pairs]) -> Pairs:
    return np.concatenate([f for f, _ in several]), np.concatenate([said for _, said in several])


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


if __name__ == "__main__":
    main()
