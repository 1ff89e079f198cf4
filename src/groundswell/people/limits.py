"""How often somebody may try to come in. It stands in the store, so that it holds for all processes and over
restarts; what let somebody in does not count."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from groundswell.people.errors import TooManyTries
from groundswell.people.models import Try


@dataclass(frozen=True, slots=True)
class Limit:
    kind: str
    most: int
    within: timedelta


_A_WHILE = timedelta(minutes=5)
# Of one account, from one address, and of all together.
PASSWORDS_OF_ONE = Limit("password of", 10, _A_WHILE)
PASSWORDS_FROM = Limit("password from", 10, _A_WHILE)
PASSWORDS = Limit("password", 1_000, _A_WHILE)
# A code has six digits: an hour and a day are limited, too.
CODES = (
    Limit("code", 5, _A_WHILE),
    Limit("code in an hour", 20, timedelta(hours=1)),
    Limit("code in a day", 50, timedelta(days=1)),
)
# A new password is asked for by anybody who knows an address, and each time a mail may go there.
FORGOTTEN_BY_ONE = (
    Limit("forgotten by", 5, timedelta(hours=1)),
    Limit("forgotten in a day", 10, timedelta(days=1)),
)
# A code for a guest goes to their mail each time it is asked for.
GUEST_CODES = (
    Limit("guest code of", 5, timedelta(hours=1)),
    Limit("guest code in a day", 10, timedelta(days=1)),
)
FORGOTTEN_FROM = Limit("forgotten from", 10, _A_WHILE)
FORGOTTEN = Limit("forgotten", 1_000, _A_WHILE)
LINKS_FROM = Limit("link from", 20, _A_WHILE)
TOKENS_FROM = Limit("token from", 20, _A_WHILE)
# What is told of in the audit, that it does not grow with the tries of a program.
TOLD_FROM = Limit("told from", 1, _A_WHILE)
LONGEST = timedelta(days=1)  # after which no limit asks for a try


def take(at: datetime, *wanted: tuple[Limit, str]) -> list[int]:
    """Numbers of one try against each limit of somebody, to be forgiven where it let them in.

    The try is written before it is counted: of many at once no more than `most` pass. Not to be called within
    a transaction, whose tries others would not see. Raises TooManyTries.
    """
    tries = Try.objects.bulk_create(
        Try(kind=limit.kind, who=_hashed(limit, who), at=at) for limit, who in wanted
    )
    taken = [attempt.pk for attempt in tries]
    waits = [wait for limit, who in wanted if (wait := _wait(limit, who, at)) is not None]
    if waits:
        forgive(taken)  # who is refused does not lengthen it
        raise TooManyTries(max(waits))
    return taken


def forgive(taken: Iterable[int]) -> None:
    """Take tries back, as where somebody was let in: they count no more."""
    Try.objects.filter(pk__in=list(taken)).delete()


def _wait(limit: Limit, who: str, at: datetime) -> timedelta | None:
    """How long until one more is allowed; None where this one was."""
    since = Try.objects.filter(kind=limit.kind, who=_hashed(limit, who), at__gt=at - limit.within)
    times = list(since.order_by("-at").values_list("at", flat=True)[: limit.most + 1])
    return times[limit.most] + limit.within - at if len(times) > limit.most else None


def _hashed(limit: Limit, who: str) -> str:
    """By the installation's key: who reads the store cannot try out addresses."""
    key = f"{settings.SECRET_KEY} {limit.kind}".encode()
    return hmac.new(key, who.encode(), hashlib.sha256).hexdigest()
