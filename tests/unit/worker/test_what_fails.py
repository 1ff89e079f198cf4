"""What fails is kept, tried again with growing pauses, and shown; the rest goes on."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from groundswell.people.viewer import OPERATOR
from tests.worlds import stores

pytestmark = pytest.mark.usefixtures("store_path")
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Piece:
    """Due work that fails as often as it is told to."""

    def __init__(self, failing: int, error: Exception) -> None:
        self.left, self.error, self.done = failing, error, list[datetime]()

    def __call__(self, at: datetime) -> None:
        if self.left:
            self.left -= 1
            raise self.error
        self.done.append(at)


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    from groundswell.worker import loop
    from groundswell.worker.due import Due

    def at(moment: datetime, *pieces: Callable[[datetime], object]) -> None:
        due = tuple(Due(f"piece {number}", do) for number, do in enumerate(pieces))
        monkeypatch.setattr(loop, "PIECES", due)
        loop.do_what_is_due(moment)

    return at


def failing():
    from groundswell.ledger.failures import failures

    return [(one.work, one.what.partition(",")[0], one.tries) for one in failures(OPERATOR)]


def test_what_fails_does_not_keep_the_rest_from_being_done(look: Callable[..., None]) -> None:
    broken, sound = Piece(1, KeyError("a customer's own words")), Piece(0, KeyError())
    look(AT, broken, sound)
    assert sound.done == [AT]
    assert failing() == [("piece 0", "KeyError", 1)]


def test_it_is_tried_again_with_growing_pauses_and_forgotten_once_it_succeeds(
    look: Callable[..., None],
) -> None:
    piece = Piece(3, OSError(28, "No space left on device"))
    tried = []
    for second in range(60):
        before = piece.left
        look(AT + second * SECOND, piece)
        if piece.left < before or piece.done == [AT + second * SECOND]:
            tried.append(second)
        if piece.done:
            break
        assert failing()[0][:2] == ("piece 0", "OSError: No space left on device")
    assert tried == [0, 5, 15, 35]
    assert failing() == []


def test_the_longest_pause_is_an_hour() -> None:
    from groundswell.ledger.failures import paused_until, record

    for _ in range(40):
        record("piece", AT, "broken")
    assert paused_until() == {"piece": AT + timedelta(hours=1)}


def test_no_words_of_anybody_are_kept_of_an_error_and_where_it_was_is(look: Callable[..., None]) -> None:
    from groundswell.engine.survey.values import Status
    from groundswell.ledger.models import Failure

    look(AT, lambda _: Status("we wait for weeks, says Ann Quist"))
    kept = Failure.objects.get().what
    assert ("Ann" in kept, "weeks" in kept) == (False, False)
    assert kept.startswith("ValueError, in worker/")


def test_only_an_administrator_sees_what_fails() -> None:
    from groundswell.ledger.failures import failures
    from groundswell.people.roles import Role
    from groundswell.people.viewer import NotForYou, Viewer

    with pytest.raises(NotForYou):
        failures(Viewer(user=1, name="Lin", role=Role.PRODUCT))


def test_a_process_apart_that_is_killed_is_kept_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.worker.apart import Apart

    apart = Apart()
    # Lives until its standard input ends.
    monkeypatch.setattr("groundswell.worker.apart.command", lambda _: ["/bin/cat"])
    apart.begin("counting")
    process = apart._running
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    apart.look(AT)
    assert failing() == [("counting", "its process was ended by SIGKILL", 1)]
    assert apart.is_free


def test_a_process_apart_that_did_its_work_mends_what_failed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.ledger.failures import record
    from groundswell.worker.apart import Apart

    monkeypatch.setenv("GROUNDSWELL_STORE", stores.here())
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    record("counting", AT, "broken")
    apart = Apart()
    apart.begin("counting")
    assert apart._running is not None
    apart._running.wait(120)
    apart.look(AT)
    assert failing() == []


def test_what_failed_and_is_due_no_more_is_shown_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.ledger.failures import record
    from groundswell.worker import loop
    from groundswell.worker.apart import Places
    from groundswell.worker.due import Due

    record("piece", AT, "broken")
    monkeypatch.setattr(loop, "PIECES", (Due("piece", Piece(0, KeyError()), lambda _: False),))
    loop.do_what_is_due(AT + 60 * SECOND, Places())
    assert failing() == []
