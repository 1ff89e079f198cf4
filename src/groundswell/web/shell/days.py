"""A day that somebody types."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groundswell.people.days import FIRST_YEAR, LAST_YEAR, is_of_a_calendar


class DayField(forms.DateField):
    """None at the end of all calendars: weeks and months are counted on from it, and back."""

    default_error_messages = {
        "far": _("A day between %(first)s and %(last)s, please."),
    }

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and not is_of_a_calendar(value):
            years = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise ValidationError(self.error_messages["far"], code="far", params=years)
