"""Targets are set in one act, replaced with their history, and taken back as a whole."""

from pathlib import Path

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from groundswell.results.targets.columns import LacksColumns
from groundswell.results.targets.errors import NothingToTake, RowRefused
from groundswell.results.targets.values import Column, Flaw
from tests.unit.field.erasing.test_no_trace import forget
from tests.unit.launch.test_acts import undo
from tests.worlds.launching import AT, member
from tests.worlds.selling import lead_of

pytestmark = pytest.mark.usefixtures("selling")
HEADER = "seller,team,period,amount\n"
ROWS = "Ida Brandt,,2026-03,100\nNobody Known,,2026-03,50\n,South,2026-Q1,900.50\n"


def brought(folder: Path, rows: str = ROWS, header: str = HEADER, by: Role = Role.ADMINISTRATOR) -> int:
    from groundswell.results.targets.services import bring

    path = folder / "targets.csv"
    path.write_text(header + rows)
    return bring(member(by), "targets.csv", path, AT).pk


def amounts() -> list[tuple[str, int]]:
    from groundswell.results.targets.queries import standing

    return [(one.goal.seller or one.goal.team, one.goal.amount.minor) for one in standing()]


def cells(**given: str) -> dict[Column, str]:
    return {Column(name): cell for name, cell in given.items()}


IDA = cells(seller="Ida Brandt", period="2026-03", amount="100")


def test_what_was_brought_counts_once_it_is_taken_and_the_refused_rows_stay_to_be_mended(
    tmp_path: Path,
) -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.results.targets.queries import rows_of, table
    from groundswell.results.targets.services import take

    number = brought(tmp_path)
    assert amounts() == []
    entry = take(member(Role.ADMINISTRATOR), number, AT)
    assert amounts() == [("Ida Brandt", 10_000), ("South", 90_050)]
    assert entry.summary == "set 2 targets from a table"
    left = rows_of(table(member(Role.ADMINISTRATOR), number), begins=1)
    assert [(row.number, row[Column.SELLER]) for row in left] == [(2, "Nobody Known")]
    assert list(AuditRow.objects.values_list("act", "ref")) == [
        ("bring targets", f"targets {number}"),
        ("take targets", f"targets {number}"),
    ]


def test_one_undo_takes_all_of_it_back_and_another_brings_it_again(tmp_path: Path) -> None:
    from groundswell.results.targets.services import take

    entry = take(member(Role.ADMINISTRATOR), brought(tmp_path), AT)
    back = undo(entry.pk, Role.ADMINISTRATOR)
    assert amounts() == []
    undo(back, Role.ADMINISTRATOR)
    assert amounts() == [("Ida Brandt", 10_000), ("South", 90_050)]


def test_a_table_is_taken_once_and_one_without_anything_new_not_at_all(tmp_path: Path) -> None:
    from groundswell.field.models import Entry
    from groundswell.results.targets.services import take, throw_away

    number = brought(tmp_path)
    take(member(Role.ADMINISTRATOR), number, AT)
    entries = Entry.objects.count()
    for again in (number, brought(tmp_path)):
        with pytest.raises(NothingToTake):
            take(member(Role.ADMINISTRATOR), again, AT)
    assert Entry.objects.count() == entries
    with pytest.raises(NothingToTake):
        throw_away(member(Role.ADMINISTRATOR), number, AT)


def test_a_newer_one_takes_the_place_of_the_older_which_stays_as_its_history() -> None:
    from groundswell.results.targets.queries import known_for, told_for
    from groundswell.results.targets.services import set_one

    viewer = member(Role.EXECUTIVE)
    set_one(viewer, IDA, AT)
    entry = set_one(viewer, IDA | cells(amount="120"), AT)
    assert amounts() == [("Ida Brandt", 12_000)]
    told = told_for(viewer, known_for(viewer))
    assert [(one.goal.amount.minor, one.stands) for one in told] == [(12_000, True), (10_000, False)]
    undo(entry.pk, Role.EXECUTIVE)
    assert amounts() == [("Ida Brandt", 10_000)]


def test_what_was_replaced_since_is_not_undone_before_what_replaced_it() -> None:
    from groundswell.field.errors import CannotUndo
    from groundswell.results.targets.services import set_one

    first = set_one(member(Role.EXECUTIVE), IDA, AT)
    set_one(member(Role.EXECUTIVE), IDA | cells(amount="120"), AT)
    with pytest.raises(CannotUndo):
        undo(first.pk, Role.EXECUTIVE)


def test_what_is_typed_wrong_is_refused_with_its_reason_and_writes_nothing() -> None:
    from groundswell.field.models import Entry
    from groundswell.results.targets.services import set_one

    with pytest.raises(RowRefused) as caught:
        set_one(member(Role.EXECUTIVE), IDA | cells(seller="Nobody Known"), AT)
    assert caught.value.refusal.flaw is Flaw.UNKNOWN_SELLER
    set_one(member(Role.EXECUTIVE), IDA, AT)
    with pytest.raises(NothingToTake):
        set_one(member(Role.EXECUTIVE), IDA, AT)
    assert Entry.objects.filter(action="target").count() == 1


