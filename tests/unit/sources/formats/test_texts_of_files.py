"""From the bytes of a file to its text, whatever program wrote them."""

import codecs
from pathlib import Path

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.formats.guessing import guess_encoding
from groundswell.sources.formats.plaintext import decode, peek, read_text

WRITTEN = {
    "cp1252": "Die Lieferung war schön, aber die Rechnung für März ist größer als üblich – „zu teuer“.",
    "cp1250": "Příliš žluťoučký kůň úpěl ďábelské ódy, a účet je větší než dřív.",
    "cp1251": "Отчёт не открывается, и поддержка молчит уже третий день.",
    "cp1253": "Η αναφορά δεν ανοίγει και κανείς δεν απαντά εδώ και μέρες.",
    "cp1254": "Fatura çok yüksek, şikâyetimi kimse yanıtlamıyor, ığdır şubesi bile.",
    "cp1257": "Sąskaita per didelė, o į mūsų klausimą niekas neatsakė jau šešias dienas, ūkyje.",
    "koi8_r": "Отчёт не открывается, и поддержка молчит уже третий день.",
    "cp866": "Отчёт не открывается, и поддержка молчит уже третий день.",
    "cp932": "請求書が高すぎます。サポートから返事がありません。",
    "euc_jp": "請求書が高すぎます。サポートから返事がありません。",
    "cp949": "청구서가 너무 비싸고 아무도 대답하지 않습니다.",
    "gb18030": "我们的账单太高了，也没有人来回答我们的问题。",
    "big5": "我們的帳單太高了，也沒有人來回答我們的問題。",
}


@pytest.mark.parametrize("encoding", WRITTEN)
def test_what_was_written_before_utf_8_reads_as_it_was_written(encoding: str) -> None:
    text = WRITTEN[encoding]
    assert decode(f"date;words\n2026;{text}\n".encode(encoding)) == f"date;words\n2026;{text}\n"


@pytest.mark.parametrize("text", ["It’s the client’s", "“Why?” she asked…", "5 € – or less"])
def test_quotes_and_dashes_of_windows_alone_are_no_east_asian_text(text: str) -> None:
    assert guess_encoding(text.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("text", ["für die", "fête", "señor año", "Größe, über, schön"])
def test_an_accent_and_the_letter_behind_it_are_no_chinese_character(text: str) -> None:
    assert guess_encoding(text.encode("cp1252")) == "cp1252"


def test_where_two_code_pages_fit_the_more_common_one_is_taken() -> None:
    assert guess_encoding("schön".encode("cp1250")) == "cp1252"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_mark_at_the_start_of_a_file_tells_its_encoding(mark: bytes, encoding: str) -> None:
    content = mark + "Größe: zu groß".encode(encoding)
    assert decode(content) == "Größe: zu groß"
    assert peek(content) == "Größe: zu groß"


def test_a_character_that_the_first_bytes_cut_in_two_is_left_off() -> None:
    assert peek("Größ".encode()[:-1]) == "Grö"
    assert peek(b"PK\x03\x04\0\0") == ""


def test_the_encoding_is_told_by_the_lines_beyond_ascii_however_far_down_they_stand() -> None:
    text = "plain line\n" * 20_000 + WRITTEN["cp1251"]
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\r\n", "is empty"),
        (b"ab\0cd", "is not text: it holds zero bytes"),
        (b"x" * (3 << 20), "is 3 MB: more than the 2 MB one text may have"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableSource, match=f"^{reason}$"):
        read_text(file, limit=2 << 20)


def test_a_file_as_large_as_the_limit_is_read_and_lines_end_in_one_way(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a\r\nb\rc\nd")
    assert read_text(file, limit=8) == "a\nb\nc\nd"
    with pytest.raises(UnreadableSource):
        read_text(file, limit=7)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be opened: No such file"):
        read_text(tmp_path / "gone.txt")
