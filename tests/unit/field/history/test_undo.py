"""What an undo takes back, and what has to be taken back before it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell.field.errors import CannotUndo, UndoAnotherFirst
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    verbatim_with,
    write_table,
)
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")

Decision = Callable[[], object]


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def undo(number: int | None = None):
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    return take_back(number or last_to_undo(), author())


def correct():
    from groundswell.field.services import corrections

    return corrections


def rename() -> object:
    return correct().rename(concern_with(INVOICES[0]), "Doubled invoices", author())


def merge() -> object:
    return correct().merge([concern_with(INVOICES[0]), concern_with(OFFLINE[0])], author())


def move() -> object:
    return correct().move([verbatim_with(INVOICES[0])], concern_with(OFFLINE[0]), author())


def split() -> object:
    return correct().split(concern_with(INVOICES[0]), [verbatim_with(INVOICES[0])], author())


def dismiss() -> object:
    return correct().dismiss(concern_with(OFFLINE[0]), author())


@pytest.fixture
def heard(tmp_path: Path, store_path: Path) -> Path:
    table = write_table(tmp_path / "heard.csv", feedback([*INVOICES, *OFFLINE]))
    listen_to(table)
    return table


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("decide", [rename, merge, move, split, dismiss])
def test_an_import_is_not_undone_under_a_decision_that_stands_on_it(decide: Decision) -> None:
    decide()
    decided = concerns()
    with pytest.raises(CannotUndo, match=r"#1 cannot be undone while #2 \(.*\) stands on what it brought"):
        undo(1)
    assert concerns() == decided
    undo(2)
    undo(1)
    assert concerns() == {}


@pytest.mark.usefixtures("heard")
def test_following_what_undo_says_leads_to_the_end() -> None:
    for decide in (rename, merge, split):
        decide()
    asked, number = [], 1
    while concerns():
        try:
            undo(number)
        except UndoAnotherFirst as refused:
            number = int(str(refused.values["first"]))
            asked.append(number)
        else:
            number = 1
    assert asked == [4, 3, 2]


def test_an_import_that_no_decision_is_about_is_undone(tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)))
    listen_to(write_table(tmp_path / "b.csv", feedback(OFFLINE, first=20)))
    rename()
    undo(2)
    assert set.union(*concerns().values()) == set(INVOICES)


def test_a_word_that_was_moved_holds_its_import_also_where_both_concerns_are_older(tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES[:3], *OFFLINE])))
    listen_to(write_table(tmp_path / "b.csv", feedback(INVOICES[3:], first=20)))
    correct().move([verbatim_with(INVOICES[3])], concern_with(OFFLINE[0]), author())
    with pytest.raises(CannotUndo, match="#3"):
        undo(2)


def test_undo_passes_over_imports_that_brought_nothing_new(heard: Path) -> None:
    merge()
    merged = concerns()
    listen_to(heard)
    listen_to(heard)
    assert undo().undoes_id == 2
    assert concerns() != merged


def test_an_import_that_taught_only_sellers_is_not_passed_over(heard: Path) -> None:
    listen_to(heard, sellers=["Dana Whit"])
    assert undo().undoes_id == 2


def test_an_import_is_not_undone_under_a_merge_of_older_concerns_that_its_words_stand_in(
    tmp_path: Path,
) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES[:3], *OFFLINE])))
    listen_to(write_table(tmp_path / "b.csv", feedback(INVOICES[3:], first=20)))
    merge()
    with pytest.raises(CannotUndo, match=r"#2 cannot be undone while #3 \(merged"):
        undo(2)


@pytest.mark.usefixtures("heard")
def test_an_entry_tells_which_undo_took_it_back_as_long_as_that_stands() -> None:
    from groundswell.field.models import Entry

    rename()

    def undone() -> dict[int, int | None]:
        return dict(Entry.objects.values_list("id", "undone_by"))

    undo(2)
    assert undone() == {1: None, 2: 3, 3: None}
    undo(3)
    assert undone() == {1: None, 2: None, 3: 4, 4: None}
    undo(4)
    assert undone() == {1: None, 2: 3, 3: None, 4: 5, 5: None}


@pytest.mark.usefixtures("heard")
def test_what_was_undone_is_not_undone_twice() -> None:
    rename()
    undo(2)
    with pytest.raises(CannotUndo, match="#2 was undone already, by #3"):
        undo(2)


@pytest.mark.usefixtures("heard")
def test_a_split_is_not_undone_where_its_two_parts_would_lead_to_each_other() -> None:
    from groundswell.field import models, queries

    old = concern_with(INVOICES[0])
    divided = correct().split(old, [verbatim_with(INVOICES[0])], author())
    born = concern_with(INVOICES[0])
    # As after all words of the old one went elsewhere, and it was merged into the new one.
    models.Concern.objects.filter(pk=old).update(merged_into=born)
    with pytest.raises(CannotUndo, match=f"C-{old} and C-{born} would lead to each other"):
        undo(divided.pk)
    assert queries.redirects().to == {old: born}


@pytest.mark.usefixtures("heard")
def test_an_entry_that_there_is_none_of_cannot_be_undone() -> None:
    with pytest.raises(CannotUndo, match="There is no entry #99"):
        undo(99)


def test_a_list_of_history_reads_no_patch(heard: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of

    merge()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(told_of(entries.newest_first())) == 2
    assert not [one["sql"] for one in asked.captured_queries if "patch" in one["sql"]]


@pytest.mark.usefixtures("heard")
def test_a_later_dismissal_stands_though_an_older_undo_is_taken_back() -> None:
    from groundswell.field.models import Concern

    number = concern_with(INVOICES[0])
    correct().dismiss(number, author())  # 2
    correct().reopen(number, author())  # 3
    undo(3)  # 4
    undo(2)  # 5
    correct().dismiss(number, author())  # 6
    back = undo(4)  # it was reopened after all, but before it was dismissed again
    assert Concern.objects.get(pk=number).status == "dismissed"
    undo(back.pk)
    assert Concern.objects.get(pk=number).status == "dismissed"
    undo(6)
    assert Concern.objects.get(pk=number).status == "open"


def called(number: int, name: str) -> None:
    """As if vectors had chosen the name, which a correction does not ask."""
    from groundswell.field.models import Concern

    Concern.objects.filter(pk=number).update(name=name)


def name_of(number: int) -> str:
    from groundswell.field.models import Concern

    return Concern.objects.get(pk=number).name


@pytest.mark.usefixtures("heard")
def test_a_concern_that_is_only_judged_keeps_the_name_it_has_from_its_words() -> None:
    number = concern_with(INVOICES[0])
    called(number, "Every invoice is doubled")
    correct().dismiss(number, author())
    assert name_of(number) == "Every invoice is doubled"
    undo()
    assert name_of(number) == "Every invoice is doubled"


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("decide", [merge, move, split])
def test_an_undo_puts_back_the_name_that_a_concern_had_from_its_words(decide: Decision) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    called(one, "Every invoice is doubled")
    called(other, "No signal down there")
    entry = decide()
    then = (name_of(one), name_of(other))
    back = undo()
    assert (name_of(one), name_of(other)) == ("Every invoice is doubled", "No signal down there")
    undo(back.pk)
    assert (name_of(one), name_of(other)) == then
    assert entry is not None


def in_concerns_that_are_gone() -> list[int]:
    from groundswell.field import models, queries

    gone = models.Concern.objects.filter(merged_into__isnull=False).values("id")
    return list(queries.live_verbatims().filter(concern__in=gone).values_list("id", flat=True))


@pytest.mark.usefixtures("heard")
def test_a_word_that_comes_back_to_a_concern_that_was_merged_meanwhile_stands_where_that_leads() -> None:
    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    moved = correct().move([verbatim_with(INVOICES[0])], other, author())
    merged = correct().merge([other, one], author())
    undo(moved.pk)
    assert in_concerns_that_are_gone() == []
    assert concern_with(INVOICES[0]) == other
    undo(merged.pk)
    assert in_concerns_that_are_gone() == []


@pytest.mark.usefixtures("heard")
def test_words_that_came_while_a_merge_was_undone_go_along_when_it_is_done_again(tmp_path: Path) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    correct().merge([one, other], author())
    back = undo()
    listen_to(write_table(tmp_path / "more.csv", feedback([f"{OFFLINE[0]} again"], first=900)))
    assert concern_with(f"{OFFLINE[0]} again") == other
    undo(back.pk)
    assert in_concerns_that_are_gone() == []
    assert concern_with(f"{OFFLINE[0]} again") == one


def refuses(number: int, because_of: int) -> bool:
    """Whether an entry cannot be undone while a certain other one stands."""
    with pytest.raises(CannotUndo) as refused:
        undo(number)
    return f"while #{because_of} " in str(refused.value)


@pytest.mark.usefixtures("heard")
def test_a_name_that_somebody_gave_again_is_not_taken_away_with_the_first() -> None:
    number = concern_with(INVOICES[0])
    before = name_of(number)
    first = correct().rename(number, "Doubled invoices", author())
    second = correct().rename(number, "Twice billed", author())
    again = correct().rename(number, "Doubled invoices", author())
    assert refuses(first.pk, again.pk)
    undo(again.pk)
    assert refuses(first.pk, second.pk)
    undo(second.pk)
    assert name_of(number) == "Doubled invoices"
    undo(first.pk)
    assert name_of(number) == before


@pytest.mark.usefixtures("heard")
def test_a_name_given_again_after_an_undo_stands_though_that_undo_is_taken_back() -> None:
    number = concern_with(INVOICES[0])
    correct().rename(number, "Doubled invoices", author())
    second = correct().rename(number, "Twice billed", author())
    undone = undo(second.pk)
    correct().rename(number, "Billed thrice", author())
    again = correct().rename(number, "Doubled invoices", author())
    assert refuses(undone.pk, again.pk)  # it would be “Twice billed” again


@pytest.mark.usefixtures("heard")
def test_a_word_that_was_moved_there_and_back_and_there_stays_where_the_last_one_put_it() -> None:
    word, home, other = verbatim_with(INVOICES[0]), concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    first = correct().move([word], other, author())
    correct().move([word], home, author())
    last = correct().move([word], other, author())
    assert refuses(first.pk, last.pk)
    assert INVOICES[0] in concerns()[other]


@pytest.mark.usefixtures("heard")
def test_who_dismissed_again_is_not_undone_with_who_dismissed_first() -> None:
    from groundswell.field.models import Concern

    number = concern_with(INVOICES[0])
    first = correct().dismiss(number, author())
    correct().reopen(number, author())
    correct().dismiss(number, author())
    undo(first.pk)
    assert Concern.objects.get(pk=number).status == "dismissed"


@pytest.mark.usefixtures("heard")
def test_what_is_decided_already_is_not_decided_once_more() -> None:
    from groundswell.field.errors import ImpossibleCorrection

    rename()
    with pytest.raises(ImpossibleCorrection, match="called that already"):
        rename()
    move()
    with pytest.raises(ImpossibleCorrection, match="already"):
        correct().move([verbatim_with(INVOICES[0])], concern_with(OFFLINE[0]), author())


@pytest.mark.usefixtures("heard")
def test_a_concern_stays_kept_while_one_of_those_who_decided_about_it_stands() -> None:
    from groundswell.field.models import Concern

    number = concern_with(INVOICES[0])
    named = correct().rename(number, "Doubled invoices", author())
    moved = correct().move([verbatim_with(OFFLINE[0])], number, author())
    undo(named.pk)
    assert Concern.objects.get(pk=number).kept
    undo(moved.pk)
    named = correct().rename(concern_with(OFFLINE[1]), "No signal", author())
    undo(named.pk)
    assert not Concern.objects.get(pk=concern_with(OFFLINE[1])).kept
