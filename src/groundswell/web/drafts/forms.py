"""A draft or a version as it is brought: a file, or words that are pasted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.message.drafts.services import LONGEST_NAME, Brought
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.documents.passages import MAX_LETTERS, paragraphs
from groundswell.sources.reading import read_document
from groundswell.web.uploads import Upload

_LONGEST_FILE_NAME = 200


class BringVersion(forms.Form):
    """`brought` is what is read of it, once it is valid."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "Word, PowerPoint, PDF, a web page or text, up to 50 MB. Only its words are kept."
        ),
        required=False,
        allow_empty_file=True,  # which is told like whatever else cannot be read
    )
    words = forms.CharField(
        label=gettext_lazy("Or paste its words"),
        max_length=MAX_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    brought: Brought

    def clean(self) -> dict[str, Any]:
        file, words = self.cleaned_data.get("file"), self.cleaned_data.get("words") or ""
        if self.errors:
            return self.cleaned_data
        if bool(file) == bool(words):
            both = _("Choose a file or paste its words, not both.")
            self.add_error("file", both if words else _("Choose a file, or paste its words below."))
        elif isinstance(file, Upload):
            self._read(file)
        else:
            self.brought = Brought(passages=[(text, "") for text in paragraphs(words)])
        return self.cleaned_data

    def _read(self, file: Upload) -> None:
        name = "".join(letter for letter in file.name or "" if letter.isprintable())[:_LONGEST_FILE_NAME]
        refused = file.refused
        if not refused:
            try:
                passages = read_document(file.path, name)
                self.brought = Brought(passages=[(one.text, one.where) for one in passages], file=name)
                return
            except UnreadableSource as wrong:
                refused = str(wrong)
        self.add_error("file", f"“{name}” {refused}")


class BringDraft(BringVersion):
    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=LONGEST_NAME)
    field_order = ["name", "file", "words"]


class OfVersion(forms.Form):
    """What is done with a version of a draft, or with a comment on it."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class Comment(OfVersion):
    """What was typed is judged by the room, which says why it takes it not."""

    passage = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    words = forms.CharField(required=False, strip=False)
    to_guests = forms.BooleanField(required=False)  # whoever wrote it was told that they read it


class OneComment(forms.Form):
    comment = forms.IntegerField(min_value=1, max_value=2**62)
