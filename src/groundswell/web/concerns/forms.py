"""What people decide about a concern, as they say it on its page."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from groundswell.field import models
from groundswell.field.history.entries import Author
from groundswell.field.history.versions import Seen, versions_of
from groundswell.field.services import corrections
from groundswell.web.shell.addresses import number_of

_LONGEST = 120  # letters of a name
_MOST = 500  # verbatims at once

_ACTS = ("rename", "dismiss", "reopen", "merge", "move", "split", "take out")


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
        if act in ("move", "split", "take out") and not told.get("verbatims"):
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
            "take out": lambda: corrections.take_out(concern, told["verbatims"], author, seen=seen),
            "split": lambda: corrections.split(concern, told["verbatims"], author, told["name"], seen=seen),
        }
        return acts[told["act"]]()


_CHOSEN = re.compile(r"([0-9]{1,15})-([0-9]{1,18})")  # a concern, and its version when it was looked at
_AT_ONCE = 20


class Merging(forms.Form):
    """Concerns that were chosen on the board, each as `12-345`: its number and the version that was seen."""

    because = forms.CharField(max_length=2_000, required=False)

    def __init__(self, told: QueryDict) -> None:
        super().__init__(told)
        self._told = told.getlist("concern")

    def numbers(self) -> list[int]:
        return [number for number, _ in chosen(self._told)]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        told["concerns"] = chosen(self._told)
        if len({number for number, _ in told["concerns"]}) < 2:
            self.add_error(None, "Choose at least two concerns first.")
        if len(told["concerns"]) > _AT_ONCE:
            self.add_error(None, f"Choose at most {_AT_ONCE} concerns at once.")
        return told

    def wrong(self) -> str:
        return " ".join(str(wrong) for errors in self.errors.values() for wrong in errors)

    def told(self) -> str:
        return ", ".join(f"C-{number}" for number, _ in self.cleaned_data["concerns"])

    def merge(self, author: Author) -> models.Entry:
        """Raises what the correction raises."""
        seen: list[tuple[int, int]] = self.cleaned_data["concerns"]
        return corrections.merge([number for number, _ in seen], author, seen=dict(seen))


def chosen(told: Iterable[str]) -> list[tuple[int, int]]:
    """Concerns as forms send them, `12-345`: by number and the version that was seen."""
    found = [_CHOSEN.fullmatch(one) for one in told]
    return [(int(one[1]), int(one[2])) for one in found if one]


def seen_now(told: Iterable[tuple[str, str]], concern: int) -> list[tuple[str, str]]:
    """What was sent, this concern as it stands now: of the others somebody still has to be told."""
    now = versions_of([concern]).get(concern, 0)
    return [
        (name, f"{concern}-{now}" if name == "concern" and value.startswith(f"{concern}-") else value)
        for name, value in told
    ]
