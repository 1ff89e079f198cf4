"""How likely it is that a sentence of ours answers a concern, with the real encoder."""

from collections.abc import Sequence

import numpy as np
import pytest

from groundswell.encoders import english_encoder
from groundswell.engine.coverage import Raised, enough, likelihoods, not_sure
from groundswell.engine.encoder import Encoder

TWICE = [
    "Every invoice comes over twice and our bookkeeper deletes the copies by hand.",
    "The sync with the ledger doubles our bills, month after month.",
    "Why do I find two of the same invoice in the accounts?",
    "Duplicate invoices again after the sync.",
]
SIGNAL = [
    "In the basement there is no signal and the app does nothing.",
    "Without reception my people cannot open the job.",
    "The app needs a connection, and we work in tunnels.",
    "No network on the farm, so nothing is saved.",
]
SENTENCES = [
    "Every bill reaches the accounts once, and the sync leaves no duplicate invoice behind.",
    "Without a signal the app saves the job on the phone, in tunnels and basements too.",
    "Our new office has a terrace by the river.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return english_encoder()


def raised(encoder: Encoder, *several: Sequence[str]) -> list[Raised]:
    return [
        Raised(concern=at, accounts=1, verbatims=words, vectors=encoder.encode(words))
        for at, words in enumerate(several, start=1)
    ]


def test_each_sentence_answers_the_concern_that_it_is_the_remedy_of(encoder: Encoder) -> None:
    likely = likelihoods(SENTENCES, raised(encoder, TWICE, SIGNAL), encoder)
    assert likely.shape == (3, 2)
    assert min(likely[0, 0], likely[1, 1]) > enough() > max(likely[0, 1], likely[1, 0])
    assert likely[2].max() < not_sure()[0]


def test_the_same_object_alone_is_no_answer(encoder: Encoder) -> None:
    concerns = raised(encoder, TWICE, SIGNAL)
    remedy, near = likelihoods([SENTENCES[0], "Invoices can have a blue frame."], concerns, encoder)[:, 0]
    assert near < remedy / 2


def test_the_order_of_sentences_and_concerns_changes_nothing(encoder: Encoder) -> None:
    likely = likelihoods(SENTENCES, raised(encoder, TWICE, SIGNAL), encoder)
    turned = likelihoods(SENTENCES[::-1], raised(encoder, SIGNAL, TWICE), encoder)
    np.testing.assert_allclose(turned[::-1, ::-1], likely, atol=1e-6)


def test_where_there_is_nothing_to_compare_nothing_is_likely(encoder: Encoder) -> None:
    assert likelihoods([], raised(encoder, TWICE), encoder).shape == (0, 1)
    assert likelihoods(SENTENCES, [], encoder).shape == (3, 0)
    alone = likelihoods(["…", "Die Rechnung kommt genau einmal."], raised(encoder, TWICE[:1]), encoder)
    assert np.isfinite(alone).all()
