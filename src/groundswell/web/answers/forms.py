"""What is said to a concern, and bringing one before a team."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.field import models
from groundswell.field.attention import deciding
from groundswell.field.attention.deciding import DAYS_BY_HAND, LONGEST_LINE, Act, Ask, Reply, Team
from groundswell.field.history.entries import Author
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.days import DayField

_LONGEST_WHY = 2_000


def day_to_come(day: date | None) -> date | None:
    """Raises ValidationError for one that is over: what is put off until then would be back at once."""
    if day is not None and day <= local_day(now()):
        raise forms.ValidationError(_("That day is over."))
    return day


class Say(forms.Form):
    """One act about one concern. Only what that act needs has to be filled in."""

    act = forms.ChoiceField(choices=[(act.value, act.value) for act in Act])
    seen = forms.IntegerField(min_value=0)  # the version of the concern that was looked at
    line = forms.CharField(max_length=LONGEST_LINE, required=False)
    because = forms.CharField(max_length=_LONGEST_WHY, required=False)
    until = DayField(required=False)

    def clean_until(self) -> date | None:
        return day_to_come(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("act") == Act.ANSWER and not cleaned.get("line") and "line" not in self.errors:
            self.add_error("line", _("What are sellers to say?"))
        if cleaned.get("act") == Act.POSTPONE and not cleaned.get("because") and "because" not in self.errors:
            self.add_error("because", _("Why not now? Those who heard it are told."))
        return cleaned

    def say(self, concern: int, viewer: Viewer, author: Author) -> models.Entry:
        """Raises what the decision raises."""
        cleaned = self.cleaned_data
        reply = Reply(
            concern=concern,
            act=Act(cleaned["act"]),
            by=viewer.user,
            line=cleaned["line"],
            because=cleaned["because"],
            until=cleaned["until"],
        )
        return deciding.say(reply, author, seen={concern: cleaned["seen"]})


class Call(forms.Form):
    """By hand, with a sentence."""

    seen = forms.IntegerField(min_value=0)
    team = forms.ChoiceField(choices=[(team.value, team.value) for team in Team])
    because = forms.CharField(
        max_length=_LONGEST_WHY,
        error_messages={"required": gettext_lazy("Say in a sentence why they must answer.")},
    )

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)

    def call(self, concern: int, author: Author) -> models.Entry:
        """Raises what the decision raises."""
        cleaned = self.cleaned_data
        due = local_day(author.at) + DAYS_BY_HAND
        ask = Ask(concern=concern, team=Team(cleaned["team"]), due=due)
        return deciding.call(ask, author, seen={concern: cleaned["seen"]})
