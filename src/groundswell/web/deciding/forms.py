"""Deciding, and letting a launch pass a gate."""

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.launch.stages import Gate
from groundswell.street.deciding import LONGEST_CONDITION, LONGEST_REASON, Asked
from groundswell.street.models import What
from groundswell.web.launches import naming
from groundswell.web.shell.days import DayField

_ROWS = 3


class DecideForm(forms.Form):
    what = forms.ChoiceField(
        label=gettext_lazy("What you decide"),
        choices=[(what.value, naming.DECISIONS[what]) for what in What],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=gettext_lazy("Why"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)  # what was looked at

    def __init__(self, people: Sequence[tuple[int, str]], seen: str, sent: QueryDict | None = None) -> None:
        super().__init__(sent, auto_id="decide-%s", initial={"seen": seen})
        choices = [("", _("nobody yet")), *people]
        for row in range(_ROWS):
            self.fields[f"condition-{row}"] = forms.CharField(
                label=_("Condition"), required=False, max_length=LONGEST_CONDITION
            )
            self.fields[f"owner-{row}"] = forms.TypedChoiceField(
                label=_("Who sees to it"), required=False, coerce=int, choices=choices
            )
            self.fields[f"due-{row}"] = DayField(
                label=_("By when"),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )

    def rows(self) -> Iterable[list[forms.BoundField]]:
        return [[self[f"{part}-{row}"] for part in ("condition", "owner", "due")] for row in range(_ROWS)]

    def conditions(self) -> list[Asked]:
        told = self.cleaned_data
        return [
            Asked(what=told[f"condition-{row}"], owner=told[f"owner-{row}"] or 0, due=told[f"due-{row}"])
            for row in range(_ROWS)
            if told[f"condition-{row}"]
        ]


class OverrideForm(forms.Form):
    gate = forms.ChoiceField(label=gettext_lazy("Which gate"))
    because = forms.CharField(
        label=gettext_lazy("Why; it stays to be seen for ever, with your name"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, closed: Iterable[Gate], sent: QueryDict | None = None) -> None:
        super().__init__(sent, auto_id="override-%s")
        gate = self.fields["gate"]
        assert isinstance(gate, forms.ChoiceField)
        gate.choices = [(one.value, str(naming.GATES[one])) for one in closed]
