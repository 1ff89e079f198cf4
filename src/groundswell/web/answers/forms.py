"""What is said to a concern, and bringing one before a team."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from groundswell.field import models
from groundswell.field.attention import deciding
from groundswell.field.attention.deciding import DAYS_BY_HAND, LONGEST_LINE, Act, Ask, Said, Team
from groundswell.field.history.entries import Author
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.web.shell.clock import now

_LONGEST_WHY = 2_000


def day_to_come(day: date | None) -> date | None:
    """Raises ValidationError for one that is over: what is put off until then would be back at once."""
    if day is not None and day <= local_day(now()):
        raise forms.ValidationError("That day is over.")
    return day


class Say(forms.Form):
    """One act about one concern. Only what that act needs has to be filled in."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in Act])
    seen = forms.IntegerField(min_value=0)  # the version of the concern that was looked at
    line = forms.CharField(max_length=LONGEST_LINE, required=False)
    because = forms.CharField(max_length=_LONGEST_WHY, required=False)
    until = forms.DateField(required=False)

    def clean_until(self) -> date | None:
        return day_to_come(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("act") == Act.ANSWER and not told.get("line") and "line" not in self.errors:
            self.add_error("line", "What are sellers to say?")
        if told.get("act") == Act.POSTPONE and not told.get("because") and "because" not in self.errors:
            self.add_error("because", "Why not now? Those who heard it are told.")
        return told

    def say(self, concern: int, viewer: Viewer, author: Author) -> models.Entry:
        """Raises what the decision raises."""
        told = self.cleaned_data
        said = Said(
            concern=concern,
            act=Act(told["act"]),
            by=viewer.user,
            line=told["line"],
            because=told["because"],
            until=told["until"],
        )
        return deciding.say(said, author, seen={concern: told["seen"]})


class Call(forms.Form):
    """By hand, with a sentence."""

    seen = forms.IntegerField(min_value=0)
    team = forms.ChoiceField(choices=[(team.value, team.value) for team in Team])
    because = forms.CharField(
        max_length=_LONGEST_WHY, error_messages={"required": "Say in a sentence why they must answer."}
    )

    def __init__(self, told: QueryDict) -> None:
        super().__init__(told)

    def call(self, concern: int, author: Author) -> models.Entry:
        """Raises what the decision raises."""
        told = self.cleaned_data
        due = local_day(author.at) + DAYS_BY_HAND
        ask = Ask(concern=concern, team=Team(told["team"]), due=due)
        return deciding.call(ask, author, seen={concern: told["seen"]})
