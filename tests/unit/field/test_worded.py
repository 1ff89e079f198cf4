"""Sentences of the rooms in the language of pages and mails: all of each is translated, and English stays."""

import random

import pytest

from groundswell.engine.trend.verdicts import calendar, trend
from tests.unit.engine.survey_values import day, held
from tests.worlds.translating import marked, unmarked

pytestmark = pytest.mark.usefixtures("store_path")

# As rooms write them; what people typed, and names, are in capitals.
OF_HISTORY = [
    "imported CALLS.CSV: 1 row taken",
    "imported 12 files: 1,204 rows taken",
    "moved from MODEL to OTHER: understood anew and regrouped",
    "set phrase P-3, P-4 is left out again",
    "merged C-3, C-4 into C-1",
    "split C-12 off C-3",
    "moved V-1, V-2 to C-3",
    "took V-1 out of C-3",
    "named C-3 “A NAME”",
    "told C-3 and C-4 apart",
    "kept C-3 as one",
    "dismissed C-3",
    "reopened C-3",
    "brought C-3 before product",
    "took up C-3",
    "answered C-3: “A LINE; AND MORE: OF IT”",
    "put off C-3 until 2026-03-09",
    "put off C-3",
    "passed C-3 on to marketing",
    "C-3 is late: product was to answer by 2026-03-09",
    "decided at “A MEETING”: took up C-3; answered C-4: “A LINE; AND MORE”; put off C-5",
    "put right in conversation 7: A NAME speaks for the customer",
    "put right in conversation 7: the seller is “A NAME”",
    "noted what AN ACCOUNT said",
    "noted what a customer said",
    "restricted a conversation (under NDA)",
    "lifted the restriction of a conversation",
    "erased a person: 1 conversations, 2 verbatims",
    "added the claim “A CLAIM: OURS; THEIRS”, for L-3",
    "the claim “A CLAIM” answers C-1, C-2, for L-3",
    "set a rule of attention: raised in open deals of more than an amount",
    "set how long what comes from “A FOLDER” is kept: 1 month",
    "set how long what comes by ticket is kept: 24 months",
    "set that what comes by mail is kept for ever",
    "let go of the folder /A/FOLDER",
    "changed the gates: asked of every launch: sales signed; asked of no launch: an executive decided",
    "signed the message for legal, for L-3",
    "approved version 2 of “A DRAFT” for sales",
    "said that “SOME WORDS” does not answer C-3",
    "changed L-3: it is called “A; NAME”; its day is 2026-03-09; nobody leads it",
    "took C-3 out of L-4",
    "planned CH-7 “A CHANGE”",
    "CH-7 is shipped: it cannot be planned next.",
    "let the ticket that was to be made go from CH-7",
    "undid #12 (undid #11 (merged C-3 into C-1))",
    "4 new verbatims; 1 concern began; 12 verbatims moved from one concern to another",
    "began; C-9 became part of it; 1 verbatim heard once before joined; 1,200 came from C-9",
    "raised from 3 accounts and by 2 sellers within 60 days",
    "raised more often: 6 of 28 conversations in the last 1 day, 6 of 282 in the 90 days before",
    "raised in open deals of 250,000 EUR",
    "dismissed, and raised again from 1 account since",
    "#4 cannot be undone while #7 (named C-3 “A NAME”) stands on what it brought; undo that first.",
]


@pytest.mark.parametrize("sentence", OF_HISTORY)
def test_what_rooms_say_is_translated_whole(sentence: str) -> None:
    from groundswell.field.worded.forms import said

    assert said(sentence) == sentence
    with marked():
        assert in_small_letters(unmarked(said(sentence))) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Not raised before: 6 of 28 conversations in the last 90 days, 0 of 282 in the 90 days before; within"
        " sources and accounts at least 2.1 times as often (95 % interval).",
        "Raised less often for a while, but not in the last weeks: 6 of 28 conversations in the last 90 days,"
        " 6 of 282 in the 90 days before; within sources and accounts 2.1 times as often (95 % interval 1.1"
        " to no end).",
        "A season may explain it: of March in an earlier year nothing is known. Left out: conversations of"
        " accounts heard in one of the two only, 12.",
        "A season may explain it: in the same days a year ago 3 of 9 conversations raised it, and two years"
        " of record would tell. New and not compared: call: A.CSV; mail: B.CSV and others.",
        "No conversation it could be measured against has a date.",
        "All 12 verbatims come from one account, ACME INC.",
        "9 of 12 verbatims come through one seller, ANA.",
    ],
)
def test_each_of_several_sentences_is_translated(reason: str) -> None:
    from groundswell.field.worded.forms import reason_said

    assert reason_said(reason) == reason
    with marked():
        assert in_small_letters(unmarked(reason_said(reason))) == []


@pytest.mark.parametrize("seed", range(40))
def test_why_a_trend_is_called_what_it_is_is_translated_whole(seed: int) -> None:
    from groundswell.field.worded.forms import reason_said

    told = a_reason(random.Random(seed))
    assert reason_said(told) == told
    with marked():
        assert in_small_letters(unmarked(reason_said(told))) == []


def a_reason(dice: random.Random) -> str:
    """Of a concern in some record: short or of years, of sources that begin and end."""
    days = dice.choice([20, 120, 300, 800])
    sources = [("A.CSV", 0, days), ("B.CSV", days - 30, days), ("C.CSV", 0, days // 2)][: dice.randint(1, 3)]
    conversations = [
        held(number, at=day(at), source=source)
        for number, (source, at) in enumerate(
            ((source, at) for source, first, last in sources for at in range(first, last)), 1
        )
    ]
    often = dice.choice([0.01, 0.05, 0.3])
    now = often * dice.choice([0.1, 1, 6])
    recent = dice.choice([30, 89])
    raised = {
        one.id
        for one in conversations
        if one.at is not None and dice.random() < (now if one.at > day(days - recent) else often)
    }
    return trend(raised, calendar(conversations, day(days - 1))).reason


def in_small_letters(left: list[str]) -> list[str]:
    return [one for one in left if any(word.islower() and len(word) > 1 for word in one.split())]


def test_what_no_form_has_stays_as_it_is() -> None:
    from groundswell.field.worded.forms import said

    for sentence in ("something else was done", "merged C-3", "x" * 50_000, ""):
        with marked():
            assert said(sentence) == sentence


def test_a_name_that_looks_like_a_sentence_is_put_back_as_it_is() -> None:
    from groundswell.field.worded.forms import said

    for name in ("dismissed C-3", "%(concern)s %s {0}", "”: put off C-9", "<b>\n; began"):
        for sentence in (f"named C-3 “{name}”", f"noted what {name} said", f"answered C-4: “{name}”"):
            assert said(sentence) == sentence
            with marked():
                assert name in said(sentence)
