"""The parts of a letter that are not its words: headers, forms, banners, signatures, the law, the history."""

from collections.abc import Sequence

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.letters.answers import answers_below
from groundswell.sources.letters.banners import banner_lines
from groundswell.sources.letters.forms import form_lines
from groundswell.sources.letters.header_blocks import Block, header_block
from groundswell.sources.letters.history import comparisons, is_quoted, opener
from groundswell.sources.letters.imprints import is_imprint
from groundswell.sources.letters.own_words import Writer, own_words, parted
from groundswell.sources.letters.prose import asks, is_greeting, is_prose
from groundswell.sources.letters.signatures import (
    is_name,
    is_picture,
    is_sent_from,
    meeting_end,
    signature_end,
)
from groundswell.sources.letters.small_print import (
    begins_small_print,
    is_disclaimer,
    is_footer,
    is_thread_mark,
    small_print_end,
)
from groundswell.sources.letters.subjects import topic_of

ANA = "Ana Roth <ana@linden.example>"
DAY = "12 March 2026 09:05"


@pytest.mark.parametrize(
    ("lines", "block"),
    [
        ([f"From: {ANA}", f"Sent: {DAY}", "To: us"], Block(3, "ana@linden.example", True)),
        ([f"From: {ANA}", "Subject: Map"], Block(2, "ana@linden.example", True)),
        (["To: us", f"From: {ANA}", "Subject: Map"], Block(3, "ana@linden.example", False)),
        (["To: us", f"From: {ANA}"], None),
        (["From: Ana Roth", f"Sent: {DAY}"], Block(2, "", True)),
        (["From: Ana Roth", "Sent: 12 March 2026"], None),
        (["From: Hamburg 12", f"Sent: {DAY}", "Subject: Map"], None),
        (["From: Ana Roth", "Subject: Map", f"Date: {DAY}"], Block(3, "", True)),
        (["From: Ana Roth", "Subject: Map"], None),
        ([f"From: {ANA}", f"Sent: {DAY}", "To: us", "dana@us.example"], Block(4, "ana@linden.example", True)),
        ([f"From: {ANA}", f"Sent: {DAY}", "To: us", "hello all"], Block(3, "ana@linden.example", True)),
        ([f"Lähettäjä: {ANA}", f"Päivä: {DAY}", "Otsikko: Kartta"], Block(3, "ana@linden.example", True)),
        ([f"Ez itt: {ANA}", f"Akkor: {DAY}", "Amott: Kartta"], Block(3, "ana@linden.example", True)),
        ([f"Ez itt: {ANA}", f"Akkor: {DAY}"], None),
        ([f"E-Mail: {ANA}", f"Akkor: {DAY}", "Amott: Kartta"], None),
        (["Name: Ana", "Team: Map"], None),
        (["hello"], None),
    ],
)
def test_a_header_block_is_told_by_its_labels_or_by_what_stands_in_them(
    lines: Sequence[str], block: Block | None
) -> None:
    assert header_block(lines, 0) == block


def test_somebody_of_the_thread_makes_a_block_of_two_labels_in_any_language() -> None:
    lines = [f"Ez itt: {ANA}", f"Akkor: {DAY}"]
    assert header_block(lines, 0, ["ana@linden.example"]) == Block(2, "ana@linden.example", True)
    assert header_block(lines, 0, ["ben@linden.example"]) is None


FORM = ["Name: Ana Roth", "E-mail: ana@linden.example", "Message: The map is slow.", "It fails."]


def test_the_labels_of_a_form_stand_apart_and_its_message_stays() -> None:
    lines, places = form_lines(FORM, FORM)
    assert lines == [*FORM[:2], "Message:", "The map is slow.", "It fails."]
    assert places == {0, 1, 2}
    below = [*FORM[:2], "Message:", "The map is slow.", "", "Page: /map", "Time: 10:00"]
    assert form_lines(below, below) == (below, {0, 1, 2, 4, 5, 6})
    one_below = below[:-1]
    assert form_lines(one_below, one_below)[1] == {0, 1, 2}


@pytest.mark.parametrize(
    "lines",
    [
        FORM[1:],
        ["Team: Map", "Place: Linden", *FORM[2:]],
        [*FORM[:2], "Message:"],
        ["Name: Ana Roth", "Wish: it should be fast when I open the map.", *FORM[1:]],
        [*"abcde", *FORM],
        [*FORM[:2], "and then there is what I wanted to tell you about the map since May", *FORM[2:]],
    ],
)
def test_a_letter_with_a_few_labels_is_no_form(lines: list[str]) -> None:
    assert form_lines(lines, lines) == (lines, set())


