"""Fit what tells whether a seller's turn says a claim, and write its weights into the package.

    python -m benchmarks.train_adoption

On the made-up companies of adoption_seed.txt and of adoption_calls.txt, and on the even half of the
conversations and of the made-up turns of the sample's key; where to be sure is told by leaving out a fifth of
these conversations in turn, and each company on calls.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.adopted import f1
from benchmarks.adoption_asked import CALLS, Asked, Launch, on_calls, told
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
ASKED = 1.0  # a person is asked about so many, for each that is called said

Pairs = tuple[Floats, Flags]
Judged = tuple[Floats, Flags]  # how likely, and whether it is so
Ready = Mapping[str, Claims]  # by launch
Turn = tuple[Asked, Pairs]


def main() -> None:
    encoder = Remembering(english_encoder())
    several = list(companies())
    seed = _joined([pairs_of_company(company, usual_of(company, several), encoder) for company in several])
    even = [turn for turn in _judged(*told(), encoder) if turn[0].is_even]
    calls = _judged(*on_calls(CALLS), encoder)
    turns = [*even, *calls]
    stored = fitted(seed, _joined([pairs for _, pairs in turns]), encoder.model)
    # Where to be sure is told by what was said on calls, each left out of the fit with others of its kind.
    spoken = [one for one, _ in even if not one.is_made_up]
    folds = [{one.conversation for one in spoken if _fold(one) == fold} for fold in range(FOLDS)]
    companies_out = [
        {one.conversation for one, _ in calls if one.launch == name}
        for name in sorted({one.launch for one, _ in calls})
    ]
    left_out = [
        _both([_left_out(out, turns, seed, encoder.model) for out in several])
        for several in (folds, companies_out)
    ]
    stored["not_sure"] = bars(left_out)
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:15} {weight:6.2f}")
    high = stored["not_sure"][1]
    figures = [round(f1(said, likely >= high), 3) for likely, said in left_out]
    print(f"not sure {stored['not_sure']}, F1 of what is left out {figures}")


def _judged(launches: Mapping[str, Launch], asked: Sequence[Asked], encoder: Encoder) -> list[Turn]:
    ready = {name: Claims(launch.claims, encoder, usual=launch.usual) for name, launch in launches.items()}
    return [(one, pairs_of_turn(one, ready)) for one in asked]


def _left_out(out: set[str], turns: Sequence[Turn], seed: Pairs, model: str) -> Judged:
    """How likely what was said on some calls is by all others, and whether it is so."""
    features, said = _joined([pairs for one, pairs in turns if one.conversation in out])
    others = _joined([pairs for one, pairs in turns if one.conversation not in out])
    return weighed(features, fitted(seed, others, model)), said


def _both(several: Sequence[Judged]) -> Judged:
    return np.concatenate([likely for likely, _ in several]), np.concatenate([said for _, said in several])


def usual_of(company: Company, several: Sequence[Company]) -> list[str]:
    """What its sellers say when they say no claim of it, and all that those of the others say."""
    others = [turn for other in several if other is not company for turn, _ in other.turns]
    return [*others, *(turn for turn, said in company.turns if said is None)]


def pairs_of_company(company: Company, usual: Sequence[str], encoder: Encoder) -> Pairs:
    """(pairs, features) of what may say something, and whether it says it."""
    claims = Claims(company.claims, encoder, usual=usual)
    several = [(claims.features(turn), said) for turn, said in company.turns]
    rows = [
        (features[at], at == said)
        for features, said in several
        if features is not None
        for at in range(claims.count)
    ]
    return np.array([row for row, _ in rows]), np.array([says for _, says in rows])


def pairs_of_turn(asked: Asked, ready: Ready) -> Pairs:
    """The same of a turn of the sample or on a call."""
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


def bars(several: Sequence[Judged]) -> list[float]:
    """What is above the second is said: where F1 is best in the mean. From the first on people are asked:
    what is missed is too seldom to say where it lies."""
    curves = [
        np.convolve([f1(said, likely >= bar) for bar in _BARS], _SMOOTH, "same") for likely, said in several
    ]
    high = float(_BARS[3:-3][np.mean(curves, axis=0)[3:-3].argmax()])
    likely, _ = several[0]
    found = int((likely >= high).sum())
    return [round(float(np.sort(likely)[::-1][round((1 + ASKED) * found)]), 3), round(high, 3)]


def _fold(asked: Asked) -> int:
    return sha256(asked.conversation.encode()).digest()[1] % FOLDS


def _joined(several: list[Pairs]) -> Pairs:
    return np.concatenate([f for f, _ in several]), np.concatenate([said for _, said in several])


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


if __name__ == "__main__":
    main()
