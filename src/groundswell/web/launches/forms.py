"""Beginning and changing a launch, and what is brought into it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.launch.policy import policy
from groundswell.launch.queries import Told
from groundswell.launch.services import LONGEST_ABOUT, LONGEST_NAME, Plan
from groundswell.web.launches.parts import tiers_told
from groundswell.web.shell.addresses import numbers_in
from groundswell.web.shell.days import DayField


class Begin(forms.Form):
    name = forms.CharField(label=_("What it is called"), max_length=LONGEST_NAME)
    about = forms.CharField(
        label=_("What it is about, in a sentence or two"),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    day = DayField(
        label=_("The day it goes to market, if you know"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tier = forms.TypedChoiceField(
        label=_("How large it is"),
        coerce=int,
        initial=2,
    )

    def __init__(self, sent: QueryDict | None = None, **how: Any) -> None:
        super().__init__(sent, **how)
        tier = self.fields["tier"]
        assert isinstance(tier, forms.TypedChoiceField)
        tier.choices = tiers_told(policy())

    def plan(self, *, owner: int = 0) -> Plan:
        cleaned = self.cleaned_data
        return Plan(
            name=cleaned["name"],
            about=cleaned["about"],
            day=cleaned["day"],
            tier=cleaned["tier"],
            owner=owner,
        )


class Change(Begin):
    owner = forms.TypedChoiceField(label=_("Who leads it"), coerce=int, required=False)
    because = forms.CharField(label=_("Why, for the history"), max_length=2_000, required=False)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)  # the version that was looked at

    def __init__(
        self, launch: Told, members: Sequence[tuple[int, str]], sent: QueryDict | None = None
    ) -> None:
        stands: dict[str, Any] = {
            name: getattr(launch, name) for name in ("name", "about", "day", "tier", "owner", "seen")
        }
        super().__init__(sent, initial=stands, auto_id="change-%s")
        owner = self.fields["owner"]
        assert isinstance(owner, forms.TypedChoiceField)
        # Whoever leads it stays to be chosen where their rights have ended.
        led = [] if launch.owner in (0, *dict(members)) else [(launch.owner, launch.leads)]
        owner.choices = [("", _("nobody")), *members, *led]


_LETTERS = {"concern": "C", "change": "CH", "person": ""}


class Chosen(forms.Form):
    """Numbers of concerns, changes or people that are brought in, or one that is taken out."""

    act = forms.ChoiceField(choices=[("bring", "bring"), ("take", "take")])

    def __init__(self, sent: QueryDict, field: str) -> None:
        super().__init__(sent)
        self.numbers = numbers_in(_LETTERS[field], sent.getlist(field))

    @property
    def brings(self) -> bool:
        return self.cleaned_data["act"] == "bring"
