"""Between the worker and what it does: whatever fails there is kept, and the rest goes on."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from groundswell.ledger import failures

_LOG = logging.getLogger(__name__)


def guarded(work: str, at: datetime, do: Callable[[], object]) -> bool:
    """Do it. Whether it succeeded; where not, what was the matter is kept and it is tried again later.

    Raises DatabaseError where that cannot be kept either.
    """
    try:
        do()
    except Exception as failed:  # noqa: BLE001 - recorded, shown and tried again; nothing is swallowed
        # A fault in one piece must not keep the others from being done, and no list of errors can be whole.
        connection.close()  # it may be what broke
        failed_with(work, at, failures.in_one_line(failed))
        return False
    return True


def attempted(one: str, do: Callable[[], bool]) -> bool:
    """Do one of several, which keeps by itself what is the matter with it and when it is tried again. False
    where it failed: the others have their turn."""
    try:
        return do()
    except Exception as failed:  # noqa: BLE001 - kept with the one, shown and tried again
        connection.close()  # it may be what broke
        _LOG.error("%s failed (%s)", one, failures.in_one_line(failed))
        return False


def failed_with(work: str, at: datetime, what: str) -> None:
    """Keep that it failed, so that it is shown and tried again, and tell the log."""
    row = failures.record(work, at, what)
    _LOG.error("%s failed (%s); tried again at %s", work, what, f"{row.again:%H:%M:%S}")