def test_one_is_taken_away_and_comes_back_with_the_undo() -> None:
    from groundswell.results.targets.queries import standing
    from groundswell.results.targets.services import set_one, take_away

    set_one(member(Role.EXECUTIVE), IDA, AT)
    entry = take_away(member(Role.EXECUTIVE), standing()[0].id, AT)
    assert amounts() == []
    undo(entry.pk, Role.EXECUTIVE)
    assert amounts() == [("Ida Brandt", 10_000)]


@pytest.mark.parametrize("period", ["2026-03", "2026-03-10 to 2026-04-10"])
def test_one_that_was_taken_away_does_not_come_back_beside_another_over_the_same_days(period: str) -> None:
    from groundswell.field.errors import CannotUndo
    from groundswell.results.targets.queries import standing
    from groundswell.results.targets.services import set_one, take_away

    viewer = member(Role.EXECUTIVE)
    set_one(viewer, IDA, AT)
    away = take_away(viewer, standing()[0].id, AT)
    other = set_one(viewer, IDA | cells(period=period, amount="70"), AT)
    with pytest.raises(CannotUndo, match=f"was set since by #{other.pk}. Take that one away first."):
        undo(away.pk, Role.EXECUTIVE)
    assert amounts() == [("Ida Brandt", 7_000)]
    take_away(viewer, standing()[0].id, AT)
    undo(away.pk, Role.EXECUTIVE)
    assert amounts() == [("Ida Brandt", 10_000)]


def test_one_that_was_taken_away_comes_back_beside_what_does_not_meet_it() -> None:
    from groundswell.results.targets.queries import standing
    from groundswell.results.targets.services import set_one, take_away

    viewer = member(Role.EXECUTIVE)
    set_one(viewer, IDA, AT)
    away = take_away(viewer, standing()[0].id, AT)
    set_one(viewer, IDA | cells(period="2026-Q1"), AT)  # a month lies in its quarter
    set_one(viewer, IDA | cells(seller="Bo Lund"), AT)
    undo(away.pk, Role.EXECUTIVE)
    assert len(amounts()) == 3


@pytest.mark.parametrize("role", [Role.SELLER, Role.MARKETING, Role.PRODUCT])
def test_others_set_none_and_see_no_table(role: Role, tmp_path: Path) -> None:
    from groundswell.results.targets import queries, services

    number = brought(tmp_path)
    for act in (
        lambda: services.set_one(member(role), IDA, AT),
        lambda: services.take(member(role), number, AT),
        lambda: brought(tmp_path, by=role),
        lambda: queries.tables(member(role)),
    ):
        with pytest.raises(NotForYou):
            act()


def test_a_lead_sets_and_undoes_their_own_team_alone(tmp_path: Path) -> None:
    from groundswell.results.targets.queries import known_for, may_take_back, table, told_for
    from groundswell.results.targets.services import set_one, take_away

    lead = lead_of("North")
    whole = set_one(member(Role.EXECUTIVE), cells(period="2026-03", amount="500"), AT)
    own = set_one(lead, IDA, AT)
    with pytest.raises(RowRefused):
        set_one(lead, IDA | cells(seller="Cleo Marsh"), AT)
    assert [one.goal.seller for one in told_for(lead, known_for(lead))] == ["Ida Brandt"]
    assert may_take_back(lead, own.pk)
    assert not may_take_back(lead, whole.pk)
    with pytest.raises(NotForYou):
        take_away(lead, 1, AT)  # the company's
    with pytest.raises(NotForYou):
        table(lead, brought(tmp_path))


def test_a_table_without_what_is_needed_is_not_kept(tmp_path: Path) -> None:
    from groundswell.results.models import TargetTable

    with pytest.raises(LacksColumns):
        brought(tmp_path, "Ida Brandt,5\n", "seller,comment\n")
    assert not TargetTable.objects.exists()


def test_erasing_a_seller_leaves_a_number_of_nobody_and_what_is_theirs_is_handed_out_before(
    tmp_path: Path,
) -> None:
    from groundswell.field.erasing.about import about_person
    from groundswell.results.models import Target, TargetTable
    from groundswell.results.targets.services import set_one

    set_one(member(Role.EXECUTIVE), IDA, AT)
    brought(tmp_path)
    held = about_person(member(Role.ADMINISTRATOR), "Ida Brandt")
    assert [row["amount"] for row in held["target"]] == [10_000]
    forget("Ida Brandt")
    assert "Ida" not in str([*Target.objects.values(), *TargetTable.objects.values()])
    assert amounts() == [("(erased)", 10_000)]


def test_what_a_refused_row_says_of_somebody_goes_with_them_also_behind_a_line_break(tmp_path: Path) -> None:
    from groundswell.results.models import TargetTable
    from tests.worlds.field import INVOICES, feedback, listen_to, write_table

    said = feedback([*INVOICES, "the heronry invoice is zigzagged"])
    said[-1] |= {"speaker": "Wilma Quist", "email": "wq@tarn.example"}
    listen_to(write_table(tmp_path / "said.csv", said))
    comment = '"for the export:\nzigzagged, says\tWilma Quist; heronry"'
    brought(tmp_path, f"Nobody Known,2026-03,5,{comment}\n", "seller,period,amount,comment\n")
    forget("Wilma Quist")
    kept = TargetTable.objects.get().rows
    assert not [word for word in ("Wilma", "Quist", "zigzagged", "heronry") if word in kept]
    assert "for the export:\\n" in kept
    assert "Nobody Known" in kept
