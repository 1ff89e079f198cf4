"""The table of contents of this room: every kind of source that can be read.

The order matters: a kind that announces itself (a magic word, a signature) comes before one that is
recognised by its look, and the table of plain text comes last.
"""

from collections.abc import Iterator

from groundswell.sources.appstore.reader import READER as APPSTORE
from groundswell.sources.captions.reader import READER as CAPTIONS
from groundswell.sources.contract import Opened, Reader, UnreadableSource
from groundswell.sources.csv.reader import READER as CSV
from groundswell.sources.delimited import opening as plain_text
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.docx.reader import READER as DOCX
from groundswell.sources.fireflies.reader import READER as FIREFLIES
from groundswell.sources.formats.recordings import refuse_recording
from groundswell.sources.freshdesk.reader import READER as FRESHDESK
from groundswell.sources.gong.reader import READER as GONG
from groundswell.sources.helpscout.reader import READER as HELPSCOUT
from groundswell.sources.hubspot.reader import READER as HUBSPOT
from groundswell.sources.intercom.reader import READER as INTERCOM
from groundswell.sources.jsonl.reader import READER as JSONL
from groundswell.sources.mail.reader import READER as MAIL
from groundswell.sources.messenger.reader import READER as MESSENGER
from groundswell.sources.records.reader import READER as RECORDS
from groundswell.sources.records.xml_reader import READER as XML
from groundswell.sources.salesforce.reader import READER as SALESFORCE
from groundswell.sources.spreadsheet import plain as plain_workbook
from groundswell.sources.spreadsheet.reader import READER as SPREADSHEET
from groundswell.sources.srt.reader import READER as SRT
from groundswell.sources.transcript.reader import READER as TRANSCRIPT
from groundswell.sources.turns.reader import READER as TURNS
from groundswell.sources.vtt.reader import READER as VTT
from groundswell.sources.webpage.reader import READER as WEBPAGE
from groundswell.sources.zendesk.reader import READER as ZENDESK

# Exports of systems, told by the names of their fields; whatever else is JSON goes to the general reader.
_EXPORTS: tuple[Reader, ...] = (
    *(GONG, FIREFLIES, FRESHDESK, ZENDESK, INTERCOM, HELPSCOUT, HUBSPOT, SALESFORCE),
    *(APPSTORE, MESSENGER, TURNS),
)
READERS: tuple[Reader, ...] = (
    MAIL,
    DOCX,
    SPREADSHEET,
    CAPTIONS,
    VTT,
    SRT,
    *_EXPORTS,
    RECORDS,
    XML,
    JSONL,
    WEBPAGE,
    TRANSCRIPT,
    CSV,
)


def reader_for(file: Opened) -> Reader:
    """The reader of `file`; raises UnreadableSource where no kind recognises it."""
    refuse_recording(file)
    for reader in READERS:
        if reader.recognises(file):
            return reader
    raise UnreadableSource(f"is no kind of file that can be read: {_looks_like(file)}")


def header_and_rows(file: Opened) -> tuple[tuple[str, ...], Iterator[PlainRow]]:
    """Of a table of text, or of the one in a workbook, as it stands. Raises UnreadableSource."""
    opening = plain_workbook if SPREADSHEET.recognises(file) else plain_text
    return opening.header_and_rows(file)


def _looks_like(file: Opened) -> str:
    suffix = file.ending
    if suffix in (".html", ".htm"):
        return "it is a web page; save its table as CSV"
    if suffix == ".json":
        return "its JSON is neither a list of flat objects nor an export of a known system"
    if suffix in (".pdf", ".rtf", ".pages", ".odt"):
        return "it is a document for printing; save it as plain text"
    if b"\0" in file.head:
        return "it is binary"
    return f"its ending is {suffix}" if suffix else "its text is no table and no conversation"
