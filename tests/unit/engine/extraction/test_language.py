import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.extraction.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Can you tell me what the price is?", "en"),
        ("we’re not sure that it’s worth the money", "en"),
        ("Die Rechnung ist schon wieder falsch und niemand meldet sich.", "de"),
        ("We hebben al een systeem en het is te duur voor ons.", "nl"),
        ("Nos gustaría exportar los datos a una hoja de cálculo.", "es"),
        ("我们觉得这个价格太高了", "zh"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "ok", "SSO?", "2024-11-05", "😀😀"])
def test_too_little_tells_no_language(text: str) -> None:
    assert language_of(text) == ""


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_has_a_two_letter_language_or_none(text: str) -> None:
    assert len(language_of(text)) in (0, 2)
