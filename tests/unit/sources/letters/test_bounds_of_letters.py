"""Where a part of a letter tips over into words: one word or letter more, and it is somebody's sentence."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.letters.banners import banner_lines
from groundswell.sources.letters.header_blocks import header_block
from groundswell.sources.letters.history import Opener, is_reply_mark, opener, quoted_next
from groundswell.sources.letters.own_words import Writer, own_words, parted
from groundswell.sources.letters.signatures import is_sent_from, meeting_end, named_end, signature_end
from groundswell.sources.letters.small_print import is_footer

DAY = "12 March 2026 09:05"


def no_end(_: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Ana Roth"], 1),
        (["- Ana Roth."], 1),
        (["Ana", "Head of Maps"], 2),
        (["Ana"], 0),
        (["Ana", "", ""], 0),
        (["Ana Elm"], 0),
        (["ana roth"], 0),
        (["..."], 0),
        (["Ana Roth", "we have been waiting for you since May"], 0),
        (["Roth Ana Roth" + " Ana" * 12], 0),
    ],
)
def test_the_writers_own_name_begins_a_signature(lines: list[str], end: int) -> None:
    assert named_end(lines, 0, no_end, "Ana Roth") == end


def test_a_name_right_below_words_is_a_part_of_them() -> None:
    assert named_end(["so says", "Ana Roth"], 1, no_end, "Ana Roth") == 0
    assert named_end(["so it is", "", "Ana Roth"], 2, no_end, "Ana Roth") == 3


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Best regards, Ana Roth", True),
        ("Best, tom", True),
        ("Best tom", False),
        ("Best regards from Hamburg", True),
        ("Best regards from the cold Hamburg", False),
        ("Best regards" + "," * 108, True),
        ("Best regards" + "," * 109, False),
    ],
)
def test_a_closing_has_a_name_behind_it_at_most(line: str, closes: bool) -> None:
    assert (signature_end([line], 0, no_end) == 1) is closes


@pytest.mark.parametrize(
    ("line", "signs"),
    [("-Ana Roth", True), ("- Ana Roth Elm", True), ("- Ana Roth Elm Oak", False), ("- ana", False)],
)
def test_a_dash_before_a_name_signs(line: str, signs: bool) -> None:
    assert (signature_end(["It is slow.", "", line], 2, no_end) == 3) is signs


def test_a_meeting_goes_on_past_its_menu_and_ends_with_its_rule() -> None:
    join = ["Microsoft Teams meeting", "Join: https://teams.example/1"]
    rule = "_" * 12
    assert meeting_end([rule, *join, rule, "The map is slow on most days."], 0) == 4
    assert meeting_end(["", "", *join], 0) == 4
    assert meeting_end([*join, "we have been waiting for you since May"], 0) == 2
    assert meeting_end(["Microsoft Teams meeting", *["x"] * 7, "Join: https://teams.example/1"], 0) == 9
    assert meeting_end(["Microsoft Teams meeting", *["x"] * 8, "Join: https://teams.example/1"], 0) == 0


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (["Tue, 3 March 2026, 10:00 Ana Roth:"], True),
        (["Tue, 3 March 2026, 10:00 Ben Elm:"], False),
        (["Tue, 3 March 2026 Ana Roth:"], False),
        (["Tue, 3 March 2026, 10:00 Ana Roth"], False),
    ],
)
def test_a_day_an_hour_and_a_name_of_the_thread_open_the_history(lines: list[str], opens: bool) -> None:
    assert (opener(lines, lines, 0, ["ana.roth@linden.example"]) is not None) is opens


def test_the_history_opens_below_a_line_that_is_wrapped_up_to_four_times() -> None:
    lines = [f"On {DAY}", "Ana", "Roth", "<ana@linden.example> wrote:", "> so?"]
    found = opener(lines, lines, 0)
    assert found is not None
    assert found.lines == 4
    longer = [*lines[:2], "Maria", *lines[2:]]
    assert opener(longer, longer, 0) is None
    assert quoted_next(["", "", "", "", "", "> so"], 0)
    assert not quoted_next(["", "", "", "", "", "", "> so"], 0)
    assert not is_reply_mark("Reply above this line" + "-" * 180)


def test_answers_between_quoted_lines_stay_and_those_marked_with_the_writers_name() -> None:
    quoted = f"On {DAY}, Dana Whit <dana@us.example> wrote:\n> How often?"
    text = f"{quoted}\nEvery day, in the morning.\n> And now?\nIt is slow."
    assert own_words(text) == "Every day, in the morning.\n\nIt is slow."
    header = f"From: Dana Whit <dana@us.example>\nSent: {DAY}\nSubject: Map"
    marked = f"See below.\n\n{header}\n\nHow often?\n[Ana] Every day."
    read = parted(marked, writer=Writer(name="Ana Roth"))
    assert read.words == "See below.\n\n[Ana] Every day."
    assert [aside.why for aside in read.aside] == [Why.HISTORY]


def test_what_is_left_of_a_letter_is_never_nothing_but_a_greeting_where_it_says_more() -> None:
    assert own_words("Hi Dana,\n\n--\nwe have been waiting for you since May.") != "Hi Dana,"
    assert own_words("Hi Dana,\n\nBest regards,\nAna Roth") == "Hi Dana,"


def test_a_banner_and_a_footer_are_looked_for_where_programs_write_them() -> None:
    caution = "CAUTION: This email originated from outside the organization."
    far = [*["hello there"] * 40, "", caution]
    assert banner_lines(far)[1] == set()
    footer = "You received this message because you are subscribed to the group"
    assert is_footer([footer + "." * (200 - len(footer))], 0)
    assert not is_footer([footer + "." * (201 - len(footer))], 0)


ANA, BEN = "Ana Roth <ana@linden.example>", "ben@linden.example"
CAUTION = "CAUTION: This email originated from outside the organization."


def test_several_banners_below_one_another_are_all_banners_and_the_words_below_them_are_not() -> None:
    first, second = CAUTION, "Do not click links unless you recognize the sender."
    assert banner_lines([first, "", second, "", "The map is slow."])[1] == {0, 2}
    assert banner_lines([f"{first} The map is slow.", "", CAUTION])[1] == {0}


def test_a_header_block_ends_with_its_addressees_and_not_a_line_later() -> None:
    block = [f"From: {ANA}", f"Sent: {DAY}", "To: us"]
    for addressees in ([], [BEN], [BEN, BEN]):
        found = header_block([*block, *addressees, "The map is slow.", "It is."], 0)
        assert found is not None
        assert found.lines == 3 + len(addressees)


@pytest.mark.parametrize(
    ("first", "begins"),
    [
        ("Ez itt: Hamburg", False),
        (f"Akkor: {DAY}", True),
        (f"Ez itt: {ANA}", True),
        (f"So we asked: was it on {DAY} when you came?", False),
    ],
)
def test_a_block_of_any_language_begins_with_an_address_or_a_time(first: str, begins: bool) -> None:
    below = [f"Kihez: {ANA}", f"Mikor: {DAY}", f"Kinek: {BEN}"]
    assert (header_block([first, *below], 0) is not None) is begins


def test_a_blank_line_within_a_header_block_is_passed_where_one_of_its_labels_follows() -> None:
    block = [f"From: {ANA}", f"Sent: {DAY}", "To: us"]
    found = [header_block([*block, "", last], 0) for last in ("Subject: Map", "Our question: can we start?")]
    assert [one and one.lines for one in found] == [5, 3]


def test_an_address_and_a_day_without_a_time_head_no_mail() -> None:
    assert header_block([f"Ez itt: {ANA}", "Akkor: 12 March 2026", "Amott: Kartta"], 0) is None
    assert header_block([f"Ez itt: {ANA}", f"Akkor: {DAY}", "Amott: Kartta"], 0) is not None


@pytest.mark.parametrize(
    "mark", ["-----Original Message-----", "##- Please type your reply above this line -##"]
)
def test_a_mark_of_the_history_is_one_line(mark: str) -> None:
    lines = [mark, "The map is slow.", "It is."]
    assert opener(lines, lines, 0) == Opener(1, sure=True)


def test_a_line_that_says_who_wrote_is_no_longer_than_an_address_book_makes_it() -> None:
    def opens(length: int) -> bool:
        told = f"On {DAY} {ANA} wrote:"
        line = told.replace("wrote:", "x" * (length - len(told) - 1) + " wrote:")
        assert len(line) == length
        return opener([line, "The map is slow."], [line, "The map is slow."], 0) is not None

    assert (opens(400), opens(401)) == (True, False)


def test_who_wrote_is_surely_told_by_the_quote_below_and_not_by_one_above() -> None:
    told = "On 12 March 2026 Ana Roth wrote:"
    below = opener([told, "> It is slow."], [told, "> It is slow."], 0)
    above = ["> It is slow.", told, "The map."]
    assert below == Opener(1, sure=True)
    assert opener(above, above, 1) == Opener(1, sure=False)


def test_a_name_of_the_thread_with_day_and_time_is_told_in_one_line_of_a_screen() -> None:
    def names(length: int) -> bool:
        told = f"Ana Roth, {DAY}, Kartta"
        line = told + " K" * ((length - len(told) - 1) // 2) + ":"
        line = line.replace("Kartta", "Karttaa") if len(line) < length else line
        assert len(line) == length
        return opener([line], [line], 0, {"ana@linden.example"}) is not None

    assert (names(200), names(201)) == (True, False)


def test_what_an_app_adds_is_as_short_as_its_name() -> None:
    assert is_sent_from("Sent from my one two three four five six")
    assert not is_sent_from("Sent from my one two three four five six seven")


def test_somebody_who_speaks_of_a_meeting_shows_nobody_how_to_join_it() -> None:
    link = "https://meet.example/1"
    assert meeting_end(["Join the meeting with us at nine on Monday, please.", link], 0) == 0
    assert meeting_end(["Join the meeting", link], 0) == 2


def test_a_rule_of_dashes_alone_or_right_above_the_history_ends_the_words() -> None:
    assert signature_end(["--"], 0, no_end) == 1
    assert signature_end(["--", "It is slow, and we have been waiting."], 0, lambda at: at == 1) == 1
    assert signature_end(["--", *["Linden"] * 15], 0, no_end) == 16
    assert signature_end(["--", *["Linden"] * 16], 0, no_end) == 0


def test_what_is_told_at_length_below_a_signature_is_one_paragraph_of_twenty_words() -> None:
    def end(*paragraphs: int) -> int:
        below = [line for words in paragraphs for line in ("", " ".join(["so"] * (words - 1)) + " done.")]
        return signature_end(["Best regards", "Ana Roth", *below], 0, no_end)

    assert (end(20), end(19), end(12, 12)) == (3, 0, 0)


DISCLAIMER = "This email is confidential and may contain privileged information."


def why(text: str) -> list[tuple[Why, str]]:
    return [(aside.why, aside.words) for aside in parted(text).aside]


def test_a_form_below_a_banner_is_told_apart_from_it_and_from_the_words() -> None:
    form = ["Name: Ana Roth", "Email: ana@linden.example", "Message: The map is slow."]
    alone = parted("\n".join(form))
    below = parted("\n".join([CAUTION, *form]))
    assert below.words == alone.words
    assert [aside for aside in below.aside if aside.why is not Why.BANNER] == list(alone.aside)
    assert (Why.BANNER, CAUTION) in why("\n".join([CAUTION, *form]))


def test_the_law_below_a_signature_is_small_print() -> None:
    for between in ("\n", "\n\n"):
        signed = f"It is slow.\n\nBest regards\nAna Roth{between}{DISCLAIMER}"
        assert (Why.SMALL_PRINT, DISCLAIMER) in why(signed)
