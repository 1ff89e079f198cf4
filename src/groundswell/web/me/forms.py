"""What somebody says of being away, and of mail."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from groundswell.people.language import role_called
from groundswell.people.queries import local_day, may_answer_for
from groundswell.people.viewer import Viewer
from groundswell.web.shell.clock import now
from groundswell.web.shell.days import DayField


class Away(forms.Form):
    """Until when, and who answers meanwhile."""

    until = DayField(
        label=gettext_lazy("Away until, that day included"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    deputy = forms.TypedChoiceField(label=gettext_lazy("Who answers meanwhile"), coerce=int)

    def __init__(self, viewer: Viewer, sent: QueryDict | None = None, **how: Any) -> None:
        super().__init__(sent, **how)
        deputy = self.fields["deputy"]
        assert isinstance(deputy, forms.TypedChoiceField)
        deputy.choices = [
            (user.pk, f"{user.name} ({role_called(user.role)})") for user in may_answer_for(viewer)
        ]

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < local_day(now()):
            raise forms.ValidationError(gettext("That day is over."))
        return until
