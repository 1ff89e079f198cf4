"""What is asked of somebody who restricts a conversation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from groundswell.field.restrictions import Reason
from groundswell.field.services.restricting import LONGEST_WORD
from groundswell.people.models import User

_REASONS = [(one.value, one.value) for one in Reason]


class Restrict(forms.Form):
    """Why, and who may read it."""

    reason = forms.ChoiceField(label="Why", choices=_REASONS)
    word = forms.CharField(label="Another reason, in a word", max_length=LONGEST_WORD, required=False)
    readers = forms.TypedMultipleChoiceField(
        label="Who may read it",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Name at least one person who may read it."},
    )

    def __init__(self, sent: QueryDict | None, people: Sequence[User], me: int) -> None:
        super().__init__(sent, initial={"readers": [me]})
        readers = self.fields["readers"]
        assert isinstance(readers, forms.TypedMultipleChoiceField)
        readers.choices = [(person.pk, f"{person.name}, {person.role}") for person in people]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("word"):
            self.add_error("word", "Say in a word why.")
        if cleaned.get("reason") != Reason.OTHER:
            cleaned["word"] = ""
        return cleaned


class OneReader(forms.Form):
    """Somebody is named, or taken off."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("name", "take off")])
    user = forms.IntegerField(min_value=1, max_value=2**62)


class OneConversation(forms.Form):
    """As the audit tells it."""

    number = forms.IntegerField(label="Its number, as the audit tells it", min_value=1, max_value=2**62)
