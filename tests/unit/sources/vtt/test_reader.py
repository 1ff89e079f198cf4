"""WEBVTT as Zoom, Teams, Meet and people write it."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Heard, Noted, Opened, Options, Refused, UnreadableSource
from groundswell.sources.vtt.reader import READER
from groundswell.speech import Channel, Conversation

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:02.500
Dana Whit: Good morning.

2
00:00:03.000 --> 00:00:05.000
Dana Whit: Shall we start?

3
00:00:06.250 --> 00:00:09.000
Tom Reed: Yes. One thing: the export is slow.
"""


def conversation_of(items) -> Conversation:
    return next(item.conversation for item in items if isinstance(item, Heard))


def said(items) -> list[tuple[str, str]]:
    return [(turn.speaker.name, turn.text) for turn in conversation_of(items).turns]


def test_adjacent_cues_of_one_speaker_are_one_turn_joined_with_one_space(read_with):
    items = read_with(READER, "call.vtt", ZOOM)

    assert said(items) == [
        ("Dana Whit", "Good morning. Shall we start?"),
        ("Tom Reed", "Yes. One thing: the export is slow."),
    ]
    turns = conversation_of(items).turns
    assert [turn.row for turn in turns] == [1, 2]
    assert [turn.seconds for turn in turns] == [1.0, 6.25]
    assert conversation_of(items).channel is Channel.CALL


def test_a_speaker_who_returns_after_another_has_a_turn_of_their_own(read_with):
    again = ZOOM + "\n4\n00:00:10.000 --> 00:00:11.000\nDana Whit: I see.\n"

    assert [name for name, _ in said(read_with(READER, "call.vtt", again))] == [
        "Dana Whit",
        "Tom Reed",
        "Dana Whit",
    ]


def test_voice_tags_of_teams_name_the_speaker(read_with):
    teams = (
        "WEBVTT\n\n8f2c/12-0\n00:00:01.000 --> 00:00:02.000\n"
        "<v Dana Whit>Is it &lt;5 &amp; <i>fast</i>?</v>\n\n"
        "8f2c/12-1\n00:00:02.000 --> 00:00:03.000\n<v.loud Tom Reed>No.</v> <v Dana Whit>Oh.</v>\n"
    )

    assert said(read_with(READER, "t.vtt", teams)) == [
        ("Dana Whit", "Is it <5 & fast?"),
        ("Tom Reed", "No."),
        ("Dana Whit", "Oh."),
    ]


def test_names_on_a_line_of_their_own_are_speakers(read_with):
    cues = [("Dana Whit", "hello there"), ("Tom Reed", "hi"), ("Dana Whit", "so"), ("Tom Reed", "yes")]
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{i}.000 --> 00:0{i}.900\n{name}\n{words}" for i, (name, words) in enumerate(cues)
    )

    assert said(read_with(READER, "m.vtt", text)) == cues


def test_a_cue_without_a_name_goes_on_where_names_stand_only_at_changes(read_with):
    text = "WEBVTT\n\n" + "".join(
        f"00:{i:02}.000 --> 00:{i:02}.900\n{words}\n\n"
        for i, words in enumerate(
            ["Dana Whit: well", "it is so", "and so", "Tom Reed: no", "never", "not now"]
        )
    )

    assert said(read_with(READER, "m.vtt", text)) == [
        ("Dana Whit", "well it is so and so"),
        ("Tom Reed", "no never not now"),
    ]


def test_a_cue_without_a_name_is_nobodys_where_every_other_has_one(read_with):
    text = "WEBVTT\n\n" + "".join(
        f"00:{i:02}.000 --> 00:{i:02}.900\n{words}\n\n"
        for i, words in enumerate(["Dana: a", "Tom: b", "Dana: c", "Tom: d", "and what of it", "Dana: e"])
    )

    assert ("", "and what of it") in said(read_with(READER, "m.vtt", text))


def test_unknown_voices_are_joined_to_the_end_of_a_sentence_and_no_further(read_with):
    text = "WEBVTT\n\n" + "".join(
        f"00:{i:02}.000 --> 00:{i:02}.900\n{words}\n\n"
        for i, words in enumerate(["the export is", "slow.", "Is it? I thought", "not."])
    )

    assert said(read_with(READER, "m.vtt", text)) == [
        ("", "the export is slow."),
        ("", "Is it? I thought not."),
    ]


def test_words_before_a_colon_are_no_speaker_in_a_file_that_names_none(read_with):
    text = "WEBVTT\n\n" + "".join(
        f"00:{i:02}.000 --> 00:{i:02}.900\n{words}\n\n"
        for i, words in enumerate(["so the thing is: no.", "Really.", "We tried it.", "It broke."])
    )

    assert {name for name, _ in said(read_with(READER, "m.vtt", text))} == {""}


def test_a_note_block_says_what_the_call_is(read_with):
    note = (
        "NOTE\nAccount: Harbour Foods\nDeal: Harbour - Starter\nSeller: Dana Whit\nDate: 2026-03-04 10:30\n"
        "Call id: 8814\nTitle: First call\n\n"
    )
    told = conversation_of(read_with(READER, "x.vtt", ZOOM.replace("WEBVTT\n\n", "WEBVTT\n\n" + note)))

    assert (told.account, told.deal, told.seller) == ("Harbour Foods", "Harbour - Starter", "Dana Whit")
    assert told.at == datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    assert (told.key, told.title) == ("vtt:8814", "First call")


