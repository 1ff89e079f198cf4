"""A tiny well-formed file of each kind, made here and now."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from docx import Document

_SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""
_WORKBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""

COMPLAINTS = (
    ("date", "company", "customer comment"),
    ("2026-03-04", "Harbour Foods", "The export stops after a thousand rows."),
    ("2026-03-05", "Linden Mills", "Why does the second seat cost more?"),
)
_TRANSCRIPT = (
    "Ana Roth: Does it run without the network?\n\nBen Ode: It does.\n\nAna Roth: Good, ours is slow.\n"
)
_CUES = (
    ("00:00:01.000", "00:00:03.000", "Ana Roth: Does it run without the network?"),
    ("00:00:04.000", "00:00:05.000", "Ben Ode: It does."),
)
_MAIL = (
    "From: Ana Roth <ana@harbour.example>\r\nTo: ben@maker.example\r\nSubject: Export\r\n"
    "Message-ID: <1@harbour.example>\r\nDate: Wed, 04 Mar 2026 10:00:00 +0000\r\n\r\n"
    "The export stops after a thousand rows.\r\n"
)


def csv_of(rows: tuple[tuple[str, ...], ...], delimiter: str = ",") -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def workbook_of(sheets: Mapping[str, tuple[tuple[str, ...], ...]]) -> bytes:
    """An Excel workbook with text in its cells."""
    packed = io.BytesIO()
    numbered = list(enumerate(sheets.items(), start=1))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            _RELATIONS.format(
                relations=f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
        )
        named = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, (name, _) in numbered)
        archive.writestr("xl/workbook.xml", _WORKBOOK.format(sheets=named))
        relations = "".join(
            f'<Relationship Id="r{i}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i, _ in numbered
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(relations=relations))
        for i, (_, rows) in numbered:
            archive.writestr(f"xl/worksheets/sheet{i}.xml", _sheet_of(rows))
    return packed.getvalue()


def _sheet_of(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = list[str]()
    for number, cells in enumerate(rows, start=1):
        inner = "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(cells)
        )
        lines.append(f'<row r="{number}">{inner}</row>')
    return _SHEET.format(rows="".join(lines))


def document_of(paragraphs: Sequence[str]) -> bytes:
    """A Word document of these paragraphs."""
    document, packed = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(packed)
    return packed.getvalue()


def _vtt() -> str:
    return "WEBVTT\n\n" + "\n".join(f"{begin} --> {end}\n{said}\n" for begin, end, said in _CUES)


def _ttml() -> str:
    cues = "".join(f'<p begin="{start}" end="{end}">{words}</p>' for start, end, words in _CUES)
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{cues}</div></body></tt>'


def _page() -> str:
    said = "".join(
        f'<div class="message"><span class="sender">Ana Roth</span><p class="text">{words}</p></div>'
        for _, _, words in COMPLAINTS[1:]
    )
    return f"<!DOCTYPE html><html><body>{said}</body></html>"


def _srt() -> str:
    return "\n".join(
        f"{number}\n{begin} --> {end}\n{said}\n".replace(".000", ",000")
        for number, (begin, end, said) in enumerate(_CUES, start=1)
    )


def _lines() -> str:
    header, *rows = COMPLAINTS
    return "".join(json.dumps(dict(zip(header, row, strict=True))) + "\n" for row in rows)


# The least that each system's export consists of.
_EXPORTS: dict[str, tuple[str, object]] = {
    "gong": (
        "gong.json",
        {
            "calls": [
                {
                    "metaData": {
                        "id": "7000000000000000001",
                        "started": "2026-03-04T10:00:00Z",
                        "title": "Demo",
                    },
                    "parties": [{"speakerId": "1", "name": "Ana Roth", "affiliation": "External"}],
                }
            ],
            "callTranscripts": [
                {
                    "callId": "7000000000000000001",
                    "transcript": [
                        {
                            "speakerId": "1",
                            "sentences": [{"start": 1000, "end": 3000, "text": COMPLAINTS[1][2]}],
                        },
                        {"speakerId": "2", "sentences": [{"start": 4000, "end": 5000, "text": "I see."}]},
                    ],
                }
            ],
        },
    ),
    "fireflies": (
        "fireflies.json",
        {
            "data": {
                "transcript": {
                    "id": "f1",
                    "title": "Demo",
                    "date": 1772618400000,
                    "organizer_email": "ben@maker.example",
                    "sentences": [{"speaker_name": "Ana Roth", "text": COMPLAINTS[1][2], "start_time": 1.5}],
                }
            }
        },
    ),
    "zendesk": (
        "tickets.json",
        {
            "tickets": [
                {
                    "id": number,
                    "subject": "Export",
                    "description": words,
                    "requester_id": 7,
                    "submitter_id": 7,
                }
                for number, (_, _, words) in enumerate(COMPLAINTS[1:], start=1)
            ],
            "users": [{"id": 8, "name": "Ben Ode", "role": "agent"}],
        },
    ),
    "intercom": (
        "conversation.json",
        {
            "id": "12",
            "created_at": 1772618400,
            "source": {"body": f"<p>{COMPLAINTS[1][2]}</p>", "author": {"type": "user", "name": "Ana Roth"}},
            "conversation_parts": {
                "conversation_parts": [
                    {"body": "<p>I see.</p>", "author": {"type": "admin", "name": "Ben Ode"}}
                ]
            },
        },
    ),
    "hubspot": (
        "notes.json",
        {
            "results": [
                {"id": str(number), "properties": {"hs_note_body": f"<p>{words}</p>", "hs_timestamp": date}}
                for number, (date, _, words) in enumerate(COMPLAINTS[1:], start=1)
            ]
        },
    ),
    "freshdesk": (
        "freshdesk.json",
        [
            {
                "id": number,
                "subject": "Export",
                "description": f"<div>{words}</div>",
                "requester_id": 7,
                "responder_id": 8,
                "conversations": [{"body": "<div>I see.</div>", "incoming": False, "private": False}],
            }
            for number, (_, _, words) in enumerate(COMPLAINTS[1:], start=1)
        ],
    ),
    "helpscout": (
        "helpscout.json",
        {
            "_embedded": {
                "conversations": [
                    {
                        "id": 3,
                        "subject": "Export",
                        "primaryCustomer": {"first": "Ana", "last": "Roth"},
                        "_embedded": {
                            "threads": [
                                {
                                    "type": "customer",
                                    "body": COMPLAINTS[1][2],
                                    "createdBy": {"type": "customer"},
                                },
                                {"type": "message", "body": "I see.", "createdBy": {"type": "user"}},
                            ]
                        },
                    }
                ]
            }
        },
    ),
    "appstore": (
        "reviews.json",
        {
            "feed": {
                "entry": [
                    {
                        "author": {"name": {"label": "Ana Roth"}, "label": ""},
                        "id": {"label": str(number)},
                        "im:rating": {"label": "2"},
                        "title": {"label": "Export"},
                        "content": {"label": words, "attributes": {"type": "text"}},
                    }
                    for number, (_, _, words) in enumerate(COMPLAINTS[1:], start=1)
                ]
            }
        },
    ),
    "turns": (
        "call.json",
        [
            {"speaker": "Ana Roth", "start": 0.5, "end": 3.0, "text": COMPLAINTS[1][2]},
            {"speaker": "Ben Ode", "start": 3.5, "end": 4.0, "text": "I see."},
        ],
    ),
    "records": (
        "reviews.json",
        {
            "reviews": [
                {
                    "reviewId": str(number),
                    "reviewer": {"displayName": "Ana Roth"},
                    "starRating": "TWO",
                    "comment": words,
                    "reviewReply": {"comment": "We are on it."},
                }
                for number, (_, _, words) in enumerate(COMPLAINTS[1:], start=1)
            ]
        },
    ),
    "messenger": (
        "result.json",
        {
            "name": "Ana Roth",
            "type": "personal_chat",
            "id": 7,
            "messages": [
                {
                    "id": number,
                    "type": "message",
                    "date": f"{date}T10:00:00",
                    "from": "Ana Roth",
                    "from_id": "user7",
                    "text": words,
                }
                for number, (date, _, words) in enumerate(COMPLAINTS[1:], start=1)
            ],
        },
    ),
    "salesforce": (
        "cases.json",
        {
            "totalSize": 2,
            "done": True,
            "records": [
                {"attributes": {"type": "Case"}, "Id": f"50000000000000{number}", "Description": words}
                for number, (_, _, words) in enumerate(COMPLAINTS[1:], start=1)
            ],
        },
    ),
}

_XML = "".join(
    f"<review rating='2'><author>Ana Roth</author><text>{words}</text></review>"
    for _, _, words in COMPLAINTS[1:]
)

# kind -> (name, content); a kind without an entry fails the suite, so that a new reader brings its sample.
SAMPLES: dict[str, tuple[str, bytes]] = {
    "csv": ("complaints.csv", csv_of(COMPLAINTS).encode()),
    "spreadsheet": ("complaints.xlsx", workbook_of({"Complaints": COMPLAINTS})),
    "jsonl": ("complaints.jsonl", _lines().encode()),
    "vtt": ("call.vtt", _vtt().encode()),
    "srt": ("call.srt", _srt().encode()),
    "captions": ("call.ttml", _ttml().encode()),
    "webpage": ("chat.html", _page().encode()),
    "mail": ("export.eml", _MAIL.encode()),
    "transcript": ("call.txt", _TRANSCRIPT.encode()),
    "xml": ("reviews.xml", f"<reviews>{_XML}</reviews>".encode()),
    "docx": ("call.docx", document_of(_TRANSCRIPT.splitlines())),
    **{kind: (name, json.dumps(content).encode()) for kind, (name, content) in _EXPORTS.items()},
}


def written(folder: Path, kind: str) -> Path:
    name, content = SAMPLES[kind]
    path = folder / name
    path.write_bytes(content)
    return path
