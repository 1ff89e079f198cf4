"""What somebody says of their own way in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.people.models import User
from groundswell.web.shell.passwords import NewPassword

_CODE = {"autocomplete": "one-time-code", "spellcheck": "false"}


class Password(NewPassword):
    current = forms.CharField(
        label=_("Your password now"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        max_length=1_000,
        strip=False,
    )
    field_order = ["current", "password"]

    def __init__(self, sent: Mapping[str, Any] | None = None, *, user: User) -> None:
        """Who has none yet, having come by a link, is asked for none."""
        super().__init__(sent)
        self.whose = user
        if not user.has_usable_password():
            del self.fields["current"]


class Code(forms.Form):
    code = forms.CharField(label=_("The code it shows now"), max_length=40, widget=forms.TextInput(_CODE))
