"""What is asked of somebody who erases."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

_LONGEST = 1_000  # letters of a name


class Meant(forms.Form):
    """Whom or what; several names or addresses where not all that stand together are meant."""

    what = forms.ChoiceField(choices=[(one, one) for one in ("person", "account", "source")])
    name = forms.CharField(max_length=_LONGEST, strip=False)
    same = forms.BooleanField(required=False)

    @property
    def only(self) -> tuple[str, ...]:
        names = self.data.getlist("only") if isinstance(self.data, QueryDict) else []
        return tuple(name[:_LONGEST] for name in names)


class ByName(Meant):
    """The same, and the name once more: no undo brings back what is erased."""

    typed = forms.CharField(required=False, max_length=_LONGEST)

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if " ".join(typed.split()) != " ".join(self.cleaned_data.get("name", "").split()):
            raise forms.ValidationError(_("That is not the name as it stands above."))
        return typed
