"""How --map is written."""

import pytest

from groundswell.cli.options import WrongUse, column_map


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("text=utterance,at=date", {"text": "utterance", "at": "date"}),
        (" text = utterance , at= date,", {"text": "utterance", "at": "date"}),
        ("text=If anything, what?,at=date", {"text": "If anything, what?", "at": "date"}),
        ("text=Score (1=bad, 5=good)", {"text": "Score (1=bad, 5=good)"}),
        ('text="Rate us, at=once",at=date', {"text": "Rate us, at=once", "at": "date"}),
        ('text="He said ""no"", twice"', {"text": 'He said "no", twice'}),
        ('text="Quoted" and more,at=date', {"text": '"Quoted" and more', "at": "date"}),
        ("text=Line one\nline two, and on,at=date", {"text": "Line one\nline two, and on", "at": "date"}),
    ],
)
def test_a_column_is_mapped_by_its_real_name(written: str, meant: dict[str, str]) -> None:
    assert column_map([written]) == meant


def test_several_maps_are_one() -> None:
    assert column_map(["text=words", "at=day"]) == {"text": "words", "at": "day"}


@pytest.mark.parametrize("written", ["text", "words,at=day", "=words"])
def test_what_is_no_map_says_how_one_is_written(written: str) -> None:
    with pytest.raises(WrongUse, match="meaning=column"):
        column_map([written])
