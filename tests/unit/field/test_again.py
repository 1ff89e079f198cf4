"""The same again is told when everything is regrouped, and kept."""

from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, verbatim_with, write_table

pytestmark = pytest.mark.usefixtures("store_path")

TOWNS = "Arnheim Basel Cardiff Dresden Esbjerg Florence".split()
SAID = [f"{text} in {town}" for town in TOWNS for text in (*INVOICES, *OFFLINE, *PRICE)]
TWICE = SAID[5].upper() + "!"


def told_again() -> list[list[int]]:
    from groundswell.engine.again import said_again
    from groundswell.field.overview import overview

    return [[one.id for one in group] for c in overview().concerns for group in said_again(c.verbatims)]


def test_what_is_said_again_in_the_same_words_is_told_from_the_store(tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "said.csv", feedback([*SAID, TWICE])))
    assert sorted([verbatim_with(SAID[5]), verbatim_with(TWICE)]) in map(sorted, told_again())


def test_what_is_only_placed_is_told_at_the_next_regrouping(tmp_path: Path) -> None:
    from groundswell.field.services.corrections import Author
    from groundswell.field.services.listen import regroup
    from tests.worlds.encoding import WordEncoder
    from tests.worlds.talk import day

    listen_to(write_table(tmp_path / "said.csv", feedback(SAID)))
    assert listen_to(write_table(tmp_path / "more.csv", feedback([TWICE], first=900))).placed
    new = verbatim_with(TWICE)
    assert not any(new in group for group in told_again())
    regroup(Author(by="ana", at=day(29)), encoder=WordEncoder, watch=lambda _: None)
    assert any({new, verbatim_with(SAID[5])} <= set(group) for group in told_again())


def test_without_a_store_it_is_told_too(tmp_path: Path) -> None:
    from groundswell.engine.again import said_again
    from groundswell.library.listening import listen
    from tests.worlds.encoding import WordEncoder

    path = write_table(tmp_path / "said.csv", feedback([*SAID, TWICE]))
    field = listen(path, as_verbatims=True, encoder=WordEncoder()).field
    told = [{one.text for one in group} for c in field.concerns for group in said_again(c.verbatims)]
    assert any({SAID[5], TWICE} <= group for group in told)
