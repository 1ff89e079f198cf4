"""What tables are made of: delimiters, headers, names of columns, roles, currencies, calls within a cell."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from groundswell.sources.columns.business_names import stage_entered
from groundswell.sources.columns.currencies import currency_in_cell, currency_in_name, currency_of
from groundswell.sources.columns.header import (
    clean_header,
    find_header,
    labelled_above,
    numbered,
    repeats_header,
    told_above,
    writes_day_first,
)
from groundswell.sources.columns.prefixes import shared_prefix, without_prefix
from groundswell.sources.columns.roles import channel_of, direction_of, is_program, role_of
from groundswell.sources.columns.scripts import Script, script_in
from groundswell.sources.columns.wiki import read_wiki
from groundswell.sources.columns.write_ins import has_write_in, is_write_in
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.delimited.dialect import Delimiter, delimiter_of, parse_some
from groundswell.sources.delimited.encoding import Encoding, encoding_of
from groundswell.speech import Channel, Role


@pytest.mark.parametrize(
    ("lines", "ending", "delimiter"),
    [
        (["id,words", "1,slow", "2,dear"], "", Delimiter(",")),
        (["id;words", "1;slow, I say", "2;dear, too"], "", Delimiter(";")),
        (["id\twords", "1\tslow"], "", Delimiter("\t")),
        (["id|words", "1|slow"], ".csv", Delimiter("|")),
        (["a,b;c,d"], ".ssv", Delimiter(";")),
        (["a,b", "c,d"], ".tsv", Delimiter(",")),
        (['id, "words"', '1, "slow"'], "", Delimiter(",", padded=True)),
        (['id,"words"', '1, "slow"'], "", Delimiter(",")),
        (["It is slow", "It is dear"], "", None),
        (["It is slow, I say", "It is dear, too", "Well, no"], "", None),
        (["words", "It is slow, I say", "It is dear, too"], "", None),
        (["name, words", "1, slow", "2, dear"], "", Delimiter(",")),
        (["Company,Region,Words", "a", "b", "c", "d,e,f"], "", Delimiter(",")),
        ([], "", None),
    ],
)
def test_the_mark_between_cells_is_told_from_prose(
    lines: list[str], ending: str, delimiter: Delimiter | None
) -> None:
    assert delimiter_of([f"{line}\n" for line in lines], ending) == delimiter


def test_lines_that_end_within_a_quote_are_parsed_as_far_as_they_go() -> None:
    assert parse_some(["a,b\n", " , \n", 'c,"d\n'], ",") == [["a", "b"], ["c", "d\n"]]


SLOW = "Größe: zu groß\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SLOW.encode(), Encoding(name="utf-8")),
        (b"\xef\xbb\xbfa", Encoding(name="utf-8-sig", errors="replace")),
        (SLOW.encode("utf-16-le"), Encoding(name="utf-16-le", errors="replace")),
        (SLOW.encode("utf-16-be"), Encoding(name="utf-16-be", errors="replace")),
        (
            (SLOW * 9).encode() + b"\xfc\n",
            Encoding(name="utf-8", errors="replace", remark="bytes that are not UTF-8 were replaced"),
        ),
        (
            SLOW.encode()[:-2],
            Encoding(
                name="utf-8",
                errors="replace",
                remark="the file ends in the middle of a character: it may still be being written",
            ),
        ),
        (SLOW.encode("cp1252"), Encoding(name="cp1252", errors="replace", remark="read as cp1252")),
        (b"gro\xdf", Encoding(name="cp1252", errors="replace", remark="read as cp1252")),
        (b"a\0b, c\n" * 4, Encoding(name="utf-8")),
    ],
)
def test_the_encoding_of_a_table_is_told_with_what_had_to_be_replaced(
    content: bytes, encoding: Encoding, tmp_path: Path
) -> None:
    if content == SLOW.encode()[:-2]:
        content = (SLOW * 2).encode()[:-2]
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    assert encoding_of(file, content[:100]) == encoding


def test_a_binary_file_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(bytes(range(32)) * 9)
    with pytest.raises(UnreadableSource, match="is binary: it is no text"):
        encoding_of(file, file.read_bytes())


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (["Company|Comment", "Linden|slow"], 0),
        (["Survey of May|", "Company|Comment", "Linden|slow"], 1),
        (["Customer:|Mrs Roth", "Company|Comment|Date", "Linden|slow|2026-03-03"], 1),
        (["Ref|Where|Whatever", "1|Linden|slow", "2|Elm|dear"], 0),
        (["1|Linden|slow", "2|Elm|dear"], None),
        (["2026-03-03|slow", "2026-03-04|dear"], None),
        (["Comments", "slow", "dear"], 0),
        (["Too slow, I say", "It is dear"], None),
        (["2025|2026", "slow|dear"], 0),
    ],
)
def test_the_header_is_the_row_that_names_what_is_below(rows: list[str], at: int | None) -> None:
    assert find_header([row.split("|") for row in rows]) == at


def test_each_column_can_be_pointed_at_by_a_name_of_its_own() -> None:
    assert clean_header([" a ", '"b"', "a", "", "\ufeffc  d", ""]) == ("a", "b", "a (3)", "column 4", "c d")
    assert clean_header(["a", "a", "a (2)"]) == ("a", "a (2) again", "a (2)")
    assert clean_header(["a", ""], 3) == ("a", "column 2", "column 3")
    assert clean_header(["", ""]) == ("column 1",)
    assert numbered(2) == ("column 1", "column 2")


@pytest.mark.parametrize(
    ("cells", "again"),
    [(["a", "b"], True), ([" a", "b "], True), (["a", "c"], False), (["b", "a"], False), ([], False)],
)
def test_a_header_in_the_middle_of_a_table_is_no_row(cells: list[str], again: bool) -> None:
    assert repeats_header(cells, ("a", "b")) is again
    assert not repeats_header(["a"], ("a",))


def test_labels_above_a_header_are_told_of_all_rows_and_titles_are_not() -> None:
    rows = [
        ["Survey", "May"],
        ["Customer:", "Mrs Roth"],
        ["Date： 2026-03-12"],
        ["Weather: fine"],
        ["---"],
        [],
    ]
    assert labelled_above(rows) == (("Customer", "Mrs Roth"), ("Date", "2026-03-12"))
    assert told_above(rows) == ("stands above the header and is not read: Survey | May; Weather: fine",)
    assert told_above([["Customer:", "Mrs Roth"], ["---"]]) == ()


@pytest.mark.parametrize(
    ("header", "first"),
    [(["Datum", "Text"], True), (["Größe"], True), (["Date", "Text"], False), ([], False)],
)
def test_the_language_of_a_header_says_whether_the_day_comes_first(header: list[str], first: bool) -> None:
    assert writes_day_first(header) is first


@pytest.mark.parametrize(
    ("header", "bare", "prefix"),
    [
        (
            ["Deal - Name", "Deal - Amount", "Deal - Stage", "Owner"],
            ["Name", "Amount", "Stage", "Owner"],
            "deal",
        ),
        (["Deal: Name", "Deal: Amount", "Account: Name"], ["Name", "Amount", "Account Name"], "deal"),
        (["Deal - Name", "Deal - Amount"], ["Deal - Name", "Deal - Amount"], ""),
        (["From: Name", "To: Name", "Cc: Name"], ["From: Name", "To: Name", "Cc: Name"], ""),
        (["Deal - Name", "Deal - Amount", "Deal - Stage", *"abcd"], None, ""),
    ],
)
def test_a_prefix_that_most_names_share_is_no_part_of_them(
    header: Sequence[str], bare: Sequence[str] | None, prefix: str
) -> None:
    assert without_prefix(tuple(header)) == tuple(bare or header)
    assert shared_prefix(tuple(header)) == prefix


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("end-user", Role.CUSTOMER),
        ("Customer", Role.CUSTOMER),
        ("agent:4031", Role.SELLER),
        ("Customer Success Manager", Role.SELLER),
        ("our customer", Role.CUSTOMER),
        ("bystander", Role.UNKNOWN),
        ("", Role.UNKNOWN),
    ],
)
def test_a_role_is_told_by_its_word(word: str, role: Role) -> None:
    assert role_of(word) is role


def test_a_program_a_channel_and_a_direction_are_told_by_their_words() -> None:
    assert is_program(" System ")
    assert is_program("bot:12")
    assert not is_program("agent")
    assert channel_of("Zoom") is Channel.MEETING
    assert channel_of("incoming call") is Channel.CALL
    assert channel_of("call centre") is None
    assert channel_of("") is None
    said = ("Inbound", "received", "from_customer", "outgoing", "sent", "forwarded", "lateral")
    assert [direction_of(word) for word in said] == [*[Role.CUSTOMER] * 3, *[Role.SELLER] * 3, Role.UNKNOWN]


@pytest.mark.parametrize(
    ("written", "currency"),
    [("eur", "EUR"), ("€", "EUR"), ("kr.", "kr"), ("try", ""), ("TRY", "TRY"), ("US$", "USD"), ("coins", "")],
)
def test_a_currency_is_told_by_its_code_or_sign(written: str, currency: str) -> None:
    assert currency_of(written) == currency


def test_a_column_of_currencies_and_a_name_with_one_tell_it() -> None:
    assert currency_in_cell("US Dollar (USD)") == "USD"
    assert currency_in_cell(" Taler, the old ones of gold ") == "Taler, the old ones "
    assert currency_in_name("Amount (EUR)") == "EUR"
    assert currency_in_name("Value in £") == "GBP"
    assert currency_in_name("Amount") == ""


CALL = (
    ("Agent", "Thank you for calling us today, how can I help?"),
    ("Customer", "The map is slow in the tunnel."),
    ("Agent", "Which tunnel do you mean?"),
    ("Customer", "The long one, and nobody answers."),
)


def test_a_call_within_a_cell_is_its_turns() -> None:
    lines = [f"{name}: {words}" for name, words in CALL]
    assert script_in("\n".join(lines)) == Script(turns=CALL, above="")
    above = "\n".join(["Call of May", *lines[:2], "It is dark there.", *lines[2:]])
    read = script_in(above)
    assert read is not None
    assert read.above == "Call of May"
    assert read.turns[1] == ("Customer", "The map is slow in the tunnel. It is dark there.")
    together = " ".join(f"**{name}:** {words}" for name, words in CALL)
    read = script_in(together)
    assert read is not None
    assert [words for _, words in read.turns] == [words for _, words in CALL]


@pytest.mark.parametrize(
    "turns",
    [CALL[:3], [("Agent", words) for _, words in CALL], [(f"Agent {n}", w) for n, (_, w) in enumerate(CALL)]],
)
def test_few_lines_or_one_voice_or_many_are_no_call(turns: Sequence[tuple[str, str]]) -> None:
    assert script_in("\n".join(f"{name}: {words}" for name, words in turns)) is None


def test_a_text_shorter_than_a_call_is_none() -> None:
    assert script_in("A: hello\nB: hello\nA: slow\nB: dear") is None


def test_code_in_the_wiki_markup_of_a_cell_stands_apart_unless_it_is_a_part_of_the_words() -> None:
    assert read_wiki("h2. Slow\nbq. It is slow.") == ("Slow\nIt is slow.", ())
    assert read_wiki("It fails:\n{code:java}\nx = 1;\n{code}\nEvery day") == (
        "It fails:\n\nEvery day",
        ("x = 1;",),
    )
    assert read_wiki("It fails with {code}x = 1{code} today") == ("It fails with x = 1 today", ())
    assert read_wiki("{code}x = 1{code}") == ("", ("x = 1",))
    assert read_wiki("{code}\nIt is slow on most days, she said.\n{code}")[1] == ()
    assert read_wiki("{color:red}slow{color} {code}x") == ("slow {code}x", ())


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ('Date entered "Proposal (Sales Pipeline)"', "Proposal"),
        ("hs_v2_date_entered_123", "123"),
        ("Date entered current stage", ""),
        ("Date entered", ""),
    ],
)
def test_a_column_for_each_stage_tells_which(name: str, stage: str) -> None:
    assert stage_entered(name) == stage


def test_what_people_wrote_beside_the_choices_is_told_by_its_name_and_that_of_its_question() -> None:
    asked = "Which did you use?"
    assert is_write_in(f"{asked} [Other]")
    assert is_write_in("Other (please tell us) - Text")
    assert not is_write_in("The other day")
    assert has_write_in(asked, [asked, f"{asked} [Other]"])
    assert has_write_in(f"{asked} - Selected Choice", [])
    assert not has_write_in(asked, [asked, "Why? [Other]"])
    assert not has_write_in("", ["[Other]"])
