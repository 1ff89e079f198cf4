"""Which concerns a rule would bring today, from what is counted; the read model must hold.

Each is brought for an occasion, and for one occasion once: who judges again, or was killed between two,
brings nothing twice, and what a person took back stays taken back.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import Status
from groundswell.engine.trend.values import Direction
from groundswell.field import models
from groundswell.field.attention.deciding import OPEN, Team
from groundswell.field.attention.rules import Rule, RuleKind
from groundswell.field.calling import Standing
from groundswell.field.read_model import ConcernSummary, CountedConversation, FieldSummary
from groundswell.field.telling import live_verbatims, redirects
from groundswell.speech import Kind, Money

# What nobody has said anything to, or what came back.
_UNANSWERED = (Status.OPEN.value, Status.RETURNED.value)
_ANSWERED = (Status.ANSWERED.value, Status.DISMISSED.value)
_ENDED = (EventKind.ANSWERED.value, EventKind.DISMISSED.value, EventKind.RETURNED.value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """That a concern is to be brought before a team, and why."""

    key: str  # one a concern and reason
    concern: int
    team: Team
    rule: RuleKind
    days: int  # to answer
    because: str
    score: float  # how loud it is


@dataclass(frozen=True, kw_only=True, slots=True)
class _Candidate:
    """Of a concern that may be brought."""

    concern: int
    kind: Kind
    score: float


def occasions(rule: Rule, today: date, currency: str) -> list[Occasion]:
    """What this rule brings, the loudest first, whether it is on or not. Up to six queries."""
    judged = _JUDGES[rule.kind](rule, today, currency)
    before = _stands_before_somebody()
    fresh = [occasion for occasion in judged if occasion.concern not in before]
    calls = models.Call.objects.filter(occasion__in=[occasion.key for occasion in fresh])
    over = set(calls.values_list("occasion", flat=True))
    return sorted(
        (occasion for occasion in fresh if occasion.key not in over),
        key=lambda occasion: (-occasion.score, occasion.concern),
    )


def put_off_till(today: date) -> list[Occasion]:
    """What was put off until a day that has come."""
    rows = models.Call.objects.filter(standing=Standing.POSTPONED, until__lte=today).select_related("concern")
    to = redirects().to if rows else {}
    before = _stands_before_somebody()
    keys = {f"{RuleKind.PUT_OFF}:{row.pk}" for row in rows}
    over = set(models.Call.objects.filter(occasion__in=keys).values_list("occasion", flat=True))
    come_back = [
        Occasion(
            key=f"{RuleKind.PUT_OFF}:{row.pk}",
            concern=to.get(row.concern_id) or row.concern_id,
            team=Team(row.team),
            rule=RuleKind.PUT_OFF,
            days=DAYS_AFTER_PUTTING_OFF,
            because=f"it was put off until {row.until}",
            score=1.0,
        )
        for row in rows
        if row.concern.status != Status.DISMISSED
    ]
    return [occasion for occasion in come_back if occasion.key not in over and occasion.concern not in before]


DAYS_AFTER_PUTTING_OFF = 7


def waiting_because_of_rules() -> dict[Team, int]:
    """How many wait before each team that no person brought."""
    rows = models.Call.objects.filter(standing=Standing.WAITING).exclude(rule="")
    teams = list(rows.values_list("team", flat=True))
    return {team: teams.count(team.value) for team in Team}


def _stands_before_somebody() -> set[int]:
    rows = list(models.Call.objects.filter(standing__in=OPEN).values_list("concern", "concern__merged_into"))
    to = redirects().to if any(into is not None for _, into in rows) else {}
    return {to.get(number) or number for number, _ in rows}


def _may_be_brought(statuses: Sequence[str], **more: Any) -> dict[int, _Candidate]:
    """Praise asks for no answer."""
    rows = ConcernSummary.objects.filter(status__in=statuses, **more).exclude(kind=Kind.PRAISE.value)
    return {
        concern: _Candidate(concern=concern, kind=Kind(kind), score=score)
        for concern, kind, score in rows.values_list("concern", "kind", "score")
    }


def _occasion(rule: Rule, candidate: _Candidate, because: str, key: str = "") -> Occasion:
    return Occasion(
        key=f"{rule.kind}:{key or candidate.concern}",
        concern=candidate.concern,
        team=rule.for_team(candidate.kind),
        rule=rule.kind,
        days=rule.days,
        because=because,
        score=candidate.score,
    )


def _heard(rule: Rule, today: date, currency: str) -> Iterator[Occasion]:  # noqa: ARG001 - one form for all
    """From so many accounts and sellers in so many days, back from the last conversation, as trends are told.
    Where no seller is known at all, accounts alone count."""
    accounts, sellers, days = (rule.numbers[name] for name in ("accounts", "sellers", "days"))
    field = FieldSummary.objects.values_list("as_of", "totals").first()
    if field is None or field[0] is None:
        return
    wanted = sellers if field[1]["sellers"] else 0
    candidates = _may_be_brought(_UNANSWERED, conversations__gte=max(accounts, wanted))
    whose = _said_since(field[0] - timedelta(days=days), candidates)
    for number, (theirs, through) in whose.items():
        if len(theirs) >= accounts and len(through) >= wanted:
            by = f" and by {_many(len(through), 'seller')}" if through else ""
            because = f"raised from {_many(len(theirs), 'account')}{by} within {days} days"
            yield _occasion(rule, candidates[number], because)


def _said_since(since: datetime, concerns: Collection[int]) -> dict[int, tuple[set[str], set[str]]]:
    """Accounts and sellers by concern, of what was said from then on; two queries."""
    rows = _late_enough(since).filter(concern__in=concerns)
    verbatims = rows.values_list("concern", "conversation", "turn__at", "conversation__at")
    counted = CountedConversation.objects.filter(pk__in=rows.values("conversation"))
    whose = {pk: (account, seller) for pk, account, seller in counted.values_list("pk", "account", "seller")}
    who_raised: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for concern, conversation, moment, day in verbatims:
        if (moment or day) >= since and conversation in whose:
            account, seller = whose[conversation]
            who_raised[concern][0].update({account} - {""})
            who_raised[concern][1].update({seller} - {""})
    return who_raised


def _late_enough(since: datetime) -> QuerySet[models.Verbatim]:
    """All that may have been said from then on, by the indexes of moments: some of it was said before."""
    held = models.Conversation.objects.filter(at__gte=since).values("pk")
    wrote = models.Turn.objects.filter(at__gte=since).values("conversation")
    return live_verbatims().filter(Q(conversation__in=held) | Q(conversation__in=wrote))


def _rising(rule: Rule, today: date, currency: str) -> Iterator[Occasion]:  # noqa: ARG001
    known = _may_be_brought(_UNANSWERED, direction=Direction.RISING.value, firm=True)
    reasons = ConcernSummary.objects.filter(concern__in=known).values_list("concern", "reason")
    for number, reason in reasons:
        compared = reason.partition(";")[0]  # what was compared with what; the rest stands on its page
        yield _occasion(rule, known[number], compared[:1].lower() + compared[1:])


def _deals(rule: Rule, today: date, currency: str) -> Iterator[Occasion]:  # noqa: ARG001
    """Amounts in the company's currency, and those that tell none; nobody can add the others."""
    candidates = _may_be_brought(_UNANSWERED, deals__gt=0)
    rows = ConcernSummary.objects.filter(concern__in=candidates)
    records = rows.values_list("concern", "record__deals__open__sums")
    for number, sums in records:
        amount = sum(
            (_value(sum_of_one) for sum_of_one in sums or () if sum_of_one["currency"] in ("", currency)),
            Decimal(),
        )
        if amount > rule.numbers["amount"]:
            because = f"raised in open deals of {amount:,.0f} {currency}"
            yield _occasion(rule, candidates[number], because)