def test_a_date_that_could_be_either_is_left_out_and_noted(read_with):
    items = read_with(READER, "x.vtt", ZOOM.replace("WEBVTT\n", "WEBVTT\n\nNOTE\nDate: 05/06/2026\n"))

    assert conversation_of(items).at is None
    assert any(isinstance(item, Noted) and "05/06/2026" in item.reason for item in items)


@pytest.mark.parametrize(
    ("name", "at", "title"),
    [
        ("2026-07-06 Harbour Foods.vtt", datetime(2026, 7, 6, tzinfo=UTC), "Harbour Foods"),
        ("GMT20260706-101500_Recording.transcript.vtt", datetime(2026, 7, 6, 10, 15, tzinfo=UTC), ""),
        ("harbour_2026-07-06T10-00.vtt", datetime(2026, 7, 6, 10, tzinfo=UTC), "harbour"),
        ("calls/2026-07-06_086/transcript.vtt", datetime(2026, 7, 6, tzinfo=UTC), "calls"),
        ("2026-01-01/2026-07-06 kick off.vtt", datetime(2026, 7, 6, tzinfo=UTC), "kick off"),
        ("order 20269999.vtt", None, "order 20269999"),
    ],
)
def test_day_and_title_come_from_the_file_name_or_the_nearest_folder(read_with, name, at, title):
    told = conversation_of(read_with(READER, name, ZOOM))

    assert (told.at, told.title) == (at, title)
    assert told.account == ""


@pytest.mark.parametrize(
    "content",
    [
        ZOOM.removeprefix("WEBVTT\n\n"),
        "\ufeff" + ZOOM,
        ZOOM.replace("\n", "\r\n"),
        ZOOM.replace("\n", "\r"),
        ZOOM.encode("utf-16"),
        ZOOM.replace("WEBVTT\n", "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n"),
        ZOOM.replace("02.500\n", "02.500 align:start position:0%\n"),
        ZOOM.replace("\n\n2\n", "\n2\n").replace("\n\n3\n", "\n3\n"),
    ],
    ids=["no header", "mark", "CRLF", "CR", "UTF-16", "style", "settings", "no blank lines"],
)
def test_the_same_talk_is_read_from_every_form_of_the_file(read_with, content):
    assert said(read_with(READER, "call.vtt", content)) == said(read_with(READER, "call.vtt", ZOOM))


def test_a_blank_line_within_a_cue_loses_no_words(read_with):
    text = ZOOM + "and it was\n\nslow before, too\n"

    assert said(read_with(READER, "call.vtt", text))[-1][1].endswith("slow. and it was slow before, too")


def test_a_cue_without_words_is_a_refused_row_between_the_turns(read_with):
    items = read_with(READER, "c.vtt", ZOOM.replace("Dana Whit: Shall we start?", "Dana Whit:"))

    assert [item.row for item in items if isinstance(item, Refused)] == [2]
    assert [turn.row for turn in conversation_of(items).turns] == [1, 3]


@pytest.mark.parametrize("written", ["00:0x:06", "00:75:06.250", "--:--"])
def test_a_time_that_cannot_be_read_is_noted_and_the_words_are_taken(read_with, written):
    items = read_with(READER, "c.vtt", ZOOM.replace("00:00:06.250", written))

    assert said(items) == said(read_with(READER, "c.vtt", ZOOM))
    assert conversation_of(items).turns[1].seconds is None
    assert any(isinstance(item, Noted) and item.row == 2 for item in items)


@pytest.mark.parametrize("content", ["", "   \n", "WEBVTT\n", "just words", b"\x00\x01\x02"])
def test_a_file_without_cues_is_refused_in_words(read_with, content):
    with pytest.raises(UnreadableSource, match=r"^(is|has) "):
        read_with(READER, "c.vtt", content)


PIECES = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\n\n",
        "00:01.000 --> 00:02.000\n",
        "Dana: ",
        "<v Tom>",
        "words",
        "NOTE\n",
        "-->",
        "7",
        "&amp;",
        "<",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_or_refused_and_its_rows_have_no_gaps(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.vtt")
        path.write_text(text, encoding="utf-8", newline="")
        try:
            items = list(READER.read(Opened(path=path, name="any.vtt", head=b""), Options()))
        except UnreadableSource:
            return
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    rows = [turn.row for turn in turns] + [item.row for item in items if isinstance(item, Refused)]
    assert sorted(rows) == list(range(1, len(rows) + 1))
    assert all(turn.text and turn.text == " ".join(turn.text.split()) for turn in turns)


def test_real_recordings_lose_no_word():
    folder = Path(__file__).parents[5] / "shared/data/transcripts/vtt"
    if not folder.is_dir():
        pytest.skip("optional: the shared recordings are not on this machine")
    for path in sorted(folder.rglob("*.vtt"))[:8]:
        (heard,) = READER.read(Opened(path=path, name=path.name, head=b""), Options())
        spoken = sum(len(turn.text.split()) for turn in heard.conversation.turns)
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        words = [
            line for line in lines if line and "-->" not in line and not line.isdigit() and line != "WEBVTT"
        ]
        assert spoken == sum(len(line.partition(": ")[2].split()) for line in words)
        assert all(turn.speaker.name for turn in heard.conversation.turns)
