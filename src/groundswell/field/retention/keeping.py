"""Looking at terms, setting them, and forgetting what is over."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.erasing.accounts import empty_frames
from groundswell.field.erasing.blotting import Names
from groundswell.field.erasing.forget import bury, take_out_what_was_made
from groundswell.field.erasing.words import Gone, empty
from groundswell.field.history.entries import Author
from groundswell.field.reading.upkeep import drop as drop_read_model
from groundswell.field.retention.limits import months_before
from groundswell.field.setting import setting
from groundswell.field.terms import Term, standing
from groundswell.people.viewer import Viewer, require_administrator
from groundswell.speech import Channel, GroundswellError

LONGEST = 240  # months
_LATE = timedelta(days=2)  # what is over for longer goes by day, too: a machine may be off at night
_AT_ONCE = 1_000  # conversations in one transaction


class NoSuchTerm(GroundswellError):
    code = "no_such_term"

    def __init__(self) -> None:
        super().__init__("Nothing is kept by such a term.")


@dataclass(frozen=True, slots=True)
class WouldGo:
    """What a term would take now, by month: (first day, conversations), the oldest first."""

    term: Term
    months: tuple[tuple[datetime, int], ...]
    undated: int  # conversations of it of which no day is told: they stay

    @property
    def conversations(self) -> int:
        return sum(count for _, count in self.months)


def terms(viewer: Viewer) -> list[Term]:
    """All of them, by what they are of. Raises NotForYou."""
    require_administrator(viewer)
    return list(standing().order_by("of", "name"))


def would_go(viewer: Viewer, unit: str, name: str, months: int, at: datetime) -> WouldGo:
    """Raises NotForYou, NoSuchTerm."""
    require_administrator(viewer)
    term = _checked(unit, name, months)
    # What is restricted goes with the rest, and no number tells of it.
    not_restricted = models.Conversation.objects.exclude(state=models.ConversationState.RESTRICTED).values(
        "pk"
    )
    days = _over(term, at).filter(pk__in=not_restricted).values_list("at", flat=True)
    count = Counter(datetime(day.year, day.month, 1, tzinfo=UTC) for day in days if day)
    undated = _of(term).filter(at=None, pk__in=not_restricted).count()
    return WouldGo(term, tuple(sorted(count.items())), undated)


def keep(viewer: Viewer, unit: str, name: str, months: int, at: datetime) -> models.Entry:
    """From the next night on; what went by then, no undo brings back. Raises NotForYou, NoSuchTerm, and
    ImpossibleCorrection where it is kept so already."""
    require_administrator(viewer)
    term = _checked(unit, name, months)
    with setting(viewer, Action.KEEP, f"keep for {months} months", at, ref=term.of) as act:
        new = {"months": months, "removed": True}
        row, _ = Term.objects.get_or_create(of=term.of, name=term.name, defaults=new)
        act.patch.change(row, "months", months)
        act.patch.change(row, "removed", False)
        long = "1 month" if months == 1 else f"{months} months"
        act.told = f"set how long what comes {_whence(row)} is kept: {long}"
    return act.entry


def keep_for_ever(viewer: Viewer, number: int, at: datetime) -> models.Entry | None:
    """Take a term back; None where it was taken back before. Raises NotForYou."""
    require_administrator(viewer)
    if not standing().filter(pk=number).exists():
        return None
    with setting(viewer, Action.KEEP, "keep for ever", at) as act:
        row = Term.objects.select_for_update().get(pk=number)
        act.patch.change(row, "removed", True)
        act.told = f"set that what comes {_whence(row)} is kept for ever"
    return act.entry


def _whence(term: Term) -> str:
    return f"from “{term.name}”" if term.of == "source" else f"by {term.name}"


def is_due(at: datetime, *, night: bool) -> bool:
    """Whether something is over. By day only what has been so for long: the night is better for it."""
    late = at if night else at - _LATE
    return any(_over(term, late).exists() for term in standing())


def forget_what_is_over(at: datetime) -> int:
    """Take out the words of what is over, as erasing a source does; returns of how many conversations. Their
    traces are then due to be overwritten."""
    gone = 0
    for term in standing().order_by("of", "name"):
        while some := list(_over(term, at).order_by("id").values_list("id", flat=True)[:_AT_ONCE]):
            with transaction.atomic():
                _forget(some, term, at)
            gone += len(some)
    return gone


def _forget(numbers: Sequence[int], term: Term, at: datetime) -> None:
    gone = Gone()
    empty(models.Turn.objects.filter(conversation__in=numbers), gone)
    empty_frames(numbers, gone)
    because = f"kept for {term.months} months"
    author = Author(by="Groundswell", at=at, because=because)
    # Its digest is of nothing: what is over is known by its day, and others of its source are kept.
    bury("term", {secrets.token_hex(16)}, len(numbers), gone.verbatims, author)
    take_out_what_was_made(gone, Names(), blot=False)
    drop_read_model()


def _over(term: Term, at: datetime) -> QuerySet[models.Conversation]:
    return _of(term).filter(at__lt=months_before(at, term.months))


def _of(term: Term) -> QuerySet[models.Conversation]:
    kept = models.Conversation.objects.exclude(state="forgotten")
    if term.of == "channel":
        return kept.filter(channel=term.name)
    return kept.filter(Q(source=term.name) | Q(source__startswith=f"{term.name.rstrip('/')}/"))


def _checked(unit: str, name: str, months: int) -> Term:
    channels = {channel.value for channel in Channel}
    right = (unit == "channel" and name in channels) or (unit == "source" and bool(name.strip()))
    if not right or not 0 < months <= LONGEST:
        raise NoSuchTerm
    return Term(of=unit, name=name.strip(), months=months)
