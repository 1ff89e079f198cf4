"""What of a body its writer wrote: for every system whose records hold mails, comments or notes."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.exports.automatic import is_bot, is_event
from groundswell.sources.exports.machines import without_machines
from groundswell.sources.exports.written import own_words_of

MARKS = (
    "##- Please type your reply above this line -##",
    "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##",
    "##- Kirjoita vastauksesi tämän rivin yläpuolelle -##",
    "##- この行より上に返信を入力してください -##",
)


@pytest.mark.parametrize("mark", MARKS)
def test_what_stands_below_the_mark_of_a_helpdesk_is_history_in_any_language(mark: str) -> None:
    own = own_words_of(f"Still failing, can you call us?\n\n{mark}\n\nDana Whit\n\nDid you restart the job?")
    assert own.words == "Still failing, can you call us?"
    assert own.aside[-1].why is Why.HISTORY
    assert own.aside[-1].words.startswith(mark)
    assert own.aside[-1].words.endswith("Did you restart the job?")


def test_words_written_below_the_mark_alone_are_kept() -> None:
    own = own_words_of(f"{MARKS[0]}\n\nThe export stops every night.")
    assert own.words == "The export stops every night."
    assert [cut.words for cut in own.aside] == [MARKS[0]]


def test_a_line_between_marks_within_the_words_is_no_mark_of_a_helpdesk() -> None:
    text = "We have two sites.\n-- Hamburg --\nThe scanners fail there.\n## Bremen ##\nNobody can print."
    assert own_words_of(text).words.endswith("Nobody can print.")


def test_a_quoted_block_of_html_is_not_its_writers() -> None:
    body = "<p>It fails again, why?</p><blockquote><p>Did you restart the job?</p></blockquote>"
    assert own_words_of(body).words == "It fails again, why?"


def test_angle_brackets_that_are_no_markup_stand_as_they_are() -> None:
    text = "The import says <order-id> is missing.\n\nWhat does 3 < 5 mean?"
    assert own_words_of(text).words == text


TRACES = (
    "java.lang.NullPointerException: x\n    at com.shop.Import.run(Import.java:12)\n    ... 3 more",
    'Traceback (most recent call last):\n  File "a.py", line 3, in run\n    total = rows[0]\nIndexError: x',
    "TypeError: x is undefined\n    at load (app.js:10:22)\n    at main (app.js:44:3)",
    "2026-03-04 10:00:00,123 ERROR [main] export failed with code 7",
    "550 5.1.1 <bo@linden.example>: Recipient address rejected",
    "Final-Recipient: rfc822; bo@linden.example\nAction: failed\nStatus: 5.1.1",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "trace id: 0f8fad5b-d9cb-469f-a165-70867728950e",
    "[ ref:_00D1.5001:ref ]",
)


@pytest.mark.parametrize("trace", TRACES)
def test_lines_that_a_machine_wrote_are_set_aside_and_the_words_around_them_stay(trace: str) -> None:
    words, aside = without_machines(f"The import crashes:\n{trace}\nCan you look at it today?")
    assert words == "The import crashes:\nCan you look at it today?"
    assert [(cut.why, cut.words) for cut in aside] == [(Why.MACHINE, trace)]


@pytest.mark.parametrize(
    "text",
    [
        "Error: we cannot sign in any more",
        "At Berlin (our depot) the scanners fail.",
        "at noon (every day) it stops",
        "Status: still broken. Action: please call us",
        "550 pallets are missing from the report",
        "Order 4711-0815-1234 never arrived",
        "Received: nothing since Monday",
        "We get a NullPointerException when we save",
        "2026-03-04 10:00 the export failed again and nobody told us",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    ],
)
def test_words_that_only_look_like_a_machines_are_kept(text: str) -> None:
    assert without_machines(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "This ticket was merged into #12",
        "Ticket reopened automatically",
        "Ticket #4 has been closed.",
        'Request #203 "Export" was closed and merged into this request. Last comment in request #203:\n\nx',
        "Dieses Ticket wurde geschlossen",
        "La demande #12 a été fusionnée avec cette demande.",
        "Assigned to Billing",
        "Dana Whit merged this ticket into #12",
        "Status changed from open to solved",
    ],
)
def test_lines_that_say_what_was_done_to_a_ticket_are_events(text: str) -> None:
    assert is_event(text)


@pytest.mark.parametrize(
    "text",
    [
        "Why was this ticket closed?",
        "My ticket says nothing about the refund",
        "Your system merged my case into #12 by mistake",
        "The ticket machine in our lobby prints nothing since it was moved by your technician to the other"
        " wall and nobody has been able to say who closed it down for us",
        "We closed the deal in March.",
        "This request was closed.\nBut the export still stops every night.",
    ],
)
def test_sentences_about_tickets_are_no_events(text: str) -> None:
    assert not is_event(text)


def test_a_bot_is_told_by_what_it_says_of_itself_and_not_by_a_name() -> None:
    assert is_bot({"type": "bot", "name": "Fin"})
    assert is_bot({"type": "admin", "email": "operator+ab12@intercom.io"})
    assert is_bot({"name": "Fin", "from_ai_agent": True})
    assert not is_bot({"type": "user", "name": "Lucas Bot"})
