"""What is brought in: looked at and taken, one delivery after another, in a process that may be killed."""

import sys
from datetime import UTC, datetime

from django.db import DatabaseError, connection

from groundswell.field.deliveries import Delivery
from groundswell.field.languages import open_for_field
from groundswell.field.services.bringing import failed, next_due, work_on
from groundswell.ledger import failures
from groundswell.people.queries import organisation
from groundswell.speech import GroundswellError


def bringing_is_due(at: datetime) -> bool:
    return next_due(at) is not None


def bring_in(at: datetime) -> None:
    """Work on deliveries until none is due. What fails is told on its page, and tried again later."""
    while (delivery := next_due(at)) is not None:
        _bring_in(delivery)
        at = datetime.now(UTC)


def _bring_in(delivery: Delivery) -> None:
    company = organisation()
    ours = tuple(company.domains) if company else ()
    done = False
    try:
        work_on(delivery, encoder=open_for_field, at=datetime.now(UTC), watch=lambda _: None, ours=ours)
        done = True
    except Delivery.DoesNotExist:
        done = True  # it was thrown away meanwhile
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
