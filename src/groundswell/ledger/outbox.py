"""The outbox: what must go out, written with what it tells of, and sent by the worker until it is gone.

Each item is tried again after pauses that grow; a try is written down before it is made, so that one which
ends the worker is not made over and over. What was tried often enough is given up and shown, never dropped.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.ledger.models import MailServer, OutboxItem
from groundswell.people.viewer import Viewer, require_administrator

MOST_TRIES = 12  # over some twenty hours
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)
_KEPT = timedelta(days=30)  # after it was sent


class Mail(StrEnum):
    """Kinds of mail; each can be switched off by itself."""

    WORD_BACK = "word back"  # you heard it, this became of it
    CALLED = "called"  # it waits for your answer
    LATE = "late"  # nobody answered in time
    DIGEST = "digest"
    MEETING = "meeting"
    SIGN = "sign"  # to who leads a launch: it goes the usual way
    SHARED = "shared"  # to guests: something was released to them


class WayIn(StrEnum):
    """Mails by which somebody comes in. They were asked for, and cannot be switched off."""

    NEW_PASSWORD = "new password"  # noqa: S105 - what it is about
    INVITATION = "invitation"
    GUEST_CODE = "guest code"


# As a page lists them, and as the link in a mail that switches them off.
TOLD = {
    Mail.WORD_BACK: _("what became of what you heard"),
    Mail.CALLED: _("what waits for your answer"),
    Mail.LATE: _("what was not answered in time"),
    Mail.DIGEST: _("the week in one mail"),
    Mail.MEETING: _("meetings you are asked to"),
    Mail.SIGN: _("a launch of yours that goes the usual way"),
    Mail.SHARED: _("what was shared with you"),
}
WAYS_IN = {
    WayIn.NEW_PASSWORD: _("a link to choose a new password"),
    WayIn.INVITATION: _("an invitation"),
    WayIn.GUEST_CODE: _("a code for a guest"),
}


def put(
    recipients: Iterable[tuple[int, dict[str, Any]]],
    mail: Mail,
    at: datetime,
    *,
    key: str | None = None,
) -> None:
    """To these users, each with what it is about. Nothing where no mail server is set: pages tell all of it.
    With a `key` the same user gets it once. Called in the transaction of what it tells."""
    if not MailServer.objects.exists():
        return
    OutboxItem.objects.bulk_create(
        (
            OutboxItem(
                kind="mail",
                to=f"U-{user}",
                body={"mail": mail.value, **about},
                key=f"{key} U-{user}" if key else None,
                made=at,
                due=at,
            )
            for user, about in recipients
        ),
        ignore_conflicts=key is not None,
    )


def put_way_in(to: str, way: WayIn, at: datetime, **about: Any) -> None:
    """To U-3 or I-5. What the link holds never stands in it in plain words. Called in the transaction of what
    it tells; `mailing.bears_links` says before whether any will go out."""
    OutboxItem.objects.create(kind="mail", to=to, body={"mail": way.value, **about}, made=at, due=at)


def next_due(at: datetime) -> OutboxItem | None:
    """What has waited longest of what is due; None where nothing is."""
    return _waiting().filter(due__lte=at).order_by("due", "made").first()


def begin_try(item: OutboxItem, at: datetime) -> None:
    """Written before it is tried: killed in the midst of it, it is due again after the pause."""
    item.tries += 1
    item.due = at + pause(item.tries)
    item.save(update_fields=["tries", "due"])


def pause(tries: int) -> timedelta:
    """Twice as long each time, and a little by chance: what failed together does not come back at once."""
    grown = _FIRST_PAUSE * 2 ** min(tries - 1, 20)
    return min(grown, _LONGEST_PAUSE) * random.uniform(0.8, 1.2)  # noqa: S311 - no secret


def sent(item: OutboxItem, at: datetime) -> None:
    """The server took it: it goes out no more."""
    OutboxItem.objects.filter(pk=item.pk).update(sent=at, failed="", needless="")


def failed(item: OutboxItem, why: str, *, for_good: bool) -> None:
    """For good, or until it is due again; after so many tries it is given up, and shown."""
    given_up = for_good or item.tries >= MOST_TRIES
    OutboxItem.objects.filter(pk=item.pk).update(failed=why[:1000], given_up=given_up)


def needless(item: OutboxItem, why: str) -> None:
    """It does not go out: what it was to tell is no longer so."""
    OutboxItem.objects.filter(pk=item.pk).update(needless=why)


def forget_sent(at: datetime) -> None:
    """What went out long ago, or had not to."""
    over = Q(sent__lt=at - _KEPT) | (~Q(needless="") & Q(made__lt=at - _KEPT))
    OutboxItem.objects.filter(over).delete()


def try_again(item: str, at: datetime) -> None:
    """One that was given up. Its tries begin anew; its id stays."""
    OutboxItem.objects.filter(pk=item, given_up=True, sent=None).update(given_up=False, tries=0, due=at)


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Of the outbox."""

    waiting: int
    failing: int  # of those: tried and not gone yet
    given_up: list[OutboxItem]


def state(viewer: Viewer) -> State:
    """For an administrator; two queries. Raises NotForYou."""
    require_administrator(viewer)
    tries = list(_waiting().values_list("failed", flat=True))
    given_up = OutboxItem.objects.filter(given_up=True, sent=None, needless="").order_by("-made")
    return State(waiting=len(tries), failing=sum(map(bool, tries)), given_up=list(given_up[:50]))


def _waiting():
    return OutboxItem.objects.filter(sent=None, given_up=False, needless="")
