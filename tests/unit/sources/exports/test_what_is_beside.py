"""What stands beside the words of an export: it is set aside or named, whatever the system."""

import pytest

from groundswell.sources.contract import Why
from tests.unit.sources.exports.conftest import Tell

SAID = "The export stops after a thousand rows."
PROSE = "they wrote to us before and were promised larger exports"


def zendesk(body: str, **more: object) -> dict[str, object]:
    ticket = {"id": 1, "subject": "S", "requester_id": 7, "description": body, "submitter_id": 7}
    return {"tickets": [{**ticket, **more}]}


def test_a_signature_that_a_mail_program_marked_is_set_aside(tell: Tell) -> None:
    told = tell(zendesk(f"<p>{SAID}</p><div class='gmail_signature'>Ana Roth<br>Linden Mills</div>"))
    assert [turn.text for turn in told.turns] == [SAID]
    assert told.aside == [(1, Why.SIGNATURE, "Ana Roth\nLinden Mills")]


def test_a_signature_in_a_note_is_set_aside(tell: Tell) -> None:
    body = f"<p>{SAID}</p><div class='gmail_signature'>Ben Ode</div>"
    told = tell({"results": [{"id": "1", "properties": {"hs_note_body": body}}]})
    assert [turn.text for turn in told.turns] == [SAID]
    assert told.aside == [(1, Why.SIGNATURE, "Ben Ode")]


@pytest.mark.parametrize("name", ["description", "body", "text", "title_of_it"])
def test_prose_within_an_object_that_nobody_reads_is_named_whatever_its_name(tell: Tell, name: str) -> None:
    told = tell(zendesk(SAID, audit={name: PROSE}))
    assert told.noted == [f"fields that are not read: audit.{name}"]


def test_a_field_that_tells_again_what_was_heard_is_read(tell: Tell) -> None:
    told = tell(zendesk(f"Hello. {SAID}", search_index={"text": f"<p>HELLO. {SAID}</p>"}))
    assert told.noted == []


def test_the_comments_and_summaries_of_calls_are_named(tell: Tell) -> None:
    sentences = [{"start": 0, "text": SAID}]
    spoken = {"callId": "70", "transcript": [{"speakerId": "1", "sentences": sentences}]}
    call = {"metaData": {"id": "70"}, "collaboration": {"publicComments": [{"comment": PROSE}]}}
    told = tell({"calls": [call], "callTranscripts": [spoken]})
    assert told.noted == ["fields that are not read: publicComments.comment"]


def test_a_summary_beside_the_sentences_of_a_meeting_is_named(tell: Tell) -> None:
    sentences = [{"speaker_name": "Ana Roth", "text": SAID}]
    told = tell({"data": {"transcript": {"id": "f", "sentences": sentences, "summary": {"overview": PROSE}}}})
    assert told.noted == ["fields that are not read: summary.overview"]


def test_what_a_description_tells_beside_the_turns_is_named(tell: Tell) -> None:
    turns = [{"speaker": "Ana Roth", "startOffset": "00:00:01", "text": SAID}]
    told = tell({"title": "T", "entries": turns, "aiNotes": {"text": PROSE}})
    assert told.noted == ["fields that are not read: aiNotes.text"]


def test_a_subject_that_a_title_takes_the_place_of_is_set_aside(tell: Tell) -> None:
    source = {"subject": "Export", "body": SAID, "author": {"type": "user", "name": "Ana Roth"}}
    parts = {"conversation_parts": []}
    told = tell({"id": "1", "title": "Slow exports", "source": source, "conversation_parts": parts})
    assert told.only.title == "Slow exports"
    assert told.aside == [(1, Why.BESIDE, "Export")]


def test_labels_in_the_fields_of_a_deal_are_named_once_and_not_heard(tell: Tell) -> None:
    deal = {"attributes": {"type": "Opportunity"}, "Name": "Linden", "StageName": "Demo", "NextStep": "Call"}
    told = tell({"totalSize": 2, "done": True, "records": [{**deal, "Id": "006A"}, {**deal, "Id": "006B"}]})
    assert told.turns == []
    assert told.noted == ["fields that are not read: NextStep"]
