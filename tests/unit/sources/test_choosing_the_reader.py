"""Talk, tables and mailboxes that resemble each other: each goes to the reader of what it is."""

import pytest

from groundswell.sources.registry import reader_for
from groundswell.sources.talk.stamps import stamp_at
from groundswell.sources.transcript.reader import READER as TRANSCRIPT
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import said, talk_of

HEADERS = (
    "Subject: Ramp\nMessage-ID: <1@quayline.example>\nFrom: ilse@quayline.example\n\nThe ramp is broken.\n"
)


@pytest.mark.parametrize(
    "when",
    [
        *("9:1{n}, 25/4/2026", "9:1{n} AM, 4/25/2026", "9:1{n} • 25/04/2026", "9:1{n}، 25/4/2026"),
        *("9:1{n}, 25. 4. 2026", "오전 9:1{n}, 2026. 4. 25."),
    ],
)
def test_a_chat_whose_times_hold_a_comma_is_no_table(when, opened, read_with):
    said_ = [
        ("Ilse Vanek", "Hello, the ramp is broken"),
        ("Tomas Reed", "Which one, please?"),
        ("Ilse Vanek", "North, gate two"),
        ("+1 (555) 010-4477", "Same here, since Monday"),
        ("+1 (555) 010-4477", "South, gate one"),
    ]
    text = "".join(f"[{when.format(n=n)}] {who}: {words}\n" for n, (who, words) in enumerate(said_))
    items = read_with(TRANSCRIPT, "copied.txt", text)

    assert reader_for(opened("copied.txt", text)).kind == "transcript"
    assert said(items) == said_
    assert talk_of(items).channel is Channel.CHAT
    assert f"{talk_of(items).turns[1].at:%Y-%m-%d %H:%M}" == "2026-04-25 09:11"


@pytest.mark.parametrize(
    "words", ["1.2.34 is what we run.", "12/7 of the gates.", "3/4/20267 is its number."]
)
def test_numbers_behind_the_time_of_a_recording_are_no_day(words):
    stamp = stamp_at(f"0:10 {words}", 0)

    assert stamp is not None
    assert (stamp.seconds, stamp.day) == (10, "")


def test_lines_that_a_comma_parts_within_brackets_are_no_table_whatever_stands_there(opened):
    text = "".join(f"[ramp {n}, gate {n}] is shut, nobody came\n" for n in range(1, 6))

    assert reader_for(opened("notes.txt", text)).kind == "transcript"


@pytest.mark.parametrize(
    "text",
    [
        "gate,note\n1,The ramp is broken\n2,Nobody came\n3,It rains in\n",
        'gate,note\n1,"Broken (north, ramp)"\n2,"Shut [south, quay]"\n3,"Wet (all, since May)"\n',
        "day,gate,note\n3/4/2026,1,Broken :(\n4/4/2026,2,Mended :)\n5/4/2026,3,Broken again :(\n",
    ],
)
def test_a_table_called_txt_stays_one(text, opened):
    assert reader_for(opened("table.txt", text)).kind == "csv"


@pytest.mark.parametrize("first", ["https://quayline.example/ramps", "Hello: the ramp is broken."])
def test_a_chat_whose_lines_begin_with_from_is_no_mailbox(first, opened, read_with):
    text = (
        f"From Ilse Vanek to Everyone:  02:42 PM\n{first}\n"
        "From Tomas Reed to Everyone:  02:43 PM\nWhich one?\n"
        "From Ilse Vanek to Everyone:  02:46 PM\nThe northern one.\n"
    )

    assert reader_for(opened("chat.txt", text)).kind == "transcript"
    assert said(read_with(TRANSCRIPT, "chat.txt", text)) == [
        ("Ilse Vanek", first),
        ("Tomas Reed", "Which one?"),
        ("Ilse Vanek", "The northern one."),
    ]


@pytest.mark.parametrize(
    "separator",
    [
        "From ilse@quayline.example Thu Mar  5 14:42:00 2026",
        "From - Thu, 5 Mar 2026 14:42:00 +0100",
        "From ilse@quayline.example",
        "From ",
    ],
)
@pytest.mark.parametrize("name", ["box", "box.txt"])
def test_a_mailbox_of_any_name_stays_one(separator, name, opened):
    assert reader_for(opened(name, f"{separator}\n{HEADERS}")).kind == "mail"


def test_words_below_from_and_a_date_are_no_mailbox_without_header_lines(opened):
    text = "From Ilse on Thu Mar 5 14:42\nThe ramp is broken.\nSubject: none of it was said\n"

    assert reader_for(opened("note.txt", text)).kind == "transcript"
