"""Which clauses of a text can stand alone as a name, and what is known of each."""

import pytest

from groundswell.engine.extraction.sentences import sentences_of
from groundswell.engine.naming.clauses import Clause, clauses, goes_on, length, turning
from groundswell.engine.naming.usage import Usage, slips, usage_of
from groundswell.engine.naming.wording import shown
from groundswell.engine.naming.words import words

# A text, and of each clause that can stand alone: its words and what is true of it.
SAID = {
    "I would like to know how long the export takes, please.": [("how long the export takes", "opens says")],
    "Can you help me with the export?": [("the export", "opens closes")],
    "The export fails on Monday but works on Friday.": [
        ("The export fails on Monday but works on Friday", "opens closes says")
    ],
    "When I am done and I close it the app hangs.": [],
    "He said that the export is slow.": [("the export is slow", "opens closes says")],
    "Hi there, the app won't open.": [("the app won't open", "opens closes says turned")],
    "The export to 3.1.4 doubles invoices at 9:30.": [
        ("The export to 3.1.4 doubles invoices at 9:30", "opens closes"),
        ("The export to 3.1.4 doubles invoices", "opens closes"),
    ],
    "It doesn't work with 2.0": [("It doesn't work with 2.0", "opens closes says turned distant")],
    "Unless it is raining the map works.": [],
    "my screen is black can you help": [
        ("my screen is black can you help", "opens closes says run_on"),
        ("my screen is black", "opens says cut"),
    ],
    "Is it possible to share the list?": [("share the list", "opens closes says")],
    "Price - it is too high.": [("it is too high", "opens closes says turned distant")],
    "um the the app is is slow": [("the app is slow", "opens closes says")],
    'The "beta" map (new) is slow; the list is fine.': [("the list is fine", "closes says")],
    "customer complained about the seat price": [
        ("customer complained about the seat price", "opens closes reports"),
        ("the seat price", "opens closes"),
    ],
    "what is new": [("what is new", "opens closes says")],
}


def known(clause: Clause) -> str:
    told = (
        "opens",
        "closes",
        "says",
        "turned",
        "leading",
        "distant",
        "reports",
        "cut",
        "conditional",
        "run_on",
    )
    return " ".join(name for name in told if getattr(clause, name))


@pytest.mark.parametrize("text", SAID)
def test_a_clause_stands_alone_where_its_meaning_stays(text: str) -> None:
    assert [(clause.text, known(clause)) for clause in clauses(text, "en")] == SAID[text]


def test_of_a_language_whose_joining_words_are_not_known_only_whole_sentences_are_told() -> None:
    assert [clause.text for clause in clauses("Kartta on hidas.", "fi")] == ["Kartta on hidas"]
    assert list(clauses("Kartta on hidas, ja lista on pitkä.", "fi")) == []
    long = " ".join(f"sana{letter}" for letter in "abcdefghijklmno")
    assert list(clauses(long, "fi")) == []
    assert len(list(clauses(long.rpartition(" ")[0], "fi"))) == 1


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("  the   app is slow", "en", "The app is slow"),
        ("THE APP IS SLOW", "en", "The app is slow"),
        ("NO SSO", "en", "NO SSO"),
        ("i think i'm right and i dont", "en", "I think I'm right and I don't"),
        ("youre slow and its fine, ive seen", "en", "You're slow and its fine, I've seen"),
        ("im sure i dont", "de", "Im sure i dont"),
    ],
)
def test_a_name_is_shown_as_people_write(text: str, language: str, line: str) -> None:
    assert shown(text, language) == line


def test_a_letter_of_a_script_without_blanks_is_half_a_word() -> None:
    assert length(words("アプリ slow map", "en", 120)) == 3.5
    assert turning("it is not slow", "en")
    assert not turning("it is slow", "en")
    assert not turning("se ei ole hidas", "fi")
    assert goes_on(words("because it is", "en", 120), "en")
    assert not goes_on(words("why it is", "en", 120), "en")
    assert not goes_on((), "en")


@pytest.fixture(scope="module")
def usage() -> Usage:
    said = [f"check my account {n}" for n in range(30)] + [f"the list {n} is long" for n in range(30)]
    return usage_of([*said, *said])


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("check my account", 0),
        ("check the my account", 3),
        ("a account", 2),
        ("an list", 2),
        ("it don't work", 2),
        ("can following it", 2),
        ("is long", 0),
        ("the account", 1),
    ],
)
def test_words_that_nobody_puts_side_by_side_are_a_slip(usage: Usage, said: str, times: int) -> None:
    assert slips(words(said, "en", 120), "en", usage) == times


def test_what_is_said_letter_for_letter_again_counts_once(usage: Usage) -> None:
    assert (usage.words["account"], usage.pairs["my", "account"]) == (30, 30)
    assert usage.total == sum(usage.words.values())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two!", ["One.", "Two!"]),
        ("- One thing\n- Two things", ["One thing", "Two things"]),
        ("It is e.g. slow. So... I mean it", ["It is e.g. slow.", "So...", "I mean it"]),
        ("Mr. Roth is here. Yes.", ["Mr. Roth is here.", "Yes."]),
        ("so… uh, it is. The end", ["so… uh, it is.", "The end"]),
        ("1. First\n2) Second", ["First", "Second"]),
        ("a; b; c", ["a; b; c"]),
        ("--- \n", []),
        ("", []),
    ],
)
def test_a_turn_is_cut_into_its_sentences_letter_for_letter(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentences_of(text)] == sentences


def test_a_note_is_cut_at_its_semicolons_and_a_stretch_without_marks_before_it_is_too_long() -> None:
    note = "slow map; long list"
    assert [note[start:end] for start, end in sentences_of(note, clauses=True)] == ["slow map", "long list"]
    solid = "x" * 401
    assert list(sentences_of(solid)) == [(0, 240), (240, 401)]
    assert list(sentences_of(solid[:400])) == [(0, 400)]
    spoken = "and so it goes on here " * 30
    cuts = [spoken[start:end] for start, end in sentences_of(spoken)]
    assert all(cut.startswith("and so") and len(cut) <= 400 for cut in cuts)
    assert " ".join(cuts) == spoken.strip()
