"""What part of the audit is asked for; the address says it, so that a view can be sent."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.ledger.audit import Part
from groundswell.people.vocabulary import worded
from groundswell.web.shell.days import DayField

_NOBODY = "0"
_FAR = 2**62


class Asked(forms.Form):
    who = forms.ChoiceField(label=_("Who"), required=False)
    act = forms.ChoiceField(label=_("What"), required=False)
    day = DayField(label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}))
    before = forms.IntegerField(required=False, min_value=1, max_value=_FAR, widget=forms.HiddenInput)

    def __init__(self, query: Any, *, people: list[tuple[int, str]], acts: list[str]) -> None:
        super().__init__(query)
        everybody = [("", gettext("Everybody")), (_NOBODY, gettext("Nobody who was signed in"))]
        named = [(str(number), name) for number, name in people]
        self.fields["who"].choices = everybody + named  # pyright: ignore[reportAttributeAccessIssue]
        self.fields["act"].choices = [("", gettext("Everything")), *((act, worded(act)) for act in acts)]  # pyright: ignore[reportAttributeAccessIssue]

    def part(self) -> Part:
        """Days begin when they do where the company is."""
        cleaned = self.cleaned_data
        begins = timezone.make_aware(datetime.combine(cleaned["day"], time())) if cleaned.get("day") else None
        ends = (
            timezone.make_aware(datetime.combine(cleaned["day"] + timedelta(1), time())) if begins else None
        )
        user = int(cleaned["who"]) if cleaned.get("who") else None
        return Part(user=user, act=cleaned.get("act", ""), since=begins, until=ends)
