"""What the worker does about trackers: it makes tickets that were asked for, looks where linked ones stand,
and has changes follow. All of it is read from the rows, and safe to kill at any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from groundswell.ledger import errands
from groundswell.product.models import Notification, Ticket, Tracker
from groundswell.product.trackers import following, github
from groundswell.product.trackers.asking import NoSuchTicket, NotAnswered, TokenRefused
from groundswell.product.trackers.making import make
from groundswell.product.trackers.states import learn

EACH = timedelta(minutes=5)  # between two looks at what changed
_EACH_ONE = timedelta(days=1)  # between two looks at one: only so is it told that it moved, or is gone
_AT_ONCE = 50  # tickets that are asked for one by one in a run
_BEFORE = timedelta(hours=1)  # from when on changes are listed first
_TOKEN_RESTS = timedelta(hours=1)  # one that is refused
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
_KEPT = timedelta(days=90)  # ids of what was sent; older news would change nothing
TRY = "try a tracker"  # an errand


def is_due(at: datetime) -> bool:
    return errands.waits(TRY) or following.is_due() or any(_has_work(tracker, at) for tracker in _awake(at))


def do_what_is_due(at: datetime) -> None:
    for errand in errands.waiting(TRY):
        _try(errand, at)
    for tracker in _awake(at):
        with _kept_in_mind(tracker, at):
            for ticket in _to_be_made(tracker, at):
                make(ticket, tracker, at)
            for ticket in _to_be_asked(tracker, at)[:_AT_ONCE]:
                _look_at(ticket, tracker, at)
            if _is_to_be_listed(tracker, at):
                _look_at_all(tracker, at)
    following.follow(at)
    Notification.objects.filter(at__lt=at - _KEPT).delete()


def _awake(at: datetime) -> list[Tracker]:
    """Those that may be asked now."""
    rested = Q(rests=None) | Q(rests__lte=at)
    return list(Tracker.objects.filter(rested, kind=Tracker.Kind.GITHUB, removed=False))


def _has_work(tracker: Tracker, at: datetime) -> bool:
    return (
        bool(_to_be_made(tracker, at)) or _to_be_asked(tracker, at).exists() or _is_to_be_listed(tracker, at)
    )


def _linked(tracker: Tracker) -> "QuerySet[Ticket]":
    return Ticket.objects.filter(tracker=tracker, removed=False, change__removed=False).order_by("id")


def _to_be_made(tracker: Tracker, at: datetime) -> list[Ticket]:
    waiting = _linked(tracker).filter(key="").select_related("change")
    return [ticket for ticket in waiting if ticket.asked is None or ticket.asked + pause(ticket.tries) <= at]


def _to_be_asked(tracker: Tracker, at: datetime) -> "QuerySet[Ticket]":
    return _linked(tracker).exclude(key="").filter(Q(asked=None) | Q(asked__lte=at - _EACH_ONE))


def _is_to_be_listed(tracker: Tracker, at: datetime) -> bool:
    lately = tracker.looked is not None and tracker.looked + EACH > at
    return not lately and _linked(tracker).exclude(key="").exists()


def pause(tries: int) -> timedelta:
    return min(_FIRST_PAUSE * 2 ** min(max(tries - 1, 0), 20), _LONGEST_PAUSE)


@contextmanager
def _kept_in_mind(tracker: Tracker, at: datetime) -> Iterator[None]:
    """What is the matter with it is shown, and when it is asked again; the rest of its work waits with it."""
    try:
        yield
    except NotAnswered as why:
        tracker.tries += 1
        rests = why.rests or at + (_TOKEN_RESTS if isinstance(why, TokenRefused) else pause(tracker.tries))
        Tracker.objects.filter(pk=tracker.pk).update(
            trouble=str(why)[:500], since=tracker.since or at, tries=tracker.tries, rests=rests
        )
    else:
        if tracker.trouble or tracker.tries:
            Tracker.objects.filter(pk=tracker.pk).update(trouble="", since=None, tries=0, rests=None)


def _look_at(ticket: Ticket, tracker: Tracker, at: datetime) -> None:
    """Raises NotAnswered, but for what is the matter with this one alone."""
    try:
        issue, version = github.fetch(tracker, ticket.key, at, ticket.version)
    except NoSuchTicket as gone:
        Ticket.objects.filter(pk=ticket.pk).update(trouble=str(gone)[:500], asked=at)
        return
    with transaction.atomic():
        row = Ticket.objects.select_for_update().get(pk=ticket.pk)
        row.asked, row.version, row.trouble = at, version, ""
        if issue is not None:
            row.key, row.address = issue.key, issue.address  # where it is by now
        row.save(update_fields=["asked", "version", "trouble", "key", "address"])
        if issue is not None:
            learn(row, issue.at, issue.state, issue.means)
            # What it says now holds, whatever was told of the same moment.
            Ticket.objects.filter(pk=row.pk).update(asked=at, state=issue.state, means=issue.means.value)


def _look_at_all(tracker: Tracker, at: datetime) -> None:
    """One list a repository, of what changed since the last. Raises NotAnswered."""
    linked = _linked(tracker).exclude(key="")
    for repository in sorted({key.rpartition("#")[0] for key in linked.values_list("key", flat=True)}):
        since, version = tracker.listed.get(repository, ((at - _BEFORE).isoformat(), ""))
        issues, version = github.changed(tracker, repository, datetime.fromisoformat(since), at, version)
        last = max([datetime.fromisoformat(since), *(issue.at for issue in issues)])
        for issue in issues:
            with transaction.atomic():
                for row in linked.select_for_update(of=("self",)).filter(key=issue.key):
                    learn(row, issue.at, issue.state, issue.means)
        # Where it moved on, the mark is of a list that is not asked for again.
        kept = version if last.isoformat() == since else ""
        tracker.listed = {**tracker.listed, repository: (last.isoformat(), kept)}
        Tracker.objects.filter(pk=tracker.pk).update(listed=tracker.listed)
    Tracker.objects.filter(pk=tracker.pk).update(looked=at)


def _try(errand: "errands.Errand", at: datetime) -> None:
    """Somebody wants to know what it says; that it rests is no reason not to ask."""
    tracker = Tracker.objects.filter(pk=errand.about.get("tracker"), removed=False).first()
    if tracker is None:
        errands.over(errand, at, refused="it is not there any more")
        return
    try:
        said, answered = github.try_out(tracker, at), True
    except NotAnswered as why:
        said, answered = str(why)[:500], False
    if answered:
        Tracker.objects.filter(pk=tracker.pk).update(trouble="", since=None, tries=0, rests=None)
    errands.over(errand, at, {"said": said, "answered": answered})