def test_what_a_forms_program_writes_above_its_labels_is_the_forms_up_to_a_few_lines() -> None:
    lines = [*"abcd", *FORM]
    assert form_lines(lines, lines)[1] == set(range(7))


CAUTION = "CAUTION: This email originated from outside the organization."


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ([CAUTION, "", "The map is slow."], [CAUTION]),
        (["Hi Dana,", "", CAUTION, "", "The map is slow."], [CAUTION]),
        ([f"{CAUTION} The map is slow."], [CAUTION]),
        (
            [CAUTION, "Do not click links unless you recognize the sender.", "", "Slow."],
            [CAUTION, "Do not click links unless you recognize the sender."],
        ),
        (["[EXTERNAL]", "The map is slow."], ["[EXTERNAL]"]),
        (["The map is slow.", "", CAUTION], []),
        (["The outside of the map is slow."], []),
        ([""], []),
    ],
)
def test_a_banner_of_a_gateway_stands_apart_and_the_words_beside_it_stay(
    lines: list[str], taken: list[str]
) -> None:
    split, places = banner_lines(lines)
    assert [split[at] for at in sorted(places) if split[at].strip()] == taken
    assert "".join("".join(split).split()) == "".join("".join(lines).split())


@pytest.mark.parametrize("index", [0, 2])
def test_a_banner_between_its_marks_is_one_whatever_it_says(index: int) -> None:
    marked = ["ZjQcmQRYFpfptBannerStart", "Mind this", "ZjQcmQRYFpfptBannerEnd"]
    lines = [*["x"] * index, *marked, "The map is slow."]
    assert banner_lines(lines) == (lines, set(range(index, index + 3)))


REGISTERED = "Linden Ltd, registered in England, company number 1234567"
SECRET = "This e-mail is confidential and may be privileged."
MEANT = "It is intended for the named addressee only; delete it if you got it in error."


@pytest.mark.parametrize(
    ("lines", "law"),
    [
        ([REGISTERED], True),
        ([SECRET, MEANT], True),
        (["Please consider the environment before you print this"], True),
        (["Datenschutz: GDPR", "We scan this e-mail for viruses"], True),
        ([f"Please send us your {REGISTERED}"], False),
        ([REGISTERED, "Is that right?"], False),
        ([REGISTERED, "I'm not sure"], False),
        (["This is confidential"], False),
        (["The map is slow"], False),
        (["", REGISTERED], False),
    ],
)
def test_what_the_law_makes_a_company_write_is_told_by_its_matter(lines: list[str], law: bool) -> None:
    assert is_imprint(lines, 0) is law


@pytest.mark.parametrize(
    ("line", "prose", "asked"),
    [
        ("Is it slow?", True, True),
        ("Slow, Ana?", False, True),
        ("See https://a.example/?q=1", False, False),
        ("It is slow today.", True, False),
        ("Map is slow.", False, False),
        ("Ana Roth Is Here Today.", False, False),
        ("we have been waiting for you since May", True, False),
        ("Head Of Maps And Lists At Linden Works", False, False),
        ("地図が遅いです。", True, False),
        ("地図", False, False),
    ],
)
def test_a_line_of_prose_and_a_question_are_told(line: str, prose: bool, asked: bool) -> None:
    assert (is_prose(line), asks(line)) == (prose, asked)


@pytest.mark.parametrize(
    ("line", "greets"),
    [
        ("Hi Dana,", True),
        ("Dear Ana and all of you", True),
        ("Dear Ana and all of you there", False),
        ("Hi Dana, why?", False),
        ("Highly slow", False),
        ("", False),
        ("Hi " + "x" * 57, True),
        ("Hi " + "x" * 58, False),
    ],
)
def test_a_line_that_only_greets_is_short_and_asks_nothing(line: str, greets: bool) -> None:
    assert is_greeting(line) is greets


def test_answers_among_the_history_bear_the_name_or_the_initials_of_their_writer() -> None:
    long = "[Ana] Yes, twice, and each time it took the map more than a minute"
    lines = [
        "How often?",
        long,
        "to open again",
        "And now?",
        "AR: no",
        "Roth >> yes",
        "Ben: no",
        "[Anabel] no",
    ]
    assert answers_below(lines, 0, "Ana Roth") == {1, 2, 4, 5}
    assert answers_below(["[Ana] Yes.", "And now?"], 0, "Ana Roth") == {0}
    assert answers_below(lines, 4, "Ana Roth") == {4, 5}
    assert answers_below(lines, 0, "") == set()


