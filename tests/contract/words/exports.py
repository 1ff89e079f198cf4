"""Exports of systems as JSON with words planted: each record holds one text that is plainly said."""

import json
from collections.abc import Callable, Mapping
from typing import cast

from hypothesis import strategies as st

from tests.contract.words.planting import Planted

Fields = dict[str, object]
_PLAIN = "The WORD stops after a WORD."
_TEXTS = (
    *(_PLAIN, "WORD", "WORD WORD?", "- WORD\n- WORD", "WORD.\n\nBest regards,\nWORD", "a < WORD && WORD > b"),
    "WORD.\n\nOn Mon, 2 Mar 2026 at 10:00, Ben <ben@ours.example> wrote:\n> WORD\n> WORD",
    "WORD\n##- Please type your reply above this line -##\nWORD",
    'WORD:\nTraceback (most recent call last):\n  File "a.py", line 1, in WORD\nValueError: WORD',
    *(
        "This ticket was merged into #12 WORD",
        "WORD &amp; WORD",
        "Sent from my WORD",
        "WORD\n-- \nWORD",
        "[WORD]",
    ),
)
_HTML = (
    *(
        "<p>WORD WORD.</p>",
        "<p>WORD</p><blockquote>WORD</blockquote>",
        "<div>WORD<br>WORD</div>",
        "WORD &lt; WORD",
    ),
    *(
        "<ul><li>WORD</li><li>WORD</li></ul>",
        "<p>WORD</p><div class='gmail_signature'>WORD</div>",
        "<b>WORD</b>",
    ),
    "<p>WORD</p><div class='gmail_quote'>On Monday Ben wrote: <p>WORD</p></div>",
)
# Prose in fields of which no reader knows: it need not be heard, but it must be named.
_UNKNOWN = "this account wrote to WORD before and was promised WORD by us"
_AT = "2026-03-02T10:0{}:00Z"


class Record:
    """Draws the texts of one record, and remembers them."""

    def __init__(self, draw: st.DrawFn, file: Planted) -> None:
        self.draw = draw
        self._file = file

    def plain(self) -> str:
        return self._file.plant(_PLAIN, said=True)

    def title(self) -> str:
        return self._file.plant("WORD of WORD")

    def text(self, field: str = "") -> str:
        return self._file.plant(self.draw(st.sampled_from(_TEXTS)), alone=True, column=field)

    def body(self) -> str:
        return self._file.plant(self.draw(st.sampled_from((*_TEXTS, *_HTML))), alone=True)

    def one(self, *values: object) -> object:
        return self.draw(st.sampled_from(values))

    def many(self, make: Callable[[int], Fields], most: int = 3) -> list[Fields]:
        return [make(number) for number in range(self.draw(st.integers(0, most)))]

    def maybe(self, name: str, text: Callable[[], str]) -> Fields:
        return {name: text()} if self.draw(st.booleans()) else {}

    def unknown(self, name: str, within: str = "") -> Fields:
        """A field that nobody reads, with prose; `name` is how a remark calls it."""
        if not self.draw(st.booleans()):
            return {}
        text = self._file.plant(_UNKNOWN, column=f"{within}.{name}" if within else name)
        return {within: {name: text}} if within else {name: text}


def _zendesk(record: Record) -> Fields:
    def comment(number: int) -> Fields:
        name, text = record.draw(st.sampled_from([("body", record.text), ("html_body", record.body)]))
        via = {"channel": record.one("web", "api", "rule", "email")}
        author = record.one(7, 8, 9, -1)
        return {
            "id": number,
            "author_id": author,
            "public": record.one(True, False),
            name: text(),
            "via": via,
        }

    return {
        "tickets": [
            {
                "id": number,
                "subject": record.title(),
                "description": record.plain(),
                "requester_id": 7,
                "submitter_id": record.one(7, 8),
                "assignee_id": 8,
                "comments": record.many(comment),
                "satisfaction_rating": {"score": "bad", **record.maybe("comment", record.text)},
                **record.unknown("internal_summary"),
                **record.unknown("body", "custom"),
            }
            for number in range(1, 3)
        ],
        "users": [{"id": 8, "name": "Ben Ode", "role": "agent"}],
    }


