"""What is said of a card, what a check is answered, and what is ticked off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.street.checklist import BY_HAND
from groundswell.street.used.tables import Did

_KEY, _CARD = r"^[A-Za-z0-9-]{16,64}$", r"^[AK]-[0-9]{1,15}$"
LONGEST_TYPED = 600


class Rating(forms.Form):
    key = forms.RegexField(_KEY)
    card = forms.RegexField(_CARD)
    did = forms.ChoiceField(choices=[(did.value, did.value) for did in (Did.HELPED, Did.NOT)])


class TakenBack(forms.Form):
    key = forms.RegexField(_KEY)
    again = forms.BooleanField(required=False)


class Ticked(forms.Form):
    item = forms.ChoiceField(choices=[(item.value, item.value) for item in sorted(BY_HAND)])
    act = forms.ChoiceField(choices=[("tick", "tick"), ("untick", "untick")])


class Typed(forms.Form):
    """One answer of a check, under a prefix of its own."""

    chosen = forms.RegexField(_CARD, required=False)
    typed = forms.CharField(
        required=False,
        max_length=LONGEST_TYPED,
        error_messages={"max_length": _("At most 600 characters, please.")},
    )
