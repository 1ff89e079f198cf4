"""What is due about attention, read from the data: rules that bring a concern, days that passed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.db.models import Max

from groundswell.field import models
from groundswell.field.actions import BY_RULE
from groundswell.field.attention import deciding, judging
from groundswell.field.attention.deciding import Ask
from groundswell.field.attention.judging import Occasion
from groundswell.field.attention.rules import RuleKind, rules
from groundswell.field.calling import Standing
from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.field.history.entries import Author
from groundswell.field.read_model import ReadState
from groundswell.field.reading.state import holds
from groundswell.people.queries import local_day, organisation

Stamp = tuple[object, ...]


def stamp(at: datetime) -> Stamp:
    """As long as it is the same there is nothing to judge anew; three queries."""
    run = ReadState.objects.values_list("run", flat=True).first()
    entry = models.Entry.objects.aggregate(last=Max("pk"))["last"]
    kept = models.AttentionRule.objects.order_by("kind")
    return (run, entry, repr(list(kept.values_list())), local_day(at))


def bring_what_rules_say(at: datetime) -> int:
    """Bring concerns before teams, the loudest first and no more than may wait at once; returns how many."""
    company = organisation()
    if company is None or not holds(at):
        return 0
    today, brought = local_day(at), 0
    for occasion in (*judging.put_off_till(today), *_as_many_as_may_wait(today, company.currency)):
        brought += _bring(occasion, at, today)
    return brought


def _as_many_as_may_wait(today: date, currency: str) -> Iterator[Occasion]:
    standing = rules()
    waiting = judging.waiting_because_of_rules()
    taken: set[int] = set()
    for kind in (RuleKind.AGAIN, RuleKind.DEALS, RuleKind.RISING, RuleKind.HEARD):
        if not standing[kind].on:
            continue
        for occasion in judging.occasions(standing[kind], today, currency):
            if (
                occasion.concern in taken
                or waiting[occasion.team] >= standing[RuleKind.LIMIT].numbers["most"]
            ):
                continue
            taken.add(occasion.concern)
            waiting[occasion.team] += 1
            yield occasion


def _bring(occasion: Occasion, at: datetime, today: date) -> bool:
    """False where somebody else brought it, or took it away, meanwhile."""
    ask = Ask(
        concern=occasion.concern,
        team=occasion.team,
        due=today + timedelta(days=occasion.days),
        rule=occasion.rule.value,
        occasion=occasion.key,
    )
    try:
        deciding.call(ask, Author(by=BY_RULE, at=at, because=occasion.because))
    except (ImpossibleCorrection, NoSuchConcern, IntegrityError):
        return False
    return True


def escalate_what_is_late(at: datetime) -> int:
    """Once each; returns how many."""
    late = models.Call.objects.filter(
        standing=Standing.WAITING, escalated=False, due__lt=local_day(at)
    ).order_by("due", "pk")
    because = "nobody said anything to it in time"
    entries = [deciding.escalate(late_call, Author(by=BY_RULE, at=at, because=because)) for late_call in late]
    return sum(entry is not None for entry in entries)