def _intercom(record: Record) -> Fields:
    def part(number: int) -> Fields:
        author = {"type": record.one("user", "admin", "bot"), "name": record.one("Ana Roth", "")}
        kind = record.one("comment", "note", "close", "assignment")
        return {"part_type": kind, "body": record.body(), "author": author, "created_at": 1772618400 + number}

    return {
        "id": "12",
        "created_at": 1772618400,
        **record.maybe("title", record.title),
        "source": {
            "subject": record.title(),
            "body": f"<p>{record.plain()}</p>",
            "author": {"type": "user", "name": "Ana Roth"},
        },
        "conversation_parts": {"conversation_parts": record.many(part)},
        "conversation_rating": {"rating": 2, **record.maybe("remark", record.text)},
        **record.unknown("what_happened", "custom_attributes"),
        **record.unknown("body", "linked"),
    }


def _freshdesk(record: Record) -> list[Fields]:
    def reply(number: int) -> Fields:
        return {
            "body": record.body(),
            "incoming": record.one(True, False),
            "private": record.one(True, False),
            "source": record.one(0, 2, 3),
            "created_at": _AT.format(number),
        }

    return [
        {
            "id": number,
            "subject": record.title(),
            "description": f"<div>{record.plain()}</div>",
            "requester_id": 7,
            "responder_id": 8,
            "conversations": record.many(reply),
            **({"satisfaction_ratings": [{"feedback": record.text()}]} if record.one(True, False) else {}),
            **record.unknown("cf_reason", "custom_fields"),
            **record.unknown("body", "meta"),
        }
        for number in range(1, 3)
    ]


def _helpscout(record: Record) -> Fields:
    def thread(number: int) -> Fields:
        return {
            "type": record.one("customer", "message", "note"),
            "state": record.one("published", "draft"),
            "body": record.body(),
            "createdBy": {"type": record.one("customer", "user"), "first": "Ana"},
            "createdAt": _AT.format(number + 1),
        }

    first = {"type": "customer", "body": record.plain(), "createdAt": _AT.format(0)}
    first["createdBy"] = {"type": "customer", "first": "Ana", "last": "Roth"}  # pyright: ignore[reportArgumentType]
    conversation = {
        "id": 3,
        "subject": record.title(),
        "primaryCustomer": {"first": "Ana", "last": "Roth"},
        "_embedded": {"threads": [first, *record.many(thread)]},
        **({"rating": {"comments": record.text()}} if record.one(True, False) else {}),
        **record.unknown("customFieldText"),
        **record.unknown("text", "extra"),
    }
    return {"_embedded": {"conversations": [conversation]}}


def _hubspot(record: Record) -> Fields:
    def of(number: int) -> Fields:
        kind = record.draw(st.sampled_from(list(_HUBSPOT)))
        filled, written = _HUBSPOT[kind]
        properties = {filled: record.plain(), "hs_timestamp": "2026-03-02"}
        if kind == "deals":
            properties["dealname"] = record.title()
        for name in written:
            if record.one(True, False):
                properties[name] = (
                    record.title()
                    if name.endswith(("subject", "title", "name"))
                    else record.text(f"properties.{name}")
                )
        unknown = record.unknown("what_they_said", "properties")
        return {
            "id": str(number),
            "properties": {**properties, **cast("Fields", unknown.get("properties", {}))},
        }

    return {"results": [of(number) for number in range(1, 4)]}


_HUBSPOT = {
    "notes": ("hs_note_body", ()),
    "calls": ("hs_call_body", ("hs_call_title",)),
    "meetings": ("hs_internal_meeting_notes", ("hs_meeting_body", "hs_meeting_title")),
    "emails": ("hs_email_text", ("hs_email_subject",)),
    "tasks": ("hs_task_body", ("hs_task_subject",)),
    "tickets": ("content", ("subject", "hs_last_csat_survey_follow_up")),
    "deals": ("description", ("closed_lost_reason",)),
}


