"""Each word in a file is said, is a name or the title, is set aside, stands in a refusal or is named as not
read: whatever the kind of file, and however its parts are mixed.

A generator in `tests.contract.words` makes files of one kind and plants words of their own into the places
where people write; `holds` reads each file and looks for every word. The share that has to be heard is well
below what is heard, and far above what refusing would leave.
"""

import pytest

from tests.contract.words import documents, exports, tables, texts
from tests.contract.words.planting import Planted, holds, read


def test_no_word_of_captions_is_lost() -> None:
    holds(texts.captions(), heard=0.6, examples=200)


def test_no_word_of_notes_is_lost() -> None:
    holds(texts.notes(), heard=0.5, examples=200)


def test_no_word_is_lost_where_only_the_first_line_stands_between_marks() -> None:
    file = Planted(name="notes.txt")
    lines = file.plant("| WORD | WORD |\nWORD WORD WORD. | WORD | WORD |\n", row=0)
    file.content = lines.encode()
    ((_, told),) = read(file)
    assert told.lost(file.pieces) == []


def test_no_word_of_a_chat_is_lost() -> None:
    holds(texts.chats(), heard=0.6)


def test_no_word_of_a_mail_is_lost() -> None:
    holds(texts.mails(), heard=0.3, examples=200)


def test_no_word_of_a_mail_in_html_is_lost() -> None:
    holds(texts.html_mails(), heard=0.4)


@pytest.mark.parametrize("export", tables.EXPORTS)
def test_no_word_of_a_table_is_lost(export: str) -> None:
    heard = 0.0 if export == "accounts.csv" else 0.2  # what is told of accounts is named as not read
    holds(tables.tables(export), heard=heard, examples=40)


def test_no_word_of_a_workbook_is_lost() -> None:
    holds(tables.workbooks(), heard=0.4, examples=150)


def test_no_word_of_lines_of_json_is_lost() -> None:
    holds(tables.lines_of_json(), heard=0.5)


def test_no_word_of_a_channel_is_lost() -> None:
    holds(tables.channels(), heard=0.8, examples=50)


@pytest.mark.parametrize("system", exports.SYSTEMS)
def test_no_word_of_an_export_is_lost(system: str) -> None:
    holds(exports.exports(system), heard=0.25, examples=60)


def test_no_word_of_a_document_is_lost() -> None:
    holds(documents.documents(), heard=0.4, examples=60)


def test_no_word_of_an_archive_is_lost() -> None:
    holds(documents.archives(), heard=0.4, examples=15)


def test_a_word_that_is_nowhere_is_found_out() -> None:
    file = Planted(name="said.csv")
    said = file.plant("The WORD stops.", row=1, column="Comment")
    file.content = f"Company,Comment,Region\nLinden,{said},North\n".encode()
    for column in ("Comment", "Company"):  # in the one it is not, and the other is read
        file.plant("WORD", row=1, column=column)
    file.plant("WORD", row=1, column="Region")  # which is named as not read
    ((_, told),) = read(file)
    assert told.lost(file.pieces) == ["Wordab", "Wordac"]
    assert told.share(file.pieces) == 0.25
