"""Set text is left out of what is heard, told, and heard again on a person's word."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
SET = "Why is our crew dead and too expensive without the export."
TEXTS = [*INVOICES, *OFFLINE, *PRICE]


def listen(path: Path):
    from groundswell.field.services.listen import Request, listen

    return listen(Request(paths=[path], by="ana"), encoder=WordEncoder, at=day(28), watch=lambda _: None)


def heard() -> list[str]:
    from groundswell.field.overview import overview

    return [verbatim.text for verbatim in overview().verbatims]


def table(path: Path, texts: list[str], first: int = 1) -> Path:
    return write_table(path, feedback([f"{text}. {SET}" for text in texts], first))


def test_what_stands_in_most_rows_is_not_heard_and_is_told(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    outcome = listen(table(tmp_path / "portal.csv", TEXTS))
    assert outcome.set_text == (("portal.csv", SET),)
    assert not [text for text in heard() if SET in text]
    assert [(one.words, one.rows, one.of) for one in overview().set_text] == [(SET, 12, 12)]


def test_what_was_heard_without_its_set_text_is_not_unfinished(tmp_path: Path) -> None:
    from groundswell.field.keeping.health import unfinished

    listen(table(tmp_path / "portal.csv", TEXTS))
    assert not unfinished()


def test_rows_heard_before_lose_it_when_more_rows_show_what_it_is(tmp_path: Path) -> None:
    listen(table(tmp_path / "portal.csv", TEXTS[:6]))
    assert [text for text in heard() if SET in text]
    listen(table(tmp_path / "portal.csv", TEXTS))
    assert not [text for text in heard() if SET in text]


def test_a_persons_word_has_it_heard_and_an_undo_takes_that_back(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.services.hearing import hear_set_text

    path = table(tmp_path / "portal.csv", TEXTS)
    listen(path)
    done = hear_set_text(
        [1], Author(by="ana", at=day(29)), heard=True, encoder=WordEncoder, watch=lambda _: None
    )
    assert [text for text in heard() if SET in text]
    undo(done.entry.pk, Author(by="ana", at=day(30)))
    listen(path)
    assert not [text for text in heard() if SET in text]


def test_what_was_brought_back_twice_is_not_taken_away_with_the_first(tmp_path: Path) -> None:
    from groundswell.field.errors import CannotUndo
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.services.hearing import hear_set_text

    listen(table(tmp_path / "portal.csv", TEXTS))
    author = Author(by="ana", at=day(29))
    first, _, last = (
        hear_set_text([1], author, heard=heard, encoder=WordEncoder, watch=lambda _: None).entry
        for heard in (True, False, True)
    )
    with pytest.raises(CannotUndo, match=f"while #{last.pk} "):
        undo(first.pk, author)
    assert [text for text in heard() if SET in text]


def test_a_second_listen_finds_nothing_due(tmp_path: Path) -> None:
    from groundswell.field import due

    path = table(tmp_path / "portal.csv", TEXTS)
    listen(path)
    assert not due.unextracted().exists()
    assert listen(path).verbatims == 0
