"""What is asked of a guest who comes in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.web.shell.passwords import NewPassword


def _code() -> forms.CharField:
    return forms.CharField(
        label=_("Your code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )


class GuestComingIn(forms.Form):
    """Somebody who has an account."""

    code = _code()


class NewGuestComingIn(NewPassword):
    code = _code()
    name = forms.CharField(label=_("Your name"), max_length=200)
    field_order = ["code", "name", "password"]
