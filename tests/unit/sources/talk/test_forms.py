"""The many ways to write down who says what: a whole file tells which one it uses."""

import pytest

from groundswell.sources.contract import Heard, Item, Refused, SetAside, UnreadableSource, Why
from groundswell.sources.registry import reader_for
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel, Conversation

MIA, JAN = "Mia Okafor", "Jan de Vries"
WORDS = (
    "Shall we look at the rollout?",
    "Our drivers lose the signal in the tunnel.",
    "Which tunnel?",
    "The long one, and nobody answers our tickets!",
)
SAID = list(zip((MIA, JAN, MIA, JAN), WORDS, strict=True))
SECONDS = (1, 7, 65, 72)


def written(line: str, names: tuple[str, ...] = (MIA, JAN, MIA, JAN)) -> str:
    """The talk, each turn as `line` says: {n}ame, {w}ords, {ms} or {hms} when, {end} until when, {day}."""
    return "".join(
        line.format(
            n=name,
            w=words,
            ms=f"{at // 60}:{at % 60:02}",
            hms=f"00:{at // 60:02}:{at % 60:02}",
            end=f"00:{(at + 4) // 60:02}:{(at + 4) % 60:02}",
            decimal=f"{at}.25",
            minute=f"{10 + number}",
        )
        for number, (name, words, at) in enumerate(zip(names, WORDS, SECONDS, strict=True))
    )


def talk_of(items: list[Item]) -> Conversation:
    (heard,) = [item.conversation for item in items if isinstance(item, Heard)]
    return heard


def said(items: list[Item]) -> list[tuple[str, str]]:
    return [(turn.speaker.name, turn.text) for turn in talk_of(items).turns]


def set_aside(items: list[Item], why: Why) -> list[str]:
    return [item.aside.words for item in items if isinstance(item, SetAside) and item.aside.why is why]


