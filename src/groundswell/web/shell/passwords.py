"""A new password, asked for in several places."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groundswell.people.models import User


class NewPassword(forms.Form):
    password = forms.CharField(
        label=_("A password of twelve letters or more"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        max_length=1_000,
        strip=False,
    )
    whose: User | None = None  # where they are known already

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            somebody = self.whose or User(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, somebody)
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return cleaned
