"""What stands in a list where a record should: refused, counted, and given back, whoever wrote it."""

from typing import Any

import pytest

from groundswell.sources.contract import Refused
from tests.unit.sources.exports.conftest import Tell, Told

STRAY = "Ana said that the export is slow"
TICKET = {"id": 1, "subject": "S", "requester_id": 1, "submitter_id": 1, "description": "It stops."}
REVIEW = {"im:rating": {"label": "1"}, "title": {"label": "Slow"}, "content": {"label": "It stops."}}
NOTE = {"hs_note_body": "It stops.", "hs_timestamp": "1772614800000"}
CASE = {"attributes": {"type": "Case"}, "Id": "5", "Subject": "S", "Description": "It stops."}
SENTENCE = {"speaker_name": "Ana", "raw_text": "It stops.", "text": "It stops.", "start_time": 1}

RECORDS: dict[str, dict[str, Any]] = {
    "zendesk": TICKET,
    "freshdesk": {"helpdesk_ticket": {**TICKET, "display_id": 1, "responder_id": 4}},
    "appstore": REVIEW,
    "hubspot": {"id": "1", "properties": NOTE},
    "salesforce": CASE,
    "fireflies": {"id": "f", "title": "Demo", "sentences": [SENTENCE]},
}


def exported(whose: str, listed: list[Any]) -> object:
    """A file of these records as that system writes it."""
    match whose:
        case "appstore":
            return {"feed": {"entry": listed}}
        case "zendesk" | "freshdesk":
            return {"tickets": listed}
        case "salesforce":
            return {"records": listed}
        case "fireflies":
            return {"data": {"transcripts": listed}}
        case _:
            return {"results": listed}


def refused(told: Told) -> list[Refused]:
    return [item for item in told.items if isinstance(item, Refused)]


@pytest.mark.parametrize("whose", sorted(RECORDS))
def test_its_words_come_back_with_its_row(tell: Tell, whose: str) -> None:
    told = tell(exported(whose, [RECORDS[whose], STRAY]))
    (stray,) = refused(told)
    assert told.kind == whose
    assert (stray.reason, stray.raw) == ("is no JSON object", (("value", STRAY),))
    assert told.rows == [1, 2]


def test_in_place_of_a_message_it_comes_back_as_a_row_of_talk(tell: Tell) -> None:
    told = tell([{"type": "message", "user": "U1", "text": "It stops.", "ts": "1772614800.0001"}, STRAY])
    assert [dict(stray.raw)["text"] for stray in refused(told)] == [STRAY]


def test_a_list_and_a_number_come_back_by_the_way_there(tell: Tell) -> None:
    told = tell(exported("zendesk", [TICKET, ["late", {"who": "Ana"}], 7, None]))
    assert [stray.raw for stray in refused(told)] == [
        (("value.0", "late"), ("value.1.who", "Ana")),
        (("value", "7"),),
        (("value", ""),),
    ]


def test_a_chat_that_is_none_is_refused_beside_the_others(tell: Tell) -> None:
    message = {
        "id": 1,
        "type": "message",
        "date": "2026-03-04T09:00:00",
        "from": "Ana",
        "from_id": "user1",
        "text": "It stops.",
    }
    chat = {"name": "Ana", "type": "personal_chat", "id": 5, "messages": [message, STRAY]}
    told = tell({"chats": {"list": [chat, STRAY]}})
    assert [stray.reason for stray in refused(told)] == ["is no JSON object"] * 2
    assert told.rows == [1, 2, 3]
