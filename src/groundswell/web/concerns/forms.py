"""What people decide about a concern, as they say it on its page."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

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

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        chosen = sent.getlist("verbatims")[:_MOST]
        verbatims = self.fields["verbatims"]
        assert isinstance(verbatims, forms.TypedMultipleChoiceField)
        verbatims.choices = [(number, number) for number in chosen if number.isdecimal() and len(number) < 16]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        act = cleaned.get("act")
        if act == "rename" and not cleaned.get("name"):
            self.add_error("name", _("What is it to be called?"))
        if act in ("move", "merge") and number_of("C", cleaned.get("other", "")) is None:
            self.add_error("other", _("Name a concern by its number, such as C-12."))
        if act in ("move", "split", "take out") and not cleaned.get("verbatims"):
            self.add_error("verbatims", _("Choose the verbatims first."))
        return cleaned

    def decide(self, concern: int, author: Author) -> models.Entry:
        """Raises what the correction raises."""
        cleaned = self.cleaned_data
        seen: Seen = {concern: cleaned["seen"]}
        other = number_of("C", cleaned["other"]) or 0
        acts: dict[str, Callable[[], models.Entry]] = {
            "rename": lambda: corrections.rename(concern, cleaned["name"], author, seen=seen),
            "dismiss": lambda: corrections.dismiss(concern, author, seen=seen),
            "reopen": lambda: corrections.reopen(concern, author, seen=seen),
            "merge": lambda: corrections.merge([concern, other], author, seen=seen),
            "move": lambda: corrections.move(cleaned["verbatims"], other, author, seen=seen),
            "take out": lambda: corrections.take_out(concern, cleaned["verbatims"], author, seen=seen),
            "split": lambda: corrections.split(
                concern, cleaned["verbatims"], author, cleaned["name"], seen=seen
            ),
        }
        return acts[cleaned["act"]]()


_CHOSEN = re.compile(r"([0-9]{1,15})-([0-9]{1,18})")  # a concern, and its version when it was looked at
_AT_ONCE = 20


class Merging(forms.Form):
    """Concerns that were chosen on the board, each as `12-345`: its number and the version that was seen."""

    because = forms.CharField(max_length=2_000, required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        self._chosen = sent.getlist("concern")

    def numbers(self) -> list[int]:
        return [number for number, _version in chosen(self._chosen)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["concerns"] = chosen(self._chosen)
        if len({number for number, _version in cleaned["concerns"]}) < 2:
            self.add_error(None, _("Choose at least two concerns first."))
        if len(cleaned["concerns"]) > _AT_ONCE:
            self.add_error(None, _("Choose at most %(count)s concerns at once.") % {"count": _AT_ONCE})
        return cleaned

    def wrong(self) -> str:
        return " ".join(str(wrong) for errors in self.errors.values() for wrong in errors)

    def told(self) -> str:
        return ", ".join(f"C-{number}" for number, _version in self.cleaned_data["concerns"])

    def merge(self, author: Author) -> models.Entry:
        """Raises what the correction raises."""
        seen: list[tuple[int, int]] = self.cleaned_data["concerns"]
        return corrections.merge([number for number, _version in seen], author, seen=dict(seen))


def chosen(sent: Iterable[str]) -> list[tuple[int, int]]:
    """Concerns as forms send them, `12-345`: by number and the version that was seen."""
    matches = [_CHOSEN.fullmatch(text) for text in sent]
    return [(int(match[1]), int(match[2])) for match in matches if match]


def seen_now(sent: Iterable[tuple[str, str]], concern: int) -> list[tuple[str, str]]:
    """What was sent, this concern as it stands now: of the others somebody still has to be told."""
    now = versions_of([concern]).get(concern, 0)
    return [
        (name, f"{concern}-{now}" if name == "concern" and value.startswith(f"{concern}-") else value)
        for name, value in sent
    ]
