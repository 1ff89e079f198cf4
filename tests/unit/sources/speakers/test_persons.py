"""Names of persons, devices and sides, and the names that stand before words on a line."""

import pytest

from groundswell.sources.speakers.nobody import (
    is_counted_voice,
    is_numbered,
    is_voice,
    names_nobody,
    nobodies_among,
    owner_of,
    without_number,
)
from groundswell.sources.speakers.persons import (
    Names,
    affiliation_of,
    is_initialled,
    is_titled,
    name_of,
    name_words,
    names_several,
    person_in,
)
from groundswell.sources.speakers.prefixes import (
    Habit,
    habit_of,
    looks_like_name,
    speaker_of,
    split_prefix,
    without_via,
)
from groundswell.speech import Speaker


@pytest.mark.parametrize(
    ("label", "name", "house"),
    [
        ("Dana Whit (Acme)", "Dana Whit", "Acme"),
        ("Dana | Acme", "Dana", "Acme"),
        ("Dana from Acme", "Dana", "Acme"),
        ("Dana - Acme", "Dana", "Acme"),
        ("Dana", "Dana", ""),
        ("(Acme)", "(Acme)", "Acme"),
    ],
)
def test_a_name_is_parted_from_the_house_behind_it(label: str, name: str, house: str) -> None:
    assert (name_of(label), affiliation_of(label)) == (name, house)


@pytest.mark.parametrize(
    ("label", "person", "device"),
    [
        ("Dana Whit's iPhone", "Dana Whit", True),
        ("iPhone von Dana", "Dana", True),
        ("iPhone (Ana Roth)", "Ana Roth", True),
        ("iPhone (2)", "", True),
        ("iPhone 15 Pro Max", "", True),
        ("Dana Whit", "Dana Whit", False),
    ],
)
def test_a_device_names_whom_it_belongs_to(label: str, person: str, device: bool) -> None:
    assert person_in(label) == (person, device)
    assert owner_of(label) == (person or label)


def test_the_words_of_a_name_come_in_one_order_and_without_a_title() -> None:
    assert name_words("Whit, Dr. Dana") == ("dana", "whit") == name_words("Dana_Whit")
    assert name_words("Mr") == ("mr",)
    assert is_titled("Mr House")
    assert not is_titled("House")


@pytest.mark.parametrize(
    ("label", "several"),
    [
        ("Ana Roth to Dana Whit", True),
        ("Ana & Dana", True),
        ("Ana y Dana", False),
        ("Ana Roth y Dana", True),
        ("Roth, Ana", False),
        ("Ana, Ben, Dana", True),
        ("to Ana Roth", False),
    ],
)
def test_a_label_of_two_people_is_told_from_a_name(label: str, several: bool) -> None:
    assert names_several(label) is several


@pytest.mark.parametrize(
    ("label", "has"),
    [
        ("Dana Whit", True),
        ("Whit Dana", True),
        ("Dana M. Whit", True),
        ("DanaWhit", True),
        ("Dana Whits iPad", True),
        ("Dana", False),
        ("Dana Roth", False),
        ("Ana & Dana Whit", False),
        ("Mx Lee Dana Whit Kim", True),
        ("The Mx Lee Dana Whit Kim", False),
    ],
)
def test_a_person_is_found_by_the_full_name_in_any_order(label: str, has: bool) -> None:
    assert Names.of(["Dana Whit"]).has(label) is has


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("Dana", ("dana", "whit")),
        ("Dana W.", ("dana", "whit")),
        ("D. Whit", ("dana", "whit")),
        ("Dana R.", None),
        ("B. Whit", None),
        ("Kim Lee", ("kim",)),
        ("Lee Kim", None),
        ("Ana", None),
        ("Ben & Dana", None),
        ("", None),
    ],
)
def test_a_part_of_a_name_means_the_one_person_whose_it_can_be(
    label: str, person: tuple[str, ...] | None
) -> None:
    names = Names.of(["Dana Whit", "Kim", "Ana Roth", "Ana Elm"])
    assert names.may_have(label) == person


def test_a_label_that_says_more_than_one_name_but_not_all_is_initialled() -> None:
    assert is_initialled("Dana W.")
    assert is_initialled("D. Whit")
    assert is_initialled("Dana's iPhone")
    assert not is_initialled("Dana")
    assert not is_initialled("Dana Whit")


