"""Tables with words planted: delimited text, exports of CRM systems as CSV, lines of JSON, workbooks."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.contract.samples import workbook_of
from tests.contract.words.planting import Planted

_CELLS = (
    *("", "", "WORD", "WORD WORD.", "WORD; WORD", "WORD, WORD", '"WORD" WORD', "WORD\nWORD", "N/A", "- WORD"),
    *("2026-03-02", "7", "=WORD", "WORD WORD WORD WORD WORD", "Why is WORD so slow, and WORD not?"),
    *("2026-03-02 WORD is still too slow", "<p>WORD <b>WORD</b></p><p>WORD</p>", "a < WORD && WORD > b"),
    *("WORD.\n\nBest regards,\nWORD", "WORD.\n\nOn Mon, 2 Mar 2026, Ben <ben@ours.example> wrote:\n> WORD"),
    *("Agent: WORD?\nCustomer: WORD.", "none", "asdf", "\tWORD\t", "WORD  WORD", "WORD:\n1. WORD\n2. WORD"),
    *(
        "03/Mar/26 11:00 AM;dana.whit;WORD WORD.",
        "2026-03-03 11:00:00 - Dana (Work notes)\nWORD\n\n"
        "2026-03-04 11:00:00 - Ana (Additional comments)\nWORD WORD",
    ),
    *(
        "ERROR 2026-03-02 10:00:00 WORD",
        "0x8f3a9c2b7d1e4f60a1b2c3d4e5f60718",
        "Traceback (most recent call last):\nWORD",
    ),
)
_SENTENCES = (
    "The WORD stops after a WORD.",
    "Why does WORD cost more than WORD?",
    "WORD fails when WORD is long.",
)

# The header of each export, with the columns in which people write; the first of them is always filled.
EXPORTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "said.csv": (("Date", "Company", "Comment", "Answer"), ("Comment", "Answer")),
    "survey.csv": (
        ("Timestamp", "Score", "What do you miss?", "Why?", "Anything else?", "Region"),
        ("What do you miss?", "Why?", "Anything else?", "Region"),
    ),
    "tickets.csv": (
        ("Ticket ID", "Subject", "Description", "Status", "Requester", "Comments", "Internal notes", "Tags"),
        ("Description", "Subject", "Comments", "Internal notes", "Tags"),
    ),
    "jira.csv": (
        (
            "Summary",
            "Issue key",
            "Issue Type",
            "Reporter",
            "Description",
            "Comment",
            "Comment",
            "Custom field (Why)",
        ),
        ("Description", "Summary", "Comment", "Custom field (Why)"),
    ),
    "cases.csv": (
        (
            "Case Number",
            "Account Name",
            "Subject",
            "Description",
            "Case Comments",
            "Internal Comments",
            "Date Opened",
        ),
        ("Description", "Subject", "Case Comments", "Internal Comments"),
    ),
    "activities.csv": (
        ("Activity Date", "Assigned", "Subject", "Full Comments", "Account Name", "Next Step", "Call Result"),
        ("Full Comments", "Subject", "Next Step", "Call Result"),
    ),
    "hubspot-notes.csv": (
        ("Record ID", "Note body", "Associated Company", "Activity date", "Create date", "Outcome"),
        ("Note body", "Outcome"),
    ),
    "deals.csv": (
        (
            "Deal Name",
            "Deal Stage",
            "Amount",
            "Close Date",
            "Deal owner",
            "Description",
            "Next step",
            "Lost reason",
            "Competitors",
        ),
        ("Description", "Next step", "Lost reason", "Competitors"),
    ),
    "accounts.csv": (
        ("Account Name", "Industry", "Website", "Description", "Notes"),
        ("Description", "Notes", "Industry"),
    ),
    "messages.csv": (
        ("Conversation ID", "Author type", "Author", "Message", "Subject", "Created at", "Remark"),
        ("Message", "Subject", "Remark"),
    ),
    "mails.csv": (
        ("Subject", "Body", "From: (Name)", "From: (Address)", "To: (Name)", "Categories"),
        ("Body", "Subject", "Categories"),
    ),
    "reviews.csv": (
        ("Review ID", "Title", "Review", "Rating", "Pros", "Cons", "Developer Reply"),
        ("Review", "Title", "Pros", "Cons", "Developer Reply"),
    ),
}
_FIXED = {
    "Date": "2026-03-02",
    "Company": "Linden",
    "Timestamp": "2026-03-02 10:00",
    "Score": "4",
    "Ticket ID": "{}",
    "Status": "open",
    "Requester": "Ana Roth",
    "Issue key": "SUP-{}",
    "Issue Type": "Bug",
    "Reporter": "ana.roth",
    "Case Number": "0000{}",
    "Account Name": "Linden {}",
    "Date Opened": "2026-03-02",
    "Assigned": "Ben Ode",
    "Activity Date": "2026-03-02",
    "Record ID": "51{}",
    "Associated Company": "Linden",
    "Create date": "2026-03-01",
    "Activity date": "2026-03-02",
    "Deal Name": "Linden {}",
    "Deal Stage": "closedlost",
    "Amount": "1200",
    "Close Date": "2026-03-02",
    "Deal owner": "Ben Ode",
    "Website": "linden{}.example",
    "Author": "Ana Roth",
    "Conversation ID": "c1",
    "Author type": "user",
    "Created at": "2026-03-02 10:0{}",
    "From: (Name)": "Ana Roth",
    "From: (Address)": "ana@linden.example",
    "To: (Name)": "Ben Ode",
    "Review ID": "r{}",
    "Rating": "3",
}


@st.composite
def tables(draw: st.DrawFn, kind: str | None = None) -> Planted:
    """One of the exports as delimited text."""
    name = kind or draw(st.sampled_from(list(EXPORTS)))
    file = Planted(name=name)
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=draw(st.sampled_from(",;\t")))
    header, rows = _filled(draw, file, name)
    if draw(st.booleans()):
        writer.writerow([file.plant("Export of WORD")])
    writer.writerows((header, *rows))
    file.content = sheet.getvalue().encode()
    return file


def _filled(
    draw: st.DrawFn, file: Planted, name: str, sheet: str = ""
) -> tuple[tuple[str, ...], list[list[str]]]:
    """The header, and rows with words in the columns where people write."""
    header, written = EXPORTS[name]
    rows = list[list[str]]()
    for number in range(1, draw(st.integers(2, 7)) + 1):
        row = list[str]()
        for index, column in enumerate(header):
            if column not in written:
                row.append(_FIXED.get(column, "").format(number))
                continue
            first = column == written[0]
            text = draw(st.sampled_from(_SENTENCES if first and number < 3 else _CELLS))
            name_of = column if header.index(column) == index else f"{column} ({index + 1})"
            row.append(file.plant(text, row=number, column=name_of, sheet=sheet))
        rows.append(row)
    return header, rows


@st.composite
def lines_of_json(draw: st.DrawFn) -> Planted:
    """Objects line by line, some of whose fields are objects and lists themselves."""
    file = Planted(name=draw(st.sampled_from(["said.jsonl", "said.json"])))
    flat = file.name.endswith("json")
    lines = list[dict[str, object]]()
    for row in range(1, draw(st.integers(2, 6)) + 1):
        fields = draw(
            st.lists(st.sampled_from(_FIELDS), unique_by=lambda one: (flat and one[:7]) or one, max_size=4)
        )
        line: dict[str, object] = {"date": "2026-03-02", "company": "Linden"}
        line["comment"] = file.plant(draw(st.sampled_from(_SENTENCES)), row=row, column="comment")
        for name in fields:
            text = file.plant(draw(st.sampled_from(_CELLS)), row=row, column=name)
            outer, _, inner = name.partition(".")
            if flat or not inner:
                line[outer] = text
            else:
                within = cast("dict[str, object]", line.setdefault(outer, {}))
                within[inner] = [text, text] if inner == "all" else text
        lines.append(line)
    if flat:
        for number, piece in enumerate(file.pieces):
            file.pieces[number] = replace(piece, column=piece.column.partition(".")[0])
    told = json.dumps(lines) if flat else "".join(json.dumps(line) + "\n" for line in lines)
    file.content = told.encode()
    return file


_FIELDS = ("answer", "notes", "reason", "details.why", "details.all", "title", "tags", "agent reply")


@st.composite
def channels(draw: st.DrawFn) -> Planted:
    """A channel of messages, with files, edits and what the app says."""
    file = Planted(name="general.json")
    lines = list[dict[str, object]]()
    for row in range(1, draw(st.integers(2, 6)) + 1):
        text = file.plant(draw(st.sampled_from((*_SENTENCES, *_CELLS[2:10]))), row=row, column="text")
        line: dict[str, object] = {"type": "message", "user": f"U{row % 2}", "ts": f"17726184{row:02}.0001"}
        lines.append({**line, "text": text} if draw(st.booleans()) else {"text": text, **line})
    file.content = json.dumps(lines).encode()
    return file


Cells = Sequence[str]


@st.composite
def workbooks(draw: st.DrawFn) -> Planted:
    """Sheets of several kinds: with a title above the header, merged cells, formulas, dates, cells beyond."""
    file = Planted(name="book.xlsx")
    sheets = draw(st.lists(st.sampled_from(list(EXPORTS)), min_size=1, max_size=3, unique=True))
    xml, above = dict[str, str](), 0
    for name in sheets:
        sheet = name.removesuffix(".csv")
        begun = len(file.pieces)
        header, rows = _filled(draw, file, name, sheet)
        for number in range(begun, len(file.pieces)):  # rows count through the sheets
            file.pieces[number] = replace(file.pieces[number], row=file.pieces[number].row + above)
        title = file.plant("WORD WORD", row=above + 1) if draw(st.booleans()) else ""
        beyond = file.plant(
            draw(st.sampled_from(("", "", *_SENTENCES))),
            row=above + len(rows),
            column=f"column {len(header) + 1}",
            sheet=sheet,
        )
        lines: list[Cells] = [[title]] if title else []
        lines += [header, *rows[:-1], [*rows[-1], beyond]]
        xml[sheet] = _sheet(lines, draw, merged=draw(st.booleans()))
        above += len(rows)
    file.content = _packed(xml)
    return file


def _sheet(lines: Sequence[Cells], draw: st.DrawFn, *, merged: bool) -> str:
    """The XML of a sheet; an empty cell below a filled one may be merged with it."""
    rows, ranges = list[str](), list[str]()
    for at, cells in enumerate(lines, start=1):
        inner = list[str]()
        for index, text in enumerate(cells):
            place = f"{chr(65 + index)}{at}"
            if text:
                inner.append(draw(st.sampled_from(_FORMS))(place, escape(text)))
            elif merged and at > 2 and index < len(lines[at - 2]) and lines[at - 2][index]:
                ranges.append(f'<mergeCell ref="{chr(65 + index)}{at - 1}:{place}"/>')
        rows.append(f'<row r="{at}">{"".join(inner)}</row>')
    joined = f"<mergeCells>{''.join(ranges)}</mergeCells>" if ranges else ""
    return _SHEET.format(rows="".join(rows), rest=joined)


def _inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _in_runs(place: str, text: str) -> str:
    half = len(text) // 2 if "&" not in text else 0
    runs = (f'<r><t xml:space="preserve">{one}</t></r>' for one in (text[:half], text[half:]))
    return f'<c r="{place}" t="inlineStr"><is>{"".join(runs)}</is></c>'


def _formula(place: str, text: str) -> str:
    """With the text that it gave when the file was saved."""
    return f'<c r="{place}" t="str"><f>T(A1)</f><v>{text}</v></c>'


_FORMS: tuple[Callable[[str, str], str], ...] = (_inline, _inline, _in_runs, _formula)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData>{rest}</worksheet>"
)


def _packed(sheets: dict[str, str]) -> bytes:
    made = io.BytesIO()
    plain = workbook_of(dict.fromkeys(sheets, (("a",),)))
    parts = {f"xl/worksheets/sheet{i}.xml": xml for i, xml in enumerate(sheets.values(), start=1)}
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    return made.getvalue()
