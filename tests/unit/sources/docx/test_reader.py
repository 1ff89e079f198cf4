"""Word documents: transcripts, notes, and what is none."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.document import Document as DocumentObject

from groundswell.sources.contract import Heard, Item, Noted, Refused, UnreadableSource, Why
from groundswell.sources.docx.reader import READER
from groundswell.sources.registry import reader_for
from groundswell.sources.word.document import MAX_XML
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import MIA, SAID, WORDS, said, set_aside, talk_of

_XML = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
LONG = "really? I heard R&D say the very opposite, and in front of half of the people who were there"
Fill = Callable[[DocumentObject], None]


def packed(fill: Fill) -> bytes:
    document, stream = Document(), io.BytesIO()
    fill(document)
    document.save(stream)
    return stream.getvalue()


def of_body(body: bytes) -> bytes:
    """A document whose body is written by hand."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(lambda _: None))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for member in old.namelist():
            own = _XML.encode() + body + b"</w:body></w:document>"
            new.writestr(member, own if member == "word/document.xml" else old.read(member))
    return stream.getvalue()


def teams(document: DocumentObject) -> None:
    for line in ("Rollout Linden-20260310_150000-Meeting Recording", "March 10, 2026, 2:00PM", "32m 10s"):
        document.add_paragraph(line)
    document.add_paragraph(f"{MIA} started transcription")
    for number, (name, words) in enumerate(SAID):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   0:0{number}").add_break()
        paragraph.add_run(words)
    document.add_paragraph(f"{MIA} stopped transcription")


def older_teams(document: DocumentObject) -> None:
    for number, (name, words) in enumerate(SAID):
        run = document.add_paragraph().add_run(f"0:0:{number}.120 --> 0:0:{number}.9")
        run.add_break()
        run.add_text(name)
        run.add_break()
        run.add_text(words)


def word_transcribe(document: DocumentObject) -> None:
    for line in ("Audio file", "call.wav", "Transcript"):
        document.add_paragraph(line)
    for number, (name, words) in enumerate(SAID):
        document.add_paragraph(f"00:00:0{number} {name}")
        document.add_paragraph(words)


def prefixed(document: DocumentObject) -> None:
    for name, words in SAID:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(words)


def bold_names(document: DocumentObject) -> None:
    for name, words in SAID:
        document.add_paragraph().add_run(name).bold = True
        document.add_paragraph(words)


def headings(document: DocumentObject) -> None:
    for name, words in SAID:
        document.add_heading(name, 2)
        document.add_paragraph(words)


def in_table(rows: Sequence[Sequence[str]]) -> Fill:
    def fill(document: DocumentObject) -> None:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    return fill


