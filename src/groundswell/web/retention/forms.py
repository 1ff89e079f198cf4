"""What is asked of somebody who says how long something is kept."""

from django import forms

from groundswell.field.retention.keeping import LONGEST
from groundswell.speech import Channel

_CHANNELS = [(channel.value, channel.value) for channel in Channel]


class Term(forms.Form):
    channel = forms.ChoiceField(
        label="Conversations of this channel",
        choices=[("", "a file or folder, named below"), *_CHANNELS],
        required=False,
    )
    source = forms.CharField(label="Or of this file or folder", required=False, max_length=1_000)
    months = forms.IntegerField(label="Months that they are kept", min_value=1, max_value=LONGEST, initial=24)

    def clean(self) -> dict[str, str | int]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("channel")) == bool(cleaned.get("source", "").strip()):
            self.add_error("source", "Name a channel, or a file or folder: one of them.")
        return cleaned

    @property
    def of(self) -> tuple[str, str, int]:
        cleaned = self.cleaned_data
        kind = "channel" if cleaned["channel"] else "source"
        return kind, cleaned["channel"] or cleaned["source"].strip(), cleaned["months"]
