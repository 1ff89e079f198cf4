"""What is asked of somebody who restricts a conversation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from groundswell.field.restrictions import Reason
from groundswell.field.services.restricting import LONGEST_WORD
from groundswell.people.language import role_called
from groundswell.people.models import User

# By what is kept; what somebody says in a word of their own stands in none.
REASONS = {
    Reason.LEGAL.value: gettext_lazy("legal"),
    Reason.HR.value: gettext_lazy("HR"),
    Reason.NDA.value: gettext_lazy("under NDA"),
    Reason.OTHER.value: gettext_lazy("other"),
}


class Restrict(forms.Form):
    """Why, and who may read it."""

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=list(REASONS.items()))
    word = forms.CharField(
        label=gettext_lazy("Another reason, in a word"), max_length=LONGEST_WORD, required=False
    )
    readers = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who may read it"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Name at least one person who may read it.")},
    )

    def __init__(self, sent: QueryDict | None, people: Sequence[User], me: int) -> None:
        super().__init__(sent, initial={"readers": [me]})
        readers = self.fields["readers"]
        assert isinstance(readers, forms.TypedMultipleChoiceField)
        readers.choices = [(person.pk, f"{person.name}, {role_called(person.role)}") for person in people]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("word"):
            self.add_error("word", gettext("Say in a word why."))
        if cleaned.get("reason") != Reason.OTHER:
            cleaned["word"] = ""
        return cleaned


class OneReader(forms.Form):
    """Somebody is named, or taken off."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("name", "take off")])
    user = forms.IntegerField(min_value=1, max_value=2**62)


class OneConversation(forms.Form):
    """As the audit tells it."""

    number = forms.IntegerField(
        label=gettext_lazy("Its number, as the audit tells it"), min_value=1, max_value=2**62
    )
