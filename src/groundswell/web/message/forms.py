"""What is typed about a message."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.message.models import ProofKind, Side, WordUse
from groundswell.message.policy import Policy
from groundswell.message.services.claims import LONGEST_LINK, LONGEST_PROOF, LONGEST_SENTENCE, Given
from groundswell.message.services.house import (
    LONGEST_PILLAR,
    LONGEST_PROMISE,
    LONGEST_TONE,
    LONGEST_WORD,
)
from groundswell.web.shell.addresses import number_of
from groundswell.web.shell.days import DayField

KINDS = {
    ProofKind.DOCUMENT: _("A document"),
    ProofKind.FIGURE: _("A figure"),
    ProofKind.REFERENCE: _("A reference: a customer who says so"),
}
SIDES = {
    Side.SALES: _("Sales"),
    Side.MARKETING: _("Marketing"),
    Side.PRODUCT: _("Product"),
    Side.LEGAL: _("Legal"),
}
_MOST_CONCERNS = 50
Choices = Sequence[tuple[int, str]]


def _seen() -> forms.CharField:
    """The version of what was looked at."""
    return forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class ClaimForm(forms.Form):
    sentence = forms.CharField(
        label=_("What we say, in one sentence"),
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("What do we say?")},
    )
    pillar = forms.TypedChoiceField(
        label=_("Under which pillar"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, pillars: Choices, sent: QueryDict | None = None, **how: Any) -> None:
        super().__init__(sent, **how)
        field = self.fields["pillar"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(0, gettext("none")), *pillars]
        if not pillars:
            del self.fields["pillar"]


class ConcernsForm(forms.Form):
    """Those that were ticked, and others by their numbers."""

    concern = forms.CharField(required=False)
    others = forms.CharField(
        label=_("Others, by number"), max_length=400, required=False, help_text=_("Such as C-12, C-7.")
    )

    def clean_others(self) -> list[int]:
        typed = [part for part in re.split(r"[,;\s]+", self.cleaned_data["others"]) if part]
        numbers = [number_of("C", part) for part in typed]
        for part, number in zip(typed, numbers, strict=True):
            if number is None:
                raise forms.ValidationError(gettext("%(typed)s is no concern.") % {"typed": part})
        return [number for number in numbers if number is not None]

    def ticked(self) -> list[int]:
        assert isinstance(self.data, QueryDict)
        numbers = [number_of("C", text) for text in self.data.getlist("concern")[:_MOST_CONCERNS]]
        return [number for number in numbers if number is not None]

    def concerns(self) -> list[int]:
        return [*self.ticked(), *self.cleaned_data["others"]]


class ProofForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=[(k.value, told) for k, told in KINDS.items()])
    text = forms.CharField(
        label=_("What proves it"),
        max_length=LONGEST_PROOF,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("What proves it?")},
    )
    link = forms.CharField(label=_("Where it stands"), max_length=LONGEST_LINK, required=False)
    voucher = forms.TypedChoiceField(
        label=_("Who vouches for it"), coerce=int, empty_value=None, required=False
    )
    until = DayField(
        label=_("Until when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, people: Choices, sent: QueryDict | None = None, **how: Any) -> None:
        super().__init__(sent, **how)
        field = self.fields["voucher"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(0, gettext("nobody yet")), *people]
        self.fields["link"].widget.attrs["placeholder"] = "https://"

    def given(self) -> Given:
        cleaned = self.cleaned_data
        return Given(
            kind=ProofKind(cleaned["kind"]),
            text=cleaned["text"],
            link=cleaned["link"],
            voucher=cleaned["voucher"] or 0,
            until=cleaned["until"],
        )


class PromiseForm(forms.Form):
    promise = forms.CharField(
        label=_("The promise, in one sentence"),
        max_length=LONGEST_PROMISE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tone = forms.CharField(label=_("The tone in which we say it"), max_length=LONGEST_TONE, required=False)
    seen = _seen()


class PillarForm(forms.Form):
    text = forms.CharField(
        label=_("What carries the promise"),
        max_length=LONGEST_PILLAR,
        error_messages={"required": _("What carries the promise?")},
    )


class WordForm(forms.Form):
    word = forms.CharField(
        label=_("A word"), max_length=LONGEST_WORD, error_messages={"required": _("Which word?")}
    )
    use = forms.ChoiceField(
        label=_("To use or to avoid"),
        choices=[(WordUse.USE.value, _("to use")), (WordUse.AVOID.value, _("to avoid"))],
    )
    instead = forms.CharField(label=_("What to say instead"), max_length=LONGEST_WORD, required=False)


class SignForm(forms.Form):
    side = forms.ChoiceField(choices=[(side.value, side.value) for side in Side])
    evidence = forms.CharField(max_length=64)


class PolicyForm(forms.Form):
    sales = forms.BooleanField(label=_("A sales lead signs"), required=False)
    marketing = forms.BooleanField(label=_("Marketing signs"), required=False)
    product = forms.BooleanField(label=_("Product signs"), required=False)
    legal = forms.BooleanField(label=_("Legal signs, too"), required=False)
    legal_user = forms.TypedChoiceField(label=_("Who signs as legal"), coerce=int, required=False)

    def __init__(self, people: Choices, sent: QueryDict | None = None, **how: Any) -> None:
        super().__init__(sent, **how)
        field = self.fields["legal_user"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(0, gettext("nobody")), *people]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("legal") and not cleaned.get("legal_user"):
            self.add_error("legal_user", gettext("Name who signs as legal."))
        return cleaned

    def policy(self) -> Policy:
        cleaned = self.cleaned_data
        asked = tuple(side for side in Side if cleaned[side.value])
        return Policy(asked=asked, legal_user=cleaned["legal_user"] or 0)
