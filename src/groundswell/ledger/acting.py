"""An act: what somebody does, and that it was done, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.ledger.models import AuditRow
from groundswell.people.viewer import Viewer


@dataclass(slots=True)
class Act:
    """What is told of an act once it is known."""

    ref: str = ""


@contextmanager
def acting(
    viewer: Viewer | None,
    act: str,
    *,
    at: datetime,
    ref: str = "",
    address: str | None = None,
    nobody: str = "nobody signed in",
) -> Iterator[Act]:
    """What is written inside and its audit row stand together, or neither does. From where is told by the
    viewer; `address` is for who is nobody yet, and `nobody` says in words who acts without a sign-in."""
    done = Act(ref)
    with transaction.atomic():
        yield done
        AuditRow.objects.create(
            at=at,
            user=viewer.user if viewer else 0,
            name=viewer.name if viewer else nobody,
            role=viewer.role.value if viewer else "",
            act=act,
            ref=done.ref,
            address=viewer.address if viewer and viewer.address else address,
        )
