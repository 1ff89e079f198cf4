"""Taking in what a source tells: every row is accounted for, and nothing is taken twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from groundswell.sources.contract import Heard, Item, Known, Noted, Refused
from groundswell.speech import Account, Channel, Conversation, Deal, DealStatus, Money
from tests.worlds.talk import conversation, day, turn

pytestmark = pytest.mark.usefixtures("store_path")


def take(items: Iterable[Item], name: str = "notes.csv"):
    from groundswell.field import models
    from groundswell.field.history.patch import Patch
    from groundswell.field.services.capture import capture

    entry = models.Entry.objects.create(action="import", at=day(1), summary="import")
    file = models.SourceFile.objects.create(entry=entry, name=name)
    for _ in capture(iter(items), file=file, entry=entry, patch=Patch()):
        pass
    file.refresh_from_db()
    return file, Patch.of(entry)


def counts(file) -> tuple[int, int, int, int]:
    return (file.rows, file.taken, file.duplicates, file.refused)


def note(text: str, row: int, key: str = "", **told: object) -> Heard:
    made = conversation(turns=[turn(text, row)], key=key, channel=Channel.NOTE, source="notes.csv", **told)
    return Heard(conversation=made)


def live() -> list[Conversation]:
    from groundswell.field import conversations, models

    ids = list(models.Conversation.objects.filter(state="live").order_by("id").values_list("id", flat=True))
    return [c for _, c in conversations.as_values(ids)]


def test_every_row_is_taken_a_duplicate_or_refused() -> None:
    file, _ = take([note("One.", 1), note("Two.", 2), note("One.", 3), Refused(row=4, reason="no text")])
    assert counts(file) == (4, 2, 1, 1)
    assert [(r.row, r.reason) for r in file.refusals.all()] == [(4, "no text")]


def test_a_second_run_brings_nothing_new() -> None:
    items = [note("One.", 1, key="note:1"), note("Two.", 2)]
    take(items)
    file, _ = take(items)
    assert counts(file) == (2, 0, 2, 0)
    assert len(live()) == 2


def test_what_is_stored_reads_back_as_it_was_told() -> None:
    told = note(
        "Naïve “quotes”\nand\ttabs \U0001f600", 7, account="Birch", deal="D-1", seller="Kim"
    ).conversation
    take([Heard(conversation=told)])
    assert live() == [told]


def test_a_changed_row_replaces_its_earlier_version() -> None:
    take([note("Too dear.", 1, key="note:1")])
    file, _ = take([note("Far too dear.", 1, key="note:1")])
    assert counts(file) == (1, 1, 0, 0)
    assert [c.turns[0].text for c in live()] == ["Far too dear."]


def test_a_deal_that_one_file_tells_to_be_decided_twice_counts_once_and_is_said_beside_the_row() -> None:
    from groundswell.crm import queries

    def decided(row: int, key: str, closed: int, status: DealStatus = DealStatus.WON) -> Known:
        deal = Deal(key=key, name="Seats", account="Birch", status=status, amount=Money(500, "EUR"))
        return Known(row=row, fact=replace(deal, closed=date(2026, 3, closed)))

    rows = [decided(1, "D-1", 3), decided(2, "D-2", 4), decided(3, "D-2", 4), decided(4, "D-1", 20)]
    file, _ = take([*rows, decided(5, "D-2", 4, DealStatus.LOST)])
    assert counts(file) == (5, 4, 1, 0)
    assert [(one.row, one.reason, one.taken) for one in file.refusals.order_by("row")] == [
        (4, "row 1 tells this deal to be won on 2026-03-03: this row counts, and the deal once", True),
        (5, "row 3 tells this deal to be won on 2026-03-04: this row counts, and the deal once", True),
    ]
    assert [(one.key, one.closed, one.status) for one in queries.deals()] == [
        ("D-1", date(2026, 3, 20), DealStatus.WON),
        ("D-2", date(2026, 3, 4), DealStatus.LOST),
    ]


def test_rows_that_tell_one_deal_together_are_each_taken_and_bring_nothing_new_the_second_time() -> None:
    whole = Deal(key="D-1", name="Seats", account="Birch", status=DealStatus.OPEN, products=("Desk", "Lamp"))
    rows = [Known(row=1, fact=whole), Known(row=2, fact=whole, of=1)]
    assert counts(take(rows)[0]) == (2, 2, 0, 0)
    assert counts(take(rows)[0]) == (2, 0, 2, 0)


def test_a_deal_that_stands_as_it_did_with_another_amount_or_products_is_said_beside_its_row() -> None:
    def told(row: int, key: str, amount: int | None, *products: str, stage: str = "Won") -> Known:
        deal = Deal(key=key, name="Seats", account="Birch", status=DealStatus.WON, stage=stage)
        money = Money(amount, "EUR") if amount is not None else None
        return Known(row=row, fact=replace(deal, amount=money, products=products))

    rows = [told(1, "D-1", 500, "Desk"), told(2, "D-1", 700, "Lamp"), told(3, "D-2", None)]
    rows += [
        told(4, "D-2", 900, "Lamp"),
        told(5, "D-2", 900, stage="Paid"),
        told(6, "D-2", 900, stage="Paid"),
    ]
    file, _ = take(rows)
    said = "row 1 tells this deal with another amount and other products: this row counts, and the deal once"
    assert [(one.row, one.reason) for one in file.refusals.order_by("row")] == [(2, said)]


def test_a_row_that_changes_twice_within_one_file_ends_as_its_last_version() -> None:
    file, _ = take([note(f"Version {n}.", n, key="note:1") for n in (1, 2, 3)])
    assert counts(file) == (3, 3, 0, 0)
    assert [c.turns[0].text for c in live()] == ["Version 3."]


def test_only_the_rows_that_say_something_new_are_taken_of_a_longer_version() -> None:
    turns = [turn("First mail.", 1), turn("Second mail.", 2)]
    take([Heard(conversation=conversation(turns=turns[:1], key="mail:1", channel=Channel.MAIL))])
    file, _ = take([Heard(conversation=conversation(turns=turns, key="mail:1", channel=Channel.MAIL))])
    assert counts(file) == (2, 1, 1, 0)


def test_facts_of_the_crm_are_taken_once_and_again_when_they_change() -> None:
    def deal(status: DealStatus) -> Known:
        return Known(
            row=1, fact=Deal(key="D1", name="Pilot", account="Birch", status=status, amount=Money(9_500, ""))
        )

    first, _ = take([deal(DealStatus.OPEN), Known(row=2, fact=Account(key="", name="Birch"))])
    again, _ = take([deal(DealStatus.OPEN)])
    changed, _ = take([deal(DealStatus.WON)])
    assert [counts(f) for f in (first, again, changed)] == [(2, 2, 0, 0), (1, 0, 1, 0), (1, 1, 0, 0)]

    from groundswell.crm import queries

    assert [(d.status, d.amount) for d in queries.deals()] == [(DealStatus.WON, Money(9_500, ""))]


def test_a_row_that_lost_a_part_is_taken_and_the_part_is_counted() -> None:
    file, _ = take([note("One.", 1, at=None), Noted(row=1, reason="the date “soon” cannot be read")])
    assert counts(file) == (1, 1, 0, 0)
    assert [(r.row, r.taken) for r in file.refusals.all()] == [(1, True)]


def test_a_crash_between_batches_loses_nothing_on_the_second_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.services import capture as room

    monkeypatch.setattr(room, "_BATCH", 2)
    items = [note(f"Row {n}.", n) for n in range(1, 8)]

    def torn() -> Iterable[Item]:
        yield from items[:5]
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="disk"):
        take(torn())
    file, _ = take(items)
    assert counts(file) == (7, 3, 4, 0)
    assert sorted(c.turns[0].text for c in live()) == [f"Row {n}." for n in range(1, 8)]


def test_undoing_an_import_leaves_no_conversation_and_no_fact_of_it() -> None:
    from groundswell.crm import queries
    from groundswell.field.history.patch import take_back

    take([note("Earlier.", 1, key="note:1")])
    _, patch = take([note("Later.", 1, key="note:1"), Known(row=2, fact=Account(key="", name="Birch"))])
    take_back(patch)
    assert [c.turns[0].text for c in live()] == ["Earlier."]
    assert queries.accounts() == []


def test_undoing_an_import_takes_back_what_it_told_in_two_versions() -> None:
    from groundswell.field.history.patch import take_back

    _, patch = take([note("Earlier.", 1, key="note:1"), note("Later.", 2, key="note:1")])
    assert [c.turns[0].text for c in live()] == ["Later."]
    take_back(patch)
    assert live() == []


def test_zero_bytes_are_taken_out_counted_and_shown() -> None:
    account = Account(key="A", name="Har\0bour", domains=("har\0bour.example",))
    file, _ = take(
        [
            note("The ex\0port is slow.", 1, account="Bi\0rch"),
            note("All is well.", 2),
            Known(row=3, fact=account),
            Refused(row=4, reason="no day: \0"),
        ]
    )
    assert counts(file) == (4, 3, 0, 1)
    assert [(one.turns[0].text, one.account) for one in live()] == [
        ("The export is slow.", "Birch"),
        ("All is well.", ""),
    ]
    from groundswell.crm.queries import accounts

    assert [(one.name, one.domains) for one in accounts()] == [("Harbour", ("harbour.example",))]
    noted = [(r.row, r.reason) for r in file.refusals.order_by("id") if "NUL" in r.reason]
    assert noted == [(row, "NUL characters were removed: they are no text") for row in (1, 3, 4)]


def test_words_with_and_without_zero_bytes_are_the_same_words() -> None:
    take([note("The export is slow.", 1)])
    file, _ = take([note("The ex\0port is slow.", 1)])
    assert counts(file) == (1, 0, 1, 0)
