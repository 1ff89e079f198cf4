"""What is asked of who makes a token."""

from datetime import timedelta

from django import forms

from groundswell.people.scopes import SCOPES

_LONGEST = 100  # letters of a name


class NewToken(forms.Form):
    name = forms.CharField(label="What it is for", max_length=_LONGEST)
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=[(scope, told) for scope, told in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one at least."},
    )
    days = forms.TypedChoiceField(
        label="It holds for",
        coerce=int,
        choices=[(30, "30 days"), (90, "90 days"), (365, "a year")],
        initial=90,
    )

    def lasts(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
