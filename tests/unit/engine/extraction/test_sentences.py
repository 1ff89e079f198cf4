import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.extraction.sentences import LONGEST, sentences_of


def cut(text: str, *, clauses: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, clauses=clauses)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fails. Why? No idea!", ["It fails.", "Why?", "No idea!"]),
        ("We pay 1.500 a year, i.e. too much.", ["We pay 1.500 a year, i.e. too much."]),
        ("Mr. Lang asked. She did not.", ["Mr. Lang asked.", "She did not."]),
        ("so… we wait. yes", ["so… we wait.", "yes"]),
        ("高すぎます。安くなりますか？", ["高すぎます。", "安くなりますか？"]),
        ("- one thing\n• another\n3. a third", ["one thing", "another", "a third"]),
        ("  spaced out  \n\n  twice ", ["spaced out", "twice"]),
        ("He said “stop it.” Then he left.", ["He said “stop it.”", "Then he left."]),
        ("...\n---\n!?", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_semicolon_ends_a_clause_only_where_asked() -> None:
    assert cut("too dear; wants SSO", clauses=True) == ["too dear", "wants SSO"]
    assert cut("too dear; wants SSO") == ["too dear; wants SSO"]


def test_speech_without_marks_is_cut_before_a_discourse_word() -> None:
    ramble = "the driver comes in the morning and takes the list but then nobody knows where it is " * 6
    pieces = cut(ramble)
    assert len(pieces) > 1
    assert all(piece.split()[0] in ("the", "and", "but") for piece in pieces)


@given(st.text(max_size=1500))
def test_sentences_are_in_order_apart_trimmed_and_short(text: str) -> None:
    reached = 0
    for start, end in sentences_of(text, clauses=True):
        assert reached <= start < end <= len(text)
        assert end - start <= LONGEST
        assert text[start:end] == text[start:end].strip()
        reached = end


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=1500))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join(cut(text))
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, text))
