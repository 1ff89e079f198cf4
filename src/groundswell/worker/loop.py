"""What the worker does, over and over: say that it is there, answer, and do what is due."""

import logging
import signal
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

from django.db import DatabaseError, connection

from groundswell.field.processes import is_gone, this_process
from groundswell.ledger import failures, leases
from groundswell.worker.apart import Apart
from groundswell.worker.desk import Desk
from groundswell.worker.due import PIECES, Due
from groundswell.worker.guard import guarded

_LOG = logging.getLogger(__name__)
_LASTS = timedelta(seconds=20)
_EACH = 2.0  # seconds between two looks


def until_stopped() -> None:
    """Look for what is due until SIGTERM. While another worker holds the lease, wait for it to end."""
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who supervises
    apart = Apart()
    with Desk() as desk:
        while not stopped.is_set():
            try:
                _look(apart, desk)
            except DatabaseError as failed:
                # A server that is away for a while, or somebody who writes for long: it is tried again.
                # Without its message, which may quote what was to be written.
                _LOG.error("the database could not be used (%s); trying again", failures.in_one_line(failed))
                connection.close()
            stopped.wait(_EACH)
    apart.end()
    leases.give_back(leases.WORKER, this_process())


def _look(apart: Apart, desk: Desk) -> None:
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


def do_what_is_due(at: datetime, apart: Apart | None = None) -> None:
    """One look: all that is due, but for what failed and rests. What takes long is only begun, where there
    is somebody apart to do it."""
    failed = failures.paused_until()
    for one in PIECES:
        if one.name in failed and failed[one.name] > at:
            continue
        begun = partial(_begin, one, at, apart)
        if one.waits is not None and apart is not None and not apart.is_free:
            continue
        if guarded(one.name, at, begun) and one.name in failed and (apart is None or apart.name != one.name):
            failures.mended(one.name)


def _begin(one: Due, at: datetime, apart: Apart | None) -> None:
    if one.waits is not None and not one.waits(at):
        return
    if one.waits is not None and apart is not None:
        apart.begin(one.name)
    else:
        one.do(at)


def _now() -> datetime:
    return datetime.now(UTC)
