"""Concerns are found by what is meant, where somebody else says how the words lie."""

from pathlib import Path

import pytest

from groundswell.people.viewer import OPERATOR
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day


@pytest.fixture(autouse=True)
def listened(store_path: Path, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))


def meant(words: str, top: int = 5) -> list[int]:
    from groundswell.field.reading.meaning import meant

    encoder = WordEncoder()
    vector = encoder.encode([words])[0].astype("<f4").tobytes()
    return [one.concern for one in meant(OPERATOR, encoder.model, vector, top)]


def test_the_nearest_concern_comes_first_and_far_ones_not_at_all() -> None:
    assert meant("doubled invoice of the export")[0] == concern_with(INVOICES[0])
    assert meant("seasonal seat price")[0] == concern_with(PRICE[0])
    assert meant("zebras dislike violins") == []
    assert len(meant("the", top=1)) <= 1


def test_what_was_dismissed_is_not_found_by_its_meaning() -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import dismiss

    number = concern_with(PRICE[0])
    dismiss(number, Author(by="ana", at=day(29)))
    assert number not in meant("seasonal seat price")


def test_vectors_of_another_model_say_nothing() -> None:
    from groundswell.field.reading.meaning import meant as meant_by

    vector = WordEncoder().encode(["seat price"])[0].astype("<f4").tobytes()
    assert meant_by(OPERATOR, "another/1", vector, 5) == []
    assert meant_by(OPERATOR, WordEncoder().model, vector[:16], 5) == []
