"""What is told in a note. What is wrong is said beside the field, and what was typed stays."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_LONGEST = 4_000  # letters of a note
_LONGEST_NAME = 200
_AHEAD = timedelta(minutes=5)  # that a phone's clock may be wrong
_AGO = timedelta(days=60)  # that a note may have waited for a signal


def _told(value: str) -> str:
    """Without what no database keeps: NUL, and halves of letters."""
    return value.replace("\0", "").encode("utf-8", "replace").decode()


class _Words(forms.Form):
    words = forms.CharField(
        label=_("What did they say?"),
        max_length=_LONGEST,
        error_messages={
            "required": _("Write what they said."),
            "max_length": _("A note takes 4,000 letters; this is more."),
        },
        widget=forms.Textarea({"rows": 5, "autocapitalize": "sentences"}),
    )
    account = forms.CharField(required=False, max_length=_LONGEST_NAME)
    other = forms.CharField(
        label=_("Another account"),
        required=False,
        max_length=_LONGEST_NAME,
        error_messages={"max_length": _("A name takes 200 letters; this is more.")},
    )

    def clean_words(self) -> str:
        return _told(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        """What was typed goes before what was chosen."""
        cleaned = super().clean() or {}
        cleaned["account"] = _told(cleaned.get("other") or cleaned.get("account") or "")
        return cleaned


class NoteForm(_Words):
    key = forms.RegexField(r"^[A-Za-z0-9-]{16,64}$")
    user = forms.IntegerField(required=False)  # whose it is, where it waited on a device
    written = forms.DateTimeField(
        required=False, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"]
    )

    def written_at(self, now: datetime) -> datetime:
        """When it was written, as far as that can be believed."""
        written: datetime | None = self.cleaned_data.get("written")
        return written if written and now - _AGO < written < now + _AHEAD else now


class ChangeForm(_Words):
    """Another wording of one's own note, or its end."""

    act = forms.ChoiceField(choices=[("mend", "mend"), ("take back", "take back")])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.data.get("act") == "take back":
            self.fields["words"].required = False
