"""What a card is made of: a claim, its proofs, and what the house says of words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from groundswell.message.models import ProofKind, Side, WordUse
from groundswell.message.queries import Signed, Standing
from groundswell.message.values import Answered, ClaimHeld, Message, ProofHeld, Word
from groundswell.speech import Kind
from groundswell.street.kit.drafting import claim_as_written, drafted
from groundswell.street.kit.signed import signed_claims
from groundswell.street.kit.values import Lines

AT = datetime(2026, 3, 1, tzinfo=UTC)
TODAY = date(2026, 4, 1)
REFERENCE = ProofHeld(id=1, kind=ProofKind.REFERENCE, text="Ask Cedar Ridge", link="", voucher=1, until=None)
DOCUMENT = ProofHeld(
    id=2, kind=ProofKind.DOCUMENT, text="Test below ground", link="https://a.example", voucher=1, until=None
)
FIGURE = ProofHeld(id=3, kind=ProofKind.FIGURE, text="No list lost", link="", voucher=1, until=TODAY)


def claim(*proofs: ProofHeld, sentence: str = "It works offline.") -> ClaimHeld:
    return ClaimHeld(id=1, sentence=sentence, pillar=0, answers=(), proofs=proofs)


def card(
    of: ClaimHeld, *, words: tuple[Word, ...] = (), declined: tuple[str, ...] = (), today: date = TODAY
) -> tuple[Lines, int]:
    message = Message(launch=1, promise="", tone="", pillars=(), words=words, claims=(of,))
    return drafted(message, of, declined, Kind.OBJECTION, today)


def test_a_figure_proves_it_in_one_breath_and_another_customer_is_for_whoever_doubts() -> None:
    lines, vouching = card(claim(REFERENCE, DOCUMENT, FIGURE))
    assert (lines.proof, lines.push_back, vouching) == ("No list lost", "Ask Cedar Ridge", FIGURE.id)


def test_a_proof_that_nobody_vouches_for_any_more_is_left_out() -> None:
    lines, vouching = card(claim(DOCUMENT, FIGURE), today=date(2026, 4, 2))
    assert (lines.proof, lines.push_back) == ("Test below ground (https://a.example)", "")
    assert vouching == DOCUMENT.id


def test_without_a_proof_nothing_is_made_up() -> None:
    lines, vouching = card(claim())
    assert (lines.you_say, lines.proof, lines.push_back, vouching) == ("It works offline.", "", "", 0)


def test_of_two_signed_claims_the_one_counts_for_which_somebody_still_vouches_with_a_proof() -> None:
    signed = Signed(id=1, side=Side.SALES, user=1, by="", at=AT, holds=True, otherwise=())
    answers = (Answered(concern=7, merged=(), parted=(), users=()),)
    first = replace(claim(FIGURE), id=1, answers=answers)
    second = replace(claim(DOCUMENT), id=2, answers=answers)
    bare = replace(claim(), id=3, answers=answers)

    def chosen(*claims: ClaimHeld, today: date = TODAY) -> int:
        message = Message(launch=1, promise="", tone="", pillars=(), words=(), claims=claims)
        return signed_claims(message, [Standing(side=Side.SALES, signed=signed)], today)[7].id

    after = date(2026, 4, 2)
    assert (chosen(first, second), chosen(first, second, today=after)) == (1, 2)
    assert (chosen(bare, first), chosen(bare, first, today=after)) == (1, 3)


def test_what_not_to_say_are_words_to_avoid_and_claims_that_were_taken_away() -> None:
    words = (
        Word(id=1, word="seamless", use=WordUse.AVOID, instead="by itself"),
        Word(id=2, word="basement", use=WordUse.USE, instead=""),
    )
    lines, _ = card(claim(), words=words, declined=("It never fails.", "It works  offline."))
    assert lines.dont_say.splitlines() == ["“seamless”: “by itself”", "“It never fails.”"]


@pytest.mark.parametrize(
    ("other", "is_another"),
    [
        (claim(FIGURE), False),
        (claim(FIGURE, sentence="It works  offline."), False),
        (claim(FIGURE, sentence="It works below ground."), True),
        (claim(FIGURE, DOCUMENT), True),
        (claim(), True),
    ],
)
def test_a_claim_is_another_where_it_says_or_proves_something_else(
    other: ClaimHeld, is_another: bool
) -> None:
    assert (claim_as_written(other) != claim_as_written(claim(FIGURE))) is is_another
