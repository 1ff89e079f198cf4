"""How likely it is that a sentence of ours answers a concern, with the real encoder."""

from collections.abc import Sequence

import numpy as np
import pytest

from groundswell.encoders import english_encoder
from groundswell.engine.coverage import Claims, Raised, Statement, enough, likelihoods, not_sure
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


def said(*sentences: str, paragraphs: Sequence[int] = ()) -> list[Statement]:
    """A text of these, each in a paragraph of its own, if nothing else is told."""
    return [
        Statement(0, len(text), text, Claims.SOMETHING, paragraph=paragraph)
        for text, paragraph in zip(sentences, paragraphs or range(len(sentences)), strict=True)
    ]


def test_each_sentence_answers_the_concern_that_it_is_the_remedy_of(encoder: Encoder) -> None:
    likely = likelihoods(said(*SENTENCES), raised(encoder, TWICE, SIGNAL), encoder)
    assert likely.shape == (3, 2)
    assert min(likely[0, 0], likely[1, 1]) > enough() > max(likely[0, 1], likely[1, 0])
    assert likely[2].max() < not_sure()[0]


def test_the_same_object_alone_is_no_answer(encoder: Encoder) -> None:
    concerns = raised(encoder, TWICE, SIGNAL)
    ((remedy, _),) = likelihoods(said(SENTENCES[0]), concerns, encoder)
    ((near, _),) = likelihoods(said("Invoices can have a blue frame."), concerns, encoder)
    assert near < remedy / 2


def test_what_a_sentence_leaves_open_its_paragraph_says(encoder: Encoder) -> None:
    concerns = raised(encoder, TWICE, SIGNAL)
    open_one = "Nobody has to tidy up after it on Mondays."
    within = likelihoods(said(SENTENCES[0], open_one, SENTENCES[2], paragraphs=(0, 0, 1)), concerns, encoder)
    outside = likelihoods(said(SENTENCES[0], SENTENCES[2], open_one, paragraphs=(0, 1, 1)), concerns, encoder)
    assert within[1, 0] > outside[2, 0]


def test_a_concern_that_is_alone_is_held_against_what_is_usual(encoder: Encoder) -> None:
    likely = likelihoods(said(*SENTENCES), raised(encoder, TWICE), encoder)
    assert likely[0, 0] > enough() > likely[2, 0]


def test_the_order_of_concerns_changes_nothing(encoder: Encoder) -> None:
    likely = likelihoods(said(*SENTENCES), raised(encoder, TWICE, SIGNAL), encoder)
    turned = likelihoods(said(*SENTENCES), raised(encoder, SIGNAL, TWICE), encoder)
    np.testing.assert_allclose(turned[:, ::-1], likely, atol=1e-6)


def test_where_there_is_nothing_to_compare_nothing_is_likely(encoder: Encoder) -> None:
    assert likelihoods([], raised(encoder, TWICE), encoder).shape == (0, 1)
    assert likelihoods(said(*SENTENCES), [], encoder).shape == (3, 0)
    alone = likelihoods(said("…", "Die Rechnung kommt genau einmal."), raised(encoder, TWICE[:1]), encoder)
    assert np.isfinite(alone).all()
