"""What is typed of a target, and the file in which many come."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.results.targets.queries import LaunchNamed
from groundswell.results.targets.values import Column, Refusal
from groundswell.web.targets.naming import FIELDS, why

_LONGEST = 200


def _text(label: Promise, *, required: bool = False, listed: str = "") -> forms.CharField:
    attrs = {"autocomplete": "off"} | ({"list": listed} if listed else {})
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=required, max_length=_LONGEST, widget=widget)


class OneTarget(forms.Form):
    """What it means is judged by the room, as a row of a table is."""

    seller = _text(_("Seller"), listed="sellers")
    team = _text(_("Team"), listed="teams")
    product = _text(_("Product"), listed="products")
    period = _text(_("Period"), required=True)
    amount = _text(_("Amount"), required=True)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=8)
    launch = forms.ChoiceField(label=_("For a launch"), required=False)

    def __init__(self, launches: list[LaunchNamed], sent: Any = None) -> None:
        super().__init__(sent)
        offered = [("", "—"), *((f"L-{one.id}", one.name) for one in launches)]
        self.fields["launch"] = forms.ChoiceField(label=_("For a launch"), required=False, choices=offered)

    def cells(self) -> dict[Column, str]:
        return {Column(name): value for name, value in self.cleaned_data.items()}

    def refuse(self, refusal: Refusal) -> None:
        field = FIELDS.get(refusal.flaw)
        self.add_error(field.value if field else None, why(refusal))
