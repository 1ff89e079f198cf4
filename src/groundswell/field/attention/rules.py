"""Rules of attention: what brings a concern before a team by itself. How they come, and what was changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.attention.deciding import Team
from groundswell.field.setting import setting
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind

DAYS_TO_ANSWER = 7
MOST_AT_ONCE = 10  # that wait before one team because of rules


class RuleKind(StrEnum):
    HEARD = "heard"
    RISING = "rising"
    DEALS = "deals"
    AGAIN = "again"
    PUT_OFF = "put off"  # the day has come; nobody can change it, and it is in no row
    LIMIT = "limit"  # not a rule: how many may wait before a team at once


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    kind: RuleKind
    on: bool = True
    numbers: Mapping[str, int] = field(default_factory=dict[str, int])
    team: Team | None = None  # None: by the kind of concern
    days: int = DAYS_TO_ANSWER

    def for_team(self, kind: Kind) -> Team:
        """What customers ask or object to is answered in words, the rest by the product."""
        return self.team or (Team.MARKETING if kind in (Kind.QUESTION, Kind.OBJECTION) else Team.PRODUCT)


DEFAULTS = {
    one.kind: one
    for one in (
        Rule(kind=RuleKind.HEARD, numbers={"accounts": 3, "sellers": 2, "days": 60}),
        Rule(kind=RuleKind.RISING),
        Rule(kind=RuleKind.DEALS, numbers={"amount": 250_000}),
        Rule(kind=RuleKind.AGAIN, numbers={"accounts": 2}),
        Rule(kind=RuleKind.LIMIT, numbers={"most": MOST_AT_ONCE}),
    )
}

_TOLD = {
    RuleKind.HEARD: "raised from so many accounts, heard by so many sellers",
    RuleKind.RISING: "raised more and more often",
    RuleKind.DEALS: "raised in open deals of more than an amount",
    RuleKind.AGAIN: "answered or dismissed, and raised again by so many accounts since",
    RuleKind.LIMIT: "how many may wait before a team at once because of rules",
}


def rules() -> dict[RuleKind, Rule]:
    """All of them, as they stand; one query."""
    kept = {row.kind: row for row in models.AttentionRule.objects.all()}
    return {kind: _as_kept(rule, kept.get(kind.value)) for kind, rule in DEFAULTS.items()}


def _as_kept(rule: Rule, row: models.AttentionRule | None) -> Rule:
    if row is None:
        return rule
    return Rule(
        kind=rule.kind,
        on=row.on,
        numbers={name: int(row.numbers.get(name, value)) for name, value in rule.numbers.items()},
        team=Team(row.team) if row.team else None,
        days=row.days,
    )


def change(rule: Rule, viewer: Viewer, at: datetime) -> models.Entry:
    """What stands before a team already stays there. Raises NotForYou."""
    kind = rule.kind.value
    with setting(viewer, Action.RULE, "change a rule of attention", at, ref=kind) as act:
        row, _ = models.AttentionRule.objects.get_or_create(kind=kind, defaults=_columns(DEFAULTS[rule.kind]))
        for column, value in _columns(rule).items():
            act.patch.change(row, column, value)
        act.told = f"set a rule of attention: {_TOLD[rule.kind]}"
    return act.entry


def _columns(rule: Rule) -> dict[str, object]:
    return {
        "on": rule.on,
        "numbers": dict(rule.numbers),
        "team": rule.team.value if rule.team else "",
        "days": rule.days,
    }
