"""A launch that was never run here is told by a file, and judged by it as if it had been."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.engine.spectrum.place import place
from groundswell.engine.spectrum.scenarios import scenario
from groundswell.engine.spectrum.turning import signs_of_the_usual_way
from groundswell.engine.spectrum.values import Did, Event, Part, Who
from groundswell.report.csv_out import as_csv
from groundswell.results.timelines.reading import Timeline, Wrong, read_timeline
from groundswell.results.timelines.words import also
from groundswell.results.timelines.writing import empty_rows, header, rows_of
from groundswell.sources.reading import read_table
from tests.unit.engine.spectrum.launches import BEGUN, MARRIAGE, USUAL, histories

BERLIN = ZoneInfo("Europe/Berlin")
days = st.integers(-40, 150).map(lambda n: BEGUN + timedelta(days=n))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("timelines")


def read(folder: Path, written: bytes | str) -> Timeline:
    path = folder / "past.csv"
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    return read_timeline(*read_table(path, path.name, 1_000), BERLIN)


def one(folder: Path, row: str, columns: str = "who,role,when,event,about,for,value") -> Timeline:
    return read(folder, f"{columns}\n{row}\n")


def judged(events: Sequence[Event], as_of: date) -> tuple[object, ...]:
    return place(events, as_of), scenario(events, as_of), signs_of_the_usual_way(events, as_of)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, days, st.randoms(use_true_random=False))
def test_the_same_events_give_the_same_answer_to_the_digit_in_whatever_order_the_rows_stand(
    folder: Path, events: list[Event], as_of: date, random: Random
) -> None:
    rows = rows_of(events)
    random.shuffle(rows)
    told = read(folder, as_csv(header(), rows))
    assert not told.problems
    assert set(told.events) == set(events)
    assert judged(told.events, as_of) == judged(events, as_of)


@pytest.mark.parametrize("events", [MARRIAGE, USUAL])
def test_the_article_s_two_ways_are_the_same_from_a_file(folder: Path, events: Sequence[Event]) -> None:
    told = read(folder, as_csv(header(), rows_of(list(events))))
    for day in range(-40, 160):
        as_of = BEGUN + timedelta(days=day)
        assert judged(told.events, as_of) == judged(events, as_of)


def test_a_share_comes_back_to_the_last_digit(folder: Path) -> None:
    events = [Event(day=BEGUN, did=Did.UNASKED, value=value) for value in (0.1 + 0.2, 1 / 3, 3e-17, 0.0, 1.0)]
    assert set(read(folder, as_csv(header(), rows_of(events))).events) == set(events)


def test_a_moment_with_a_zone_is_a_day_of_the_company_and_a_day_is_a_day(folder: Path) -> None:
    same = (
        "2026-03-01T23:30:00Z",
        "2026-03-02T00:30:00+01:00",
        "2026-03-01 18:30 EST",
        "2026-03-02",
        "2.3.2026",
    )
    for written in same:
        (event,) = one(folder, f",,{written},began,,,").events
        assert event.day == date(2026, 3, 2), written
    (event,) = one(folder, ",,2026-03-02 23:59,began,,,").events
    assert event.day == date(2026, 3, 2)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 5_000_000).map(
        lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)
def test_in_which_zone_a_writer_sits_does_not_matter(folder: Path, moment: datetime, zone: timezone) -> None:
    rows = [f",,{moment.astimezone(one).isoformat()},began,,," for one in (UTC, BERLIN, zone)]
    told = read(folder, "\n".join(["who,role,when,event,about,for,value", *rows]))
    assert {event.day for event in told.events} == {moment.astimezone(BERLIN).date()}


def test_an_order_of_day_and_month_that_is_left_open_is_told(folder: Path) -> None:
    assert one(folder, ",,03/04/2026,began,,,").open_day == "03/04/2026"
    assert one(folder, ",,2026-04-03,began,,,").open_day == ""


@pytest.mark.parametrize(
    ("role", "who"),
    [
        ("sales", Who.SALES),
        ("Seller", Who.SALES),
        ("sales lead", Who.SALES),
        ("PRODUCT", Who.PRODUCT),
        ("marketing", Who.MARKETING),
        ("guest", Who.AGENCY),
        ("agency", Who.AGENCY),
        ("executive", Who.EXECUTIVES),
        ("executives", Who.EXECUTIVES),
        ("administrator", None),
        ("", None),
    ],
)
def test_roles_and_sides_are_known_by_their_names(folder: Path, role: str, who: Who | None) -> None:
    (event,) = one(folder, f"Ann,{role},2026-03-02,began,,,").events
    assert event.who is who


def test_every_event_is_known_by_its_own_word_and_by_others(folder: Path) -> None:
    for did in Did:
        about, of = ("heard", "") if did is Did.KEPT else ("x", "y")
        for word in (did.value, *also(did)):
            told = one(folder, f",sales,2026-03-02,{word.upper()},{about},{of},1")
            assert [event.did for event in told.events] == [did], word
    assert one(folder, ",product,2026-03-02,eases,CH-1,C-1,").events[0].value == 0.5


@pytest.mark.parametrize(
    ("row", "wrong", "near"),
    [
        (",,,began,,,", Wrong.NO_DAY, ""),
        (",,31.02.2026,began,,,", Wrong.DAY, ""),
        (",,2126-03-02,began,,,", Wrong.DAY, ""),
        (",,9999-12-31T23:59:59-12:00,began,,,", Wrong.DAY, ""),
        (",,0001-01-01T00:00:00+14:00,began,,,", Wrong.DAY, ""),
        (",marketing,2026-03-02,tied,x,,999999999e299", Wrong.VALUE, ""),
        (",,soon,began,,,", Wrong.DAY, ""),
        (",,2026-03-02,bgan,,,", Wrong.EVENT, "began"),
        (",,2026-03-02,,,,", Wrong.EVENT, ""),
        (",marketng,2026-03-02,began,,,", Wrong.ROLE, "marketing"),
        (",,2026-03-02,signed,,,", Wrong.NO_ROLE, ""),
        (",,2026-03-02,tied,,,", Wrong.NO_ABOUT, ""),
        (",product,2026-03-02,addressed,CH-1,,", Wrong.NO_FOR, ""),
        (",,2026-03-02,unasked,,,", Wrong.NO_VALUE, ""),
        (",,2026-03-02,unasked,,,many", Wrong.VALUE, ""),
        (",,2026-03-02,unasked,,,1.2", Wrong.SHARE, ""),
        (
            ",,2026-03-02,kept,nothing,,",
            Wrong.PART,
            "heard, changed, agreed, answers, decided, ready, worked",
        ),
        (f"{'x' * 400},,2026-03-02,began,,,", Wrong.LONG, ""),
        (",,2026-03-02,began,,,,and more", Wrong.VALUE, ""),
    ],
)
def test_what_is_wrong_is_said_by_its_row_and_nothing_is_half_taken(
    folder: Path, row: str, wrong: Wrong, near: str
) -> None:
    told = read(folder, f"who,role,when,event,about,for,value\n\n,,2026-03-01,began,,,\n{row}\n")
    assert told.lines == ()
    (problem,) = told.problems
    assert (problem.row, problem.wrong, problem.near) == (2, wrong, near)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (",,soon,bgan,,,", [Wrong.EVENT, Wrong.DAY]),
        (",marketng,soon,signed,,,many", [Wrong.ROLE, Wrong.DAY, Wrong.VALUE]),
        (",,,addressed,,,", [Wrong.NO_DAY, Wrong.NO_ABOUT, Wrong.NO_FOR]),
        (",,soon,signed,,,", [Wrong.DAY, Wrong.NO_ROLE]),
        (f"{'x' * 400},,soon,bgan,,,", [Wrong.LONG]),  # what stands in it cannot be trusted
    ],
)
def test_all_that_is_wrong_with_a_row_is_said_at_once(folder: Path, row: str, wrong: list[Wrong]) -> None:
    told = one(folder, row)
    assert [problem.wrong for problem in told.problems] == wrong
    assert {problem.row for problem in told.problems} == {1}


def test_a_file_without_the_columns_that_it_needs_says_which_and_one_with_others_which_are_not_read(
    folder: Path,
) -> None:
    told = read(folder, "who,role\nAnn,sales\n")
    assert [(one.wrong, one.told) for one in told.problems] == [
        (Wrong.NO_COLUMN, "when"),
        (Wrong.NO_COLUMN, "event"),
    ]
    assert (
        read(folder, "date,day,event\n2026-03-02,2026-03-02,began\n").problems[0].wrong is Wrong.TWO_COLUMNS
    )
    assert read(folder, "when,event\n").problems[0].wrong is Wrong.NO_ROWS
    told = read(folder, "Date,Event,Remark\n2026-03-02,began,at last\n")
    assert (told.unread, len(told.lines)) == (("Remark",), 1)


def test_shares_are_written_as_people_write_them(folder: Path) -> None:
    for written in ("0.4", '"0,4"', "40%", "40 %"):
        assert one(folder, f",,2026-03-02,unasked,,,{written}").events[0].value == 0.4


def test_who_is_to_sell_and_who_is_ready_are_known_by_their_names(folder: Path) -> None:
    told = read(folder, "who,role,when,event\nAnn,seller,2026-03-02,concerned\nAnn,seller,2026-03-03,ready\n")
    assert [event.about for event in told.events] == ["Ann", "Ann"]


def test_a_cell_that_a_spreadsheet_would_run_comes_back_as_it_was(folder: Path) -> None:
    events = [Event(day=BEGUN, did=Did.TIED, about="=cmd()"), Event(day=BEGUN, did=Did.TIED, about="-12")]
    assert set(read(folder, as_csv(header(), rows_of(events))).events) == set(events)


def test_the_empty_example_is_a_timeline_once_its_days_are_filled_in(folder: Path) -> None:
    empty = read(folder, as_csv(header(), empty_rows()))
    assert {problem.wrong for problem in empty.problems} == {Wrong.NO_DAY}
    assert len(empty.problems) == len(empty_rows())
    filled = [[who, role, "2026-03-02", *rest] for who, role, _, *rest in empty_rows()]
    told = read(folder, as_csv(header(), filled))
    assert not told.problems
    assert {event.did for event in told.events} == set(Did)


def test_parts_of_which_a_timeline_says_nothing_are_not_known_and_those_it_kept_are_nothing(
    folder: Path,
) -> None:
    bare = read(folder, "when,event\n2026-03-02,began\n2026-05-01,launched\n")
    parts = place(bare.events, BEGUN + timedelta(days=200)).parts
    assert [(one.low, one.high) for one in parts] == [(0, 1)] * 7
    kept = read(folder, "when,event,about\n2026-03-02,began,\n2026-05-01,launched,\n2026-03-02,kept,agreed\n")
    agreed = place(kept.events, BEGUN + timedelta(days=200)).parts[list(Part).index(Part.AGREED)]
    assert (agreed.low, agreed.high) == (0, 0)
