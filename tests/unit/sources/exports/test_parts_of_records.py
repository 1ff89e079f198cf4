"""Fields of records by type, the look of a JSON file, and what in a body its writer did not write."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest

from groundswell.sources.columns.amounts import Amount
from groundswell.sources.contract import Aside, Heard, Noted, Refused, SetAside, Why
from groundswell.sources.exports.automatic import is_bot, is_event
from groundswell.sources.exports.clean_json import CleanJson
from groundswell.sources.exports.fields import (
    address,
    amount,
    as_text,
    flag,
    moment,
    number,
    parts,
    text,
    texts,
    unread_amount,
    unread_date,
)
from groundswell.sources.exports.machines import without_machines
from groundswell.sources.exports.outline import beside, outline_of
from groundswell.sources.exports.telling import Utterance, is_said, joined, note, talk
from groundswell.sources.exports.written import own_words_of
from groundswell.sources.formats.entities import unescape
from groundswell.sources.formats.html_text import HtmlText, read_html, text_of_html
from groundswell.sources.formats.translated import original_of
from groundswell.sources.turns.times import begins, ends, is_timed, unit_of
from groundswell.speech import Channel, Role, Speaker
from tests.worlds.talk import conversation


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (" a\0b ", "ab"),
        (True, "true"),
        (7, "7"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-9999"), "1E-9999"),
        (Decimal("1E+31"), "1E+31"),
        (0.0, "0.000000"),
        (None, ""),
        ([1], ""),
    ],
)
def test_a_value_is_the_text_that_a_person_would_write(value: object, told: str) -> None:
    assert as_text(value) == told


def test_the_first_field_that_holds_something_of_its_type_counts() -> None:
    record = {
        "empty": " ",
        "name": " Ana ",
        "mail": "Ana@Linden.example",
        "yes": "Yes",
        "no": False,
        "day": "2026-03-04T10:00:00Z",
        "soon": "soon",
        "count": "12.5",
        "large": 10**15,
        "flagged": True,
        "tags": "a, b,,c",
        "list": ["a", 2, None, {"x": 1}],
        "one": {"x": 1},
    }
    assert text(record, "gone", "empty", "name") == "Ana"
    assert (address(record, "name"), address(record, "mail")) == ("", "ana@linden.example")
    assert (flag(record, "no", "yes"), flag(record, "no", "name")) == (True, False)
    assert moment(record, "soon", "day") == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert unread_date(record, "soon") == ("the date 'soon' cannot be read",)
    assert unread_date(record, "day") == unread_date(record, "empty") == ()
    assert [number(record, name) for name in ("count", "large", "flagged", "name")] == [
        12.5,
        None,
        None,
        None,
    ]
    assert number({"a": 10**15 - 1}, "a") == 10**15 - 1
    assert (texts(record, "tags"), texts(record, "list"), texts(record, "one")) == (
        ["a", "b", "c"],
        ["a", "2"],
        [],
    )
    assert (parts(record, "list"), parts(record, "one"), parts(record, "name")) == (
        [{"x": 1}],
        [{"x": 1}],
        [],
    )


def test_an_amount_is_read_to_its_last_digit_in_the_currency_beside_it() -> None:
    record = {
        "amount": 0.1,
        "written": "1.234,50 €",
        "currency": "usd",
        "flag": True,
        "odd": "a lot",
        "none": "N/A",
    }
    assert amount(record, "gone", "flag", "amount", currency=["currency"]) == Amount(Decimal("0.1"), "USD")
    assert amount(record, "written", currency=["currency"]) == Amount(Decimal("1234.5"), "EUR")
    assert unread_amount(record, "odd", currency=[]) == ("the amount 'a lot' cannot be read",)
    assert unread_amount(record, "none", currency=[]) == unread_amount(record, "gone", currency=[]) == ()


def test_the_outline_of_a_file_names_its_fields_and_lists_outer_ones_first() -> None:
    outline = outline_of(b'{"data": {"tickets": [{"id": 1, "comments": [{"body": "x"}]}]}, "next": null}')
    assert next(iter(outline.fields)) == ""
    assert outline.path_with("id", "comments") == "data.tickets.item"
    assert outline.path_with("gone") is None
    assert outline.listed("comments") == "data.tickets.item.comments.item"
    assert outline.listed("ickets") is None
    assert outline.within("data.tickets.item", "comments") == {"body"}
    assert outline.within("", "data") == {"tickets"}
    assert outline.within("data", "gone") == frozenset()
    assert outline_of(b"id,words\n").fields == {}
    assert outline_of(b'{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}}').path_with("g") is None
    assert outline_of(b'{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}').path_with("f") == "a.b.c.d.e"


def test_a_list_beside_another_stands_in_the_same_object() -> None:
    assert beside("data.tickets.item", "users") == "data.users.item"
    assert beside("tickets.item", "users") == "users.item"


def cleaned(content: bytes, size: int = 65_536) -> str:
    clean = CleanJson(BytesIO(content))
    return b"".join(iter(lambda: clean.read(size), b"")).decode()


LONG = "1" * 500
DEEP = "[" * 102 + "]" * 102


@pytest.mark.parametrize("size", [1, 3, 7, 64, 65_536])
@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ('{"a": NaN, "b": -Infinity, "c": "NaN \\" NaN"}', '{"a": null, "b": null, "c": "NaN \\" NaN"}'),
        (f'{{"a": {LONG}, "b": "{LONG}"}}', f'{{"a": {LONG[:400]}, "b": "{LONG}"}}'),
        ('{"a": 1e123456, "b": 1e1234}', '{"a": 1e1234, "b": 1e1234}'),
        ('{"a": "[[", "b": [1, 2]}', '{"a": "[[", "b": [1, 2]}'),
        ("[" * 100 + "]" * 100, "[" * 100 + "]" * 100),
        ("\ufeff[1]", "[1]"),
    ],
)
def test_what_is_no_json_becomes_some_and_texts_stay(given: str, meant: str, size: int) -> None:
    assert cleaned(given.encode(), size) == meant
    assert cleaned(given.removeprefix("\ufeff").encode("utf-16"), size * 2) == meant


@pytest.mark.parametrize("size", [1, 50, 65_536])
def test_what_nests_too_deeply_is_left_out_with_a_remark(size: int) -> None:
    remark = '"left out: more than a hundred lists or objects within one another"'
    assert cleaned(f'{{"a": {DEEP}, "b": "]"}}'.encode(), size) == (
        f'{{"a": {"[" * 99}{remark}{"]" * 99}, "b": "]"}}'
    )


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("This ticket was merged into #12", True),
        ("Assigned to Support", True),
        ("Dana Whit closed this ticket", True),
        ("This ticket was closed?", False),
        ("This ticket was merged\nand I am not glad of it", False),
        ("This ticket was merged into #12\nThe map is slow", True),
        ("The map is slow", False),
        ("This ticket was merged " + "x " * 21, True),
        ("This ticket was merged " + "x " * 22, False),
    ],
)
def test_what_was_done_to_a_ticket_is_nobodys_words(words: str, event: bool) -> None:
    assert is_event(words) is event


def test_an_author_may_say_that_it_is_no_person() -> None:
    assert is_bot({"type": "bot"})
    assert is_bot({"is_bot": True})
    assert is_bot({"email": "operator+1@intercom.example"})
    assert not is_bot({"email": "operator+1@linden.example"})
    assert not is_bot({"is_bot": "no"})
    assert not is_bot({"type": "user"})


def test_lines_of_machines_are_taken_out_of_a_body_with_what_belongs_to_them() -> None:
    trace = '  File "cart.py", line 3\n    add(goods)\nTypeError: no goods'
    words, asides = without_machines(f"It fails:\n\n{trace}\n\nTypeError: is what it says")
    assert words == "It fails:\n\nTypeError: is what it says"
    assert asides == (Aside(why=Why.MACHINE, words=trace),)
    assert without_machines("It fails") == ("It fails", ())
    hexes = "0123456789abcdef0123"
    assert without_machines(f"so:\n{hexes}\nok")[1] == (Aside(why=Why.MACHINE, words=hexes),)
    assert without_machines("abcdefabcdefabcdef")[1] == ()


def test_the_words_of_a_body_stand_above_the_mark_of_the_helpdesk_or_below_it() -> None:
    mark = "##- Please type your reply above this line -##"
    above = own_words_of(f"It is slow today.\n{mark}\nYour ticket 12")
    assert above.words == "It is slow today."
    assert above.aside == (Aside(why=Why.HISTORY, words=f"{mark}\nYour ticket 12"),)
    below = own_words_of(f"Hi\n{mark}\nIt is slow on most days of the week here.")
    assert below.words.endswith("It is slow on most days of the week here.")
    assert below.aside == (Aside(why=Why.HISTORY, words=mark),)
    assert own_words_of("a &amp; b &nbsp;c").words == "a & b  c"
    assert own_words_of("<p>It is slow.</p><p>It fails.</p>").words == "It is slow.\nIt fails."
    assert own_words_of("send <order-id> again").words == "send <order-id> again"


def said(words: str, **told: object) -> Utterance:
    return Utterance(text=words, speaker=Speaker(name="Ana"), **told)  # pyright: ignore[reportArgumentType]


def test_a_talk_has_a_row_for_each_utterance_and_each_is_accounted_for() -> None:
    cut = Aside(why=Why.SIGNATURE, words="Ana")
    told = [
        said("a", remarks=("odd",)),
        said(" ", aside=(cut,)),
        said("b", refusal="a bot's"),
        said("c", seconds=3.0),
    ]
    items = list(talk(conversation(), told, iter(range(1, 9)), ["late"], ["Title"]))
    (heard,) = [item.conversation for item in items if isinstance(item, Heard)]
    assert [(turn.row, turn.text, turn.seconds) for turn in heard.turns] == [(1, "a", None), (4, "c", 3.0)]
    assert [(item.row, item.reason) for item in items if isinstance(item, Noted)] == [(1, "late"), (1, "odd")]
    assert [(item.row, item.reason) for item in items if isinstance(item, Refused)] == [
        (2, "no words of its writer, only signature"),
        (3, "a bot's"),
    ]
    assert [(item.row, item.aside.why) for item in items if isinstance(item, SetAside)] == [
        (2, Why.SIGNATURE),
        (1, Why.BESIDE),
    ]


def test_a_talk_in_which_nothing_is_said_is_refused() -> None:
    (refused,) = talk(conversation(), [], iter([1]), ["late"], ["Title"])
    assert refused == Refused(row=1, reason="holds no words")
    (refused,) = talk(conversation(), [said("")], iter([1]))
    assert refused == Refused(row=1, reason="no words")


def test_what_is_refused_in_a_row_that_is_taken_is_noted_and_set_aside() -> None:
    items = list(talk(conversation(), [said("a"), said("b", refusal="a bot's")], iter([1, 1])))
    assert Noted(row=1, reason="a bot's") in items
    assert SetAside(row=1, aside=Aside(why=Why.RECORDER, words="b")) in items


def test_notes_of_a_seller_are_one_row_and_nothing_where_they_say_nothing() -> None:
    frame = conversation(seller="Dana", channel=Channel.CALL)
    heard, noted = note(frame, ["<p>It is slow.</p>", " ", "It fails."], 7, ["late"])
    assert isinstance(heard, Heard)
    assert heard.conversation.channel is Channel.NOTE
    assert [(turn.row, turn.text) for turn in heard.conversation.turns] == [
        (7, "It is slow."),
        (7, "It fails."),
    ]
    assert heard.conversation.turns[0].speaker == Speaker(name="Dana", role=Role.SELLER)
    assert noted == Noted(row=7, reason="late")
    assert list(note(frame, [" "], 7, ["late"])) == []
    (heard,) = note(conversation(seller="4711"), ["It fails."], 1)
    assert isinstance(heard, Heard)
    assert heard.conversation.turns[0].speaker.name == ""


def test_neighbouring_sentences_of_one_speaker_are_one_turn() -> None:
    told = [
        ("a", said("one ")),
        ("a", said("two")),
        ("b", said(" ")),
        ("a", said("three")),
        ("b", said("four")),
    ]
    assert [one.text for one in joined(told)] == ["one two three", "four"]
    assert is_said("<b>one two three</b>")
    assert not is_said("<b>one two</b>")


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b  c", "a\nb c"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<tr><td>a<td>b</tr>", "a b"),
        ("a<script>b<c</script>d", "ad"),
        ("a<script>b", "ab"),
        ('a<span style="display:none">b<span>c</span></span>d', "ad"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<!-- b -->c<!doctype d>e", "ace"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ('<div style="display:inline">a</div><div>b</div>c', "a\nb\nc"),
        ("&lt;b&gt; &amp; c", "<b> & c"),
        ("a<object>b</body>c", "ac"),
    ],
)
def test_html_is_the_text_that_a_reader_sees(markup: str, seen: str) -> None:
    assert text_of_html(markup) == seen


def test_what_a_mail_program_marked_stands_apart_from_the_words() -> None:
    signature = '<div class="gmail_signature"><div>Ana</div></div>'
    header = '<div class="moz-header-part1">Subject: Map</div>'
    read = read_html(f"{header}<p>It is slow.</p>{signature}")
    assert read == HtmlText(text="It is slow.", signatures=("Ana",), headers=("Subject: Map",))
    assert read_html(signature) == HtmlText(text="Ana")
    quoted = read_html("<p>a</p><blockquote>b<blockquote>c</blockquote></blockquote><p>d</p>")
    assert [line for line in quoted.text.split("\n") if line.strip("> ")] == ["a", "> b", "> > c", "d"]
    rest = read_html('<p>a</p><div id="divRplyFwdMsg"></div><p>b</p>')
    assert (rest.marked_history, "> b" in rest.text.split("\n")) == (True, True)
    indented = read_html('<p>a</p><blockquote style="margin-left:40px">b</blockquote>')
    assert indented.text.split("\n")[-1] == "b"
    only = read_html('<div class="gmail_quote">a</div>')
    assert (only.text, only.marked_history) == ("a", False)
    after = read_html('<p>a</p><div class="gmail_quote">b</div>')
    assert ("> b" in after.text.split("\n"), after.marked_history) == (True, True)
    answered = read_html('<p>a</p><div class="gmail_quote">On Monday<blockquote>b</blockquote><p>c</p></div>')
    assert [line for line in answered.text.split("\n") if line.strip("> ")] == [
        "a",
        "> On Monday",
        "> b",
        "c",
    ]


def test_a_translation_of_a_machine_is_parted_from_the_words_that_were_written() -> None:
    made = "(Translated by Google) Too slow."
    assert original_of(f"{made}\n\n(Original)\nZu langsam.") == (
        "Zu langsam.",
        (Aside(why=Why.MACHINE, words=made),),
    )
    assert original_of(f"Zu langsam.\n\n{made}")[0] == "Zu langsam."
    assert original_of("Too slow (Google)") == ("Too slow (Google)", ())
    assert unescape("&#8217; &") == "’ &"


@pytest.mark.parametrize(
    ("turn", "begun"),
    [
        ({"start": 1.5}, 1.5),
        ({"start": "0:01:02.5"}, 62.5),
        ({"start": "1:02"}, 62.0),
        ({"start": "PT1H2M3.5S"}, 3723.5),
        ({"start": "12.5s"}, 12.5),
        ({"offsetInTicks": 25_000_000}, 2.5),
        ({"start": {"relative": 3}}, 3.0),
        ({"start": {"seconds": 4}}, 4.0),
        ({"timestamp": 1772618400}, datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ({"timestamp": 900_000_000}, 900_000_000.0),
        ({"start": "2026-03-04T10:00:00Z"}, datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ({"words": [{"text": "a"}, {"text": "b", "start": 7}]}, 7.0),
        ({"words": [{}, {}, {}, {"start": 7}]}, None),
        ({"start": True}, None),
        ({"start": [1]}, None),
        ({"start": "x" * 40}, None),
        ({}, None),
    ],
)
def test_when_a_turn_begins_is_told_in_the_words_of_its_recorder(
    turn: dict[str, object], begun: object
) -> None:
    assert begins(turn) == begun


def test_a_turn_that_ends_a_moment_later_is_spoken() -> None:
    day, later = "2026-03-04T10:00:00Z", "2026-03-04T10:00:04Z"
    assert is_timed({"start": 1})
    assert is_timed({"startDateTime": day, "endDateTime": later})
    assert not is_timed({"startDateTime": day})
    assert not is_timed({"at": day, "endDateTime": later})
    assert ends({"endDateTime": later}) == datetime(2026, 3, 4, 10, 0, 4, tzinfo=UTC)


@pytest.mark.parametrize(("scale", "unit"), [(1, 1.0), (1_000, 1_000.0), (16_000, 16_000.0)])
def test_the_unit_of_a_list_is_told_by_how_many_words_are_said_in_it(scale: int, unit: float) -> None:
    turns = [({"start": n * 4 * scale, "end": (n + 1) * 4 * scale}, "so it is said here") for n in range(3)]
    assert unit_of(turns) == unit
    assert unit_of([({"start": 1}, "a"), ({"start": 4, "end": 4}, "a")]) == 1.0
