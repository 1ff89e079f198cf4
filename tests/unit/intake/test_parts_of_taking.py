"""What is taken for the same, what of it is counted, and what is shown of a file before it is taken in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from groundswell.intake.directory import Directory
from groundswell.intake.evidence import evidence_of, held_of
from groundswell.intake.meetings import meeting_of
from groundswell.intake.preview import preview_of
from groundswell.intake.recognition import (
    Fingerprints,
    Recording,
    fingerprint,
    recorded_under,
    recording_of,
    same_call,
    shingles,
)
from groundswell.intake.remembering import Remembered, looked_up_under
from groundswell.intake.set_text import SetTexts, mark_of, rows_of, sharing
from groundswell.intake.systems import named_system, with_system
from groundswell.intake.versions import is_another, is_numbered, joined, tells_nothing_new
from groundswell.intake.zero_bytes import REMOVED, without_zero_bytes
from groundswell.sources.contract import Heard, Known, Noted, Refused, Understood
from groundswell.speech import (
    Account,
    Channel,
    Deal,
    DealStatus,
    Kind,
    PersonKind,
    Role,
    Seller,
    Verbatim,
    Voice,
)
from tests.worlds.talk import conversation, day, turn


@pytest.mark.parametrize(
    ("source", "meeting"),
    [
        ("calls/GMT20260310-150000_Recording.transcript.vtt", "calls/GMT20260310-150000"),
        ("calls/GMT20260310-150000_RecordingnewChat.txt", "calls/GMT20260310-150000"),
        ("calls/Linden.v2 chat.txt", "calls/Linden.v2"),
        ("calls/Linden - Transcript.docx", "calls/Linden"),
        ("calls/chat.txt", "calls/"),
        ("chat.txt", ""),
        ("calls/Linden.vtt", ""),
    ],
)
def test_files_of_one_meeting_have_its_name_in_common(source: str, meeting: str) -> None:
    assert meeting_of(source) == meeting


def test_a_system_is_told_by_what_a_file_is_called_besides() -> None:
    assert named_system("Old-helpdesk_export_2026 (final).csv") == "old helpdesk"
    assert named_system("tickets-2026-03.csv") == ""
    assert with_system("ticket:101", "old helpdesk") == "ticket:old helpdesk:101"
    assert with_system("row:a:1", "x") == "row:x:a:1"


def test_what_may_be_set_text_is_shared_by_a_file_or_the_mails_of_a_folder() -> None:
    assert sharing("calls/a.vtt", Channel.CALL) == sharing("calls/a.vtt", Channel.MEETING) == ""
    assert sharing("inbox/a.EML", Channel.MAIL) == "inbox/*.eml"
    assert sharing("tickets.csv", Channel.TICKET) == "tickets.csv"
    seller = turn("We will look.", 2, role=Role.SELLER)
    ticket = conversation(turns=[turn("It is slow."), seller], channel=Channel.TICKET, source="t.csv")
    call = conversation("It is slow.", channel=Channel.CALL)
    assert rows_of([ticket, ticket, call]) == {"t.csv": ["It is slow."] * 2}


def test_set_text_is_blanked_where_its_source_has_some_and_marked_whatever_its_order() -> None:
    texts = SetTexts({"t.csv": ["Sent by our form."]})
    said = "It is slow. Sent by our form."
    heard = texts.heard(said, "t.csv", Channel.TICKET)
    assert heard.strip() == "It is slow."
    assert len(heard) == len(said)
    assert texts.heard(said, "other.csv", Channel.TICKET) == said
    assert mark_of(["a", "b"]) == mark_of(["b", "a"]) != mark_of(["ab"])
    assert len(mark_of([])) == 8


def test_a_fingerprint_is_of_all_that_is_said_and_not_of_the_files_name() -> None:
    one = conversation("It is slow.", source="a.csv", key="row:a.csv:1")
    assert fingerprint(one) == fingerprint(replace(one, source="b.csv", key="row:b.csv:1"))
    others = [
        replace(one, title="Map"),
        replace(one, account="Linden"),
        replace(one, deal="Starter"),
        replace(one, seller="Dana"),
        replace(one, at=None),
        replace(one, channel=Channel.CHAT),
        replace(one, key="row:a.csv:2"),
        replace(one, turns=(turn("It is slow!"),)),
        replace(one, turns=(turn("It is slow.", name="Ben"),)),
        replace(one, turns=(turn("It is slow.", email="a@b.example"),)),
        replace(one, turns=(replace(turn("It is slow."), at=day(3)),)),
    ]
    assert len({fingerprint(other) for other in (one, *others)}) == len(others) + 1


def test_equal_answers_of_nobody_in_particular_are_as_many_people() -> None:
    nobody = conversation(
        turns=[turn("fine", name="")], channel=Channel.TICKET, at=datetime(2026, 3, 4, tzinfo=UTC)
    )

    def distinct(told: object) -> int:
        seen = Fingerprints()
        return len({seen.of(told) for _ in range(3)})  # pyright: ignore[reportArgumentType]

    assert distinct(nobody) == distinct(replace(nobody, at=None)) == 3
    for named in (
        replace(nobody, at=day(4)),
        replace(nobody, account="Linden"),
        replace(nobody, deal="Starter"),
        replace(nobody, key="x:1"),
        replace(nobody, turns=(turn("fine", name="Ana"),)),
        replace(nobody, turns=(turn("fine", name="", email="a@b.example"),)),
        replace(nobody, turns=nobody.turns * 2),
        replace(nobody, channel=Channel.CALL),
    ):
        assert distinct(named) == 1
    assert Fingerprints().of(nobody) == fingerprint(nobody)


def test_two_recordings_are_of_one_call_where_they_share_a_third_of_their_runs_of_words() -> None:
    words = [f"w{n}" for n in range(22)]
    mine = shingles(words)
    assert len(mine) == 20
    assert shingles(["A b", "C d"]) == shingles(["a, b c. D"])
    assert shingles(["a b"]) == frozenset()
    assert same_call(mine, shingles([*words[:9], *(f"v{n}" for n in range(40))]))
    assert not same_call(mine, shingles([*words[:8], *(f"v{n}" for n in range(40))]))
    assert same_call(mine, shingles(words[:10]))
    assert not same_call(mine, shingles(words[:9]))


def test_a_recording_is_found_by_its_file_its_day_and_its_meeting() -> None:
    call = conversation("It is slow today.", source="calls/GMT1_Recording.vtt", at=day(2, 23))
    assert recorded_under(call) == ("calls/GMT1_Recording.vtt", day(2).date(), "calls/GMT1")
    east = day(2, 1).astimezone(UTC) - timedelta(hours=2)
    assert recorded_under(replace(call, at=east))[1] == day(1).date()
    assert recorded_under(replace(call, at=None, source="a.vtt")) == ("a.vtt",)
    assert looked_up_under(None, "a.vtt") == ["a.vtt"]
    assert looked_up_under(day(2).date(), "c/chat.txt") == ["c/chat.txt", day(2).date(), "c/"]
    assert recording_of(3, call) == Recording(3, call.source, shingles(["It is slow today."]), spoken=True)
    assert not recording_of(3, replace(call, channel=Channel.CHAT)).spoken


def test_what_was_taken_in_is_remembered_by_key_words_mail_and_recording() -> None:
    kept = Remembered()
    mail = conversation("It is slow.", key="mail:1", channel=Channel.MAIL)
    kept.remember(1, mail, "f1")
    assert kept.keys == {"mail:1": (1, "f1")}
    assert kept.fingerprints == {"f1": 1}
    assert kept.by_turn(mail.turns[0]) == 1
    assert kept.by_turn(turn("It is fast.")) is None
    assert kept.recordings([mail.source]) == []
    kept.remember(2, conversation("So it is.", source="a.vtt"), "f2")
    assert [one.id for one in kept.recordings(["a.vtt"])] == [2]
    assert "" not in kept.keys
    kept.remember(3, conversation("So.", source="c/chat.txt", channel=Channel.CHAT), "f3")
    assert [one.id for one in kept.recordings(["c/"])] == [3]


TICKET = conversation(
    "one two three four", key="ticket:1", channel=Channel.TICKET, source="a.csv", title="Map talk"
)


@pytest.mark.parametrize(
    ("told", "another"),
    [
        ({"source": "a.csv"}, False),
        ({}, True),
        ({"at": day(2)}, False),
        ({"title": "MAP  talk"}, False),
        ({"key": "mail:1"}, False),
        ({"turns": (turn("one two three five six"),)}, False),
        ({"turns": (turn("one two five six"),)}, True),
        ({"turns": (turn("one two"),)}, False),
    ],
)
def test_two_tickets_of_one_number_are_two_where_nothing_else_is_shared(
    told: dict[str, object], another: bool
) -> None:
    usual = {"source": "b.csv", "at": day(9), "title": "List", "turns": (turn("five six seven eight"),)}
    other = replace(TICKET, **{**usual, **told})  # pyright: ignore[reportArgumentType]
    assert is_another(TICKET, other) is another


def test_a_title_of_one_word_and_no_moment_tell_nothing() -> None:
    short = replace(TICKET, title="Map", at=None)
    other = replace(short, source="b.csv", turns=(turn("five six seven eight"),))
    assert is_another(short, other)
    assert is_numbered("row:1")
    assert not is_numbered("mail:1")


def test_a_later_part_of_a_meeting_joins_the_earlier_one_behind_it() -> None:
    talk = conversation(
        "It is slow.", source="c/GMT1_Recording.vtt", channel=Channel.CALL, title="", at=day(3)
    )
    chat = conversation(
        "A link.", source="c/GMT1_chat.txt", channel=Channel.CHAT, title="Map", account="Linden", at=day(2)
    )
    whole = joined(talk, chat)
    assert [(one.text, one.source) for one in whole.turns] == [
        ("It is slow.", ""),
        ("A link.", "c/GMT1_chat.txt"),
    ]
    assert (whole.channel, whole.title, whole.account, whole.at) == (Channel.CALL, "Map", "Linden", day(2))
    again = joined(whole, replace(chat, turns=(turn("Another link."),)))
    assert [one.text for one in again.turns] == ["It is slow.", "Another link."]
    assert joined(chat, talk).channel is Channel.CALL
    plain = joined(conversation("a", key="row:1", source="a.csv"), conversation("b", source="a.csv"))
    assert (plain.key, [one.text for one in plain.turns]) == ("row:1", ["b"])
    assert tells_nothing_new(whole, joined(whole, chat), chat)
    assert not tells_nothing_new(whole, again, chat)


def test_mails_of_two_boxes_stand_in_one_thread_by_their_moments_and_each_once() -> None:
    def mail(words: str, at: datetime | None, who: str = "ana@linden.example"):
        return replace(turn(words, name="", email=who), at=at)

    known = conversation(turns=[mail("a", day(2)), mail("c", day(4))], channel=Channel.MAIL, source="a.mbox")
    told = conversation(
        turns=[mail("b", day(3)), mail("c again", day(4)), mail("d", None)],
        channel=Channel.MAIL,
        source="b.mbox",
    )
    assert [one.text for one in joined(known, told).turns] == ["a", "b", "c", "d"]
    other = replace(told, turns=(mail("x", day(4), "ben@linden.example"),))
    assert [one.text for one in joined(known, other).turns] == ["a", "c", "x"]


def test_what_is_counted_of_a_conversation_goes_by_the_names_that_all_tools_share() -> None:
    directory = Directory.of(
        [Account(key="A1", name="Linden Ltd")],
        [Deal(key="D1", status=DealStatus.OPEN, name="Starter", account="A1")],
        [Seller(key="S1", name="Dana Whit")],
    )
    told = conversation(
        "It is slow.", account="linden", deal="D1", seller="S1", title="Map", segment="small", product="maps"
    )
    held = held_of(7, told, directory)
    assert (held.id, held.account, held.deal, held.deal_key, held.seller) == (
        7,
        "Linden Ltd",
        "Starter",
        "D1",
        "Dana Whit",
    )
    assert (held.segment, held.product, held.channel, held.at) == ("small", "maps", "call", day(2))
    unknown = held_of(7, replace(told, deal="Gone", seller="Eve"), directory)
    assert (unknown.deal, unknown.deal_key, unknown.seller) == ("Gone", "", "Eve")
    one = replace(turn("It is slow.", 3, name="", email="ana@linden.example"), source="b.csv", seconds=4.0)
    verbatim = Verbatim(
        turn=0, start=0, end=11, text="It is slow.", kind=Kind.FRUSTRATION, confidence=0.5, language="en"
    )
    counted = evidence_of(9, verbatim, one, told, held, Voice.SPOKEN, 0.25, 4)
    assert (counted.id, counted.source, counted.row, counted.said_by) == (9, "b.csv", 3, "ana@linden.example")
    assert (counted.score, counted.central, counted.again, counted.at) == (0.25, 0.25, 4, day(2))
    dated = evidence_of(9, verbatim, replace(one, at=day(5), source=""), told, held, Voice.SPOKEN, 0.25, 0)
    assert (dated.at, dated.source) == (day(5), told.source)


def test_a_preview_counts_rows_channels_facts_and_reasons() -> None:
    first = conversation(
        turns=[
            turn("a", 1, "Ana"),
            turn("b", 2, "Ben", Role.SELLER),
            turn("c", 3, "Ana"),
            turn("d", 4, "Ana"),
        ]
    )
    items = [
        Understood(kind="csv", what="words"),
        Heard(conversation=first),
        Heard(conversation=replace(first, turns=(turn("e", 5),), at=day(9), channel=Channel.MAIL)),
        Known(row=6, fact=Account(key="", name="Linden")),
        Refused(row=7, reason="is empty"),
        Refused(row=8, reason="is empty"),
        Noted(row=1, reason="odd"),
    ]
    shown = preview_of("a.csv", items, sellers=())
    assert (shown.kind, shown.rows) == ("csv", 8)
    assert dict(shown.channels) == {"call": 1, "mail": 1}
    assert shown.facts == (("account", 1),)
    assert (shown.first_at, shown.last_at) == (day(2), day(9))
    assert [one.text for one in shown.first] == ["a", "b", "c"]
    assert (shown.refused, shown.noted) == ((("is empty", 2),), (("odd", 1),))
    assert shown.speakers[0] == ("Ana", Role.CUSTOMER, 3)
    assert preview_of("a.csv", [], sellers=()).kind == ""


def test_zero_bytes_go_from_every_text_of_an_item_and_are_noted_by_row() -> None:
    told = replace(conversation("a\0b"), title="M\0ap")
    heard, noted = without_zero_bytes([Heard(conversation=told)])
    assert isinstance(heard, Heard)
    assert (heard.conversation.turns[0].text, heard.conversation.title) == ("ab", "Map")
    assert noted == Noted(row=1, reason=REMOVED)
    (understood,) = without_zero_bytes([Understood(kind="csv", columns={"te\0xt": "a\0"})])
    assert understood == Understood(kind="csv", columns={"text": "a"})
    assert list(without_zero_bytes([Refused(row=3, reason="x\0", raw=(("a\0", "b"),))])) == [
        Refused(row=3, reason="x", raw=(("a", "b"),)),
        Noted(row=3, reason=REMOVED),
    ]
    clean = Refused(row=3, reason="x")
    assert list(without_zero_bytes([clean])) == [clean]


def test_whoever_sells_nothing_is_no_seller_unless_a_person_says_so() -> None:
    people = [
        Seller(key="", name="Dana Whit"),
        Seller(key="", name="Ben Ode", kind=PersonKind.SUPPORT),
        Seller(key="", name="Eve", kind=PersonKind.OTHER),
    ]
    assert Directory.of([], [], people).sellers == {"Dana Whit"}
    assert Directory.of([], [], people, named=["Eve"]).sellers == {"Dana Whit", "Eve"}
    owner = Directory.of(
        [], [Deal(key="", status=DealStatus.OPEN, name="Starter", account="Linden", seller="Ben Ode")], people
    )
    assert owner.sellers == {"Dana Whit", "Ben Ode"}
    told = conversation(
        turns=[turn("a", name="Ben Ode", role=Role.SELLER), turn("b", name="Dana Whit", role=Role.SELLER)],
        seller="",
    )
    assert Directory.of([], [], people).seller_of(told) == "Dana Whit"
    assert owner.seller_of(told) == "Ben Ode"
    assert Directory().seller_of(replace(told, channel=Channel.TICKET)) == ""
    assert Directory.of([], [], people).seller_of(replace(told, channel=Channel.TICKET)) == "Dana Whit"