def no_end(_: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Best regards,", "Ana Roth", "Linden Ltd"], 3),
        (["Best regards,", "Ana Roth", "", "P.S. it is slow"], 3),
        (["Best regards,", "Ana Roth", "", "Is it still slow there?"], 3),
        (["Best, tom"], 1),
        (["Best offer is 40 euro."], 0),
        (["Best regards from Hamburg"], 1),
        (["Best regards", *["Linden"] * 15], 16),
        (["Best regards", *["Linden"] * 16], 0),
        (["Best regards", "x" * 90], 2),
        (["Best regards", "x" * 91], 0),
        (["Thanks!", "Ana Roth"], 2),
        (["Thanks!", "it is slow"], 0),
        (["--", "Ana Roth", "Head of Maps"], 3),
        (["--", "it is slow, and we wait for you."], 0),
        (["--", "Ana", "--", "Ben"], 0),
        (["- Ana Roth"], 1),
        (["- Ana Roth", "- Ben Roth"], 0),
        (["Sent from my phone"], 1),
        (["The map is slow"], 0),
    ],
)
def test_a_signature_begins_where_its_marks_are_and_ends_before_the_words_go_on(
    lines: list[str], end: int
) -> None:
    assert signature_end(lines, 0, no_end) == end


def test_a_dashed_name_below_a_line_that_announces_a_list_is_one_of_it() -> None:
    assert signature_end(["Who is in:", "- Ana Roth"], 1, no_end) == 0
    assert signature_end(["It is slow.", "- Ana Roth"], 1, no_end) == 2


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Roth", True),
        ("Ana de la Roth", True),
        ("ana Roth", False),
        ("Ana von Roth Linden Elm", False),
        ("Ana Roth?", False),
        ("Ana 3", False),
        ("Ana is Roth", False),
        ("", False),
    ],
)
def test_a_name_has_few_words_each_with_a_capital(line: str, name: bool) -> None:
    assert is_name(line) is name


def test_a_telephone_and_a_picture_are_known_by_the_lines_they_leave() -> None:
    assert is_sent_from("Sent from my iPhone")
    assert not is_sent_from("Sent from my iPhone, please excuse")
    assert not is_sent_from("Sent from my iPhone and the map is slow on it today")
    assert is_picture("[image: logo]")
    assert is_picture("<https://a.example/logo.png>")
    assert not is_picture("[image] of it")


TEAMS = ["Microsoft Teams meeting", "Join: https://teams.example/1", "Meeting ID: 123 456 789"]


def test_what_a_meeting_program_adds_ends_where_somebody_speaks_again() -> None:
    assert meeting_end(TEAMS, 0) == 3
    assert meeting_end([*TEAMS, "Is the map still slow?"], 0) == 3
    assert meeting_end([*TEAMS, "Need help? | System reference"], 0) == 4
    assert meeting_end(["_" * 20, *TEAMS, "_" * 20, "The map is slow on most days."], 0) == 5
    assert meeting_end(["Microsoft Teams meeting"], 0) == 0
    assert meeting_end(["The map is slow"], 0) == 0


def test_small_print_is_told_below_a_blank_line_or_a_rule_and_never_where_it_asks() -> None:
    assert is_disclaimer([SECRET], 0)
    assert not is_disclaimer([SECRET, "Is that so?"], 0)
    assert begins_small_print(["", SECRET], 1)
    assert begins_small_print(["----", SECRET], 1)
    assert not begins_small_print(["Ana", SECRET], 1)
    assert not begins_small_print([""], 0)


def test_small_print_below_the_words_goes_on_to_a_question_and_above_them_for_a_paragraph() -> None:
    lines = [SECRET, MEANT, "", "Linden Ltd", "", "Is the map slow?"]
    assert small_print_end(lines, 0, no_end, below_words=True) == 5
    assert small_print_end(lines, 0, no_end, below_words=False) == 3
    assert small_print_end([SECRET, "----", "Slow."], 0, no_end, below_words=False) == 2
    assert small_print_end(lines[:4], 0, no_end, below_words=True) == 4
    assert small_print_end(lines, 0, lambda at: at == 3, below_words=True) == 3


