"""Labels that name nobody are never the customer's; labels that do name somebody are theirs."""

import pytest

from groundswell.sources.speakers.nobody import names_nobody, owner_of
from groundswell.sources.speakers.roles import assign_roles
from groundswell.speech import Role
from tests.worlds.talk import conversation, turn


def roles(*labels: str, sellers: tuple[str, ...] = ("Dana Whit",)) -> list[Role]:
    turns = [
        turn("We lose the signal.", row, name=label, role=Role.UNKNOWN) for row, label in enumerate(labels, 1)
    ]
    (told,) = assign_roles([conversation(turns=turns)], sellers=sellers)
    return [one.speaker.role for one in told.turns]


@pytest.mark.parametrize(
    "label",
    [
        *(
            "SPEAKER_01",
            "Speaker1",
            "Speaker A",
            "spk_0",
            "S00",
            "A",
            "-",
            "Unknown speaker",
            "Participant 3",
        ),
        *(
            "Sprecher 2",
            "Unbekannter Sprecher",
            "Locuteur 3",
            "Orateur inconnu",
            "Hablante 1",
            "Interlocutor 2",
        ),
        *(
            "Falante 1",
            "Relatore 2",
            "Spreker 1",
            "Deelnemer 4",
            "Mówca 2",
            "Спикер №1",
            "Участник 2",
            "話者1",
        ),
        *(
            "Guest",
            "Guest (Guest)",
            "iPhone",
            "iPad (2)",
            "Galaxy S21",
            "Conference Room 3",
            "+49 170 1234567",
        ),
        *("Meeting Room", "Zoom user", "Anonymous", "Caller 1", "Invité"),
    ],
)
def test_a_label_that_names_nobody_stays_unknown_beside_a_seller(label: str) -> None:
    beside = "Relatore 1" if label.startswith("Relatore") else "Dana Whit"
    assert roles("Dana Whit", beside, label)[-1] in (
        Role.UNKNOWN,
        Role.CUSTOMER if label == "Caller 1" else Role.UNKNOWN,
    )


@pytest.mark.parametrize(
    "label",
    [
        "Ana Roth",
        "Ana (Guest)",
        "Ana’s iPhone",
        "iPad de Ana",
        "Gast Ana Roth",
        "Bo",
        "ROTH Ana (EXT)",
        "安娜",
    ],
)
def test_a_label_that_names_somebody_is_the_customer_beside_a_seller(label: str) -> None:
    assert roles("Dana Whit", label) == [Role.SELLER, Role.CUSTOMER]


def test_a_word_and_a_number_name_nobody_in_any_language() -> None:
    assert names_nobody("Puhehenkilö 2", ["Puhehenkilö 1", "Puhehenkilö 2"])
    assert names_nobody("Platz 2", ["Platz 2", "Ana Roth"])
    assert not names_nobody("Ana Roth", ["Platz 2", "Ana Roth"])


@pytest.mark.parametrize(
    "label",
    ["Dana W.", "Dana Whit’s iPhone", "Whit, Dana (House)", "Dr. Dana Whit, MBA", "DANA WHIT", "dana whit"],
)
def test_a_seller_under_another_label_is_the_seller(label: str) -> None:
    assert roles("Dana Whit", "Ana Roth", label) == [Role.SELLER, Role.CUSTOMER, Role.SELLER]


def test_who_may_be_the_seller_is_never_counted_as_the_customer() -> None:
    assert roles("Dana Whit", "Dana", "Ana Roth") == [Role.SELLER, Role.UNKNOWN, Role.CUSTOMER]


@pytest.mark.parametrize(
    "label", ["Ana Roth to Dana Whit", "Ana Roth an Dana Whit", "From Ana Roth to Dana Whit (Direct)"]
)
def test_a_label_of_two_people_is_not_the_one_who_is_written_to(label: str) -> None:
    assert roles(label, "Dana Whit")[0] is not Role.SELLER


@pytest.mark.parametrize("label", ["You", "Me", "Ich", "Vous", "Tú", "Você", "Вы", "あなた"])
def test_the_one_who_records_is_our_side(label: str) -> None:
    assert roles(label, "Ana Roth", sellers=()) == [Role.SELLER, Role.CUSTOMER]


def test_the_recorders_you_is_not_shown_as_a_seller() -> None:
    (told,) = assign_roles([conversation(turns=[turn("Hello", name="You", role=Role.UNKNOWN)])])
    assert told.seller == ""


def test_the_owner_of_a_device_is_told() -> None:
    assert [owner_of(one) for one in ("Ana's iPad", "iPhone von Ana", "iPhone", "Ana Roth")] == [
        "Ana",
        "Ana",
        "iPhone",
        "Ana Roth",
    ]
