"""What is over goes at night, of what was named alone; without a term everything stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from groundswell.people.viewer import OPERATOR
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of

pytestmark = pytest.mark.usefixtures("store_path")
NIGHT = datetime(2027, 3, 10, 2, 30, tzinfo=UTC)
DAY = timedelta(days=1)
OLD = "every invoice is a zebrafinch of an export"


@pytest.fixture
def said(tmp_path: Path) -> Path:
    rows = feedback([*INVOICES, *OFFLINE])
    rows[1] |= {"text": OLD, "date": "2025-12-24", "speaker": "Ann Quist"}
    rows[2] |= {"date": "2026-01-02"}
    rows[3] |= {"date": ""}
    path = write_table(tmp_path / "export" / "said.csv", rows)
    listen_to(path, write_table(tmp_path / "other.csv", feedback(["a word of old"], first=50)))
    return path


def heard() -> int:
    from groundswell.field.models import Conversation

    return Conversation.objects.filter(state="live").count()


def look(at: datetime) -> None:
    from groundswell.worker.loop import do_what_is_due

    do_what_is_due(at)


def channel() -> str:
    from groundswell.field.models import Conversation

    told: str = Conversation.objects.values_list("channel", flat=True).distinct().get()
    return told


def test_without_a_term_everything_is_kept(said: Path) -> None:
    from groundswell.field.models import Entry

    look(NIGHT + 4_000 * DAY)
    assert heard() == 9
    assert not Entry.objects.filter(action="forget").exists()


def test_what_a_term_would_take_is_told_by_month_before(said: Path) -> None:
    from groundswell.field.retention.keeping import would_go

    going = would_go(OPERATOR, "channel", channel(), 14, NIGHT)
    months = [(day.year, day.month, count) for day, count in going.months]
    assert (months, going.conversations, going.undated) == ([(2025, 12, 1), (2026, 1, 1)], 2, 1)
    assert heard() == 9


def test_what_is_over_goes_at_night_without_a_trace(said: Path, store_path: Path) -> None:
    from groundswell.field.erasing.finishing import erasing_is_due
    from groundswell.field.models import Entry
    from groundswell.field.retention.keeping import keep

    keep(OPERATOR, "channel", channel(), 14, NIGHT)
    look(NIGHT + timedelta(hours=8))
    assert heard() == 7  # by day, too, where it has been over for days
    assert not erasing_is_due()
    left = bytes_of(store_path).lower()
    assert (b"zebrafinch" in left, b"ann quist" in left) == (False, False)
    entry = Entry.objects.get(action="forget")
    assert (entry.by, entry.because) == ("Groundswell", "kept for 14 months")


def test_what_has_just_come_to_its_end_waits_for_the_night(said: Path) -> None:
    from groundswell.field.retention.keeping import keep

    keep(OPERATOR, "channel", channel(), 14, NIGHT)
    over = datetime(2027, 2, 24, 12, tzinfo=UTC)  # fourteen months and some hours after the first
    look(over)
    assert heard() == 9
    look(over + timedelta(hours=14))
    assert heard() == 8


def test_a_term_of_a_folder_takes_nothing_of_another_source(said: Path) -> None:
    from groundswell.field.models import Conversation
    from groundswell.field.retention.keeping import keep

    names = set(Conversation.objects.values_list("source", flat=True))
    (name,) = names - {"other.csv"}
    keep(OPERATOR, "source", name, 1, NIGHT)
    look(NIGHT)
    left = Conversation.objects.filter(state="live").values_list("source", "at")
    assert sorted(source for source, _ in left) == sorted(["other.csv", name])


def test_a_term_taken_back_takes_nothing_more(said: Path) -> None:
    from groundswell.field.retention.keeping import keep, keep_for_ever, terms

    keep(OPERATOR, "channel", channel(), 1, NIGHT)
    keep_for_ever(OPERATOR, terms(OPERATOR)[0].pk, NIGHT)
    look(NIGHT)
    assert heard() == 9


def undo(entry) -> int:
    from groundswell.field.history import undo as history
    from groundswell.field.history.entries import Author

    return history.undo(entry.pk, Author(by="ana", at=NIGHT)).pk


def months() -> list[int]:
    from groundswell.field.retention.keeping import terms

    return [term.months for term in terms(OPERATOR)]


def test_a_term_that_is_undone_takes_nothing_and_is_refused_to_nobody(said: Path) -> None:
    from groundswell.field.retention.keeping import keep
    from groundswell.field.retention.limits import Limits

    undo(keep(OPERATOR, "channel", channel(), 1, NIGHT))
    assert months() == []
    assert Limits.load().terms == ()
    look(NIGHT)
    assert heard() == 9


def test_undoing_gives_back_the_months_of_before_and_a_term_that_was_taken_back() -> None:
    from groundswell.field.retention.keeping import keep, keep_for_ever, terms

    keep(OPERATOR, "channel", "ticket", 24, NIGHT)
    shorter = keep(OPERATOR, "channel", "ticket", 1, NIGHT)
    assert shorter.summary == "set how long what comes by ticket is kept: 1 month"
    undo(shorter)
    assert months() == [24]
    (term,) = terms(OPERATOR)
    for_ever = keep_for_ever(OPERATOR, term.pk, NIGHT)
    assert months() == []
    assert keep_for_ever(OPERATOR, term.pk, NIGHT) is None
    undo(for_ever)
    assert months() == [24]
    assert keep_for_ever(OPERATOR, term.pk, NIGHT) is not None
    keep(OPERATOR, "channel", "ticket", 6, NIGHT)
    assert months() == [6]


def test_what_is_over_is_refused_with_its_reason_when_it_comes_again(said: Path) -> None:
    from groundswell.field.models import Refusal
    from groundswell.field.retention.keeping import keep

    # The files are read in March 2026.
    keep(OPERATOR, "channel", channel(), 2, NIGHT)
    look(datetime(2026, 3, 28, 3, tzinfo=UTC))
    left = heard()
    outcome = listen_to(said)
    assert [(one.rows, one.duplicates, one.refused) for one in outcome.files] == [(8, 6, 2)]
    assert heard() == left
    reasons = set(Refusal.objects.filter(taken=False).values_list("reason", flat=True))
    assert reasons == {"older than the 2 months that it is kept for"}


@pytest.mark.parametrize(
    ("of", "name", "months"),
    [("channel", "pigeon", 3), ("source", " ", 3), ("person", "Ann", 3), ("channel", "call", 0)],
)
def test_a_term_that_makes_no_sense_is_refused(of: str, name: str, months: int) -> None:
    from groundswell.field.retention.keeping import NoSuchTerm, keep

    with pytest.raises(NoSuchTerm):
        keep(OPERATOR, of, name, months, NIGHT)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2026-03-31", 1, "2026-02-28"), ("2024-02-29", 12, "2023-02-28"), ("2026-01-15", 13, "2024-12-15")],
)
def test_months_are_counted_to_the_same_day_or_the_last_there_is(day: str, months: int, before: str) -> None:
    from groundswell.field.retention.limits import months_before

    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert months_before(at, months).date().isoformat() == before
