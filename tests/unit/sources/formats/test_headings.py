"""The lines above a conversation that say what it is."""

from datetime import UTC, datetime

import pytest

from groundswell.sources.formats.headings import (
    Heading,
    heading_of,
    is_heading_line,
    is_read,
    names_writer,
    parse_moment,
    tells_day,
    writer_in,
)
from groundswell.sources.formats.html_marks import Part, is_indent, part_of
from groundswell.speech import Channel


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Account: Harbour Foods", Heading(account="Harbour Foods")),
        ("**Kunde:** Harbour Foods", Heading(account="Harbour Foods")),
        ("- Deal: Harbour Foods - Starter", Heading(deal="Harbour Foods - Starter")),
        ("SALES  REP：Dana Whit", Heading(seller="Dana Whit")),
        ('Title: "First call"', Heading(title="First call")),
        ("Call id: 8814", Heading(key="8814")),
        ("Channel: Call", Heading(channel=Channel.CALL)),
        ("Channel: pigeon", Heading()),
        ("Date: 2026-03-04 10:00", Heading(at=datetime(2026, 3, 4, 10, tzinfo=UTC))),
        ("Date: 04.03.2026", Heading(at=datetime(2026, 3, 4, tzinfo=UTC))),
        ("Date: 4 March 26", Heading(at=datetime(2026, 3, 4, tzinfo=UTC))),
        (
            "Date: 05/06/2026",
            Heading(unread=("the date '05/06/2026' cannot be read for certain; write it as 2026-07-31",)),
        ),
        ("Date:", Heading()),
        ("Participants: Dana, Ana", Heading()),
        ("Weather: fine", Heading()),
        ("Account", Heading()),
    ],
)
def test_a_labelled_line_above_a_talk_tells_what_it_is_labelled_as(line: str, told: Heading) -> None:
    assert heading_of([line]) == told


def test_the_first_of_two_equal_labels_wins() -> None:
    assert heading_of(["Account: Harbour", "Company: Linden"]).account == "Harbour"


@pytest.mark.parametrize(
    ("hour", "at"), [("15:30", (2026, 3, 4, 15, 30)), ("after lunch", (2026, 3, 4)), ("", (2026, 3, 4))]
)
def test_the_hour_on_a_line_of_its_own_goes_with_the_day(hour: str, at: tuple[int, ...]) -> None:
    heading = heading_of(["Date: 2026-03-04", f"Time: {hour}"])
    assert heading == Heading(at=datetime(*at, tzinfo=UTC))


def test_an_hour_without_a_day_tells_no_moment() -> None:
    assert heading_of(["Time: 15:30"]) == Heading()


@pytest.mark.parametrize(
    ("line", "heads", "read", "day"),
    [
        ("Account: Harbour", True, True, False),
        ("Date: soon", True, True, True),
        ("Time: 15:30", True, True, True),
        ("Participants: Ana", True, False, False),
        ("Ana: hello", False, False, False),
        ("hello", False, False, False),
    ],
)
def test_a_line_is_known_by_its_label(line: str, heads: bool, read: bool, day: bool) -> None:
    assert (is_heading_line(line), is_read(line), tells_day(line)) == (heads, read, day)


@pytest.mark.parametrize(
    ("lines", "writer"),
    [
        (["Title: First call", 'Author: "Dana Whit"'], "Dana Whit"),
        (["Logged call by Ana Roth"], "Ana Roth"),
        (["Logged call by ana"], ""),
        (["Owner: Dana Whit"], ""),
        ([], ""),
    ],
)
def test_whoever_wrote_a_note_is_named_above_it(lines: list[str], writer: str) -> None:
    assert writer_in(lines) == writer


def test_a_label_names_the_writer_in_any_case_and_spacing() -> None:
    assert names_writer("Written  BY")
    assert not names_writer("Owner")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("05.06.2026", datetime(2026, 6, 5, tzinfo=UTC)),
        ("25/06/2026", datetime(2026, 6, 25, tzinfo=UTC)),
        ("05/06/2026", None),
        ("05-06-2026", None),
    ],
)
def test_a_date_alone_is_read_where_its_order_is_agreed(written: str, meant: datetime | None) -> None:
    assert parse_moment(written) == meant


@pytest.mark.parametrize(
    ("attributes", "part"),
    [
        ('class="gmail_signature"', Part.SIGNATURE),
        ("id='x_gmail_signature'", Part.SIGNATURE),
        ('class="wide moz-header-part"', Part.HEADER),
        ("class=gmail_quote_container", Part.QUOTE),
        ('id="divRplyFwdMsg" dir="ltr"', Part.REST),
        ('class="my-signature"', None),
        ('class="signatures"', None),
        ('style="gmail_quote"', None),
        ("", None),
        ('class="gmail_quote" ' + "x" * 1979, Part.QUOTE),
        ('class="gmail_quote" ' + "x" * 1981, None),
    ],
)
def test_a_part_of_a_mail_is_told_by_what_programs_call_it(attributes: str, part: Part | None) -> None:
    assert part_of(attributes) is part


@pytest.mark.parametrize(
    ("attributes", "indents"),
    [
        ('style="margin: 0 0 0 40px; border: none"', True),
        ('style="margin-left:40px"', True),
        ('style="margin-left:40px; border-left: 1px solid"', False),
        ('type="cite" style="margin-left:40px"', False),
        ('style="padding:0"', False),
        ("", False),
        ('style="margin-left:40px"' + " " * 1976, True),
        ('style="margin-left:40px"' + " " * 1977, False),
    ],
)
def test_a_block_that_only_moves_its_words_is_no_quote(attributes: str, indents: bool) -> None:
    assert is_indent(attributes) is indents
