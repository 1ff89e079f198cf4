"""What is wrong, for who looks after the installation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from groundswell.field.keeping import nightly
from groundswell.field.work import at_work
from groundswell.ledger import outbox
from groundswell.ledger.failures import failures
from groundswell.ledger.leases import WORKER, overdue
from groundswell.people.viewer import Viewer
from groundswell.report import wording

_OLD = timedelta(days=3)  # of a copy, of which one is made each night


@dataclass(frozen=True, slots=True)
class Trouble:
    told: str
    href: str = ""
    act: str = ""  # what stands on its button


def troubles(viewer: Viewer, at: datetime) -> tuple[Trouble, ...]:
    """A fixed number of queries. Raises NotForYou."""
    return (*_worker(at), *_work(), *_failing(viewer), *_mail(viewer), *_backup(at))


def _failing(viewer: Viewer) -> Iterator[Trouble]:
    if failing := failures(viewer):
        count = wording.count(len(failing), "thing")
        since = wording.day(failing[0].first)
        fails = "fails" if len(failing) == 1 else "fail"
        trouble = f"{count} behind the pages {fails} since {since}, and will be tried again."
        yield Trouble(trouble, reverse("worker"), "See what")


def _backup(at: datetime) -> Iterator[Trouble]:
    """Where copies are made, and something was heard long enough ago for one to be there."""
    old = nightly.age(at)
    if old is not None and old > _OLD:
        trouble = f"The last copy of the store is {wording.count(old.days, 'day')} old."
        yield Trouble(trouble, reverse("backup"), "Make one")


def _worker(at: datetime) -> Iterator[Trouble]:
    silent = overdue(WORKER, at)
    if silent is None or silent:
        yield Trouble(
            "Nothing goes on behind the pages: the worker does not run. Start groundswell serve again."
        )


def _work() -> Iterator[Trouble]:
    for work in at_work():
        if work.killed:
            yield Trouble(
                f"Work was cut off ({work.what}, begun {wording.day(work.since)}): do it again, it goes on."
            )


def _mail(viewer: Viewer) -> Iterator[Trouble]:
    state = outbox.state(viewer)
    if state.given_up:
        count = wording.count(len(state.given_up), "mail")
        yield Trouble(f"{count} could not be sent and was given up.", reverse("mail"), "See which")
    elif state.failing:
        count = wording.count(state.failing, "mail")
        yield Trouble(f"{count} cannot be sent just now; it is tried again.", reverse("mail"), "See why")
