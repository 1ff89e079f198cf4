"""Texts inside a text are read and changed as they were written."""

import json

import pytest

from groundswell.field.erasing.nested import changed, texts_in


def without(text: str) -> str:
    return text.replace("Ann Lee", "(erased)")


def test_what_stands_behind_a_line_break_in_a_table_is_found() -> None:
    kept = json.dumps([[1, ["Ann Lee", "said:\nAnn Lee", "é"], ""]], ensure_ascii=False)
    assert texts_in(kept) == ["Ann Lee", "said:\nAnn Lee", "é", ""]
    assert json.loads(changed(kept, without)) == [[1, ["(erased)", "said:\n(erased)", "é"], ""]]
    assert "é" in changed(kept, without)


@pytest.mark.parametrize("apart", [None, (",", ":")])
def test_it_is_written_as_it_was_and_what_is_not_changed_stays_to_the_letter(
    apart: tuple[str, str] | None,
) -> None:
    kept = json.dumps({"by": "Ann Lee", "Ann Lee": [1, None]}, separators=apart)
    wanted = json.dumps({"by": "(erased)", "(erased)": [1, None]}, separators=apart)
    assert changed(kept, without) == wanted
    spaced = '{ "by" : "Bo" }'
    assert changed(spaced, without) == spaced


@pytest.mark.parametrize("plain", ["Ann Lee", "[sic] Ann Lee", "{Ann Lee", "[" * 100_000 + "Ann Lee", ""])
def test_a_plain_text_is_one(plain: str) -> None:
    assert texts_in(plain) == [plain]
    assert changed(plain, without) == without(plain)
