"""Of each gate, which launches are asked for it."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from groundswell.launch.stages import NONE, Gate, Policy
from groundswell.web.launches import naming

LAUNCHES = {
    3: _("every launch"),
    2: _("launches of tiers 1 and 2"),
    1: _("launches of tier 1"),
    NONE: _("no launch"),
}


class GatesForm(forms.Form):
    """A field a gate that is offered."""

    def __init__(self, offered: Iterable[Gate], standing: Policy, sent: QueryDict | None = None) -> None:
        super().__init__(sent)
        self.gates = {gate.name.lower(): gate for gate in offered}
        for name, gate in self.gates.items():
            self.fields[name] = forms.TypedChoiceField(
                label=capfirst(naming.GATES[gate]),
                coerce=int,
                choices=LAUNCHES.items(),
                initial=standing[gate],
            )

    def policy(self) -> Policy:
        return {gate: self.cleaned_data[name] for name, gate in self.gates.items()}
