"""Which concerns a change is for, as they are called today, and what they are told of it."""

from collections.abc import Iterable, Mapping

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import Status
from groundswell.field import models as field
from groundswell.field import telling
from groundswell.field.attention import word_back
from groundswell.field.attention.deciding import Team, open_calls
from groundswell.field.calling import Standing
from groundswell.field.history.events import happened
from groundswell.field.history.patch import Patch
from groundswell.product.models import Addressed, Change, ChangeState

# In which product is at it.
UNDER_WAY = (ChangeState.PLANNED, ChangeState.BUILDING)


def reference(change: Change) -> str:
    """How events and history refer to a change."""
    return f"CH-{change.pk}"


def addressed_by(change: Change) -> dict[int, list[Addressed]]:
    """By current concern its rows: two where what were two concerns is one by now."""
    rows = Addressed.objects.filter(change=change, removed=False).order_by("id")
    to = telling.redirects().to
    by_concern: dict[int, list[Addressed]] = {}
    for row in rows:
        by_concern.setdefault(to.get(row.concern_id) or row.concern_id, []).append(row)
    return by_concern


def concerns_of(change: Change) -> list[field.Concern]:
    return [telling.concern(number) for number in addressed_by(change)]


def tell(
    change: Change, concerns: Iterable[field.Concern], entry: field.Entry, patch: Patch, *, aloud: bool
) -> set[int]:
    """What the state of a change means for its concerns, and what stood before product because of them;
    `aloud`: whoever heard them is told. Returns the concerns whose status may be another."""
    kind = _kind(change)
    if kind is None:
        return set()
    touched: set[int] = set()
    for concern in concerns:
        if kind is EventKind.POSTPONED and (
            concern.status not in _UNANSWERED or _is_changed_otherwise(change, concern)
        ):
            continue
        happened(concern, kind, entry, patch, because=change.because, ref=reference(change))
        _settle_calls(concern, _STANDING[kind], entry.user, patch)
        if kind is EventKind.SHIPPED:
            _say_from_now_on(change.line, concern, entry, patch)
        if aloud:
            word_back.tell_those_who_heard(entry, concern.id)
        touched.add(concern.id)
    return touched


def let_go(change: Change, concern: field.Concern, entry: field.Entry, patch: Patch) -> None:
    """It is for this concern no more: nothing is changing for it, unless another change is under way."""
    is_changing = change.state in UNDER_WAY and concern.status == Status.CHANGING
    if is_changing and not _is_changed_otherwise(change, concern):
        happened(concern, EventKind.REOPENED, entry, patch, ref=reference(change))


def unsay(change: Change, concerns: Iterable[field.Concern], patch: Patch) -> None:
    """What sellers said once it was shipped is said no more."""
    numbers = telling.with_merged(concern.id for concern in concerns)
    for answer in field.Answer.objects.filter(concern__in=numbers, line=change.line, stands=True):
        patch.change(answer, "stands", False)


def _kind(change: Change) -> EventKind | None:
    kinds: Mapping[str, EventKind] = {
        ChangeState.PLANNED: EventKind.PLANNED,
        ChangeState.BUILDING: EventKind.PLANNED,
        ChangeState.SHIPPED: EventKind.SHIPPED,
        ChangeState.DECLINED: EventKind.POSTPONED,
    }
    return kinds.get(change.state)


# How what stood before product stands then.
_STANDING = {
    EventKind.PLANNED: Standing.TAKEN_UP,
    EventKind.SHIPPED: Standing.ANSWERED,
    EventKind.POSTPONED: Standing.POSTPONED,
}


# What is declined says something to these, and to no other: those were answered otherwise.
_UNANSWERED = (Status.OPEN, Status.CALLED, Status.TAKEN_UP, Status.CHANGING)


def _is_changed_otherwise(change: Change, concern: field.Concern) -> bool:
    """Whether another change is under way for it."""
    others = Addressed.objects.filter(
        concern__in=telling.with_merged([concern.id]),
        removed=False,
        change__removed=False,
        change__state__in=UNDER_WAY,
    )
    return others.exclude(change=change).exists()


def _settle_calls(concern: field.Concern, standing: Standing, user: int, patch: Patch) -> None:
    for call in open_calls(concern.id):
        if call.team == Team.PRODUCT and call.standing != standing:
            patch.change(call, "standing", standing.value)
            if standing is Standing.TAKEN_UP:
                patch.change(call, "taken_by", user)


def _say_from_now_on(line: str, concern: field.Concern, entry: field.Entry, patch: Patch) -> None:
    answer = field.Answer.objects.create(concern=concern, line=line, entry=entry)
    patch.change(answer, "stands", True)