FORMS = {
    "time in brackets after the name": "{n} [{hms}]\n{w}\n\n",
    "range after the name": "{n} {hms} - {end}\n{w}\n",
    "range in brackets": "{n} ({hms}-{end})\n{w}\n",
    "range with an arrow": "{n}, {hms} → {end}\n{w}\n",
    "hour of the day": "{n} (2:{minute} PM)\n{w}\n\n",
    "hour of the day before a colon": "{n} (2:{minute} PM): {w}\n",
    "hour of the day in front": "[2:{minute} PM] {n}: {w}\n",
    "hour of the day, then the name": "2:{minute} PM {n}\n{w}\n",
    "bar between": "{n} | {ms}\n{w}\n",
    "dash between": "{hms} - {n}: {w}\n",
    "dash before the words": "[{hms}] {n} - {w}\n",
    "bars": "{hms} | {n} | {w}\n",
    "tabs": "{hms}\t{n}\t{w}\n",
    "tabs, name first": "{n}\t{hms}\t{w}\n",
    "name in brackets": "[{n}] {w}\n",
    "name in brackets before a colon": "[{n}]: {w}\n",
    "time and name in brackets": "[{hms}] [{n}] {w}\n",
    "time in round brackets, name in square ones": "({ms}) [{n}]: {w}\n",
    "name in brackets, then the time": "[{n}] ({ms})\n{w}\n\n",
    "name in angles": "[{hms}] <{n}> {w}\n",
    "name, then time on the next line": "{n}\n{hms}\n{w}\n\n",
    "name, then a range on the next line": "{n}\n{ms} - {end}\n{w}\n",
    "time, then name on the next line": "{hms}\n{n}\n{w}\n\n",
    "frames, then name": "{hms}:00 - {end}:12\n{n}\n{w}\n\n",
    "bare names": "{n}\n{w}\n\n",
    "bold name on a line": "**{n}**\n{w}\n\n",
    "bold with underscores": "__{n}__\n{w}\n\n",
    "bold name and time": "**{n}** ({ms})\n\n{w}\n\n",
    "bold time and name": "**[{hms}] {n}:** {w}\n\n",
    "time in italics": "**{n}** *[{ms}]*: {w}\n\n",
    "quoted Markdown": "> **{n}** ({ms}): {w}\n\n",
    "headings": "## {n}\n\n{w}\n\n",
    "headings with a time": "#### {n} · {ms}\n\n{w}\n\n",
    "a block of fields": "Speaker: {n}\nTime: {hms}\n{w}\n\n",
    "two times without a mark": "{hms} {end} {n}: {w}\n",
    "name at a time": "{n} at {hms}\n{w}\n\n",
    "name and time in brackets": "({n}, {hms}) {w}\n",
    "quoted name": '"{n}" ({hms}): {w}\n',
    "slash between": "{n} / {hms}\n{w}\n\n",
    "time with its unit": "{n} ({ms} min): {w}\n",
    "day of the week": "{n}\nThursday 14:{minute}\n{w}\n",
    "captions in one line": "[{hms}.120 --> {end}.300] {n}: {w}\n",
    "day and hour": "2026-03-10 14:{minute}:00 {n}: {w}\n",
    "day and hour in brackets": "[10.03.2026, 14:{minute}] {n}: {w}\n",
    "day, hour and zone": "2026-03-10T14:{minute}:00Z [{n}] {w}\n",
    "day and hour after the name": "{n} (2026-03-10 14:{minute}): {w}\n",
    "day and hour, name, words below": "[2026-03-10 14:{minute}:00] {n}\n{w}\n\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_talk_is_read_from_every_form(read_with, form):
    items = read_with(READER, "talk.txt", written(FORMS[form]))

    assert said(items) == SAID
    assert not [item for item in items if isinstance(item, Refused)]


@pytest.mark.parametrize(
    "form", ["time in brackets after the name", "tabs", "name in brackets", "frames, then name"]
)
def counted(form: str) -> str:
    """The talk with a number above each turn."""
    lines = iter(range(1, 9))
    return "".join(f"{next(lines)}\n{turn}\n\n" for turn in written(form).strip().split("\n\n"))


def test_numbers_that_count_the_turns_are_nobodys(read_with):
    items = read_with(READER, "a.txt", counted("{hms} {n}\n{w}\n\n"))

    assert said(items) == SAID
    assert set_aside(items, Why.STAMP) == ["1", "2", "3", "4"]


def test_a_number_that_somebody_says_stays(read_with):
    text = written("{n}  {ms}\n{w}\n\n").replace("Which tunnel?", "Which tunnel?\n7")

    assert said(read_with(READER, "a.txt", text))[2] == (MIA, "Which tunnel? 7")


def test_numbers_before_the_names_are_no_part_of_them(read_with):
    numbered = "".join(f"{i}. {line}\n" for i, line in enumerate(written("{n}: {w}\n").splitlines(), start=1))

    assert said(read_with(READER, "a.txt", numbered)) == SAID


@pytest.mark.parametrize("form", ["bars", "tabs", "name in brackets", "frames, then name"])
def test_a_talk_in_any_form_is_no_table(opened, form):
    assert reader_for(opened("talk.txt", written(FORMS[form]))).kind == "transcript"


def test_a_table_of_markdown_is_a_talk(read_with):
    text = "| Time | Speaker | Text |\n|---|---|---|\n" + written("| {ms} | {n} | {w} |\n")

    assert said(read_with(READER, "talk.md", text)) == SAID


def test_times_of_a_day_are_moments_and_times_of_a_talk_are_seconds(read_with):
    by_day = talk_of(read_with(READER, "a.txt", written(FORMS["day and hour"])))
    by_clock = talk_of(read_with(READER, "a.txt", written(FORMS["time, then name on the next line"])))

    assert [turn.at.isoformat()[:16] for turn in by_day.turns if turn.at] == [
        f"2026-03-10T14:{minute}" for minute in (10, 11, 12, 13)
    ]
    assert [turn.seconds for turn in by_clock.turns] == list(SECONDS)


NOBODY = {
    "brackets": "[{hms}] {w}\n",
    "plain": "{ms}  {w}\n",
    "round brackets": "({ms}) {w}\n",
    "on lines of their own": "{hms}\n{w}\n\n",
    "tight": "{ms}\n{w}\n",
    "seconds": "[{decimal}s -> {decimal}s]  {w}\n",
    "captions": "[{hms}.000 --> {end}.000]  {w}\n",
    "bold": "**[{hms}]** {w}\n",
    "code": "`[{hms}]` {w}\n\n",
}


@pytest.mark.parametrize("form", NOBODY)
def test_times_without_names_are_turns_by_nobody(read_with, form):
    items = read_with(READER, "talk.txt", written(NOBODY[form]))

    assert said(items) == [("", words) for words in WORDS]
    assert len(set_aside(items, Why.STAMP)) == 4
    assert talk_of(items).channel is Channel.CALL


def test_a_short_word_after_a_time_is_no_speaker(read_with):
    text = (
        "[00:00:04] Welcome everybody.\n[00:00:09] Okay\n"
        "[00:00:12] We cannot see which driver took the van.\n"
        "[00:00:20] Absolutely\n[00:00:24] Okay\n[00:00:26] Could you add the name?\n"
    )

    assert [name for name, _ in said(read_with(READER, "a.txt", text))] == [""] * 6


def test_words_and_times_that_take_turns_hold_no_names(read_with):
    text = "0:04\nRight\n0:09\nYes\n0:12\nSure\n0:14\nRight\n0:16\nYes\n"

    assert said(read_with(READER, "a.txt", text)) == [
        ("", word) for word in "Right Yes Sure Right Yes".split()
    ]


def test_a_colon_in_a_sentence_after_a_time_makes_no_speaker(read_with):
    text = "00:04 Welcome\n00:06 Thanks: good to be here.\n00:09 It fails each day.\n00:11 Why?\n"

    assert [name for name, _ in said(read_with(READER, "a.txt", text))] == [""] * 4


def test_an_hour_within_what_was_said_stays_there(read_with):
    text = "Mia  0:01\nWhen?\n\nJan  0:03\n10:30 suits us better\nthan noon.\n\nMia  0:09\nI see.\n"

    assert said(read_with(READER, "a.txt", text))[1] == ("Jan", "10:30 suits us better than noon.")


def test_an_hour_that_begins_what_was_said_is_no_time_of_the_talk(read_with):
    text = "".join(f"[0:{at:02}] It fails.\n" for at in range(1, 30)) + "[45:30] is our ratio.\n[0:31] Yes.\n"

    assert said(read_with(READER, "a.txt", text))[28:] == [
        ("", "It fails. [45:30] is our ratio."),
        ("", "Yes."),
    ]


def test_titles_of_chapters_are_no_people(read_with):
    chapters = ("Introduction", "Pricing", "Offline", "Goodbye")
    text = "".join(f"0{at}:00 {title}\nWe spoke of it.\n" for at, title in enumerate(chapters))

    assert {name for name, _ in said(read_with(READER, "a.txt", text))} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "# Linden\n\n## Next Steps\n- send list\n\n## Pain Points\n- scanners\n\n## Next Steps\n- call\n",
        "**Situation**\nThey run two plants.\n\n**Trouble**\nThe scanner fails.\n\n**Wish**\nOffline mode.\n",
        "[Bug] The export stops\n[Feature] Offline mode\n[Bug] The import fails\n[Bug] Login fails\n",
        "Linden wants offline mode.\nLinden pays 20k.\nHarbour wants single sign-on.\nHarbour pays 30k.\n",
        "Met Ana at 10:30. She says the export\nis slow.\n\nCall back Tuesday at 15:00.\n",
        "Account: Linden\nPain: the export is slow\nBudget: 20k\n\nThey decide in May.\n",
    ],
    ids=["headings that return", "headings in bold", "tags", "companies", "hours", "labels"],
)
def test_notes_stay_notes(read_with, text):
    told = talk_of(read_with(READER, "n.md", text))

    assert told.channel is Channel.NOTE
    assert {turn.speaker.name for turn in told.turns} == {""}


