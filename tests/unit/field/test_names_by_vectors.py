"""Names that vectors have a say in, from the store."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table

pytestmark = pytest.mark.usefixtures("store_path")


# A part of it can be a name: as such it was not heard.
ASIDE = "the app is dead without signal in the basement, and the basement jobs wait"


@pytest.fixture(autouse=True)
def field(tmp_path: Path, store_path: Path) -> None:
    rows = feedback([*INVOICES, *OFFLINE, *PRICE, ASIDE])
    listen_to(write_table(tmp_path / "feedback.csv", rows))


def name_anew(encoder: WordEncoder) -> None:
    """Name all concerns as if none bore a name."""
    from groundswell.field import models
    from groundswell.field.names import name_concerns

    models.Concern.objects.update(name="")
    name_concerns(encoder=encoder)


def test_what_was_heard_is_not_embedded_again_and_nothing_is_stored() -> None:
    from groundswell.field import models

    stored = set(models.Vector.objects.values_list("text", "model"))
    encoder = WordEncoder()
    name_anew(encoder)

    assert all(models.Concern.objects.values_list("name", flat=True))
    assert encoder.encoded
    assert not {*INVOICES, *OFFLINE, *PRICE, ASIDE} & set(encoder.encoded)
    assert set(models.Vector.objects.values_list("text", "model")) == stored


def test_names_that_stand_ask_for_no_vector() -> None:
    from groundswell.field.names import name_concerns

    encoder = WordEncoder()
    name_concerns(anew=True, encoder=encoder)

    assert encoder.encoded == []


def test_another_models_vectors_are_not_taken_for_this_ones() -> None:
    encoder = WordEncoder()
    encoder.model = "words/2"
    name_anew(encoder)

    assert set(encoder.encoded) & {*INVOICES, *OFFLINE, *PRICE}


def test_a_model_is_loaded_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.languages import open_for_field

    monkeypatch.delenv("GROUNDSWELL_LANGUAGES", raising=False)
    assert open_for_field() is open_for_field()
