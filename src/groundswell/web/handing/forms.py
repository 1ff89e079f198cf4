"""What is told of a link to a kit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.street.used.links import DAYS, LONGEST_NAME


class NewLink(forms.Form):
    name = forms.CharField(
        label=_("For whom?"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Say who gets it."),
            "max_length": _("At most 100 characters, please."),
        },
    )
    days = forms.TypedChoiceField(
        label=_("Until"),
        coerce=int,
        choices=[(DAYS[0], _("in a week")), (DAYS[1], _("in 30 days")), (DAYS[2], _("in 90 days"))],
    )
