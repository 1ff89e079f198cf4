"""Which trackers there are, and what they call states."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.product.models import ChangeState
from groundswell.product.trackers.github import API
from groundswell.product.trackers.setting import GitHub

_MOST_STATES = 50


class GitHubForm(forms.Form):
    base = forms.CharField(
        label=gettext_lazy("Where its API is"),
        max_length=300,
        initial=API,
        help_text=gettext_lazy("Of GitHub Enterprise such as https://github.example.com/api/v3."),
    )
    repository = forms.CharField(
        label=gettext_lazy("In which repository tickets are made"),
        max_length=140,
        required=False,
        help_text=gettext_lazy("As owner/name. Tickets of any that the token reads can be linked."),
    )
    token = forms.CharField(
        label=gettext_lazy("Token"),
        max_length=500,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=gettext_lazy(
            "One that reads and writes issues, and nothing else. It is kept sealed and never shown; left"
            " empty, the one before stays. GROUNDSWELL_GITHUB_TOKEN goes before it."
        ),
    )

    def clean_token(self) -> str:
        token: str = self.cleaned_data["token"].strip()
        if not (token.isascii() and token.isprintable()) or " " in token:
            raise forms.ValidationError(_("That holds characters that no token has."))
        return token

    def wanted(self) -> GitHub:
        return GitHub(**self.cleaned_data)


class StatesForm(forms.Form):
    states = forms.CharField(
        label=gettext_lazy("What its states mean here"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy(
            "One a line, such as: In Progress = building. It means understood, planned, building, shipped or"
            " declined."
        ),
    )

    def clean_states(self) -> dict[str, str]:
        """Raises ValidationError."""
        told: str = self.cleaned_data["states"]
        states: dict[str, str] = {}
        for line in filter(None, map(str.strip, told.splitlines())):
            name, equals, means = (part.strip().lower() for part in line.rpartition("="))
            name, means = (name, means) if equals else (line, "")
            if not name or means not in ChangeState.values:
                raise forms.ValidationError(_("“%(line)s” is not understood.") % {"line": line[:80]})
            states[name] = means
        if len(states) > _MOST_STATES:
            raise forms.ValidationError(_("No more than %(most)s.") % {"most": _MOST_STATES})
        return states


class SignedForm(StatesForm):
    name = forms.CharField(label=gettext_lazy("What the tracker is called"), max_length=60)
    field_order = ["name", "states"]
