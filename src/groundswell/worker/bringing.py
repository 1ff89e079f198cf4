"""What is brought in: looked at and taken, one delivery after another, in a process that may be killed."""

import resource
import sys
from datetime import UTC, datetime

from django.db import DatabaseError, connection

from groundswell.field.deliveries import Delivery, DeliveryState
from groundswell.field.languages import open_for_field
from groundswell.field.services.bringing import failed, next_due, work_on
from groundswell.field.services.stopping import Stopped, let_go
from groundswell.ledger import failures
from groundswell.people.queries import organisation
from groundswell.speech import GroundswellError

_ROOM = 300_000_000  # bytes; some thousand rows are taken and placed within


def bringing_is_due(at: datetime) -> bool:
    """Whether a delivery waits to be looked at or taken."""
    return next_due(at) is not None


def bring_in(at: datetime) -> None:
    """Work on deliveries until none is due. What fails is told on its page, and tried again later."""
    while (delivery := next_due(at)) is not None:
        _bring_in(delivery)
        at = datetime.now(UTC)


def bring_in_with_room(at: datetime) -> None:
    """The same in a process of its own, which ends where it has taken up much room and the next step takes
    much, too: what reading and embedding leave behind is gone before everything is grouped."""
    heavy = False
    while (delivery := next_due(at)) is not None:
        if heavy and _most_memory() > _ROOM:
            return
        heavy |= delivery.state in (DeliveryState.TAKING, DeliveryState.PLACING)
        _bring_in(delivery)
        at = datetime.now(UTC)


def _most_memory() -> int:
    """Bytes that this process has had at most; Linux counts in KiB, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _bring_in(delivery: Delivery) -> None:
    company = organisation()
    ours = tuple(company.domains) if company else ()
    done = False
    try:
        work_on(delivery, encoder=open_for_field, at=datetime.now(UTC), watch=lambda _: None, ours=ours)
        done = True
    except Delivery.DoesNotExist:
        done = True  # it was thrown away meanwhile
    except Stopped:
        let_go(delivery)
        done = True
    except (GroundswellError, DatabaseError, OSError) as expected:
        connection.close()
        failed(delivery, _in_words(expected), datetime.now(UTC))
        done = True
    finally:
        if not done:  # whatever else it was: the worker keeps and shows it, and the others have their turn
            unexpected = sys.exc_info()[1]
            failed(delivery, failures.in_one_line(unexpected) if unexpected else "", datetime.now(UTC))


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or "a file could not be read"
    # Messages of a database may quote what was to be written.
    return str(error)[:500] if isinstance(error, GroundswellError) else failures.in_one_line(error)
