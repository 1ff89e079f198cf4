"""A field that grows: few new ones move nobody, a regrouping waits until it is due, and says what it did."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    write_table,
)
from tests.worlds.stores import write_elsewhere
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("grown")

# Other words and not other numbers: those would be copies.
TOWNS = "Arnheim Basel Cardiff Dresden Esbjerg Florence Ghent Haarlem Iserlohn".split()
SAID = [f"{text} in {town}" for town in TOWNS for text in (*INVOICES, *OFFLINE, *PRICE)]


@pytest.fixture
def grown(store_path: Path, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "said.csv", feedback(SAID)))


def regroup():
    from groundswell.field.history.entries import Author
    from groundswell.field.services.listen import regroup as regroup_all

    return regroup_all(Author(by="ana", at=day(29)), encoder=WordEncoder, watch=lambda _: None)


def effects(concern: int | None = None) -> list[str]:
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of

    return [
        told.effect
        for told in told_of(entries.newest_first_of(concern) if concern else entries.newest_first(), concern)
    ]


def test_one_unrelated_row_moves_nobody_and_begins_nothing(tmp_path: Path) -> None:
    before = concerns()
    more = write_table(tmp_path / "one.csv", feedback(["zebras quietly paint violins"], first=900))
    outcome = listen_to(more)
    assert (outcome.verbatims, outcome.born, outcome.placed) == (1, 0, True)
    assert concerns() == before


def test_what_came_since_waits_for_the_next_regrouping(tmp_path: Path) -> None:
    from groundswell.field import grouping

    more = write_table(
        tmp_path / "more.csv", feedback([f"{INVOICES[0]} again {n}" for n in range(5)], first=900)
    )
    assert listen_to(more).placed
    assert grouping.arrived().count() == 5
    assert regroup() is not None
    assert (grouping.arrived().count(), regroup()) == (0, None)


def test_a_regrouping_is_done_by_itself_when_enough_is_new(tmp_path: Path) -> None:
    from groundswell.field import grouping

    more = write_table(
        tmp_path / "more.csv", feedback([f"{INVOICES[0]} again {n}" for n in range(20)], first=900)
    )
    assert not listen_to(more).placed
    assert grouping.arrived().count() == 0


def test_neighbours_are_kept_between_regroupings_and_give_the_same_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.engine.grouping import kept
    from groundswell.field import models

    sought: list[int] = []
    search = kept.search
    monkeypatch.setattr(kept, "search", lambda *of: (sought.append(len(of[1])), search(*of)))
    few = feedback([f"{OFFLINE[0]} again {n}" for n in range(3)], first=900)
    listen_to(write_table(tmp_path / "few.csv", few))
    regroup()
    assert sum(sought) == 1  # the three are one statement
    assert models.NeighbourLists.objects.count() == 1


def test_erasing_words_leaves_no_trace_of_what_they_were_like() -> None:
    from groundswell.field import models
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    assert models.NeighbourLists.objects.count() == 1
    forget("said.csv", Author(by="ana", at=day(29)))
    assert models.NeighbourLists.objects.count() == 0


def test_history_says_what_a_run_did_to_a_concern(tmp_path: Path) -> None:
    invoices = concern_with(SAID[0])
    more = write_table(
        tmp_path / "more.csv", feedback([f"{INVOICES[0]} again {n}" for n in range(2)], first=900)
    )
    listen_to(more)
    assert effects(invoices) == ["2 new verbatims", "began; 9 new verbatims"]
    assert effects() == ["2 new verbatims", "108 new verbatims; 10 concerns began"]


def test_what_somebody_does_while_a_regrouping_computes_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import grouping, models
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    target_of = grouping.target_of
    invoices, offline = concern_with(SAID[0]), concern_with(SAID[4])

    def interrupted(*of, **how):
        target = target_of(*of, **how)
        number = (
            models.Verbatim.objects.filter(concern=invoices).order_by("id").values_list("id", flat=True)[0]
        )
        corrections.move([number], offline, Author(by="ana", at=day(29)))
        return target

    monkeypatch.setattr(grouping, "target_of", interrupted)
    more = feedback([f"{INVOICES[0]} again {n}" for n in range(20)], first=900)
    listen_to(write_table(tmp_path / "more.csv", more))
    assert SAID[0] in concerns()[offline]


def test_a_regrouping_can_be_taken_back(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo

    more = write_table(
        tmp_path / "more.csv", feedback([f"{PRICE[0]} again {n}" for n in range(4)], first=900)
    )
    listen_to(more)
    before = concerns()
    outcome = regroup()
    assert outcome is not None
    undo(outcome.entry.pk, Author(by="ana", at=day(30)))
    assert concerns() == before


def test_what_somebody_does_while_the_new_are_placed_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import grouping, models
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    place_arrivals = grouping.place_arrivals
    invoices, offline = concern_with(SAID[0]), concern_with(SAID[4])
    moved: list[int] = []

    def interrupted(ground):
        shift = place_arrivals(ground)
        if not moved:
            moved.append(models.Verbatim.objects.filter(concern=invoices).order_by("id")[0].pk)
            corrections.move(moved, offline, Author(by="ana", at=day(29)))
        return shift

    monkeypatch.setattr(grouping, "place_arrivals", interrupted)
    listen_to(write_table(tmp_path / "one.csv", feedback([f"{INVOICES[0]} again"], first=900)))
    assert SAID[0] in concerns()[offline]
    assert concern_with(f"{INVOICES[0]} again") != offline


def test_nothing_is_computed_while_the_store_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from groundswell.field import due, grouping, kinds, names, set_phrases, set_text

    # On a server others write to their databases, and that looks as if they wrote to this one.
    monkeypatch.setattr(grouping, "_TRIES", 50)
    computed: dict[str, bool] = {}

    def watched(room: object, name: str) -> None:
        compute = getattr(room, name)

        def computing(*given, **told):
            computed[name] = computed.get(name, False) or connection.in_atomic_block
            return compute(*given, **told)

        monkeypatch.setattr(room, name, computing)

    for room, name in (
        (grouping, "target_of"),
        (grouping, "apply_target"),
        (grouping, "place_arrivals"),
        (set_text, "set_text_of"),
        (set_phrases, "set_phrases_among"),
        (names, "names"),
        (due, "hear_all"),
        (due, "assign_roles"),
        (kinds, "_judged"),
    ):
        watched(room, name)
    said = [f"{PRICE[0]} again {n}" for n in range(30)] + [
        "kind regards, yours truly, Dana Whit of the crew"
    ] * 3
    listen_to(write_table(tmp_path / "few.csv", feedback([f"{INVOICES[0]} again"], first=900)))
    listen_to(write_table(tmp_path / "many.csv", feedback(said, first=910)))
    regroup()
    assert {name for name, locked in computed.items() if locked} == set()
    assert {"target_of", "apply_target", "place_arrivals", "names", "hear_all"} <= set(computed)


def test_a_regrouping_comes_to_its_end_though_somebody_writes_whenever_it_has_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import grouping, models
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    apply_target = grouping.apply_target
    invoices, offline = concern_with(SAID[0]), concern_with(SAID[4])
    words = list(models.Verbatim.objects.filter(concern=invoices).order_by("id").values_list("id", flat=True))
    moved: list[int] = []

    def overtaken(*given):
        shift = apply_target(*given)
        if len(moved) < 3:
            moved.append(words.pop())
            corrections.move(moved[-1:], offline, Author(by="ana", at=day(29)))
        return shift

    monkeypatch.setattr(grouping, "apply_target", overtaken)
    listen_to(
        write_table(tmp_path / "more.csv", feedback([f"{PRICE[0]} again {n}" for n in range(30)], first=900))
    )
    assert len(moved) == 3
    assert set(models.Verbatim.objects.filter(pk__in=moved).values_list("concern", flat=True)) == {offline}
    assert not models.Verbatim.objects.filter(community=0).exists()


def test_whatever_is_written_by_this_connection_or_another_gives_the_store_another_stamp(
    store_path: Path,
) -> None:
    from groundswell.field import models
    from groundswell.field.stamps import stamp

    def looked() -> bool:
        before = stamp()
        models.Concern.objects.count()
        return stamp() == before

    first = stamp()
    # Who writes to another database of the same server gives it another, too, though seldom each time.
    assert any(looked() for _ in range(100))
    models.Concern.objects.update(version=7)
    own = stamp()
    assert own != first
    write_elsewhere(store_path, "UPDATE field_concern SET version = 8")
    assert stamp() != own
