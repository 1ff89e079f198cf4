"""What is asked of people who come in. What is wrong is said beside the field, and what was typed stays."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.people.services import Company
from groundswell.sources.speakers.freemail import FREE_MAIL
from groundswell.web.shell.domains import domains_in
from groundswell.web.shell.offerings import OFFERINGS
from groundswell.web.shell.passwords import NewPassword

_LONGEST = 200  # letters of a name


class SignIn(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        max_length=1_000,
        strip=False,
    )


class _Newcomer(NewPassword):
    name = forms.CharField(label=_("Your name"), max_length=_LONGEST)
    field_order = ["name", "password"]


class Code(forms.Form):
    code = forms.CharField(
        label=_("The code of your telephone, or a recovery code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )


class Forgotten(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "username"})
    )


class AnotherPassword(NewPassword):
    """By a link, which knows whose it is."""


class Joining(_Newcomer):
    """By an invitation, which knows the address."""


class FirstRun(_Newcomer):
    company = forms.CharField(label=_("Your company"), max_length=_LONGEST)
    email = forms.EmailField(label=_("Your e-mail"), max_length=254)
    domains = forms.CharField(
        label=_("Your company's mail domains, with commas between"),
        help_text=_("Whoever writes from them is one of yours. Empty: that of your e-mail."),
        required=False,
        max_length=1_000,
    )
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=_("Currency, by its three letters"),
        initial="EUR",
        error_messages={"invalid": _("Three letters, such as EUR or USD.")},
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), initial="UTC", choices=[(zone, zone) for zone in sorted(available_timezones())]
    )
    offering = forms.ChoiceField(label=_("What you sell"), choices=OFFERINGS)
    field_order = ["company", "name", "email", "password", "domains", "currency", "time_zone", "offering"]

    def clean_domains(self) -> tuple[str, ...]:
        return domains_in(self.cleaned_data["domains"])

    def clean(self) -> dict[str, Any]:
        """Where no domain is named it is that of who begins, unless everybody may have an address there."""
        cleaned = super().clean()
        own = cleaned.get("email", "").rpartition("@")[2].lower()
        cleaned["domains"] = cleaned.get("domains") or tuple({own} - {""} - FREE_MAIL)
        return cleaned

    def founded(self) -> Company:
        """What was told of it."""
        cleaned = self.cleaned_data
        return Company(
            name=cleaned["company"],
            domains=cleaned["domains"],
            currency=cleaned["currency"].upper(),
            time_zone=cleaned["time_zone"],
            sells_services=cleaned["offering"] == "services",
        )