@pytest.mark.parametrize(
    ("label", "numbered", "counted", "voice"),
    [
        ("Speaker 1", True, True, True),
        ("spk_0", True, True, True),
        ("step 2", True, False, False),
        ("№2", True, False, False),
        ("Unknown speaker", False, False, True),
        ("Phone 1", True, True, False),
        ("Speaker", False, False, False),
        ("Ana Roth", False, False, False),
        ("Speaker " + "1" * 53, False, False, False),
    ],
)
def test_a_voice_that_a_recorder_counts_is_told(
    label: str, numbered: bool, counted: bool, voice: bool
) -> None:
    assert (is_numbered(label), is_counted_voice(label), is_voice(label)) == (numbered, counted, voice)


def test_a_number_is_taken_off_a_label_that_has_one() -> None:
    assert without_number("customer 2") == "customer"
    assert without_number("customer") == "customer"


@pytest.mark.parametrize(
    "label",
    [
        "Speaker 1",
        "2nd caller",
        "A",
        "S.W.",
        "12345678",
        "iPhone",
        "Meeting room 3",
        "user-4711",
        "Notetaker",
        "???",
        "话者1",
        "Unknown",
    ],
)
def test_a_label_that_names_nobody_is_told(label: str) -> None:
    assert names_nobody(label)


@pytest.mark.parametrize(
    "label", ["Ana Roth", "ana@linden.example", "Ana Roth's iPhone", "Ana Roth 12345", "Xi"]
)
def test_a_label_that_may_be_somebodys_name_is_kept(label: str) -> None:
    assert not names_nobody(label)


def test_words_that_come_with_several_numbers_or_letters_name_nobody() -> None:
    assert nobodies_among(["Taalend een 1", "Taalend een 2", "Ana Roth"]) == {
        "Taalend een 1",
        "Taalend een 2",
    }
    assert nobodies_among(["Taalend A", "Taalend B", "Ana Roth"]) == {"Taalend A", "Taalend B"}
    assert nobodies_among(["Taalend A", "Taalend C", "Ana Roth"]) == frozenset()
    assert nobodies_among(["Taalend een 1", "Ana Roth"]) == frozenset()


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("Dana Whit: I agree", ("Dana Whit", "I agree")),
        ("**Dana**: I agree", ("Dana", "I agree")),
        (">> DANA:", ("DANA", "")),
        ("[Dana]: I agree", ("Dana", "I agree")),
        ("Dr. Dana M. Whit: so", ("Dr. Dana M. Whit", "so")),
        ("山田：はい", ("山田", "はい")),
        ("a b c d e f g: so", ("a b c d e f g", "so")),
        ("a b c d e f g h: so", None),
        ("It is slow. why: so", None),
        ("10:30", None),
        ("https://a.example", None),
        ("no colon", None),
    ],
)
def test_a_line_is_split_at_what_may_be_its_speaker(line: str, split: tuple[str, str] | None) -> None:
    assert split_prefix(line) == split


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Whit (Acme)", True),
        ("speaker 1", True),
        ("Ana | B", True),
        ("Ana de la Cruz", True),
        ("Question", False),
        ("so the thing", False),
        ("1 2", False),
        ("A B C D E F", True),
        ("A B C D E F G", False),
        ("", False),
    ],
)
def test_words_look_like_a_name_by_how_each_is_written(text: str, name: bool) -> None:
    assert looks_like_name(text) is name


def test_an_address_behind_a_label_is_the_speakers() -> None:
    assert speaker_of("Dana Whit <Dana@us.example>") == Speaker(name="Dana Whit", email="dana@us.example")
    assert speaker_of("dana@us.example") == Speaker(name="dana@us.example", email="dana@us.example")
    assert speaker_of("Dana") == Speaker(name="Dana")
    assert without_via("Dana Whit via House Support") == "Dana Whit"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["ana: a", "ben: b", "ana: c", "ben: d", "so"], {"ana", "ben"}),
        (["note: a", "ana: b", "ana: c"], {"ana"}),
        (["note: a", "note: b", "ana: c"], {"note", "ana"}),
        (["Ana Roth: a", "b", "c", "Ana Roth: d", "so it is: e"], {"Ana Roth"}),
        (["Ana: a", "b", "c", "d"], set()),
        (["Ana: a", "b", "c", "Ana: d", "e", "f"], {"Ana"}),
        (["Ana Roth: a", "b", "c", "d"], {"Ana Roth"}),
        (["Ana: a", "Ben: b", "c", "d", "e"], {"Ana", "Ben"}),
        (["a"], set()),
    ],
)
def test_the_habit_of_a_file_says_which_labels_speak(lines: list[str], names: set[str]) -> None:
    habit = habit_of(lines)
    assert habit.names == names
    assert habit.share == sum(line.partition(":")[0] in names for line in lines) / len(lines)
    assert habit.every_line == (habit.share >= 0.8)


def test_no_lines_have_no_habit() -> None:
    assert habit_of([]) == Habit(names=frozenset(), share=0.0)