def _value(amount: Mapping[str, Any]) -> Decimal:
    return Money(amount["minor"], amount["currency"]).value


def _again(rule: Rule, today: date, currency: str) -> Iterator[Occasion]:  # noqa: ARG001
    """Since the last time that it was answered or dismissed; each time it was, it may come back once. Of what
    had faded and returned, several accounts have been heard already."""
    candidates = _may_be_brought((*_ANSWERED, Status.RETURNED.value))
    events = models.ConcernEvent.objects.filter(
        concern__in=candidates, kind__in=_ENDED, entry__undone_by=None
    ).order_by("id")
    last = {
        concern: (pk, at, kind) for concern, pk, at, kind in events.values_list("concern", "pk", "at", "kind")
    }
    if not last:
        return
    accounts = _accounts_since({concern: at for concern, (_, at, _) in last.items()})
    for concern, (event, _, kind) in last.items():
        if kind == EventKind.RETURNED:
            because = "it had faded, and is raised again"
            yield _occasion(rule, candidates[concern], because, key=str(event))
        elif (many := len(accounts[concern])) >= rule.numbers["accounts"]:
            because = f"{kind}, and raised again from {_many(many, 'account')} since"
            yield _occasion(rule, candidates[concern], because, key=str(event))


def _accounts_since(since: Mapping[int, datetime]) -> dict[int, set[str]]:
    """By concern the accounts that said it after its own moment; two queries."""
    rows = _late_enough(min(since.values())).filter(concern__in=since)
    verbatims = rows.values_list("concern", "conversation", "turn__at", "conversation__at")
    counted = CountedConversation.objects.filter(pk__in=rows.values("conversation")).exclude(account="")
    whose = dict(counted.values_list("pk", "account"))
    accounts: dict[int, set[str]] = defaultdict(set)
    for concern, conversation, moment, day in verbatims:
        if (moment or day) > since[concern] and conversation in whose:
            accounts[concern].add(whose[conversation])
    return accounts


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


_JUDGES: dict[RuleKind, Callable[[Rule, date, str], Iterable[Occasion]]] = {
    RuleKind.HEARD: _heard,
    RuleKind.RISING: _rising,
    RuleKind.DEALS: _deals,
    RuleKind.AGAIN: _again,
}