@pytest.mark.parametrize("line", ["{n} says at {ms} that {w}\n", "{w} -- at {ms}\n"])
def test_a_transcript_that_is_not_understood_is_refused_and_shown(read_with, line):
    with pytest.raises(UnreadableSource, match="looks like a transcript") as refusal:
        read_with(READER, "a.md", written(line))

    assert WORDS[0] in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Customer: The export stops after 1,000 rows.\n",
            [("Customer", "The export stops after 1,000 rows.")],
        ),
        (
            "Customer: Why does it stop?\nRep: No idea yet!\n",
            [("Customer", "Why does it stop?"), ("Rep", "No idea yet!")],
        ),
        ("Seller: Dana Whit\n\nCustomer: We were billed twice!\n", [("Customer", "We were billed twice!")]),
    ],
)
def test_one_line_of_a_customer_is_a_turn(read_with, text, expected):
    assert said(read_with(READER, "call.txt", text)) == expected


def test_a_customer_above_the_talk_is_its_account(read_with):
    text = "Customer: Linden Mills Ltd.\nRep: Dana Whit\n\nAna: It fails.\nDana: I see.\nAna: Why?\n"
    told = talk_of(read_with(READER, "call.txt", text))

    assert (told.account, told.seller, len(told.turns)) == ("Linden Mills Ltd.", "Dana Whit", 3)


def test_labels_of_a_note_are_its_words(read_with):
    text = "Account: Linden\nPain: the export is slow\nBudget: 20k\n\nThey decide in May.\n"
    told = talk_of(read_with(READER, "n.txt", text))

    assert told.account == "Linden"
    assert [turn.text for turn in told.turns] == [
        "Pain: the export is slow",
        "Budget: 20k",
        "They decide in May.",
    ]
