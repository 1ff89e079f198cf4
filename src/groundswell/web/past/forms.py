"""A timeline as it is brought, and as it is taken after one has looked at it."""

from datetime import date
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.spectrum.values import Did, Event, Who
from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import Viewer
from groundswell.results.timelines.reading import MOST_ROWS, Line, Timeline, read_timeline
from groundswell.results.timelines.services import LONGEST_NAME
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.reading import read_table
from groundswell.web.uploads import Upload

_LONGEST_FILE_NAME = 200
_SALT = "a timeline that was looked at"
_HOLDS = 24 * 3600  # seconds between looking and taking
# Letters of what was looked at: as many as come back in a form, with what else stands in it.
_MOST_PACKED = 1_900_000


class Bring(forms.Form):
    """`timeline` is what is read of it, once it is valid."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("CSV, up to 5 MB and 1,000 rows; the order of the rows says nothing."),
        required=False,
        allow_empty_file=True,  # which is told like whatever else cannot be read
    )
    timeline: Timeline
    packed: str  # the timeline, to come back as it is
    called: str  # the file

    def __init__(self, viewer: Viewer, sent: Any = None, files: Any = None) -> None:
        self._viewer = viewer
        super().__init__(sent, files)

    def clean(self) -> dict[str, Any]:
        file = self.cleaned_data.get("file")
        if not isinstance(file, Upload):
            self.add_error("file", _("Choose a file first."))
            return self.cleaned_data
        self.called = "".join(letter for letter in file.name or "" if letter.isprintable())[
            :_LONGEST_FILE_NAME
        ]
        refused = file.refused
        if not refused:
            try:
                header, rows = read_table(file.path, self.called, MOST_ROWS)
                self.timeline = read_timeline(header, rows, ZoneInfo(zone_of_company()))
                self.packed = packed(self.timeline, self.called, self._viewer)
                if len(self.packed) > _MOST_PACKED:
                    refused = _("holds more text than can be taken at once; split it first")
            except UnreadableSource as wrong:
                refused = str(wrong)
        if refused:
            self.add_error("file", f"“{self.called}” {refused}")
        return self.cleaned_data

    @property
    def name(self) -> str:
        """What the launch may be called: as its file, without what ends it."""
        return PurePosixPath(self.called).stem.replace("_", " ").strip()[:LONGEST_NAME]


class Take(forms.Form):
    """What was looked at comes back as it was sent out, and is kept nowhere between the two."""

    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=LONGEST_NAME)
    looked_at = forms.CharField(widget=forms.HiddenInput)
    lines: list[Line]
    file: str

    def __init__(self, viewer: Viewer, sent: Any = None, **how: Any) -> None:
        self._viewer = viewer
        super().__init__(sent, **how)

    def clean_looked_at(self) -> str:
        sent: str = self.cleaned_data["looked_at"]
        try:
            user, self.file, packed = signing.loads(sent, salt=_SALT, max_age=_HOLDS)
        except signing.BadSignature:
            raise forms.ValidationError(_("It was looked at too long ago: bring the file again.")) from None
        if user != self._viewer.user:
            raise forms.ValidationError(_("Somebody else looked at it: bring the file again."))
        self.lines = [_unpacked(row) for row in packed]
        return sent


def packed(timeline: Timeline, file: str, viewer: Viewer) -> str:
    rows = [_packed(line) for line in timeline.lines]
    return signing.dumps([viewer.user, file, rows], salt=_SALT, compress=True)


def _packed(line: Line) -> list[str]:
    event = line.event
    who = event.who.value if event.who else ""
    return [line.name, event.day.isoformat(), event.did.value, who, event.about, event.of, repr(event.value)]


def _unpacked(row: list[str]) -> Line:
    name, day, did, who, about, of, value = row
    event = Event(
        day=date.fromisoformat(day),
        did=Did(did),
        who=Who(who) if who else None,
        about=about,
        of=of,
        value=float(value),
    )
    return Line(name=name, event=event)
