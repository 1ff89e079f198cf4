"""Labels of recorders and devices are nobody's; labels of a person in other forms are that person's."""

import pytest

from groundswell.sources.speakers.nobody import nobodies_among
from groundswell.sources.speakers.persons import Names
from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

CUSTOMER, SELLER, UNKNOWN = Role.CUSTOMER, Role.SELLER, Role.UNKNOWN


def roles(*labels: str, words: str = "It is slow.", sellers: tuple[str, ...] = ("Dana Whit",)) -> list[Role]:
    turns = tuple(
        Turn(row=row, text=words, speaker=Speaker(name=label)) for row, label in enumerate(labels, 1)
    )
    said = Conversation(key="", channel=Channel.CALL, source="x", turns=turns)
    return [turn.speaker.role for turn in assign_roles([said], sellers=sellers)[0].turns]


@pytest.mark.parametrize(
    "label",
    """SPEAKER_01|Speaker1|Speaker A|spk_0|S01|Speaker 10 (external)|Sprecher 2|Sprecher:in 2|1. Sprecher
2nd speaker|Unbekannter Sprecher|Locuteur 3|Locuteur n°1|Participant inconnu|Orador desconocido|Hablante 2
Interlocutore 1|Onbekende spreker|Mówca 3|Gość 1|Neznámý mluvčí|Tuntematon puhuja|Konuşmacı 2|Pembicara 1
Спикер №1|Ομιλητής 2|话者1|不明な話者|화자 1|발화자 1|المتحدث 1|דובר 1|Xylo 3|Unknown
Unidentified Male Speaker|Multiple Speakers|Anonymous
Guest|Guest 12|Zoom user|Google Meet user|Unknown Caller|Ana's Notetaker|1|-|?|+49 170 1234567|(555) 010-9999
1555***0199|Ext. 2041|iPhone|iPad (2)|Galaxy S21|SM-G991B|DESKTOP-4F2K9|Pixel 7|MacBook Pro|Poly Studio
Conference Room 3|Boardroom|Besprechungsraum 2|Salle Bleue|Sala 2|Raum Hamburg|user_81|Channel-2
Samsung SM-A546B|Unbek. Teilnehmer|No Name|参加者A|N.N.|Speaker_B|Ведущий 1|Redmi Note 12""".replace(
        "\n", "|"
    ).split("|"),
)
def test_a_label_that_names_nobody_is_never_the_customers_beside_a_seller(label: str) -> None:
    assert roles("Dana Whit", label) == [SELLER, UNKNOWN]


@pytest.mark.parametrize(
    "label",
    """Ana (Guest)|Ana Roth|ROTH Ana (EXT)|Ana's iPhone|iPhone von Ana Roth|iPhone (Ana Roth)
Ana Guest|Mannes Guest|Roth, Ana|Le|Du Pont|Hans Zimmer|Ana Sala|Man Li|Ty|Bo
ana.roth|Ana Roth (2)|Ana Roth 2|Dr. Roth|李娜|Ана Рот
Frau Roth|Ben|Ana R.""".replace("\n", "|").split("|"),
)
def test_a_label_that_names_somebody_is_the_customers_beside_a_seller(label: str) -> None:
    assert roles("Dana Whit", label) == [SELLER, CUSTOMER]


def test_a_word_that_returns_with_other_numbers_counts_voices_in_any_language() -> None:
    labels = [
        "Beszélget 1",
        "Beszélget 2",
        "Néma beszélget",
        "Zog Mur 4",
        "Zog Mur 5",
        "Qua A",
        "Qua B",
        "Ana B",
    ]

    assert nobodies_among([*labels, "Ana Roth"]) == frozenset(labels) - {"Ana B"}


@pytest.mark.parametrize(
    "labels",
    [
        ("Dana W.", "Dana Whit’s iPhone"),
        ("Dana W.", "Dana’s iPad"),
        ("Whit, Dana (House)", "Dr. Dana Whit, MBA"),
        ("Whit Dana", "D. Whit"),
        ("iPhone de Dana Whit", "Dana W"),
        ("Dana Whits iPhone", "Dana W."),
        ("Dana Whit, House Ltd", "Dana Whit - House"),
        ("Dana Whit (Presenting)", "dana whit"),
    ],
)
def test_one_seller_under_two_labels_is_the_seller_under_both(labels: tuple[str, str]) -> None:
    assert roles(labels[0], "Ana Roth", labels[1]) == [SELLER, CUSTOMER, SELLER]


def test_who_may_be_the_seller_or_somebody_else_is_not_told() -> None:
    assert roles("Dana Whit", "Dana", "Ana Roth") == [SELLER, UNKNOWN, CUSTOMER]
    assert roles("Dana W.", "Dana", "Ana Roth") == [SELLER, UNKNOWN, CUSTOMER]
    assert roles("Dana W.", "Dana Wolf") == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    "label",
    [
        "From Ana to Dana (Direct Message)",
        "From Ana Roth to Dana Whit(Direct Message)",
        "Ana Roth to Dana Whit",
        "Ana Roth & Dana Whit",
        "Ana Roth and Dana Whit",
        "Ana Roth / Dana Whit",
    ],
)
def test_a_label_of_two_people_is_neither_of_them(label: str) -> None:
    assert roles(label) == [UNKNOWN]
    assert Names.of(["Dana"]).may_have(label) is None


def test_a_seller_whose_name_is_a_joining_word_elsewhere_is_known() -> None:
    assert roles("An Nguyen", "Ana Roth", sellers=("An Nguyen",)) == [SELLER, CUSTOMER]


@pytest.mark.parametrize(
    "label",
    ["You", "Me", "You (Dana)", "Ich", "Du", "Vous", "Tú", "Você", "Tu", "Jij", "Вы", "あなた", "你", "나"],
)
def test_whoever_records_is_our_side_in_the_language_of_their_screen(label: str) -> None:
    assert roles(label, "Ana Roth", sellers=()) == [SELLER, CUSTOMER]


def test_a_word_for_you_that_is_also_a_name_counts_only_in_its_language() -> None:
    assert roles("Ty", "Ana Roth", sellers=()) == [UNKNOWN, UNKNOWN]
    assert roles("Ty", "Ana Roth", words="Eksport się zatrzymał.", sellers=()) == [SELLER, CUSTOMER]


def test_a_word_for_ourselves_is_not_shown_as_the_sellers_name() -> None:
    said = Conversation(
        key="",
        channel=Channel.CALL,
        source="x",
        turns=(Turn(row=1, text="Hi.", speaker=Speaker(name="You")),),
    )

    assert assign_roles([said])[0].seller == ""


def test_a_numbered_side_is_that_side() -> None:
    assert roles("Agent 1", "Customer 2", sellers=()) == [SELLER, CUSTOMER]
    assert roles("Dana Whit (You)", "Ana (Client)", sellers=()) == [SELLER, CUSTOMER]


def test_a_label_of_a_million_signs_takes_no_time() -> None:
    for part in ("(", "iPhone ", " | ", "’s ", "1", "a "):
        assert len(roles("Dana Whit", part * 200_000)) == 2
