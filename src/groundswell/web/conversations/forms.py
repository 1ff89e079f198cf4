"""What people put right in a conversation, as they say it on its page."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from groundswell.field import models
from groundswell.field.history.entries import Author
from groundswell.field.services import mending
from groundswell.speech import Role

_LONGEST = 200  # letters of a name


class Mending(forms.Form):
    """One act. Only what that act needs has to be filled in."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("account", "seller", "side")])
    seen = forms.CharField(max_length=4_000, required=False)  # what stood when it was looked at
    name = forms.CharField(max_length=_LONGEST, required=False)
    turn = forms.IntegerField(min_value=0, required=False)
    side = forms.ChoiceField(choices=[(one.value, one.value) for one in Role], required=False)
    because = forms.CharField(max_length=2_000, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        act = cleaned.get("act")
        if act in ("account", "seller") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Name the account.") if act == "account" else _("Name the seller."))
        if act == "side" and (cleaned.get("turn") is None or not cleaned.get("side")):
            self.add_error(None, _("Say who it is, and for whom they speak."))
        return cleaned

    def mend(self, conversation: int, author: Author) -> models.Entry:
        """Raises what the mending raises."""
        cleaned = self.cleaned_data
        seen: str = cleaned["seen"]
        if cleaned["act"] == "side":
            return mending.mend_side(conversation, cleaned["turn"], Role(cleaned["side"]), author, seen=seen)
        by_name = mending.mend_account if cleaned["act"] == "account" else mending.mend_seller
        return by_name(conversation, cleaned["name"], author, seen=seen)
