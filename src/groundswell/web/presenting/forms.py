"""What people write for a presentation."""

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.street.deck import Edit
from groundswell.street.presenting import LONGEST_LINE, LONGEST_NOTES, MOST_NUMBERS, Wanted
from groundswell.street.queries import Shown
from groundswell.street.sides import Presents

Group = tuple[str, list[forms.BoundField]]
_PARTS = ("title", "lead", "notes")


class SideForm(forms.Form):
    side = forms.ChoiceField(choices=[(side.value, side.value) for side in Presents])


class EditForm(forms.Form):
    """A field is empty where a slide stays as it is made."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)  # the version that was looked at

    def __init__(self, shown: Shown, sent: QueryDict | None = None) -> None:
        super().__init__(sent, auto_id="edit-%s")
        self.slides = shown.deck.slides
        self.initial["seen"] = shown.version
        self._line("subtitle", _("Below the title"), shown.edits.subtitle)
        self._line("presenters", _("Who presents"), shown.edits.presenters)
        for row in range(MOST_NUMBERS):
            what, how_much = (*shown.evidence.numbers, *[("", "")] * MOST_NUMBERS)[row]
            self._line(f"what-{row}", _("What"), what)
            self._line(f"much-{row}", _("How much"), how_much)
        for slide in self.slides:
            edit = shown.edits.slides.get(slide.key, Edit())
            made = slide.title if not edit.title else ""
            self._line(f"title-{slide.key}", _("Title"), edit.title, made)
            self._line(f"lead-{slide.key}", _("What it says in a sentence"), edit.lead)
            self.fields[f"notes-{slide.key}"] = forms.CharField(
                label=_("Notes for who speaks"),
                required=False,
                max_length=LONGEST_NOTES,
                initial=edit.notes,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def _line(self, name: str, label: str, initial: str, made: str = "") -> None:
        field = forms.CharField(label=label, required=False, max_length=LONGEST_LINE, initial=initial)
        if made:
            field.widget.attrs["placeholder"] = made
        self.fields[name] = field

    def head(self) -> list[forms.BoundField]:
        return [self["subtitle"], self["presenters"]]

    def rows(self) -> Iterable[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"what-{row}"], self[f"much-{row}"]) for row in range(MOST_NUMBERS)]

    def groups(self) -> Sequence[Group]:
        return [(slide.title, [self[f"{part}-{slide.key}"] for part in _PARTS]) for slide in self.slides]

    def wanted(self) -> Wanted:
        told: dict[str, str] = self.cleaned_data
        numbers = [(told[f"what-{row}"], told[f"much-{row}"]) for row in range(MOST_NUMBERS)]
        return Wanted(
            subtitle=told["subtitle"],
            presenters=told["presenters"],
            numbers=[row for row in numbers if any(row)],
            slides={
                slide.key: Edit(**{part: told[f"{part}-{slide.key}"] for part in _PARTS})
                for slide in self.slides
            },
        )
