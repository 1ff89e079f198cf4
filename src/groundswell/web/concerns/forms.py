"""What people decide about a concern, as they say it on its page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import QueryDict

from groundswell.field import models
from groundswell.field.history.entries import Author
from groundswell.field.history.versions import Seen
from groundswell.field.services import corrections
from groundswell.web.shell.addresses import number_of

_LONGEST = 120  # letters of a name
_MOST = 500  # verbatims at once

_ACTS = ("rename", "dismiss", "reopen", "merge", "move", "split")


class Decision(forms.Form):
    """One act. Only what that act needs has to be filled in."""

    act = forms.ChoiceField(choices=[(act, act) for act in _ACTS])
    seen = forms.IntegerField(min_value=0)  # the version of the concern that was looked at
    name = forms.CharField(max_length=_LONGEST, required=False)
    other = forms.CharField(max_length=20, required=False)  # another concern, as C-12
    because = forms.CharField(max_length=2_000, required=False)
    verbatims = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, told: QueryDict) -> None:
        super().__init__(told)
        chosen = told.getlist("verbatims")[:_MOST]
        verbatims = self.fields["verbatims"]
        assert isinstance(verbatims, forms.TypedMultipleChoiceField)
        verbatims.choices = [(one, one) for one in chosen if one.isdecimal() and len(one) < 16]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        act = told.get("act")
        if act == "rename" and not told.get("name"):
            self.add_error("name", "What is it to be called?")
        if act in ("move", "merge") and number_of("C", told.get("other", "")) is None:
            self.add_error("other", "Name a concern by its number, such as C-12.")
        if act in ("move", "split") and not told.get("verbatims"):
            self.add_error("verbatims", "Choose the verbatims first.")
        return told

    def decide(self, concern: int, author: Author) -> models.Entry:
        """Raises what the correction raises."""
        told = self.cleaned_data
        seen: Seen = {concern: told["seen"]}
        other = number_of("C", told["other"]) or 0
        acts: dict[str, Callable[[], models.Entry]] = {
            "rename": lambda: corrections.rename(concern, told["name"], author, seen=seen),
            "dismiss": lambda: corrections.dismiss(concern, author, seen=seen),
            "reopen": lambda: corrections.reopen(concern, author, seen=seen),
            "merge": lambda: corrections.merge([concern, other], author, seen=seen),
            "move": lambda: corrections.move(told["verbatims"], other, author, seen=seen),
            "split": lambda: corrections.split(concern, told["verbatims"], author, told["name"], seen=seen),
        }
        return acts[told["act"]]()
