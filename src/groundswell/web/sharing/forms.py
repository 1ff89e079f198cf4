"""Inviting guests, and what is released to them."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.message.released.services import LONGEST, LONGEST_TITLE, LONGEST_WORDS, MOST_AT_ONCE
from groundswell.message.released.tables import HiddenKind, ReleasedKind


class Invite(forms.Form):
    name = forms.CharField(
        label=_("What guests read the launch called"), max_length=LONGEST[ReleasedKind.NAME]
    )
    email = forms.EmailField(label=_("Their e-mail"), max_length=254)


class OneGuest(forms.Form):
    """What is done about a guest, or about an invitation."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("end", "withdraw", "code")])
    number = forms.IntegerField(min_value=1, max_value=2**62)
    sure = forms.BooleanField(required=False)


class OurText(forms.Form):
    """A text of ours that guests read. What it still names is said once; ticked, it names nobody."""

    kind = forms.ChoiceField(choices=ReleasedKind.choices, widget=forms.HiddenInput)
    text = forms.CharField(max_length=max(LONGEST.values()), widget=forms.Textarea(attrs={"rows": 8}))
    fine = forms.BooleanField(label=_("It names nobody"), required=False)


class OneVersion(forms.Form):
    """Of a draft; none: its newest."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, required=False)


class Hide(forms.Form):
    name = forms.CharField(label=_("A name to hide"), max_length=100)
    kind = forms.ChoiceField(
        label=_("What it is"),
        initial=HiddenKind.PRODUCT,
        choices=[
            (HiddenKind.PRODUCT.value, _("a product or company of others")),
            (HiddenKind.CUSTOMER.value, _("a customer")),
            (HiddenKind.PERSON.value, _("a person")),
        ],
    )


class Edited(forms.Form):
    """What stands for each verbatim, and for the name of each concern, as a person left it."""

    def __init__(
        self,
        verbatims: Sequence[int],
        concerns: Sequence[int],
        sent: QueryDict | None = None,
        *,
        longest: int = LONGEST_WORDS,
    ) -> None:
        super().__init__(sent)
        for concern in concerns:
            self.fields[f"title-{concern}"] = forms.CharField(max_length=LONGEST_TITLE)
            self.fields[f"fine-title-{concern}"] = forms.BooleanField(required=False)
        for verbatim in verbatims:
            self.fields[f"text-{verbatim}"] = forms.CharField(max_length=longest)
            self.fields[f"fine-text-{verbatim}"] = forms.BooleanField(required=False)

    def told(self, what: str) -> dict[int, str]:
        """By number, what was typed."""
        return {
            int(name.removeprefix(f"{what}-")): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"{what}-")
        }

    def refuse_names(self, named: dict[str, tuple[str, ...]]) -> None:
        """Beside each field what it still names, but where it was ticked that it names nobody."""
        for field, words in named.items():
            if words and not self.cleaned_data.get(f"fine-{field}"):
                told = _("This still names: %(words)s. Take it out, or tick that it names nobody.")
                self.add_error(field, told % {"words": ", ".join(words)})


def numbers_in(sent: QueryDict) -> list[int]:
    """Verbatims that were chosen; what is no number is left out."""
    chosen = [
        value for value in sent.getlist("v")[: MOST_AT_ONCE + 1] if value.isdecimal() and len(value) < 16
    ]
    return list(dict.fromkeys(map(int, chosen)))
