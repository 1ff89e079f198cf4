import contextlib
import json
from pathlib import Path

import pytest

from groundswell.sources.contract import Item, NoTextColumn, Options, UnknownColumn, UnreadableSource
from groundswell.sources.delimited.rows import rows_of
from groundswell.sources.formats.guessing import guess_encoding
from groundswell.sources.opening import open_file, read_here
from tests.unit.sources.tables.reading_tables import heard, items_of, notes, refusals, texts

MESSY = Path(__file__).parents[5] / "shared" / "data" / "messy"

WORDS = {
    "cp1252": "El año pasado el señor Muñoz pidió más; las facturas aún no están listas.",
    "cp1250": "Proszę o fakturę za żółte części, dziękuję. Trzeci raz czekamy na łączność.",
    "cp1251": "Счёт за март не совпадает с договором, проверьте его пожалуйста.",
    "cp1253": "Το τιμολόγιο δεν ταιριάζει με τη σύμβαση, παρακαλώ ελέγξτε.",
    "cp1254": "Fatura çok geç geliyor, lütfen düzeltin, ığdır müşteri",
    "cp932": "請求書の金額が契約と一致しません。確認してください。",
    "cp949": "청구서 금액이 계약과 맞지 않습니다. 확인해 주세요.",
    "gb18030": "发票的金额和合同不一样，请你们检查一下。我们等了很久。",
    "big5": "發票的金額和合約不一樣，請你們檢查一下。我們等了很久。",
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
def test_any_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    lines = [("id", "comment", "plan"), ("1", "Too slow by far", "pro"), ("2", "Too dear by far", "free")]
    content = "\n".join(delimiter.join(line) for line in lines)
    assert texts(items_of(tmp_path, content)) == ["Too slow by far", "Too dear by far"]


def test_commas_within_the_words_of_a_single_column_part_nothing(tmp_path: Path) -> None:
    content = "feedback\nThe price is, frankly, too high\nWhy, oh why, is it slow\nNo word of thanks\n"
    assert texts(items_of(tmp_path, content))[0] == "The price is, frankly, too high"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", *WORDS])
def test_the_encoding_is_found(encoding: str, tmp_path: Path) -> None:
    words = WORDS.get(encoding, "Größe, naïve, 請求書")
    content = f'id,comment\n1,"{words}"\n2,"{words}"\n'.encode(encoding)
    assert texts(items_of(tmp_path, content)) == [words, words]


def test_a_mark_of_its_encoding_is_believed_also_where_nearly_no_byte_is_zero(tmp_path: Path) -> None:
    words = "請求書の出力が毎月二重になってしまいます、" * 4
    assert texts(items_of(tmp_path, f"内容\n{words}\n{words}\n".encode("utf-16"))) == [words, words]


def test_a_single_accent_is_enough_to_tell_the_code_page() -> None:
    assert guess_encoding("Schöne Grüße aus Köln".encode("cp1252")) == "cp1252"


def test_a_few_bytes_that_are_not_utf8_do_not_turn_the_rest_to_gibberish(tmp_path: Path) -> None:
    content = (
        "id,comment\n" + "1,Größe für Müller ändern übermäßig schön\n" * 5
    ).encode() + b"2,caf\xe9 closed\n"
    items = items_of(tmp_path, content)
    assert texts(items)[0] == "Größe für Müller ändern übermäßig schön"
    assert notes(items) == [(1, "bytes that are not UTF-8 were replaced")]


def test_titles_above_the_header_are_no_rows(tmp_path: Path) -> None:
    content = (
        "Feedback export\nGenerated on 2026-01-03\n\nDate,Company,Comment\n2026-02-01,Linden,It is slow\n"
    )
    (conversation,) = heard(items_of(tmp_path, content))
    assert (conversation.turns[0].row, conversation.account) == (1, "Linden")


def test_a_table_without_a_header_keeps_its_first_row(tmp_path: Path) -> None:
    content = "The price is too high for us.,2026-01-02\nWhere do I find the export button?,2026-01-03\n"
    items = items_of(tmp_path, content)
    assert texts(items) == ["The price is too high for us.", "Where do I find the export button?"]
    assert heard(items)[0].at is not None


def test_words_that_are_names_too_make_no_header_of_a_later_row(tmp_path: Path) -> None:
    content = "what,where,utterance\nemail,account,It is slow\nnote,customer,It is dear\n"
    assert texts(items_of(tmp_path, content)) == ["It is slow", "It is dear"]


def test_line_ends_within_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    assert texts(items_of(tmp_path, 'id,comment\r\n1,"Line one\r\nline two"\r\n')) == ["Line one\nline two"]


def test_zero_bytes_are_left_out(tmp_path: Path) -> None:
    assert texts(items_of(tmp_path, b"id,comment\n1,It is\0 slow today\n")) == ["It is slow today"]


def test_an_unquoted_delimiter_in_the_last_column_is_put_back_and_noted(tmp_path: Path) -> None:
    items = items_of(tmp_path, "id,comment\n1,Too slow\n2,Too slow, and dear\n3,Too much\n")
    assert texts(items)[1] == "Too slow, and dear"
    assert notes(items)[0][0] == 2


def test_a_short_row_is_filled_up_with_empty_cells(tmp_path: Path) -> None:
    items = items_of(tmp_path, "comment,company,plan\nIt is slow,Linden\nIt is dear,Harbour,pro\n")
    assert [conversation.account for conversation in heard(items)] == ["Linden", "Harbour"]


def test_rows_without_words_are_refused_with_their_number(tmp_path: Path) -> None:
    items = items_of(tmp_path, "id,comment\n1,It is slow\n2,\n3,   \n4,It is dear\n")
    assert refusals(items) == [(2, "no text"), (3, "no text")]
    assert [c.turns[0].row for c in heard(items)] == [1, 4]


def test_a_file_that_ends_within_quotes_says_so_at_its_last_row(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'id,comment\n1,It is slow\n2,"Then the text was cut')
    assert texts(items) == ["It is slow"]
    ((row, reason),) = refusals(items)
    assert row == 2
    assert "still being written" in reason


def test_a_last_row_cut_short_is_not_quoted(tmp_path: Path) -> None:
    items = items_of(tmp_path, "id,comment,plan\n1,It is slow,pro\n2,Then it wa")
    assert texts(items) == ["It is slow"]
    assert "being written" in refusals(items)[0][1]


def test_a_file_that_grows_while_it_is_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "growing.csv"
    path.write_text("id,comment\n" + "1,It is slow\n" * 5000)
    reading = read_here(path, "growing.csv", Options())
    next(reading)
    with path.open("a") as stream:
        stream.write("2,It is dear\n")
    with pytest.raises(UnreadableSource, match="still being written"):
        list(reading)


def test_no_text_column_names_the_columns_there_are(tmp_path: Path) -> None:
    with pytest.raises(NoTextColumn, match="size, colour"):
        items_of(tmp_path, "size,colour\n1,red\n2,blue\n")


def test_a_wrong_map_names_the_columns_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumn, match=r"no column 'words'; its columns are: id, comment"):
        items_of(tmp_path, "id,comment\n1,It is slow\n", text="words")


