"""Letting a launch go the usual way in one respect."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.street.deciding import LONGEST_REASON
from groundswell.web.spectrum.signs import SignTold


class LetGoForm(forms.Form):
    sign = forms.ChoiceField(label=_("What is let go"))
    because = forms.CharField(
        label=_("Why; it stays to be seen for ever, with your name"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, signs: Iterable[SignTold], sent: QueryDict | None = None) -> None:
        super().__init__(sent, auto_id="let-go-%s")
        sign = self.fields["sign"]
        assert isinstance(sign, forms.ChoiceField)
        sign.choices = [(one.name, one.told) for one in signs]
        if len(sign.choices) == 1:  # it stands above the form already
            sign.widget = forms.HiddenInput()
            sign.initial = next(iter(sign.choices))[0]
