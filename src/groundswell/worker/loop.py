"""What the worker does, over and over: say that it is there, and do what is due."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection

from groundswell.crm.people import match_by_mail
from groundswell.field.reading.opening import ready
from groundswell.ledger import leases
from groundswell.people import upkeep

_LOG = logging.getLogger(__name__)
_LASTS = timedelta(seconds=20)
_EACH = 2.0  # seconds between two looks

# What may be due, in the order in which it is looked for; each reads from the data whether it is.
_DUE: tuple[Callable[[datetime], object], ...] = (
    ready,  # what is counted is brought up to date, so that no page has to wait for it
    match_by_mail,  # who came in before the CRM told of them
    upkeep.clear,  # sign-ins and tries that are over go
)


def until_stopped() -> None:
    """Look for what is due until SIGTERM. While another worker holds the lease, wait for it to end."""
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who supervises
    holder = f"{os.uname().nodename} {os.getpid()}"
    while not stopped.is_set():
        try:
            if leases.take(leases.WORKER, holder, _now(), lasts=_LASTS):
                do_what_is_due(_now())
        except DatabaseError:
            # A server that is away for a while, or somebody who writes for long: it is tried again.
            _LOG.exception("the database could not be used; trying again")
            connection.close()
        stopped.wait(_EACH)
    leases.give_back(leases.WORKER, holder)


def do_what_is_due(at: datetime) -> None:
    """One look at everything that may be due."""
    for do in _DUE:
        do(at)


def _now() -> datetime:
    return datetime.now(UTC)
