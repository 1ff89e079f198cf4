"""Yes or no to a proposal."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.field import models
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import Author
from groundswell.field.history.versions import Seen
from groundswell.field.reading.proposals import Proposal, standing
from groundswell.field.services import corrections
from groundswell.people.viewer import Viewer
from groundswell.web.concerns.forms import chosen

_KEY = re.compile("one-([0-9]{1,15})-([0-9]{1,15})|two-([0-9]{1,15})")


class Answer(forms.Form):
    """To the proposal of this key, on the concerns as they were seen: `seen` is `12-345`, for each."""

    key = forms.RegexField(_KEY)
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    because = forms.CharField(max_length=2_000, required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        self._seen = chosen(sent.getlist("concern"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        match = _KEY.fullmatch(cleaned.get("key", ""))
        cleaned["concerns"] = [int(number) for number in match.groups() if number] if match else []
        if {number for number, _version in self._seen} != set(cleaned["concerns"]):
            self.add_error(None, _("Look at the proposal again."))
        return cleaned

    def decide(self, viewer: Viewer, author: Author) -> models.Entry:
        """Raises what the correction raises."""
        numbers: list[int] = self.cleaned_data["concerns"]
        seen: Seen = dict(self._seen)
        yes, may_be_one = self.cleaned_data["answer"] == "yes", len(numbers) == 2
        if may_be_one:
            return (
                corrections.merge(numbers, author, seen=seen)
                if yes
                else corrections.tell_apart(numbers[0], numbers[1], author, seen=seen)
            )
        if not yes:
            return corrections.keep_whole(numbers[0], author, seen=seen)
        return corrections.split(numbers[0], _half_of(viewer, numbers[0]), author, seen=seen)


def _half_of(viewer: Viewer, concern: int) -> list[int]:
    proposed = standing(viewer, concern)
    doubt: Proposal | None = next((proposal for proposal in proposed if not proposal.may_be_one), None)
    if doubt is None:
        raise ImpossibleCorrection(
            _("Nothing is proposed for C-%(concern)s any more.") % {"concern": concern}
        )
    return doubt.half
