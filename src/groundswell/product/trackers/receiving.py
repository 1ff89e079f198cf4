"""What trackers send by themselves: signed, taken once, and put in its place whenever it comes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction

from groundswell.product.models import ChangeState, Notification, Ticket, Tracker
from groundswell.product.trackers import github, signing
from groundswell.product.trackers.access import secret_of
from groundswell.product.trackers.asking import plain
from groundswell.product.trackers.states import learn
from groundswell.speech import GroundswellError

MOST = 1_000_000  # bytes; what tells of a ticket has some ten thousand
LONGEST_STATE = 200


class NotSigned(GroundswellError):
    """Nothing says that it comes from a tracker of ours; it is not told what was wrong, nor whether there is
    one."""

    code = "not_signed"


class NotUnderstood(GroundswellError):
    code = "not_understood"


class Taken(StrEnum):
    NEWS = "taken"
    AGAIN = "taken before"
    NOT_OURS = "about no ticket of ours"


@dataclass(frozen=True, kw_only=True, slots=True)
class _News:
    """What is told of a ticket; nothing of its state where it only went elsewhere, or is gone."""

    keys: tuple[str, ...]  # as it may be called here
    at: datetime | None = None
    state: str = ""
    means: ChangeState | None = None
    goes_to: tuple[str, str] | None = None  # its key and address from now on
    gone: bool = False


def receive(number: int, body: bytes, headers: Mapping[str, str], at: datetime) -> Taken:
    """Raises NotSigned, NotUnderstood."""
    tracker = Tracker.objects.filter(pk=number, removed=False).first()
    secret = secret_of(tracker) if tracker else ""
    if tracker is None or not secret:
        raise NotSigned
    is_github = tracker.kind == Tracker.Kind.GITHUB
    sent = (
        signing.by_github(body, headers, secret)
        if is_github
        else signing.by_standard(body, headers, secret, at)
    )
    if not sent:
        raise NotSigned
    told = _object(body)
    news = _from_github(told, headers.get("X-GitHub-Event", "")) if is_github else _from_other(told, tracker)
    return Taken.NOT_OURS if news is None else _take(tracker, sent[:200], news, at)


def _take(tracker: Tracker, sent: str, news: _News, at: datetime) -> Taken:
    with transaction.atomic():
        tickets = Ticket.objects.select_for_update().filter(tracker=tracker, key__in=news.keys, removed=False)
        ours = list(tickets)
        if not ours:
            return Taken.NOT_OURS
        if not _is_first(tracker, sent, at):
            return Taken.AGAIN
        Tracker.objects.filter(pk=tracker.pk).update(told=at)
        for ticket in ours:
            _put(ticket, news)
        return Taken.NEWS


def _is_first(tracker: Tracker, sent: str, at: datetime) -> bool:
    """The database decides, where two bring the same at once."""
    try:
        with transaction.atomic():
            Notification.objects.create(tracker=tracker, number=sent, at=at)
    except IntegrityError:
        return False
    return True


def _put(ticket: Ticket, news: _News) -> None:
    if news.goes_to:
        ticket.key, ticket.address = news.goes_to
        ticket.asked = None
        ticket.save(update_fields=["key", "address", "asked"])
    elif news.gone:
        ticket.trouble = "It was deleted there."
        ticket.save(update_fields=["trouble"])
    elif news.at is not None:
        learn(ticket, news.at, news.state, news.means)


def _object(body: bytes) -> dict[str, Any]:
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstood("It is no JSON.") from None
    if not isinstance(told, dict):
        raise NotUnderstood("It is no object.")
    return told


def _from_github(told: dict[str, Any], event: str) -> _News | None:
    """None for what tells nothing of the state of a ticket. Raises NotUnderstood."""
    if event != "issues":
        return None
    issue = github.issue_from(told.get("issue"))
    if issue is None:
        raise NotUnderstood("It tells of no issue.")
    if told.get("action") == "transferred":
        changes = told.get("changes")
        there = github.issue_from(changes.get("new_issue") if isinstance(changes, dict) else None)
        return _News(keys=(issue.key,), goes_to=(there.key, there.address)) if there else None
    if told.get("action") == "deleted":
        return _News(keys=(issue.key,), gone=True)
    return _News(keys=(issue.key,), at=issue.at, state=issue.state, means=issue.means)


def _from_other(told: dict[str, Any], tracker: Tracker) -> _News:
    """`{"data": {"id": "ABC-12", "url": "…", "state": "In progress", "updated_at": "…"}}`; one of id and url
    is enough. Raises NotUnderstood."""
    data = told.get("data")
    if not isinstance(data, dict):
        raise NotUnderstood("It holds no data.")
    keys = tuple(plain(data[name]) for name in ("id", "url") if data.get(name))
    state, at = data.get("state"), github.moment(data.get("updated_at"))
    state = plain(state).strip() if isinstance(state, str) else ""
    if not keys or not 0 < len(state) <= LONGEST_STATE or at is None:
        raise NotUnderstood("It tells no id, state and updated_at of a ticket.")
    means = tracker.states.get(state.lower(), "")
    return _News(keys=keys, at=at, state=state, means=ChangeState(means) if means else None)
