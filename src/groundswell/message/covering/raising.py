"""Which concerns a text is held against, and by which words of customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from groundswell.engine.coverage import Raised
from groundswell.engine.days import day_of
from groundswell.engine.encoder import Encoder
from groundswell.field import telling
from groundswell.field.read_model import ConcernCount, ConcernSummary, FieldSummary
from groundswell.field.reading import clock
from groundswell.field.reading.said import evidence
from groundswell.launch.models import LaunchConcern
from groundswell.speech import Voice

MOST_VERBATIMS = 24  # of a concern, the most telling first
MOST_HEARD = 40  # concerns that the market raises
QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Behind:
    """A concern of today, and by how many accounts it is raised."""

    concern: int
    accounts: int


def concerns_for(launch: int | None) -> list[Behind]:
    """Those that a launch is for, or, without one, what the market raises; who raises most first."""
    behind = _lately() if launch is None else _of_launch(launch)
    return sorted(behind, key=lambda one: (-one.accounts, one.concern))


def _of_launch(launch: int) -> list[Behind]:
    rows = LaunchConcern.objects.filter(launch=launch, removed=False)
    to = telling.redirects().to
    concerns = {to.get(concern) or concern for concern in rows.values_list("concern", flat=True)}
    counted = ConcernSummary.objects.filter(concern__in=concerns)
    accounts = dict(counted.values_list("concern", "accounts"))
    return [Behind(concern, accounts.get(concern, 0)) for concern in concerns]


def _lately() -> list[Behind]:
    """Raised in the customer's own words in the last months before the last of them; what was dismissed is
    left out."""
    heard = ConcernSummary.objects.aggregate(last=Max("last_at"))["last"]
    if heard is None:
        return []
    stand = ConcernSummary.objects.exclude(status="dismissed").values("concern")
    today = FieldSummary.objects.values_list("as_of", flat=True).first() or heard
    last = day_of(min(heard, today), clock.zone())
    rows = ConcernCount.objects.filter(month__gte=_first_month(last), concern__in=stand, spoken__gt=0)
    counted = rows.exclude(account="").values("concern").annotate(accounts=Count("account", distinct=True))
    highest = counted.order_by("-accounts", "concern")[:MOST_HEARD]
    return [Behind(concern, accounts) for concern, accounts in highest.values_list("concern", "accounts")]


def _first_month(last: date) -> int:
    """The first month of the quarter up to a day, as 202603."""
    months = last.year * 12 + last.month - QUARTER
    return months // 12 * 100 + months % 12 + 1


def telling_verbatims(concern: int) -> list[int]:
    """The numbers of those that a text is held against: customers' own words, if there are enough."""
    rows = telling.live_verbatims().filter(concern=concern)
    spoken = rows.order_by("-score", "id").filter(voice=Voice.SPOKEN.value)
    chosen = list(spoken.values_list("id", flat=True)[:MOST_VERBATIMS])
    if len(chosen) < MOST_VERBATIMS:
        others = rows.exclude(voice=Voice.SPOKEN.value).order_by("-score", "id")
        chosen += others.values_list("id", flat=True)[: MOST_VERBATIMS - len(chosen)]
    return chosen


def raised(behind: Sequence[Behind], verbatims: Sequence[Sequence[int]], encoder: Encoder) -> list[Raised]:
    """With their words and vectors; concerns of which no words are left are left out."""
    several: list[Raised] = []
    for one, numbers in zip(behind, verbatims, strict=True):
        words = [verbatim.text for verbatim in evidence(numbers)]
        if words:
            several.append(
                Raised(
                    concern=one.concern, accounts=one.accounts, verbatims=words, vectors=encoder.encode(words)
                )
            )
    return several
