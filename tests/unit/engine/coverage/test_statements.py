"""What a draft is taken apart into, and which of its sentences claim something."""

import pytest

from groundswell.engine.coverage import Claims, statements_of
from groundswell.engine.coverage.statements import LONGEST, MOST

PROSE = "Every bill reaches the ledger once, however often it is refreshed."


def claims_of(text: str) -> list[Claims]:
    return [statement.claims for statement in statements_of(text)]


def test_each_sentence_is_letter_for_letter_where_it_says() -> None:
    text = f"Clean books\n\n{PROSE} Nobody deletes copies on Mondays any more.\n"
    statements = statements_of(text)
    assert [text[s.start : s.end] for s in statements] == [s.text for s in statements]
    assert [s.text for s in statements][1:] == [PROSE, "Nobody deletes copies on Mondays any more."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dear customer,",
        "We hope this finds you well.",
        "Ready to see more?",
        "Book a demo",
        "Start your free trial today.",
        "© 2026 Wrenfield Software Ltd. and others",
        "Terms apply.",
        "For further information please write to press@wrenfield.example.",
        "Bramport, 14 April 2026",
        "We are pleased to announce our new release.",
        "Kind regards, the team",
    ],
)
def test_manners_calls_and_small_print_claim_nothing(sentence: str) -> None:
    assert claims_of(f"{PROSE}\n\n{sentence}\n\n{PROSE}")[1] is Claims.NOTHING


@pytest.mark.parametrize(
    "sentence",
    [
        PROSE,
        "Import your public holidays for thirty-two countries.",
        "Compare this quarter with the last, across all branches.",
        "Support answers within four hours, and whoever picks up stays with you.",
        "Visits that repeat plan themselves.",
    ],
)
def test_what_can_be_held_against_us_claims_something(sentence: str) -> None:
    assert claims_of(f"{PROSE}\n\n{sentence}")[1] is Claims.SOMETHING


def test_a_headline_claims_something_only_where_it_answers() -> None:
    assert claims_of(f"{PROSE}\n\nThe plan that keeps up with your day\n\n{PROSE}")[1] is Claims.IF_IT_ANSWERS


def test_on_slides_no_mark_tells_a_headline() -> None:
    slides = "Autumn\n- All records stay on servers in Dublin\n- The portal has a live chat bubble now"
    assert claims_of(slides) == [Claims.IF_IT_ANSWERS, Claims.SOMETHING, Claims.SOMETHING]


def test_lines_that_a_mail_program_broke_are_one_sentence() -> None:
    broken = "Every bill reaches the ledger once,\nhowever often it is refreshed."
    (statement,) = statements_of(broken)
    assert statement.text == PROSE
    assert broken[statement.start : statement.end] == broken


def test_sentences_between_empty_lines_are_of_one_paragraph() -> None:
    text = f"{PROSE} {PROSE}\n{PROSE}\n \n{PROSE}\r\n\r\n{PROSE}"
    assert [statement.paragraph for statement in statements_of(text)] == [0, 0, 0, 1, 2]


def test_a_plan_or_half_a_measure_goes_half_the_way() -> None:
    half = [
        statement.is_half_way
        for statement in statements_of(
            f"{PROSE} Repeating visits are on our roadmap. Fewer messages are held back by the networks."
        )
    ]
    assert half == [False, True, True]


def test_of_a_text_without_end_only_so_much_is_read() -> None:
    statements = statements_of("It works. " * (LONGEST // 5))
    assert len(statements) == MOST
    assert statements_of("") == []
    assert statements_of(" \n \t") == []