TABLES = {
    "time, name, words": [("Time", "Speaker", "Text"), *[(f"0:0{i}", n, w) for i, (n, w) in enumerate(SAID)]],
    "name, words": [*SAID],
    "words, name": [(w, n) for n, w in SAID],
    "a frame": [("\n".join(f"{n}: {w}" for n, w in SAID),)],
}
FORMS: dict[str, Fill] = {
    "Teams": teams,
    "Teams, older": older_teams,
    "Word": word_transcribe,
    "names before a colon": prefixed,
    "names in bold": bold_names,
    "names as headings": headings,
    **{name: in_table(rows) for name, rows in TABLES.items()},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_transcript_in_word_is_a_talk(read_with, form):
    items = read_with(READER, "call.docx", packed(FORMS[form]))

    assert said(items) == SAID
    assert talk_of(items).channel is Channel.CALL


def test_what_teams_writes_around_the_talk_is_told_from_it(read_with):
    items = read_with(READER, "call.docx", packed(teams))
    told = talk_of(items)

    assert (told.title, told.at) == ("Rollout Linden", datetime(2026, 3, 10, 14, tzinfo=UTC))
    assert set_aside(items, Why.RECORDER) == [f"{MIA} stopped transcription"]
    assert [turn.seconds for turn in told.turns] == [0.0, 1.0, 2.0, 3.0]


def test_a_document_that_is_no_transcript_is_a_note_with_its_tables(read_with):
    def fill(document: DocumentObject) -> None:
        document.add_heading("Visit at Linden", 1)
        document.add_paragraph("Met Jan. The signal drops.")
        in_table([("Topic", "Jan says"), ("Price", "too high"), ("Offline", "asks when")])(document)
        document.add_paragraph("Call him again.")

    told = talk_of(read_with(READER, "Visit 10.03.2026.docx", packed(fill)))

    assert told.channel is Channel.NOTE
    assert [turn.text for turn in told.turns] == [
        *("Visit at Linden", "Met Jan. The signal drops.", "Topic | Jan says", "Price | too high"),
        *("Offline | asks when", "Call him again."),
    ]
    assert str(told.at)[:10] == "2026-03-10"


def test_comments_and_margins_are_left_out_and_noted(read_with):
    def fill(document: DocumentObject) -> None:
        run = document.add_paragraph().add_run("The signal drops.")
        document.add_comment(run, text=LONG, author="Sam", initials="S")
        document.sections[0].header.paragraphs[0].text = "Confidential"

    items = read_with(READER, "n.docx", packed(fill))

    assert said(items) == [("", "The signal drops.")]
    assert [item.reason for item in items if isinstance(item, Noted)] == [
        f"has comments, which are not read: '{LONG[:60]}'",
        "has lines at the top or bottom of each page, which are not read: 'Confidential'",
    ]
    assert set_aside(items, Why.BESIDE) == [LONG, "Confidential"]


def test_inserted_and_linked_words_are_read_and_deleted_ones_are_not(read_with):
    body = (
        b"<w:p><w:r><w:t>Jan: It </w:t></w:r><w:ins><w:r><w:t>always </w:t></w:r></w:ins>"
        b"<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        b"<w:hyperlink><w:r><w:t>fails</w:t></w:r></w:hyperlink></w:p>"
        b"<w:sdt><w:sdtContent><w:p><w:r><w:t>Mia: Oh.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        b"<w:p><w:r><w:t>Jan: Yes.</w:t></w:r></w:p>"
    )

    assert said(read_with(READER, "a.docx", of_body(body))) == [
        ("Jan", "It always fails"),
        ("Mia", "Oh."),
        ("Jan", "Yes."),
    ]


def test_a_document_is_told_by_its_bytes(opened):
    assert reader_for(opened("call", packed(teams))).kind == "docx"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", packed(lambda _: None), "holds no words"),
        ("a.docx", b"Mia: hello\n", "called a Word document but is none"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "older Word"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        ("a.docx", b"PK\x03\x04" + b"word/" * 40, "broken or still being written"),
        ("a.docx", of_body(b"<w:p>"), "no Word document that can be read"),
        ("a.docx", of_body(b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000), "no Word document that can be read"),
        (
            "a.docx",
            of_body(b"".join(b"<w:p w:id='%d'/>" % i for i in range(MAX_XML // 18))),
            "more than the 16 MB",
        ),
    ],
    ids=["empty", "text", "older", "locked", "cut", "unclosed", "nested", "large"],
)
def test_what_cannot_be_read_says_why(read_with, name, content, reason):
    with pytest.raises(UnreadableSource, match=reason):
        read_with(READER, name, content)


def test_entities_are_not_blown_up(read_with):
    body = of_body(b"<w:p><w:r><w:t>Jan: all &a;</w:t></w:r></w:p>")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "' + b"x" * 1000 + b'">]>'
            content = old.read(member)
            new.writestr(
                member,
                content.replace(b'<?xml version="1.0"?>', bomb) if "document.xml" in member else content,
            )

    items: list[Item] = read_with(READER, "a.docx", stream.getvalue())

    assert not [
        turn
        for item in items
        if isinstance(item, Heard)
        for turn in item.conversation.turns
        if "xxx" in turn.text
    ]


@pytest.mark.parametrize("form", ["Teams", "time, name, words"])
def test_rows_have_no_gaps(read_with, form):
    items = read_with(READER, "call.docx", packed(FORMS[form]))
    rows = [turn.row for turn in talk_of(items).turns] + [
        item.row for item in items if isinstance(item, Refused)
    ]

    assert sorted(rows) == list(range(1, len(rows) + 1))
    assert len(WORDS) == len(talk_of(items).turns)
