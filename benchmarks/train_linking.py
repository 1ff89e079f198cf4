"""Fit what tells whether a remark makes a point, and write its weights into the package.

    python -m benchmarks.train_linking

On the train part of ArgKP-2021 alone; points are told apart within a subject and a side.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.linking import Subject, all_features, key_points
from groundswell.encoders import english_encoder
from groundswell.engine.ground import Floats
from groundswell.engine.linking.features import NAMES
from groundswell.engine.linking.likelihood import Stored

WEIGHTS = Path(__file__).parent.parent / "src" / "groundswell" / "engine" / "linking" / "weights.json"
C = 0.003  # a hundred times as much or as little gives the same to two places, with subjects left out
FOLDS = 6
# This share of the errors lies where nothing is decided: half, and a little for subjects of another kind.
NOT_SURE = 0.55


def main() -> None:
    encoder = english_encoder()
    subjects = key_points("train")
    features = [all_features(subject, encoder) for subject in subjects]
    stacked, labels = np.concatenate(features), np.concatenate([subject.labels for subject in subjects])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0)
    fitted = _fit((stacked - mean) / scale, labels)
    low, high = _band(*_left_out(subjects, features, mean, scale))
    stored = Stored(
        encoder=encoder.model,
        mean=_rounded(mean),
        scale=_rounded(scale),
        weights=_rounded(np.ravel(fitted.coef_)),
        bias=_rounded(np.ravel(fitted.intercept_))[0],
        not_sure=[round(low, 3), round(high, 3)],
    )
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(NAMES, stored["weights"], strict=True):
        print(f"{name:15} {weight:6.2f}")


def _fit(features: Floats, labels: Floats) -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=2_000).fit(features, labels)


def _left_out(
    subjects: list[Subject], features: list[Floats], mean: Floats, scale: Floats
) -> tuple[Floats, Floats]:
    """The likelihoods of all pairs, those of each topic by what was fitted without it, and their labels."""
    topics = sorted({subject.topic for subject in subjects})
    likelihoods: list[Floats] = []
    labels: list[Floats] = []
    for fold in range(FOLDS):
        out = [subject.topic in topics[fold::FOLDS] for subject in subjects]
        others = [row for row, left in enumerate(out) if not left]
        these = [row for row, left in enumerate(out) if left]
        fitted = _fit(
            (np.concatenate([features[row] for row in others]) - mean) / scale,
            np.concatenate([subjects[row].labels for row in others]),
        )
        asked = np.concatenate([features[row] for row in these])
        likelihoods.append(fitted.predict_proba((asked - mean) / scale)[:, 1])
        labels.append(np.concatenate([subjects[row].labels for row in these]))
    return np.concatenate(likelihoods), np.concatenate(labels)


def _band(likelihoods: Floats, labels: Floats) -> tuple[float, float]:
    """Around one half, where a guess is worst."""
    wrong = (likelihoods > 0.5) != (labels > 0)
    reach = float(np.quantile(np.abs(likelihoods[wrong] - 0.5), NOT_SURE))
    return 0.5 - reach, 0.5 + reach


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


if __name__ == "__main__":
    main()
