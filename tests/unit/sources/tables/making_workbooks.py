"""Workbooks made of XML, for what the smallest of them cannot hold."""

import io
import re
import zipfile

from tests.contract.samples import workbook_of

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData>{rest}</worksheet>"
)
_SPACES = " ".join(
    f'xmlns:{space}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for space in ("office", "table", "text", "drawing")
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def excel(cells: dict[str, str], merged: tuple[str, ...] = (), raw: str = "") -> bytes:
    """A workbook of one sheet with text at the given places ("B3"), in the order given, and `raw` rows."""
    rows = dict[str, list[str]]()
    for place, text in cells.items():
        cell = f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        rows.setdefault(re.sub(r"\D", "", place), []).append(cell)
    told = "".join(f'<row r="{number}">{"".join(inner)}</row>' for number, inner in rows.items()) + raw
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    return _with_sheet(_SHEET.format(rows=told, rest=f"<mergeCells>{ranges}</mergeCells>" if merged else ""))


def _with_sheet(xml: str) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_of({"Said": (("a",),)}))) as plain,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in plain.namelist():
            archive.writestr(name, xml if name.endswith("sheet1.xml") else plain.read(name))
    return made.getvalue()


def open_document(rows: str, before: str = "", root: str = "document-content") -> str:
    """The XML of a sheet; `rows` as they stand in it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:{root} {_SPACES} {_CALC}><office:body>'
        f'<office:spreadsheet><table:table table:name="Said">{rows}</table:table></office:spreadsheet>'
        f"</office:body></office:{root}>"
    )


def ods(rows: str, before: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", open_document(rows, before))
    return made.getvalue()


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(inner: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def words(text: str) -> str:
    return cell(f"<text:p>{text}</text:p>")


COVERED = "<table:covered-table-cell/>"
EMPTY = "<table:table-cell/>"