def _salesforce(record: Record) -> Fields:
    def of(number: int) -> Fields:
        kind = record.draw(st.sampled_from(list(_SALESFORCE)))
        filled, written = _SALESFORCE[kind]
        fields: Fields = {
            "attributes": {"type": kind},
            "Id": f"50000000000000{number}",
            filled: record.plain(),
        }
        for name in written:
            if record.one(True, False):
                fields[name] = record.title() if name in ("Subject", "Name") else record.text(name)
        if kind == "Case":
            fields["CaseComments"] = {"records": record.many(comment)}
            fields["EmailMessages"] = {"records": record.many(mail)}
        return {**fields, **record.unknown("What_they_said__c")}

    def comment(_: int) -> Fields:
        writer = {"Name": "Ben Ode", "UserType": record.one("Standard", "AutomatedProcess", "CspLitePortal")}
        return {"attributes": {"type": "CaseComment"}, "CommentBody": record.text(), "CreatedBy": writer}

    def mail(_: int) -> Fields:
        sender = record.one("ana@linden.example", "mailer-daemon@linden.example")
        return {"TextBody": record.text(), "FromAddress": sender, "Incoming": record.one(True, False)}

    return {"totalSize": 3, "done": True, "records": [of(number) for number in range(1, 4)]}


_SALESFORCE = {
    "Case": ("Description", ("Subject",)),
    "Task": ("Description", ("Subject",)),
    "Event": ("Description", ("Subject",)),
    "CaseComment": ("CommentBody", ()),
    "EmailMessage": ("TextBody", ("Subject",)),
    "Opportunity": ("Description", ("Name", "NextStep", "Why_lost_reason__c")),
}


def _gong(record: Record) -> Fields:
    def monologue(_: int) -> Fields:
        sentences = [{"start": 1000, "text": record.text()} for _ in range(2)]
        return {"speakerId": record.one("1", "2", "3"), "sentences": sentences}

    first: Fields = {"speakerId": "1", "sentences": [{"start": 0, "text": record.plain()}]}
    meta = {"id": "7000000000000000001", "started": "2026-03-02T10:00:00Z", "title": record.title()}
    call = {
        "metaData": {**meta, **cast("Fields", record.unknown("purpose", "metaData").get("metaData", {}))},
        "parties": [{"speakerId": "1", "name": "Ana Roth", "affiliation": "External"}],
        **record.unknown("comment", "collaboration"),
    }
    spoken = {"callId": "7000000000000000001", "transcript": [first, *record.many(monologue)]}
    return {"calls": [call], "callTranscripts": [spoken]}


def _fireflies(record: Record) -> Fields:
    def sentence(number: int) -> Fields:
        return {
            "speaker_name": record.one("Ana Roth", "Ben Ode"),
            "text": record.text(),
            "start_time": number,
        }

    transcript = {
        "id": "f1",
        "title": record.title(),
        "date": 1772618400000,
        "organizer_email": "ben@ours.example",
        "sentences": [{"speaker_name": "Ana Roth", "text": record.plain()}, *record.many(sentence)],
        **record.unknown("notes", "summary"),
    }
    return {"data": {"transcript": transcript}}


def _graph(record: Record) -> Fields:
    def entry(number: int) -> Fields:
        speaker = record.one("Ana Roth", "Ben Ode")
        return {"startOffset": f"00:00:0{number}", "speakerDisplayName": speaker, "text": record.text()}

    first = {"startOffset": "00:00:00", "speakerDisplayName": "Ana Roth", "text": record.plain()}
    return {
        "title": record.title(),
        "entries": [first, *record.many(entry)],
        **record.unknown("overview", "summary"),
        **record.unknown("text", "aiNotes"),
    }


SYSTEMS: Mapping[str, Callable[[Record], object]] = {
    "zendesk": _zendesk,
    "intercom": _intercom,
    "freshdesk": _freshdesk,
    "helpscout": _helpscout,
    "hubspot": _hubspot,
    "salesforce": _salesforce,
    "gong": _gong,
    "fireflies": _fireflies,
    "graph": _graph,
}


@st.composite
def exports(draw: st.DrawFn, system: str) -> Planted:
    """What one system answers."""
    file = Planted(name=f"{system}.json")
    file.content = json.dumps(SYSTEMS[system](Record(draw, file))).encode()
    return file
