"""Looks that are due, each once: what was found is kept with what follows from it, in one transaction.

Who was killed between two goes on with the next. A look waits for the record: while nothing is heard of later
days, a fortnight at most.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import Status
from groundswell.engine.worked.compared import stretch
from groundswell.engine.worked.fade import look, looks_due
from groundswell.engine.worked.returning import again, days_due
from groundswell.engine.worked.values import BEFORE, LOOKS, Verdict
from groundswell.field import models as field
from groundswell.field import telling
from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.events import happened
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.launch.reaching import Reach, reach_of
from groundswell.ledger.acting import acting
from groundswell.people.queries import local_day
from groundswell.people.viewer import OPERATOR
from groundswell.results import models
from groundswell.results.worked.kept import Found, found_at
from groundswell.results.worked.reached import Parted, parted
from groundswell.results.worked.reasons import faded_because, returned_because
from groundswell.results.worked.record import Record, read
from groundswell.results.worked.subjects import Subject, subjects

_WAITS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Due:
    subject: Subject
    concern: int
    days: int
    faded_at: int | None = None  # of a look whether it is back


def is_due(at: datetime) -> bool:
    return next(due(at), None) is not None


def look_at_what_is_due(at: datetime) -> int:
    """Returns how many looks were made."""
    waiting = list(due(at))
    if not waiting:
        return 0
    record, reach = read(), reach_of([one.subject.number for one in waiting if one.subject.is_launch])
    by_subject: dict[str, Parted] = {}
    made = 0
    for one in waiting:
        if one.subject.of not in by_subject:
            reached = reach[one.subject.number] if one.subject.is_launch else Reach()
            by_subject[one.subject.of] = parted(record, reached)
        made += _look(one, record, by_subject[one.subject.of], at)
    return made


def due(at: datetime) -> Iterator[Due]:
    """In the order of their days. A fixed number of queries."""
    today = local_day(at)
    going = [one for one in subjects(OPERATOR) if one.concerns and looks_due(one.day, today)]
    if not going:
        return
    heard_to = _heard_to(at)
    done = _done(going)
    standing = _faded()
    found: list[tuple[date, str, int, Due]] = []
    for subject in going:
        for concern in subject.concerns:
            faded_at = standing.get((subject.of, concern, subject.day))
            waiting = [Due(subject, concern, days) for days in looks_due(subject.day, today)]
            if faded_at is not None:
                days = days_due(faded_at, subject.day, today)
                waiting += [Due(subject, concern, one, faded_at) for one in days if one not in LOOKS]
            for one in waiting:
                last = subject.day + timedelta(days=one.days)
                seen = (subject.of, concern, subject.day, one.days) in done
                if not seen and (heard_to >= last or today >= last + _WAITS):
                    found.append((last, subject.of, concern, one))
    found.sort(key=lambda row: row[:3])
    yield from (one for *_, one in found)


def _heard_to(at: datetime) -> date:
    rows = field.Conversation.objects.filter(state="live", at__lte=at)
    last = rows.aggregate(last=Max("at"))["last"]
    return local_day(last) if last else date.min


def _done(going: list[Subject]) -> set[tuple[str, int, date, int]]:
    to = telling.redirects().to
    rows = models.Look.objects.filter(of__in=[one.of for one in going])
    looked = rows.values_list("of", "concern", "day", "days")
    return {(of, to.get(concern) or concern, day, days) for of, concern, day, days in looked}


def _faded() -> dict[tuple[str, int, date], int]:
    """By what let it fade the days after which it had; of those that stand as faded."""
    rows = models.Look.objects.filter(verdict=Verdict.FADED.value, entry__undone_by=None).exclude(entry=None)
    here = set(field.Concern.objects.filter(status=Status.FADED.value).values_list("pk", flat=True))
    looked = rows.order_by("days").values_list("of", "concern", "day", "days")
    return {(of, concern, day): days for of, concern, day, days in looked if concern in here}


def _look(one: Due, record: Record, parted: Parted, at: datetime) -> bool:
    """False where somebody else made it meanwhile, or took away what it is about."""
    if one.faded_at is None:
        return _fade(one, record, parted, at)
    return _return(one, parted.record, at)


def _fade(one: Due, record: Record, parted: Parted, at: datetime) -> bool:
    raised = parted.record.raised_in.get(one.concern, frozenset[int]())
    found = look(parted.known.spoken, raised, one.subject.day, one.days, parted.unreached)
    kept, words = found_at(parted.record, one.concern, found)
    first, end = found.day - timedelta(days=BEFORE), found.day + timedelta(days=found.days)
    around = stretch(record.spoken, first, end)
    kept["unknown"] = sum(spoken.account in parted.unknown for spoken in around)
    with transaction.atomic():
        row = _row(one, at, found.verdict, kept, words)
        if row is None:
            return False
        if found.verdict is Verdict.FADED and not _had_faded(one):
            _befall(row, one, EventKind.FADED, faded_because(found, one.subject), at)
    return True


def _return(one: Due, record: Record, at: datetime) -> bool:
    assert one.faded_at is not None
    raised = record.raised_in.get(one.concern, frozenset[int]())
    found = again(record.spoken, raised, one.subject.day, one.faded_at, one.days)
    verdict = Verdict.RISING if found.is_back else Verdict.NO_CLEAR
    kept = {
        "again": {
            "faded": asdict(found.faded),
            "now": asdict(found.now),
            "accounts": found.accounts,
        }
    }
    with transaction.atomic():
        row = _row(one, at, verdict, kept)
        if row is None:
            return False
        if found.is_back:
            _befall(row, one, EventKind.RETURNED, returned_because(found), at)
    return True


def _row(one: Due, at: datetime, verdict: Verdict, found: Found, words: str = "") -> models.Look | None:
    row, is_new = models.Look.objects.get_or_create(
        of=one.subject.of,
        concern=one.concern,
        day=one.subject.day,
        days=one.days,
        defaults={"at": at, "verdict": verdict.value, "found": found, "words": words},
    )
    return row if is_new else None


def _had_faded(one: Due) -> bool:
    """At an earlier look of the three: it fades once."""
    rows = models.Look.objects.filter(of=one.subject.of, concern=one.concern, day=one.subject.day)
    return rows.filter(verdict=Verdict.FADED.value, days__lt=one.days).exists()


def _befall(row: models.Look, one: Due, kind: EventKind, because: str, at: datetime) -> None:
    """In the concern's history and its status; a dismissed one stays dismissed."""
    ref = one.subject.of
    with (
        acting(OPERATOR, f"say that a concern has {kind.value}", at=at, ref=f"C-{one.concern}"),
        in_step() as touched,
    ):
        action = Action.LAUNCH if one.subject.is_launch else Action.CHANGE
        entry = entries.begin(action, [], author_of(OPERATOR, at, because))
        patch, concern = Patch(), telling.concern(one.concern)
        happened(concern, kind, entry, patch, ref=ref)
        touched.add(concern.id)
        entries.finish(entry, f"C-{concern.id} has {kind.value} since {ref}", [concern.id], patch)
        row.entry = entry
        row.save(update_fields=["entry"])