def test_a_map_of_an_unknown_meaning_names_the_meanings(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumn, match="'colour' is no meaning"):
        items_of(tmp_path, "id,comment\n1,It is slow\n", colour="comment")


def test_a_map_outranks_what_would_be_found(tmp_path: Path) -> None:
    content = "comment,inner,when,firm\nnot this one,but this,2026-01-02,Linden\n"
    (conversation,) = heard(items_of(tmp_path, content, text="INNER", at="when", account="firm"))
    assert conversation.turns[0].text == "but this"
    assert conversation.account == "Linden"
    assert conversation.at is not None


def test_a_header_alone_is_refused_with_its_names(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="only a header: id, comment"):
        items_of(tmp_path, "id,comment\n")


def spectrum() -> list[Path]:
    return sorted((MESSY / "csv_spectrum" / "csvs").glob("*.csv"))


@pytest.mark.parametrize("path", spectrum() or [None], ids=lambda path: path.stem if path else "absent")
def test_the_spectrum_of_csv_is_read_as_expected(path: Path | None) -> None:
    if path is None:
        pytest.skip("optional: the benchmark tables are not beside the repository")
    expected = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_text())
    header, rows = rows_of(open_file(path, path.name))
    found = [dict(zip(header, row, strict=True)) for row in rows]
    # The copy of the tables has plain line ends where the expectation has those of Windows, and one
    # expectation is a single object, with another telephone number than the table beside it.
    expected = (
        expected if isinstance(expected, list) else [{**expected, "Contact Phone Number": "2095257564"}]
    )
    assert found == json.loads(json.dumps(expected).replace(r"\r\n", r"\n"))


def messy() -> list[Path]:
    return sorted(path for path in MESSY.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", messy() or [None], ids=lambda path: path.name if path else "absent")
def test_a_messy_file_is_read_or_refused_in_words(path: Path | None) -> None:
    if path is None:
        pytest.skip("optional: the benchmark tables are not beside the repository")
    items = list[Item]()
    with contextlib.suppress(UnreadableSource):
        items.extend(read_here(path, path.name, Options()))
    rows = {turn.row for conversation in heard(items) for turn in conversation.turns}
    rows |= {row for row, _ in refusals(items)}
    assert rows == set(range(1, len(rows) + 1))