def test_footers_and_thread_marks_are_no_sentences_of_somebody() -> None:
    assert is_footer(["You received this message because you are subscribed to the group."], 0)
    assert not is_footer(["Why did I get “You received this message because you are subscribed”?"], 0)
    assert not is_thread_mark("The map is slow")


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("Re: AW: Fwd:  the  map", "the map"),
        ("[Linden] Re: map", "map"),
        ("Re[2]: map", "map"),
        ("Map: slow", "Map: slow"),
    ],
)
def test_a_subject_is_what_it_is_about(subject: str, topic: str) -> None:
    assert topic_of(subject) == topic


@pytest.mark.parametrize(
    ("lines", "index", "quoted"),
    [
        (["> so"], 0, True),
        (["&gt; so"], 0, True),
        (["| so"], 0, True),
        (["| so | and"], 0, False),
        (["AR> so"], 0, True),
        (["SQL> select"], 0, False),
        (["> " + "x" * 58, "so", "> and"], 1, True),
        (["> " + "x" * 57, "so", "> and"], 1, False),
        (["> " + "x" * 58 + ".", "so", "> and"], 1, False),
        (["> " + "x" * 58, "so"], 1, False),
    ],
)
def test_a_quoted_line_is_told_by_its_mark_or_by_those_around_it(
    lines: list[str], index: int, quoted: bool
) -> None:
    assert is_quoted(lines, index) is quoted


def test_a_mark_before_a_count_compares_where_no_other_line_is_quoted() -> None:
    assert comparisons(["The map:", "it is slow", "> 500 rows and it hangs"]) == {2}
    assert comparisons(["You wrote:", "> 500 rows and it hangs"]) == frozenset()
    assert comparisons(["slow", "> 500 rows", "> why"]) == frozenset()
    assert comparisons(["slow", "> 500 rows?"]) == frozenset()


@pytest.mark.parametrize(
    ("lines", "count", "sure"),
    [
        ([f"On {DAY}, {ANA} wrote:", "It is slow"], 1, True),
        ([f"On {DAY}, Ana Roth wrote:", "> slow"], 1, True),
        ([f"On {DAY}, Ana Roth wrote:", "It is slow"], 1, False),
        ([f"On {DAY}, Ana Roth", "<ana@linden.example> wrote:", "It is slow"], 2, True),
        (["-----Original Message-----", "It is slow"], 1, True),
        (["-----Original Message-----", f"From: {ANA}", f"Sent: {DAY}"], 3, True),
        (["On 12 March 2026 your colleague wrote:", "It is slow"], 0, False),
        ([f"On {DAY} our agent wrote:", "It is slow"], 0, False),
        ([f"On {DAY}, Ana Roth wrote:", "“It is slow”"], 0, False),
        (["It is slow:", "> why"], 0, False),
        (["12 March 2026", "It is slow"], 0, False),
    ],
)
def test_the_line_above_the_history_says_who_wrote_when(lines: list[str], count: int, sure: bool) -> None:
    opened = opener(lines, lines, 0)
    assert (opened and (opened.lines, opened.sure)) == ((count, sure) if count else None)


def test_a_letter_is_its_words_and_each_other_part_is_told_with_its_reason() -> None:
    text = "\n".join(
        [
            CAUTION,
            "",
            "Hi Dana,",
            "",
            "the map is slow.",
            "",
            "",
            "",
            "It fails.",
            "Best regards,",
            "Ana Roth",
            "",
            SECRET,
            MEANT,
            "",
            f"On {DAY}, {ANA} wrote:",
            "> so?",
        ]
    )
    read = parted(text)
    assert read.words == "Hi Dana,\n\nthe map is slow.\n\nIt fails."
    assert [aside.why for aside in read.aside] == [Why.BANNER, Why.SIGNATURE, Why.SMALL_PRINT, Why.HISTORY]


def test_a_header_on_top_is_the_head_of_the_text_itself_where_its_writer_wrote_it() -> None:
    text = f"From: {ANA}\nSent: {DAY}\nSubject: Map\n\nIt is slow."
    assert parted(text, writer=Writer(email="ana@linden.example")).words == "It is slow."
    assert parted(text, writer=Writer(email="ben@linden.example")).words != "It is slow."
    assert own_words("> so?") == ""


def test_code_between_fences_is_the_writers_whatever_its_lines_look_like() -> None:
    assert (
        own_words("It fails:\n```\n> 1\n--\nx\n```\nevery day")
        == "It fails:\n```\n> 1\n--\nx\n```\nevery day"
    )
