"""Set phrases stand apart from concerns, are told, and come back on a person's word."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, concerns, verbatim_with
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
FORMULA = "I have nothing more to ask for on my side about how you would do that today."
OTHERS = [*INVOICES, *OFFLINE, *PRICE]


def call(path: Path, *said: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["Nora: How can I help?", *(f"Dana: {one}" for one in said)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def calls(folder: Path, texts: Sequence[str] = OTHERS, *, with_formula: int = 4, first: int = 1) -> Path:
    for number, text in enumerate(texts, start=first):
        formula = [FORMULA] if number - first < with_formula else []
        call(folder / f"call-{number}.txt", f"We found that {text}.", *formula)
    return folder


def listen(path: Path):
    from groundswell.field.services.listen import Request, listen

    return listen(
        Request(paths=[path], by="ana", sellers=["Nora"]),
        encoder=WordEncoder,
        at=day(28),
        watch=lambda _: None,
    )


def phrases() -> dict[str, tuple[int, bool]]:
    """Words -> in how many verbatims, and whether a person brought them back."""
    from groundswell.field.overview import overview

    return {one.words: (len(one.verbatims), one.heard) for one in overview().set_phrases}


def say(*numbers: int, heard: bool):
    from groundswell.field.history.entries import Author
    from groundswell.field.services.hearing import hear_set_phrases

    author = Author(by="ana", at=day(29))
    return hear_set_phrases(numbers, author, heard=heard, encoder=WordEncoder, watch=lambda _: None)


def undo(entry: int | None = None) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo

    undo(entry or last_to_undo(), Author(by="ana", at=day(30)))


def test_a_set_phrase_is_in_no_concern_and_nothing_is_lost(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    outcome = listen(calls(tmp_path / "calls"))
    assert outcome.set_phrases == 1
    assert phrases() == {FORMULA: (4, False)}
    field = overview()
    assert not [texts for texts in concerns().values() if FORMULA in texts]
    assert FORMULA not in [one.text for one in field.heard_once]
    assert len(field.verbatims) == outcome.verbatims


def test_a_concern_worded_alike_by_several_stays_a_concern(tmp_path: Path) -> None:
    for number in range(1, 5):
        call(tmp_path / "calls" / f"{number}.txt", "Does it work offline?", f"We are number {number} here.")
    listen(tmp_path / "calls")
    assert phrases() == {}
    assert "Does it work offline?" in concerns()[concern_with("Does it work offline?")]


def test_whole_answers_are_never_set_phrases(tmp_path: Path) -> None:
    from tests.worlds.field import feedback, listen_to, write_table

    listen_to(write_table(tmp_path / "survey.csv", feedback([FORMULA] * 6 + OTHERS)))
    assert phrases() == {}
    assert concern_with(FORMULA)


def test_a_later_copy_takes_the_first_one_with_it_out_of_its_concern(tmp_path: Path) -> None:
    folder = calls(tmp_path / "calls", with_formula=1)
    listen(folder)
    assert phrases() == {}
    listen(calls(tmp_path / "calls", ["the app is dead without signal"], with_formula=1, first=20))
    assert phrases() == {FORMULA: (2, False)}
    assert not [texts for texts in concerns().values() if FORMULA in texts]
    undo()
    assert phrases() == {}


def test_a_persons_word_brings_one_back_for_good(tmp_path: Path) -> None:
    listen(calls(tmp_path / "calls"))
    done = say(1, heard=True)
    assert done.entry.summary == "set phrase P-1 is heard"
    assert FORMULA in concerns()[concern_with(FORMULA)]
    assert phrases() == {FORMULA: (4, True)}
    listen(calls(tmp_path / "calls", ["the app is dead without signal"], with_formula=1, first=20))
    assert phrases() == {FORMULA: (5, True)}
    assert FORMULA in concerns()[concern_with(FORMULA)]


def test_an_undo_lets_it_stand_apart_again(tmp_path: Path) -> None:
    listen(calls(tmp_path / "calls"))
    say(1, heard=True)
    undo()
    assert phrases() == {FORMULA: (4, False)}
    assert not [texts for texts in concerns().values() if FORMULA in texts]


def test_left_out_again_it_leaves_its_concern(tmp_path: Path) -> None:
    from groundswell.field.errors import ImpossibleCorrection, NoSuchSetPhrase

    listen(calls(tmp_path / "calls"))
    say(1, heard=True)
    say(1, heard=False)
    assert not [texts for texts in concerns().values() if FORMULA in texts]
    with pytest.raises(ImpossibleCorrection, match="P-1 is left out already"):
        say(1, heard=False)
    with pytest.raises(NoSuchSetPhrase):
        say(7, heard=True)


def test_one_is_moved_or_explained_only_when_it_is_heard(tmp_path: Path) -> None:
    from groundswell.field import queries
    from groundswell.field.errors import CannotMoveSetPhrase, StandsApart
    from groundswell.field.explaining import explain
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import move

    listen(calls(tmp_path / "calls"))
    number = verbatim_with(FORMULA)
    with pytest.raises(CannotMoveSetPhrase, match="P-1, which has to be heard first"):
        move([number], next(iter(concerns())), Author(by="ana", at=day(29)))
    with pytest.raises(StandsApart, match="is the set phrase P-1"):
        explain(queries.verbatim(number))


def test_nothing_is_due_after_it_was_found(tmp_path: Path) -> None:
    from groundswell.field.keeping.health import unfinished

    listen(calls(tmp_path / "calls"))
    assert not unfinished()
    assert listen(tmp_path / "calls").set_phrases == 0


def test_erased_words_leave_no_trace_in_set_phrases(tmp_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    listen(calls(tmp_path / "calls"))
    forget("Dana", Author(by="ana", at=day(29)))
    assert phrases() == {}
    assert not models.SetPhrase.objects.exclude(said="").exists()
    assert not models.Verbatim.objects.exclude(said="").exists()


def test_conversations_of_which_nothing_was_heard_are_counted(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    call(tmp_path / "calls" / "1.txt", "Thanks, have a good day.")
    listen(calls(tmp_path / "calls", OTHERS[:4], first=2))
    assert overview().nothing_heard == 1
