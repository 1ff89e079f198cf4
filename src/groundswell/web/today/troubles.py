"""What is wrong, for who looks after the installation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.keeping import nightly
from groundswell.field.worded.forms import said
from groundswell.field.work import at_work
from groundswell.ledger import outbox
from groundswell.ledger.failures import failures
from groundswell.ledger.leases import WORKER, overdue
from groundswell.people.viewer import Viewer
from groundswell.product.trackers.queries import in_trouble
from groundswell.web.shell import wording

_OLD = timedelta(days=3)  # of a copy, of which one is made each night


@dataclass(frozen=True, slots=True)
class Trouble:
    told: str
    href: str = ""
    act: str = ""  # what stands on its button


def troubles(viewer: Viewer, at: datetime) -> tuple[Trouble, ...]:
    """A fixed number of queries. Raises NotForYou."""
    return (
        *_worker(at),
        *_work(),
        *_failing(viewer),
        *_mail(viewer),
        *_trackers(viewer),
        *_backup(at),
    )


def _failing(viewer: Viewer) -> Iterator[Trouble]:
    if failing := failures(viewer):
        trouble = ngettext(
            "%(count)s thing behind the pages fails since %(since)s, and will be tried again.",
            "%(count)s things behind the pages fail since %(since)s, and will be tried again.",
            len(failing),
        ) % {"count": wording.number(len(failing)), "since": wording.day(failing[0].first)}
        yield Trouble(trouble, reverse("worker"), _("See what"))


def _backup(at: datetime) -> Iterator[Trouble]:
    """Where copies are made, and something was heard long enough ago for one to be there."""
    old = nightly.age(at)
    if old is not None and old > _OLD:
        trouble = ngettext(
            "The last copy of the store is %(count)s day old.",
            "The last copy of the store is %(count)s days old.",
            old.days,
        ) % {"count": wording.number(old.days)}
        yield Trouble(trouble, reverse("backup"), _("Make one"))


def _worker(at: datetime) -> Iterator[Trouble]:
    silent = overdue(WORKER, at)
    if silent is None or silent:
        yield Trouble(
            _("Nothing goes on behind the pages: the worker does not run. Start groundswell serve again.")
        )


def _work() -> Iterator[Trouble]:
    for work in at_work():
        if work.killed:
            yield Trouble(
                _("Work was cut off (%(what)s, begun %(since)s): do it again, it goes on.")
                % {"what": said(work.what), "since": wording.day(work.since)}
            )


def _trackers(viewer: Viewer) -> Iterator[Trouble]:
    for tracker in in_trouble(viewer):
        told = {"name": tracker.name, "since": wording.day(tracker.since), "why": tracker.trouble}
        trouble = _("%(name)s does not answer since %(since)s: %(why)s") % told
        yield Trouble(trouble, reverse("trackers"), _("See to it"))


def _mail(viewer: Viewer) -> Iterator[Trouble]:
    state = outbox.state(viewer)
    if state.given_up:
        trouble = ngettext(
            "%(count)s mail could not be sent and was given up.",
            "%(count)s mails could not be sent and were given up.",
            len(state.given_up),
        ) % {"count": wording.number(len(state.given_up))}
        yield Trouble(trouble, reverse("mail"), _("See which"))
    elif state.failing:
        trouble = ngettext(
            "%(count)s mail cannot be sent just now; it is tried again.",
            "%(count)s mails cannot be sent just now; they are tried again.",
            state.failing,
        ) % {"count": wording.number(state.failing)}
        yield Trouble(trouble, reverse("mail"), _("See why"))
