"""Which sentences seem to claim nothing, with the real encoder; none of these stands in a keyed draft."""

from collections.abc import Sequence

import pytest

from groundswell.encoders import english_encoder
from groundswell.engine.coverage import Claims, Statement, judge, statements_of, told_by_manner
from groundswell.engine.encoder import Encoder, Vectors

LEADS_IN = [
    "And now a word about the warehouse.",
    "Some of you will remember how it was.",
    "Let me end with a story.",
    "Rain again, and twelve vans in the yard.",
]
CLAIMS = [
    "Every order is printed with its shelf and its row.",
    "Returned goods are credited within two days.",
    "A subscription costs nine pounds a month.",
    "The portal has sixteen new fonts.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return english_encoder()


class OfAnotherMake:
    """Its numbers mean something else."""

    model, dimensions = "another/1", 384

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode(texts)


def statements(*sentences: str) -> list[Statement]:
    return statements_of("\n\n".join(sentences))


def test_scenes_and_leads_in_claim_something_only_if_they_answer(encoder: Encoder) -> None:
    by_wording = statements(*LEADS_IN)
    assert {statement.claims for statement in by_wording} == {Claims.SOMETHING}
    told = told_by_manner(by_wording, encoder)
    assert {statement.claims for statement in told} == {Claims.IF_IT_ANSWERS}
    assert [statement.text for statement in told] == LEADS_IN


def test_a_claim_stays_one_whatever_it_is_about(encoder: Encoder) -> None:
    by_wording = statements(*CLAIMS)
    assert told_by_manner(by_wording, encoder) == by_wording


def test_what_claims_nothing_by_its_wording_claims_no_more_by_its_manner(encoder: Encoder) -> None:
    (greeting,) = told_by_manner(statements("Dear customer,"), encoder)
    assert greeting.claims is Claims.NOTHING


def test_a_sentence_that_seems_to_claim_nothing_is_not_unasked_and_answers_where_it_does(
    encoder: Encoder,
) -> None:
    told = told_by_manner(statements(LEADS_IN[0], *CLAIMS), encoder)

    def coverage(likely: float) -> tuple[list[str], list[str]]:
        found = judge(told, [{1: likely}, *({1: 0.0} for _ in CLAIMS)], [(1, 3)], {})
        answering = [claim.statement.text for claim in found.claims if claim.answers]
        return answering, [claim.statement.text for claim in found.unasked]

    assert coverage(0.0) == ([], CLAIMS)
    assert coverage(0.9) == ([LEADS_IN[0]], CLAIMS)


def test_an_encoder_of_another_make_is_not_asked(encoder: Encoder) -> None:
    by_wording = statements(*LEADS_IN)
    assert told_by_manner(by_wording, OfAnotherMake(encoder)) == by_wording


def test_a_text_without_sentences_has_none(encoder: Encoder) -> None:
    assert told_by_manner([], encoder) == []
