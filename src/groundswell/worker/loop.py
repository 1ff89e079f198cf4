"""What the worker does, over and over: say that it is there, answer, and do what is due."""

import logging
import signal
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

from django.db import DatabaseError, connection

from groundswell.field.processes import is_gone, this_process
from groundswell.ledger import failures, leases
from groundswell.worker.apart import Apart, Places
from groundswell.worker.desk import Desk
from groundswell.worker.due import PIECES, Due
from groundswell.worker.guard import guarded

_LOG = logging.getLogger(__name__)
_LASTS = timedelta(seconds=20)
_EACH = 2.0  # seconds between two looks
_SOONER = 0.25  # seconds between two looks for what somebody sits and waits for


def until_stopped() -> None:
    """Look for what is due until SIGTERM. While another worker holds the lease, wait for it to end."""
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who supervises
    apart = Places()
    with Desk() as desk:
        while not stopped.is_set():
            try:
                _look(apart, desk)
            except DatabaseError as failed:
                # A server that is away for a while, or somebody who writes for long: it is tried again.
                # Without its message, which may quote what was to be written.
                _LOG.error("the database could not be used (%s); trying again", failures.in_one_line(failed))
                connection.close()
            _wait(stopped, apart)
    apart.end()
    leases.give_back(leases.WORKER, this_process())


def _look(apart: Places, desk: Desk) -> None:
    before = leases.holder_of(leases.WORKER)
    if before is not None and is_gone(before):
        leases.give_back(leases.WORKER, before)  # nobody has to wait for one who was killed
    if leases.take(leases.WORKER, this_process(), _now(), lasts=_LASTS):
        desk.open()  # whoever holds the lease is asked
        apart.look(_now())
        do_what_is_due(_now(), apart)
    else:
        desk.close()
        apart.end()


def do_what_is_due(at: datetime, apart: Places | None = None) -> None:
    """One look: all that is due, but for what failed and rests. What takes long is only begun, where there
    is somebody apart to do it."""
    failed = failures.paused_until()
    for piece in PIECES:
        if piece.name in failed and failed[piece.name] > at:
            continue
        place = apart.of(piece) if apart is not None and piece.waits is not None else None
        if place is not None and not place.is_free:
            continue
        done = guarded(piece.name, at, partial(_begin, piece, at, place))
        if done and piece.name in failed and (place is None or place.name != piece.name):
            failures.mended(piece.name)


def _begin(piece: Due, at: datetime, place: Apart | None) -> None:
    if piece.waits is not None and not piece.waits(at):
        return
    if place is not None:
        place.begin(piece.name)
    else:
        piece.do(at)


def _wait(stopped: threading.Event, apart: Places) -> None:
    """Until the next look, or until there is something to do that somebody waits for."""
    for _ in range(round(_EACH / _SOONER)):
        if stopped.wait(_SOONER) or _is_waited_for(apart):
            return


def _is_waited_for(apart: Places) -> bool:
    pieces = [piece for piece in PIECES if piece.beside and piece.waits and apart.of(piece).is_free]
    try:
        resting = failures.paused_until() if pieces else {}
        return any(piece.name not in resting and piece.waits and piece.waits(_now()) for piece in pieces)
    except DatabaseError:
        return False  # the look says what is wrong


def _now() -> datetime:
    return datetime.now(UTC)
