"""What people write for a presentation."""

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.street.deck import Edit, Edits
from groundswell.street.presenting import LONGEST_LINE, LONGEST_NOTES, MOST_NUMBERS, Wanted
from groundswell.street.sides import Presents
from groundswell.street.slides import Deck

Group = tuple[str, list[forms.BoundField]]
_PARTS = ("title", "lead", "notes")


class SideForm(forms.Form):
    side = forms.ChoiceField(choices=[(side.value, side.value) for side in Presents])


class EditForm(forms.Form):
    """A field is empty where a slide stays as it is made."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)  # the version that was looked at

    def __init__(
        self,
        deck: Deck,
        edits: Edits,
        numbers: Sequence[tuple[str, str]],
        version: str,
        sent: QueryDict | None = None,
    ) -> None:
        super().__init__(sent, auto_id="edit-%s")
        self.slides, self._version = deck.slides, version
        self.initial["seen"] = version
        self._line("subtitle", _("Below the title"), edits.subtitle)
        self._line("presenters", _("Who presents"), edits.presenters)
        for row in range(MOST_NUMBERS):
            what, how_much = (*numbers, *[("", "")] * MOST_NUMBERS)[row]
            self._line(f"what-{row}", _("What"), what)
            self._line(f"much-{row}", _("How much"), how_much)
        for place, slide in enumerate(self.slides, 1):
            edit = edits.slides.get(slide.key, Edit())
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
            self.fields[f"place-{slide.key}"] = forms.IntegerField(
                label=_("Its place among the slides"),
                required=False,
                min_value=1,
                max_value=len(self.slides),
                initial=place,
            )

    def _line(self, name: str, label: str, initial: str, made: str = "") -> None:
        field = forms.CharField(label=label, required=False, max_length=LONGEST_LINE, initial=initial)
        if made:
            field.widget.attrs["placeholder"] = made
        self.fields[name] = field

    def look_again(self) -> None:
        """What was sent is shown upon what stands now: sent once more, it is meant so. Of slides that were
        not there when it was written stands what is kept."""
        sent = self.data.copy()
        for name, field in self.fields.items():
            sent.setdefault(name, "" if field.initial is None else str(field.initial))
        sent["seen"] = self._version
        self.data = sent

    def head(self) -> list[forms.BoundField]:
        return [self["subtitle"], self["presenters"]]

    def rows(self) -> Iterable[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"what-{row}"], self[f"much-{row}"]) for row in range(MOST_NUMBERS)]

    def groups(self) -> Sequence[Group]:
        parts = (*_PARTS, "place")
        return [(slide.title, [self[f"{part}-{slide.key}"] for part in parts]) for slide in self.slides]

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
            order=self._order(),
        )

    def _order(self) -> list[str] | None:
        """None where none was moved. What was moved up stands before what is at its new place, and what was
        moved down behind that."""
        keys = [slide.key for slide in self.slides]
        places = {key: self.cleaned_data[f"place-{key}"] or place for place, key in enumerate(keys, 1)}
        moved = {key: places[key] - place for place, key in enumerate(keys, 1)}
        if not any(moved.values()):
            return None
        return sorted(keys, key=lambda key: (places[key], (moved[key] > 0) - (moved[key] < 0)))
