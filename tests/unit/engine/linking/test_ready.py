"""Points that are made ready once."""

import numpy as np

from groundswell.encoders import english_encoder
from groundswell.engine.linking import Ready

POINTS = [
    "The app works without a signal.",
    "Invoices arrive once.",
    "The price is per seat.",
    "Support answers within an hour.",
]
REMARKS = ["There was no signal, and it worked.", "We pay for every seat.", "Lovely weather, isn't it?"]


def test_a_remark_makes_the_point_that_it_makes_whatever_stands_beside_it() -> None:
    encoder = english_encoder()
    ready = Ready(POINTS, encoder)
    told = ready.likelihoods(REMARKS, encoder.encode(REMARKS))
    assert told[:2].argmax(axis=1).tolist() == [0, 2]
    assert told[2].max() < min(told[0, 0], told[1, 2])
    for row, remark in enumerate(REMARKS):
        alone = Ready(POINTS, encoder).likelihoods([remark], encoder.encode([remark]))
        assert np.allclose(alone[0], told[row], atol=1e-9)
