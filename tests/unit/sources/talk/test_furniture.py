"""What an app shows beneath a message is nobody's; what could be somebody's stays."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, WORDS, said, set_aside, written

LINES = "{n}, 2:{minute} PM\n{w}\n"
BENEATH = {
    "a counted picture": "👍 2",
    "a picture in brackets": "👀 (2)",
    "whose picture": f"👍 {MIA}",
    "a code and its count": ":+1:\n2",
    "answers": "2 replies\nLast reply today at 3:31 PMView thread",
    "answers in German": "3 Antworten",
    "who saw it": f"Seen by {MIA} at 2:50 PM.",
    "when it was read": "✓ Read 2:50 PM",
    "what a message says of itself": "This message responded to an earlier message.",
    "a button": "Add comment",
    "a reaction spelt out, apart": "\nlike 1",
    "what somebody did": f"{MIA} is typing...",
    "a picture": "![hall.jpg](./media/hall.jpg)",
    "a path": "attachments/AB/CD/IMG_1234.HEIC",
    "how many files": "2 attachments",
}


# A picture is none of anybody's words, wherever it stands.
LISTABLE = sorted(BENEATH.keys() - {"a picture", "a path"})


@pytest.mark.parametrize("what", BENEATH)
def test_what_an_app_adds_is_set_aside(what, read_with):
    added = BENEATH[what]
    text = written(LINES).replace(WORDS[1], f"{WORDS[1]}\n{added}")

    items = read_with(READER, "chat.txt", text)

    assert said(items) == SAID
    assert set_aside(items, Why.RECORDER) == added.strip().split("\n")


@pytest.mark.parametrize("what", BENEATH)
def test_a_message_that_is_nothing_else_is_kept_or_refused_and_never_set_aside(what, read_with):
    added = BENEATH[what].strip().split("\n")
    text = written(LINES).replace(WORDS[1], BENEATH[what].strip())

    items = read_with(READER, "chat.txt", text)

    assert not set(added) & set(set_aside(items, Why.RECORDER))


@pytest.mark.parametrize("what", LISTABLE)
def test_what_somebody_lists_is_theirs(what, read_with):
    text = written(LINES).replace(WORDS[1], f"The screen shows:\n{BENEATH[what].strip()}")

    ((_, words),) = [turn for turn in said(read_with(READER, "chat.txt", text)) if "screen" in turn[1]]
    assert words.split() == f"The screen shows: {BENEATH[what]}".split()


@pytest.mark.parametrize("what", LISTABLE)
def test_what_words_follow_is_within_them(what, read_with):
    text = written(LINES).replace(WORDS[1], f"We saw\n{BENEATH[what].strip()}\nand nothing else.")

    ((_, words),) = [turn for turn in said(read_with(READER, "chat.txt", text)) if "We saw" in turn[1]]
    assert words.split() == f"We saw {BENEATH[what]} and nothing else.".split()


OWN = (
    "We sold\nlids 30",
    "Either works.\nFriday",
    "It is this one.\nprices/2026.csv",
    "(the second site is closed)\nIt opens in May.",
    "I said it twice.\n3",
    f"{JAN} sent a file\nthat nobody could open.",
)


@pytest.mark.parametrize("words", OWN)
def test_short_lines_of_ones_own_stay(words, read_with):
    text = written(LINES).replace(WORDS[1], words)

    assert said(read_with(READER, "chat.txt", text))[1] == (JAN, " ".join(words.split("\n")))


def test_what_stands_beneath_every_turn_is_a_button_in_any_language(read_with):
    items = read_with(READER, "talk.txt", written("{n}, 0:{minute}\n{w}\nLisää huomautus\n"))

    assert said(items) == SAID
    assert set_aside(items, Why.RECORDER) == ["Lisää huomautus"] * 4


def test_a_sentence_that_ends_many_turns_is_a_sentence(read_with):
    items = read_with(READER, "talk.txt", written("{n}, 0:{minute}\n{w}\nNo problem.\n"))

    assert [words for _, words in said(items)] == [f"{words} No problem." for words in WORDS]


def test_a_day_between_messages_is_the_apps_only_where_an_app_shows(read_with):
    text = written("{n}\n  2:{minute} PM\n{w}\n\n").replace(WORDS[0], f"{WORDS[0]}\n\nFriday")

    assert said(read_with(READER, "chat.txt", text))[0] == (MIA, f"{WORDS[0]}\nFriday")
    copied = text.replace(WORDS[2], f"{WORDS[2]} (edited)\n2 replies")
    assert said(read_with(READER, "chat.txt", copied)) == SAID


def test_a_remark_in_brackets_between_what_is_spoken_is_the_writers(read_with):
    remark = "(Whereupon the call was placed on hold.)"
    text = written("{n}: {w}\n\n").replace(WORDS[1], f"{WORDS[1]}\n\n{remark}")

    items = read_with(READER, "talk.txt", text)
    assert said(items) == SAID
    assert set_aside(items, Why.RECORDER) == [remark]

    ours = text.replace(remark, "(We have a second site.)")
    assert said(read_with(READER, "talk.txt", ours))[1] == (JAN, f"{WORDS[1]}\n(We have a second site.)")


def test_words_below_a_photo_in_the_last_message_are_heard(read_with):
    text = written(LINES).replace(WORDS[3], f"[ Photo ]\n{WORDS[3]}")

    assert said(read_with(READER, "chat.txt", text)) == SAID
