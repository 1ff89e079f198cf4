"""How `engine/coverage/claiming` is fitted: which sentences claim nothing, by their vectors."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.covered_drafts import KeyedDraft
from groundswell.engine.coverage.claiming import Manner
from groundswell.engine.encoder import Encoder

# Chosen by the F1 of what claims nothing with drafts left out; three times as much or as little of C, and a
# twentieth more or less of the other, gives the same to 0.03.
C, ENOUGH = 10.0, 0.35


def manner_of(drafts: Sequence[KeyedDraft], encoder: Encoder) -> Manner:
    sentences = [sentence for draft in drafts for sentence in draft.sentences]
    vectors = encoder.encode([sentence.text for sentence in sentences]).astype(np.float64)
    nothing = np.array([not sentence.claims for sentence in sentences])
    regression = LogisticRegression(C=C, max_iter=2_000).fit(vectors, nothing)
    return Manner(
        encoder=encoder.model,
        weights=[round(float(weight), 4) for weight in np.ravel(regression.coef_)],
        bias=round(float(np.ravel(regression.intercept_)[0]), 4),
        enough=ENOUGH,
    )


def manner_without(drafts: Sequence[KeyedDraft], encoder: Encoder) -> dict[str, Manner]:
    """Of each draft, by its name, what is learnt from the others."""
    return {
        draft.name: manner_of([other for other in drafts if other is not draft], encoder) for draft in drafts
    }
