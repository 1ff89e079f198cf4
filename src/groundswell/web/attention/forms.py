"""The numbers of a rule of attention."""

from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.field.attention.deciding import Team
from groundswell.field.attention.rules import Rule, RuleKind
from groundswell.web.answers.teams import TEAMS

BY_KIND = "by kind"
_MOST = {"accounts": 10_000, "sellers": 10_000, "days": 3_650, "amount": 10**12, "most": 1_000}
_LEAST = {"sellers": 0, "amount": 0}
_LABELS = {
    "accounts": _("Accounts"),
    "sellers": _("Sellers"),
    "days": _("Within days"),
    "amount": _("More than"),
    "most": _("At most"),
}


class Numbers(forms.Form):
    """One rule; its fields are those of its numbers."""

    on = forms.BooleanField(required=False, label=_("On"))
    team = forms.ChoiceField(
        label=_("Who must answer"),
        choices=[(BY_KIND, _("by kind: questions and objections marketing, the rest product"))]
        + [(team.value, called) for team, called in TEAMS.items()],
    )
    days = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=365)

    def __init__(self, rule: Rule, sent: QueryDict | None = None) -> None:
        self.rule = rule
        super().__init__(sent, initial=_as_typed(rule), auto_id=f"{rule.kind.value}-%s")
        for name in rule.numbers:
            self.fields[f"n-{name}"] = forms.IntegerField(
                label=_LABELS[name], min_value=_LEAST.get(name, 1), max_value=_MOST[name]
            )
        if rule.kind is RuleKind.LIMIT:
            for name in ("on", "team", "days"):
                del self.fields[name]

    def as_rule(self) -> Rule:
        cleaned = self.cleaned_data
        team = cleaned.get("team", BY_KIND)
        return replace(
            self.rule,
            on=cleaned.get("on", True),
            numbers={name: cleaned[f"n-{name}"] for name in self.rule.numbers},
            team=None if team == BY_KIND else Team(team),
            days=cleaned.get("days", self.rule.days),
        )


def _as_typed(rule: Rule) -> dict[str, object]:
    numbers = {f"n-{name}": value for name, value in rule.numbers.items()}
    return {"on": rule.on, "team": rule.team.value if rule.team else BY_KIND, "days": rule.days, **numbers}
