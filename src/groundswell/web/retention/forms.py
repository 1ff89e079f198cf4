"""What is asked of somebody who says how long something is kept."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.field.retention.keeping import LONGEST
from groundswell.speech import Channel

_CHANNELS = [
    (Channel.CALL.value, _("call")),
    (Channel.MEETING.value, _("meeting")),
    (Channel.MAIL.value, _("mail")),
    (Channel.TICKET.value, _("ticket")),
    (Channel.CHAT.value, _("chat")),
    (Channel.NOTE.value, _("note")),
]


class Term(forms.Form):
    channel = forms.ChoiceField(
        label=_("Conversations of this channel"),
        choices=[("", _("a file or folder, named below")), *_CHANNELS],
        required=False,
    )
    source = forms.CharField(label=_("Or of this file or folder"), required=False, max_length=1_000)
    months = forms.IntegerField(
        label=_("Months that they are kept"), min_value=1, max_value=LONGEST, initial=24
    )

    def clean(self) -> dict[str, str | int]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("channel")) == bool(cleaned.get("source", "").strip()):
            self.add_error("source", gettext("Name a channel, or a file or folder: one of them."))
        return cleaned

    @property
    def of(self) -> tuple[str, str, int]:
        cleaned = self.cleaned_data
        kind = "channel" if cleaned["channel"] else "source"
        return kind, cleaned["channel"] or cleaned["source"].strip(), cleaned["months"]
