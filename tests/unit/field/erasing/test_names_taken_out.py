"""Where a name ends and another begins: what is taken out of titles and reasons, and what stays."""

from pathlib import Path

import pytest

from tests.unit.field.erasing.test_no_trace import INVOICES, SAID, author, forget
from tests.unit.field.erasing.test_no_trace import said as said  # the fixture
from tests.worlds.field import concern_with

ERASED = "(erased)"  # what stands in the place of a name
pytestmark = pytest.mark.usefixtures("store_path")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Call with Ann Lee", f"Call with {ERASED}"),
        ("ANN LEE said so", f"{ERASED} said so"),
        ("calls/ann_lee.vtt", f"calls/{ERASED}.vtt"),
        ("Ann - Lee", ERASED),
        ("Ann and Lee", "Ann and Lee"),
        ("Ann Lee Moor", ERASED),
        ("Ann Leeds", "Ann Leeds"),
        ("Joann Lee", "Joann Lee"),
        ("by ann@linden.example.", f"by {ERASED}."),
        ("by joann@linden.example", "by joann@linden.example"),
        ("", ""),
    ],
)
def test_a_whole_name_is_taken_out_however_it_is_written_and_no_part_of_another(text: str, left: str) -> None:
    from groundswell.field.erasing.blotting import Names

    names = Names.of({"Ann Lee", "Ann Lee Moor", "ann@linden.example"})
    assert names.without(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Quist", ERASED),
        ("quist", ERASED),
        ("Quist Ltd", "Quist Ltd"),
        ("Ann Quist", ERASED),
        ("Ann Quist Ltd", f"{ERASED} Ltd"),
        ("Linden", "Linden"),
    ],
)
def test_of_a_company_one_word_that_is_also_a_name_stays_unless_it_is_all(text: str, left: str) -> None:
    from groundswell.field.erasing.blotting import Names

    assert Names.of({"Quist", "Ann Quist"}).out_of_business(text) == left


def test_an_undone_rename_brings_back_the_name_that_a_person_gave(said: Path) -> None:
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Concern
    from groundswell.field.services.corrections import rename

    number = concern_with(SAID)
    rename(number, "Trouble with exports", author())
    again = rename(number, "Other trouble", author())
    forget("Ann Quist")
    undo(again.pk, author())
    assert Concern.objects.get(pk=concern_with(INVOICES[0])).name == "Trouble with exports"
