"""What people look at is kept counted, costs a fixed number of queries, and never is out of date unseen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from groundswell.people.viewer import OPERATOR
from tests.worlds.counting import counted_anew, read_model
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("listened")


@pytest.fixture
def listened(store_path: Path, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def queries_of(read) -> int:
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *more: (asked.append(sql), run(sql, *more))[1]):
        read()
    return len(asked)


def test_after_listening_all_is_counted_and_kept() -> None:
    from groundswell.field.reading.state import stored

    assert stored()
    assert read_model() == counted_anew()


def test_the_board_is_the_field_without_its_words() -> None:
    from groundswell.engine.survey.summaries import board_of
    from groundswell.field.overview import overview
    from groundswell.field.reading.board import board

    assert board(OPERATOR) == board_of(overview())


def test_one_concern_is_read_as_it_stands_in_the_field() -> None:
    from groundswell.field.overview import overview
    from groundswell.field.reading import one

    for concern in overview().concerns:
        assert one.concern(OPERATOR, concern.id, shown=None).concern == concern


def test_of_a_concern_the_first_are_shown_and_the_others_counted() -> None:
    from groundswell.field.reading import one

    told = one.concern(OPERATOR, concern_with(INVOICES[0]), shown=1)
    assert (len(told.shown), told.left) == (1, len(INVOICES) - 1)
    assert told.concern is not None
    assert len(told.concern.verbatims) == 1


def test_reading_asks_as_often_in_a_larger_field(tmp_path: Path) -> None:
    from groundswell.field.reading import board, finding, one

    number = concern_with(INVOICES[0])
    reads = {
        "board": lambda: board.board(OPERATOR),
        "narrowed": lambda: board.narrowed(OPERATOR, board.Part(first_month=202603)),
        "concern": lambda: one.concern(OPERATOR, number),
        "account": lambda: one.account(OPERATOR, "Account 1"),
        "found": lambda: finding.found(OPERATOR, "invoice", 20),
    }
    before = {name: queries_of(read) for name, read in reads.items()}
    more = [f"{text} {n}" for n in range(3) for text in (*INVOICES, *OFFLINE, *PRICE)]
    listen_to(write_table(tmp_path / "b.csv", feedback(more, first=100)))
    assert {name: queries_of(read) for name, read in reads.items()} == before


def test_a_part_of_the_field_counts_what_lies_in_it() -> None:
    from groundswell.field.reading.board import Part, narrowed

    number = concern_with(INVOICES[0])
    (found,) = narrowed(OPERATOR, Part(accounts=["Account 1"]))
    assert (found.summary.id, found.verbatims, found.accounts) == (number, 1, 1)
    assert narrowed(OPERATOR, Part(first_month=202604)) == []


@pytest.mark.parametrize("table", ["verbatim", "conversation", "turn", "concern"])
def test_whoever_writes_to_what_is_counted_makes_it_due(table: str) -> None:
    from groundswell.field.reading.state import stored
    from groundswell.field.reading.upkeep import refresh

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE field_{table} SET id = id")
    assert not stored()
    refresh(None)
    assert stored()


def test_every_table_that_is_counted_from_is_watched() -> None:
    from groundswell.field.overview import overview
    from groundswell.field.reading.watching import WATCHED

    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *more: (asked.append(sql), run(sql, *more))[1]):
        overview()
    # Of these only the report and the JSON tell; no list of concerns does.
    beside = {"field_refusal", "field_setaside", "field_settext"}
    known = connection.introspection.table_names()
    read = {table for table in known if any(f'"{table}"' in sql for sql in asked)}
    assert read - beside <= set(WATCHED)


def test_a_correction_reads_words_of_what_it_touches_only() -> None:
    from groundswell.field.services.corrections import dismiss

    number = concern_with(INVOICES[0])
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *more: (asked.append(sql), run(sql, *more))[1]):
        dismiss(number, author())
    assert [sql for sql in asked if '"field_turn"."text"' in sql and '"concern" =' not in sql] == []
    assert read_model() == counted_anew()


def test_what_somebody_writes_while_all_is_counted_leaves_it_due(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field import models
    from groundswell.field.reading import upkeep
    from groundswell.field.reading.state import stored

    look = upkeep.look

    def looking(asked):
        seen = look(asked)
        models.Concern.objects.update(theme=7)
        return seen

    monkeypatch.setattr(upkeep, "look", looking)
    upkeep.refresh(None)
    assert not stored()


def test_a_slower_counting_takes_nothing_out_that_another_stored_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from groundswell.field.reading import upkeep
    from groundswell.field.reading.state import stored
    from groundswell.field.services.corrections import merge

    look = upkeep.look
    offline, price = concern_with(OFFLINE[0]), concern_with(PRICE[0])

    def overtaken(asked):
        monkeypatch.setattr(upkeep, "look", look)
        seen = look(asked)
        merge([offline, price], author())
        upkeep.refresh(None)
        return seen

    monkeypatch.setattr(upkeep, "look", overtaken)
    upkeep.refresh(None)
    assert stored()
    assert read_model() == counted_anew()


def test_what_a_broken_off_counting_left_does_not_pass_for_what_was_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from groundswell.field import models
    from groundswell.field.reading import state, upkeep

    moved = models.Verbatim.objects.filter(concern=concern_with(PRICE[0])).order_by("id")[:1]
    (number, concern), = moved.values_list("id", "concern")  # fmt: skip
    still = state.still
    models.Verbatim.objects.filter(pk=number).update(concern=0)
    stops = iter([True, False])
    monkeypatch.setattr(state, "still", lambda run: next(stops) and still(run))
    upkeep.refresh(None)
    monkeypatch.setattr(state, "still", still)
    models.Verbatim.objects.filter(pk=number).update(concern=concern)
    upkeep.refresh(None)
    assert read_model() == counted_anew()


def test_counts_that_came_out_the_same_are_not_written_again() -> None:
    from groundswell.field import models
    from groundswell.field.read_model import ConcernCount
    from groundswell.field.reading.upkeep import refresh

    def rows() -> dict[int, set[int]]:
        counted: dict[int, set[int]] = {}
        for concern, row in ConcernCount.objects.values_list("concern", "pk"):
            counted.setdefault(concern, set()).add(row)
        return counted

    invoices, price, before = concern_with(INVOICES[0]), concern_with(PRICE[0]), rows()
    refresh(None)
    assert rows() == before
    moved = models.Verbatim.objects.filter(concern=price).order_by("id").values_list("pk", flat=True)[:1]
    models.Verbatim.objects.filter(pk__in=list(moved)).update(concern=0)
    refresh(None)
    assert rows()[invoices] == before[invoices]
    assert not rows()[price] & before[price]
    assert read_model() == counted_anew()


def test_a_day_that_a_conversation_dated_ahead_reaches_makes_it_due(tmp_path: Path) -> None:
    from groundswell.field.reading.state import holds
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    rows = [{"id": "later", "text": "said much later", "account": "Later", "date": "2027-01-01"}]
    listen_to(write_table(tmp_path / "later.csv", rows))
    assert holds(day(28))
    assert not holds(datetime(2027, 2, 1, tzinfo=UTC))


def test_words_are_found_begun_and_without_accents(tmp_path: Path) -> None:
    from groundswell.field.reading.finding import found

    listen_to(write_table(tmp_path / "b.csv", feedback(["die Prüfung dauert zu lange"], first=50)))
    assert [one.evidence.text for one in found(OPERATOR, "PRUF dau", 5)] == ["die Prüfung dauert zu lange"]
    told = found(OPERATOR, "invoice export", 2)
    assert len(told) == 2
    assert {one.concern for one in told} == {concern_with(INVOICES[0])}
    assert all(one.name and one.evidence.account for one in told)
    nothing = ('"', "nobody-says-this", "a" * 3_000)
    assert [found(OPERATOR, words, 5) for words in nothing] == [[], [], []]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("see acme.example/prices, or write to sales@acme.example", "prices"),
        ("see acme.example/prices, or write to sales@acme.example", "acme"),
        ("„Rechnung“ fehlt—Mahnung kommt", "rechnung mahnung"),
        ("die Straße ist gesperrt", "Straße"),
        ("КАКАЯ ЦЕНА", "цена"),
        ("какая цена", "ЦЕНА"),
        ("Η ΤΙΜΗ ΑΝΕΒΗΚΕ", "τιμη"),
        ("पत्र नहीं आया", "पत्र"),
        ("It costs 12.50 or -3%", "12.50 3"),
    ],
)
def test_words_are_found_whatever_they_are_written_in_and_beside(
    tmp_path: Path, said: str, asked: str
) -> None:
    from groundswell.field.reading.finding import found

    listen_to(write_table(tmp_path / "b.csv", feedback([f"{said} nobodyelse"], first=50)))
    assert len(found(OPERATOR, f"{asked} nobodyelse", 5)) == 1


def test_what_is_no_longer_told_is_not_found(tmp_path: Path) -> None:
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.field.reading.finding import found

    listen_to(write_table(tmp_path / "b.csv", feedback(["the zeppelin is late"], first=50)))
    assert len(found(OPERATOR, "zeppelin", 5)) == 1
    undo(last_to_undo(), author())
    assert found(OPERATOR, "zeppelin", 5) == []


def test_erased_words_leave_the_index_with_no_trace(store_path: Path, tmp_path: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.reading.finding import found

    listen_to(write_table(tmp_path / "secret.csv", feedback(["the zeppelinquark is late"], first=50)))
    assert len(found(OPERATOR, "zeppelinquark", 5)) == 1
    assert b"zeppelinquark" in bytes_of(store_path)
    forget("secret.csv", author())
    assert found(OPERATOR, "zeppelinquark", 5) == []
    assert b"zeppelin" not in bytes_of(store_path)
