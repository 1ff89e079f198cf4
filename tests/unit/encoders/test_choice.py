"""Which local model suits which languages, and what a person says about it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from groundswell.encoders import (
    EncoderConfiguration,
    EncoderMisconfigured,
    Languages,
    english_encoder,
    open_encoder,
)
from groundswell.encoders.choice import Choice

ENGLISH = "all-MiniLM-L6-v2/int8"
MULTILINGUAL = "universal-sentence-encoder-multilingual-3/exact-1"


def chosen(heard: dict[str, int], so_far: str = "", setting: str = "", each: int = 1) -> str:
    """The model for so many verbatims by language, `each` to a conversation."""
    said = [language for language, count in heard.items() for _ in range(count)]
    languages = Languages.of([(at // each, language) for at, language in enumerate(said)], so_far)
    environment = {"GROUNDSWELL_LANGUAGES": setting} if setting else {}
    return open_encoder(EncoderConfiguration.from_environment(environment), languages).model


def test_a_field_that_is_all_english_or_empty_has_the_english_model() -> None:
    assert chosen({"en": 500, "": 80}) == ENGLISH
    assert chosen({}) == ENGLISH


def test_a_tenth_in_other_languages_calls_for_the_multilingual_model() -> None:
    assert chosen({"en": 90, "de": 6, "fr": 4}) == MULTILINGUAL
    assert chosen({"en": 91, "de": 5, "fr": 4}) == ENGLISH


def test_what_no_language_can_be_told_of_does_not_count() -> None:
    assert chosen({"en": 90, "de": 10, "": 500}) == MULTILINGUAL


def test_a_field_around_the_border_stays_as_it_is() -> None:
    around = {"en": 93, "de": 7}
    assert chosen(around, so_far=ENGLISH) == ENGLISH
    assert chosen(around, so_far=MULTILINGUAL) == MULTILINGUAL
    assert chosen({"en": 97, "de": 3}, so_far=MULTILINGUAL) == ENGLISH


def test_one_foreign_mail_is_not_enough_however_long() -> None:
    assert chosen({"en": 20, "de": 20}, each=20) == ENGLISH
    assert chosen({"en": 20, "de": 20}, each=5) == MULTILINGUAL


def test_a_language_that_the_multilingual_model_was_not_taught_calls_for_nothing() -> None:
    assert chosen({"en": 50, "da": 50}) == ENGLISH
    assert chosen({"en": 50, "da": 50}, so_far=MULTILINGUAL) == ENGLISH


def test_a_field_that_no_language_can_be_told_of_stays_with_its_model() -> None:
    assert chosen({"": 9}, so_far=MULTILINGUAL) == MULTILINGUAL


def test_what_a_person_says_goes_before_the_languages() -> None:
    assert chosen({"de": 100}, setting="english") == ENGLISH
    assert chosen({"en": 100}, setting="Multilingual") == MULTILINGUAL
    assert chosen({"de": 100}, setting="auto") == MULTILINGUAL


def test_a_setting_that_means_nothing_is_told_with_those_that_do() -> None:
    with pytest.raises(EncoderMisconfigured, match=r"'klingon'.*auto, english, multilingual"):
        EncoderConfiguration.from_environment({"GROUNDSWELL_LANGUAGES": "klingon"})


def test_a_process_has_one_encoder_of_each_model_whoever_asks_for_it() -> None:
    asked = EncoderConfiguration(languages=Choice.ENGLISH)
    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(lambda _: open_encoder(asked), range(20)))
    assert all(one is opened[0] for one in opened)
    assert english_encoder(EncoderConfiguration()) is opened[0]
    assert open_encoder(EncoderConfiguration(languages=Choice.MULTILINGUAL)) is not opened[0]
