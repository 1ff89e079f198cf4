"""Forms that further recorders and chats write, each beside words that only look like them."""

import pytest

from groundswell.sources.contract import Refused, UnreadableSource, Why
from groundswell.sources.registry import reader_for
from groundswell.sources.speakers.roles import assign_roles
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel, Role
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, said, set_aside, talk_of, written

LINKED = "https://recorder.example/share/x?t=7"
FORMS = {
    "time that is a link, below a name": f"**{{n}}** [{{ms}}]({LINKED})\n{{w}}\n\n",
    "time that is a link, before a name": f"[{{ms}}]({LINKED}) {{n}}: {{w}}\n\n",
    "bracketed time between name and words": "{n} [{hms}] {w}\n\n",
    "semicolons": "{n}; {ms}; {w}\n",
    "time first, semicolons": "{ms}; {n}; {w}\n",
    "bars with a time": "{n} | {ms} | {w}\n",
    "bars": "{n} | {w}\n",
    "tildes": "{n} ~~ {w}\n",
    "quoted below headings": "## {n} ({ms})\n\n> {w}\n\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["talk.txt", "talk.md"])
def test_a_form_tells_who_speaks_whatever_the_text_is_called(form, name, opened, read_with):
    text = written(FORMS[form])

    assert reader_for(opened(name, text)) is READER
    assert said(read_with(READER, name, text)) == SAID


def test_a_bracketed_time_tells_two_people_who_speak_once_each(read_with):
    text = f"{MIA} [00:00:01] Which tunnel?\n\n{JAN} [00:00:04] The long one.\n"

    assert said(read_with(READER, "talk.txt", text)) == [(MIA, "Which tunnel?"), (JAN, "The long one.")]


def test_a_handle_in_angle_brackets_is_a_sender_in_small_letters_too(read_with):
    text = (
        "[15:01] <jan_v> The signal is gone.\n[15:02] <Mia> Where?\n"
        "[15:03] * bob has joined\n[15:04] <jan_v> In the tunnel.\n"
    )
    items = read_with(READER, "chat.txt", text)

    assert said(items) == [("jan_v", "The signal is gone."), ("Mia", "Where?"), ("jan_v", "In the tunnel.")]
    assert any("bob has joined" in words for words in set_aside(items, Why.RECORDER))


@pytest.mark.parametrize("colon", ["：", ": "])
def test_a_colon_of_full_width_parts_name_and_words_without_a_blank(colon, read_with):
    text = f"张伟{colon}导出太慢了。\nMia{colon}哪个导出？\n张伟{colon}每日的那个：订单导出。\n"

    assert said(read_with(READER, "talk.txt", text)) == [
        ("张伟", "导出太慢了。"),
        ("Mia", "哪个导出？"),
        ("张伟", "每日的那个：订单导出。"),
    ]


def test_prose_in_a_script_without_blanks_has_colons_and_no_speakers(read_with):
    text = "今天拜访了客户。\n他们说：导出太慢，希望改进。\n价格：太高。\n"

    assert talk_of(read_with(READER, "note.txt", text)).channel is Channel.NOTE


def test_voices_that_a_recorder_could_not_name_are_a_talk_though_each_is_heard_once(read_with):
    text = f"{MIA}: Guten Tag.\nSprecher 1: Der Export fehlt.\nUnbekannter Sprecher: Seit Mai.\n"
    talk = talk_of(read_with(READER, "talk.txt", text))
    (told,) = assign_roles([talk], sellers=[MIA])

    assert [turn.speaker.role for turn in told.turns] == [Role.SELLER, Role.UNKNOWN, Role.UNKNOWN]


def test_numbered_labels_of_a_form_are_no_voices(read_with):
    text = "Customer: Linden Mills\nPhone 1: 0170 555\nUser 2: Ana\nDevice A: tablet hangs all day\n"

    assert talk_of(read_with(READER, "note.txt", text)).channel is Channel.NOTE


def test_words_that_count_a_list_are_no_speakers(read_with):
    text = (
        f"{MIA}: What do you want?\n{JAN}: Two things.\nFirst: an export.\nSecond: a list.\n{MIA}: Noted.\n"
    )

    assert said(read_with(READER, "talk.txt", text))[1] == (
        JAN,
        "Two things. First: an export. Second: a list.",
    )


DAYS = {
    "Japanese": ("2026/03/10(火)", "2026/03/11(水)"),
    "day and month told by the weekday": ("Tue, 03/10/2026", "Wed, 03/11/2026"),
    "German": ("Dienstag, 10. März 2026", "Mittwoch, 11. März 2026"),
    "between rules": ("--- Tuesday, March 10, 2026 ---", "--- Wednesday, March 11, 2026 ---"),
}


@pytest.mark.parametrize("days", DAYS)
def test_a_day_above_the_messages_dates_them_and_is_nobodys_words(days, read_with):
    first, second = DAYS[days]
    text = (
        f"{first}\n15:01\t{JAN}\tThe signal is gone.\n15:02\t{MIA}\tWhere?\n\n"
        f"{second}\n09:05\t{JAN}\tIn the tunnel.\n"
    )
    items = read_with(READER, "chat.txt", text)
    at = [f"{turn.at:%m-%d %H:%M}" for turn in talk_of(items).turns if turn.at]

    assert said(items) == [(JAN, "The signal is gone."), (MIA, "Where?"), (JAN, "In the tunnel.")]
    assert at == ["03-10 15:01", "03-10 15:02", "03-11 09:05"]
    assert not [item for item in items if isinstance(item, Refused)]


@pytest.mark.parametrize("day", ["March 10, 2026", "Tuesday, March 10, 2026"])
def test_a_day_that_somebody_writes_on_a_line_of_its_own_stays_theirs(day, read_with):
    text = f"{MIA}  15:01\nWhen?\n\n{JAN}  15:05\nBy\n{day}\n\n{MIA}  15:06\nFine, thanks.\n"

    assert said(read_with(READER, "chat.txt", text))[1][1].split()[-1] == "2026"


def test_a_later_message_below_its_bracketed_time_is_the_same_persons(read_with):
    text = f"{JAN}  [3:01 PM]\nIt is gone.\n[3:02 PM] Since Monday.\n{MIA}  [3:05 PM]\nWhere?\n"
    text += f"{JAN}  [3:06 PM]\nIn the tunnel.\n"

    assert said(read_with(READER, "chat.txt", text))[0] == (JAN, "It is gone. Since Monday.")


def test_a_bracketed_time_among_bare_ones_is_a_word(read_with):
    text = f"{JAN} 0:01\nIt failed at\n[3:02 PM] yesterday.\n\n{MIA} 0:09\nOh.\n"

    assert said(read_with(READER, "talk.txt", text))[0] == (JAN, "It failed at [3:02 PM] yesterday.")


def test_a_short_answer_below_the_last_name_is_no_end_mark(read_with):
    text = f"{JAN} 0:01\nIt is gone.\n\n{MIA} 0:04\nIs Monday fine?\n\n{JAN} 0:06\nFine.\n"

    assert said(read_with(READER, "talk.txt", text))[-1] == (JAN, "Fine.")


def test_a_quotation_within_words_keeps_its_mark(read_with):
    text = f"**{JAN}** 00:01\n> 5 seconds is too slow.\nWe need less.\n\n**{MIA}** 00:05\nWhich one?\n"

    assert said(read_with(READER, "talk.md", text))[0] == (JAN, "> 5 seconds is too slow. We need less.")


@pytest.mark.parametrize(
    "text",
    [
        "Visit at Linden\n9:05 arrived, Ana shows the hall\n9:40 scanner lost connection\n"
        "10:15 wants offline mode\n10:50 price talk, too dear\n11:20 left\n",
        "08:30 Ankunft bei Linden\n08:45 Scanner fällt dreimal aus\n09:10 Wunsch: offline arbeiten\n",
        "# Tuesday\n\n- 08:15 gate closed\n- 08:50 battery died\n- 09:30 Ana wants offline mode\n",
    ],
)
def test_a_note_with_the_hour_before_each_line_is_a_note_and_keeps_its_hours(text, read_with):
    talk = talk_of(read_with(READER, "visit.txt", text))

    assert talk.channel is Channel.NOTE
    assert ":15" in " ".join(turn.text for turn in talk.turns) or "08:45" in talk.turns[0].text


def test_a_recording_that_begins_late_is_a_call_where_words_come_as_fast_as_people_speak(read_with):
    text = (
        "05:02 so the export really hangs every single morning for all of us here\n"
        "05:06 and when that happens we have to call each customer by hand you know\n"
        "05:11 which takes the whole morning\n"
    )

    assert talk_of(read_with(READER, "talk.txt", text)).channel is Channel.CALL


def test_hours_before_names_are_those_of_a_talk(read_with):
    text = f"09:01 {JAN}: It is gone.\n09:30 {MIA}: Where?\n09:55 {JAN}: In the tunnel.\n"

    assert said(read_with(READER, "chat.txt", text))[0] == (JAN, "It is gone.")


def test_a_comma_that_stands_in_brackets_only_makes_no_table(opened):
    text = "It hangs. (Ana Roth, 00:03)\nWhich one? (Mia, 00:09)\nThe new one. (Ana Roth, 00:12)\n"

    assert reader_for(opened("talk.txt", text)) is READER


def test_names_behind_the_words_are_refused_rather_than_heard_as_words(read_with):
    text = (
        "It hangs. (Ana Roth, 00:03)\nWhich? (Mia, 00:09)\nThe new one. (Ana Roth, 00:12)\nOk. (Mia, 00:15)\n"
    )

    with pytest.raises(UnreadableSource, match="who speaks cannot be told"):
        read_with(READER, "talk.txt", text)


def test_a_table_with_a_header_stays_a_table_though_its_names_return(opened):
    text = "Author | Comment\n" + "Ana Roth | It hangs.\nCy Bell | It is slow.\n" * 3

    assert reader_for(opened("said.txt", text)) is not READER


LABELLED = {
    "brackets around name and time": "[{n}, {ms}] {w}\n",
    "a block of labels": "Speaker: {n}\nTime: {hms}\nText: {w}\n\n",
    "dash between": "{n} – {w}\n",
    "two hyphens between": "{n} -- {w}\n",
    "tab between": "{n}\t{w}\n",
}


@pytest.mark.parametrize("form", LABELLED)
def test_what_a_file_writes_before_words_is_not_said(form, opened, read_with):
    text = written(LABELLED[form])

    assert reader_for(opened("talk.txt", text)) is READER
    assert said(read_with(READER, "talk.txt", text)) == SAID


def test_a_list_with_dashes_names_nobody(read_with):
    text = "Export – fails daily\nPrice – too high\nSupport – never answers\nMap – does not load\n"

    assert talk_of(read_with(READER, "note.txt", text)).channel is Channel.NOTE


def test_a_number_that_is_not_saved_in_the_telephone_is_a_sender(opened, read_with):
    text = f"[25/03/2026, 15:02:01] +49 170 1234567: It fails.\n[25/03/2026, 15:03:00] {MIA}: What does?\n"

    assert reader_for(opened("chat.txt", text)) is READER
    assert said(read_with(READER, "chat.txt", text)) == [
        ("+49 170 1234567", "It fails."),
        (MIA, "What does?"),
    ]
