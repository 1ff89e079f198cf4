"""People outrank the engine: what they decide stands, and can be taken back by people only."""

from pathlib import Path

import pytest

from groundswell.engine.survey.values import Field
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    verbatim_with,
    write_table,
)
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.fixture(autouse=True)
def field(tmp_path: Path, store_path: Path) -> None:
    listen_to(write_table(tmp_path / "feedback.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29), because="they are one")


def corrections():
    from groundswell.field.services import corrections as room

    return room


def undo(number: int | None = None):
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    return take_back(number or last_to_undo(), author())


def names_by_number(field: Field) -> dict[int, str]:
    return {one.id: one.name for one in field.concerns}


def more(tmp_path: Path, *texts: str) -> None:
    listen_to(write_table(tmp_path / "more.csv", feedback(texts, first=60)))


def test_a_merged_concern_redirects_and_its_words_stand_in_the_other() -> None:
    from groundswell.field import queries

    stays, goes = concern_with(INVOICES[0]), concern_with(PRICE[0])
    corrections().merge([stays, goes], author())
    assert concerns()[stays] == {*INVOICES, *PRICE}
    assert queries.concern(goes).id == stays


def test_a_merge_by_a_person_survives_later_runs(tmp_path: Path) -> None:
    stays, goes = concern_with(INVOICES[0]), concern_with(PRICE[0])
    corrections().merge([stays, goes], author())
    more(
        tmp_path,
        "seat price too high for crews",
        "seasonal crews, high seat price",
        "export doubles an invoice",
    )
    assert {*INVOICES, *PRICE} <= concerns()[stays]


def test_undoing_a_merge_gives_both_back_under_their_own_ids() -> None:
    before = concerns()
    entry = corrections().merge([concern_with(INVOICES[0]), concern_with(PRICE[0])], author())
    undo(entry.pk)
    assert concerns() == before


def test_an_undo_can_be_undone() -> None:
    entry = corrections().merge([concern_with(INVOICES[0]), concern_with(PRICE[0])], author())
    merged = concerns()
    taken_back = undo(entry.pk)
    undo(taken_back.pk)
    assert concerns() == merged


def test_a_merge_into_a_merged_concern_still_resolves_from_the_first_id() -> None:
    from groundswell.field import queries

    a, b, c = (concern_with(texts[0]) for texts in (INVOICES, OFFLINE, PRICE))
    corrections().merge([b, a], author())
    corrections().merge([c, b], author())
    assert queries.concern(a).id == c


def test_a_split_gives_a_new_number_and_keeps_the_lineage(tmp_path: Path) -> None:
    from groundswell.field import queries

    old = concern_with(INVOICES[0])
    chosen = [verbatim_with(INVOICES[0]), verbatim_with(INVOICES[1])]
    corrections().split(old, chosen, author(), name="Doubled on export")
    born = concern_with(INVOICES[0])
    assert born != old
    assert queries.concern(born).split_from_id == old
    more(tmp_path, "every invoice comes doubled again", "the export doubles it all")
    assert (concern_with(INVOICES[1]), concern_with(INVOICES[2])) == (born, old)


def test_undoing_a_split_lets_the_new_number_redirect() -> None:
    from groundswell.field import queries

    old = concern_with(INVOICES[0])
    before = concerns()
    corrections().split(old, [verbatim_with(INVOICES[0])], author())
    born = queries.memory().next_concern - 1
    undo()
    assert concerns() == before
    assert queries.concern(born).id == old


def test_splitting_off_everything_or_a_stranger_is_refused() -> None:
    from groundswell.field.errors import ImpossibleCorrection

    old = concern_with(INVOICES[0])
    with pytest.raises(ImpossibleCorrection, match="some, not all"):
        corrections().split(old, [verbatim_with(t) for t in INVOICES], author())
    with pytest.raises(ImpossibleCorrection, match="does not stand in"):
        corrections().split(old, [verbatim_with(PRICE[0])], author())


def test_a_moved_verbatim_stays_where_a_person_put_it(tmp_path: Path) -> None:
    to = concern_with(PRICE[0])
    corrections().move([verbatim_with(INVOICES[0])], to, author())
    more(tmp_path, "the export doubles every invoice again", "doubled invoice, every export")
    assert concern_with(INVOICES[0]) == to


def test_a_name_given_by_a_person_is_kept_by_later_runs(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    number = concern_with(INVOICES[0])
    corrections().rename(number, "Invoices come out twice", author())
    more(tmp_path, "invoice export doubles every line")
    named = next(c for c in overview().concerns if c.id == number)
    assert (named.name, named.named_by.value) == ("Invoices come out twice", "person")


def test_two_concerns_cannot_be_given_the_same_name() -> None:
    from groundswell.field.errors import ImpossibleCorrection

    borne, other = concern_with(INVOICES[0]), concern_with(PRICE[0])
    corrections().rename(borne, "Invoices come out twice", author())
    corrections().rename(borne, "Invoices  come out TWICE", author())
    with pytest.raises(ImpossibleCorrection, match=f"C-{borne}"):
        corrections().rename(other, "invoices come out twice", author())
    with pytest.raises(ImpossibleCorrection, match=f"C-{borne}"):
        corrections().split(other, [verbatim_with(PRICE[0])], author(), name="Invoices come out twice")


@pytest.mark.parametrize("name", ["C-12", "c12", "v-3", "12", "T-1"])
def test_a_name_that_reads_as_an_id_is_refused(name: str) -> None:
    from groundswell.field.errors import ImpossibleCorrection

    with pytest.raises(ImpossibleCorrection, match="id"):
        corrections().rename(concern_with(PRICE[0]), name, author())


def names_kept() -> dict[int, str]:
    from groundswell.field.models import Concern

    return dict(Concern.objects.filter(merged_into=None).values_list("id", "name"))


def test_what_changes_the_words_of_a_concern_keeps_the_name_that_they_give(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    def all_are_kept() -> bool:
        return "" not in names_kept().values() and names_kept() == names_by_number(overview())

    assert all_are_kept()
    stays, goes = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    entry = corrections().merge([stays, goes], author())
    assert all_are_kept()
    undo(entry.pk)
    assert all_are_kept()
    corrections().split(stays, [verbatim_with(INVOICES[0])], author())
    assert all_are_kept()


def test_a_person_who_names_a_concern_while_names_are_looked_for_is_not_overruled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from groundswell.field import names

    number = concern_with(INVOICES[0])
    look = names.names

    def looking(*asked):
        found = look(*asked)
        corrections().rename(number, "Twice", author())
        return found

    monkeypatch.setattr(names, "names", looking)
    names.name_concerns(anew=True)
    assert names_kept()[number] == "Twice"


def test_a_name_from_words_is_kept_while_it_is_good(tmp_path: Path) -> None:
    number = concern_with(INVOICES[0])
    first = names_kept()[number]
    more(tmp_path, *["every invoice is doubled by the export"] * 2)
    assert names_kept()[number] == first


def test_a_name_from_words_that_would_not_be_given_today_is_replaced_once() -> None:
    from groundswell.field import models
    from groundswell.field.names import name_concerns

    number = concern_with(INVOICES[0])
    models.Concern.objects.filter(pk=number).update(name="Unnamed (2)")
    name_concerns(anew=True)
    renamed = names_kept()[number]
    name_concerns(anew=True)
    assert renamed != "Unnamed (2)"
    assert names_kept()[number] == renamed


def test_a_dismissed_concern_goes_on_collecting_and_is_ranked_last(tmp_path: Path) -> None:
    from groundswell.field.overview import overview

    number = concern_with(INVOICES[0])
    corrections().dismiss(number, author())
    more(tmp_path, "invoice export doubles every line")
    last = overview().concerns[-1]
    assert (last.id, last.status.value) == (number, "dismissed")
    assert "invoice export doubles every line" in {v.text for v in last.verbatims}


def test_what_a_later_decision_stands_on_cannot_be_undone_first() -> None:
    from groundswell.field.errors import CannotUndo

    stays, goes = concern_with(INVOICES[0]), concern_with(PRICE[0])
    first = corrections().merge([stays, goes], author())
    second = corrections().move([verbatim_with(PRICE[0])], concern_with(OFFLINE[0]), author())
    with pytest.raises(CannotUndo, match=f"#{second.pk}"):
        undo(first.pk)
    undo(second.pk)
    undo(first.pk)
    assert concerns()[goes] == set(PRICE)


def test_undo_without_a_number_goes_back_step_by_step() -> None:
    before = concerns()
    corrections().rename(concern_with(PRICE[0]), "Too dear", author())
    corrections().merge([concern_with(INVOICES[0]), concern_with(PRICE[0])], author())
    undo()
    undo()
    assert concerns() == before


def test_an_import_can_be_undone_and_done_again(tmp_path: Path) -> None:
    before = concerns()
    more(tmp_path, "invoice export doubles every line")
    undo()
    assert concerns() == before
    more(tmp_path, "invoice export doubles every line")
    assert "invoice export doubles every line" in concerns()[concern_with(INVOICES[0])]


def test_every_change_leaves_one_row_of_history() -> None:
    from groundswell.field.history import entries

    number = concern_with(INVOICES[0])
    corrections().rename(number, "Twice", author())
    rows = entries.newest_first_of(number)
    assert [(r.action, r.by, r.because) for r in rows] == [
        ("rename", "ana", "they are one"),
        ("import", "ana", ""),
    ]


def test_who_brought_words_is_told_of_the_concern_that_a_person_moved_them_to(tmp_path: Path) -> None:
    from groundswell.field.history import entries

    number = concern_with(INVOICES[0])
    more(tmp_path, "something else altogether")
    corrections().move([verbatim_with("something else altogether")], number, author())
    moved, brought, first = entries.newest_first_of(number)
    assert (moved.action, brought.action, first.action) == ("move", "import", "import")
    assert number not in brought.concerns
    assert number in first.concerns


def test_what_people_decided_reaches_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.engine.ground import Decisions
    from groundswell.field import grouping
    from groundswell.field.services.listen import regroup
    from tests.worlds.encoding import WordEncoder

    told: list[Decisions] = []
    apply_target = grouping.apply_target

    def applying(ground, target, decisions):
        told.append(decisions)
        return apply_target(ground, target, decisions)

    monkeypatch.setattr(grouping, "apply_target", applying)
    named, parted, gone = (concern_with(words[0]) for words in (INVOICES, OFFLINE, PRICE))
    corrections().rename(named, "Twice", author())
    corrections().dismiss(gone, author())
    corrections().split(parted, [verbatim_with(OFFLINE[0])], author())
    born = concern_with(OFFLINE[0])
    more(tmp_path, "something else altogether")
    regroup(author(), encoder=WordEncoder, watch=lambda _: None)
    # Once, or again where anybody wrote to the server meanwhile.
    assert set(told) == {
        Decisions(
            apart=frozenset({(parted, born)}),
            kept=frozenset({named, parted, born}),
            dismissed=frozenset({gone}),
        )
    }


def test_a_dismissed_concern_is_reopened_and_ranked_again() -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.field.overview import overview

    number = concern_with(PRICE[0])
    corrections().dismiss(number, author())
    assert corrections().reopen(number, author()).summary == f"reopened C-{number}"
    assert {one.status for one in overview().concerns} == {"open"}
    with pytest.raises(ImpossibleCorrection, match="is not dismissed"):
        corrections().reopen(number, author())


def test_every_decision_is_an_event_of_the_concerns_it_is_about() -> None:
    from groundswell.field.history.events import events_of

    stays, goes, third = (concern_with(words[0]) for words in (INVOICES, OFFLINE, PRICE))
    corrections().rename(stays, "Twice", author())
    corrections().merge([stays, goes], author())
    corrections().move([verbatim_with(PRICE[0])], stays, author())
    divided = corrections().split(stays, [verbatim_with(OFFLINE[0])], author())
    born = concern_with(OFFLINE[0])
    undo(divided.pk)
    corrections().dismiss(third, author())

    def told(number: int) -> list[tuple[str, str]]:
        return [(event.kind.value, event.ref) for event in events_of(number)]

    word = verbatim_with(PRICE[0])
    assert told(stays) == [
        ("renamed", ""),
        ("merged", f"C-{goes}"),
        ("moved", f"V-{word}"),
        ("split off", f"C-{born}"),
        ("undone", f"#{divided.pk}"),
    ]
    assert told(goes) == [("merged", f"C-{stays}")]
    assert told(born) == [("split off", f"C-{stays}"), ("undone", f"#{divided.pk}")]
    assert told(third) == [("moved", f"C-{stays}"), ("dismissed", "")]
    assert {(event.by, event.because) for event in events_of(stays)} == {("ana", "they are one")}
