"""What is asked of who makes a token."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.people.scopes import SCOPES

_LONGEST = 100  # letters of a name


class NewToken(forms.Form):
    name = forms.CharField(label=_("What it is for"), max_length=_LONGEST)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one at least.")},
    )
    days = forms.TypedChoiceField(
        label=_("It holds for"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("a year"))],
        initial=90,
    )

    def lasts(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
