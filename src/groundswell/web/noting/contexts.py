"""What is shown of a note: what it was answered, and for how long it can be mended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from groundswell.field.asking import NoAnswer, ask
from groundswell.field.attention.queries import lines_of
from groundswell.field.reading.heard_before import HeardBefore
from groundswell.field.reading.own_notes import OwnNote, own_note
from groundswell.people.viewer import Viewer
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted

# Within three seconds, keeping it and the way there included, the page says something.
_PATIENCE = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What somebody is told about what they noted."""

    note: OwnNote
    told: str  # how often it was heard before
    heard_before: bool  # in a concern
    concern: int  # 0: it stands in none
    name: str
    to_say: str  # the line to answer it by, where there is one
    placed: bool  # else it is asked for again
    mendable: bool

    @property
    def called(self) -> str:
        """The concern, by its name, too, where it has one."""
        return f"C-{self.concern} {self.name}" if self.name else f"C-{self.concern}"


def answer_to(viewer: Viewer, key: str, at: datetime) -> Answer:
    """One's own note, with what the worker answers in time. Raises NoSuchNote, NotForYou."""
    note = own_note(viewer, key)
    heard = None if note.taken_back else _heard(note.conversation)
    first = heard[0] if heard else None
    return Answer(
        note=note,
        told=_told(note, heard),
        heard_before=bool(first and first.concern and first.times),
        concern=first.concern if first else 0,
        name=first.name if first else "",
        to_say=_line_to_say(viewer, first.concern) if first and first.concern else "",
        placed=note.taken_back or heard is not None,
        mendable=not note.taken_back and at <= note.until,
    )


def _heard(conversation: int) -> list[HeardBefore] | None:
    """None where the worker is silent: it places the note when it is back."""
    try:
        answer = ask("place", {"conversation": conversation}, seconds=_PATIENCE)
    except NoAnswer:
        return None
    return _read(answer.get("heard"))


def _read(heard: Any) -> list[HeardBefore] | None:
    """None for what is no answer."""
    try:
        return [
            HeardBefore(
                verbatim=int(verbatim["verbatim"]),
                concern=int(verbatim["concern"]),
                name=str(verbatim["name"]),
                times=int(verbatim["times"]),
                accounts=int(verbatim["accounts"]),
                accounts_reported=int(verbatim["accounts_reported"]),
            )
            for verbatim in heard
        ]
    except (TypeError, KeyError, ValueError):
        return None


def _told(note: OwnNote, heard: list[HeardBefore] | None) -> str:
    if note.taken_back:
        return _("Taken back")
    if heard is None:
        return _("Kept; it will be placed")
    times = heard[0].times if heard else 0
    if not times:
        return _("First time heard")
    if times == 1:
        return _("Second time heard")
    return _heard_more_often(heard[0])


def _heard_more_often(before: HeardBefore) -> str:
    times, reported = counted(before.times, "time"), before.accounts_reported
    if before.accounts and reported:
        return _("Heard %(times)s from %(accounts)s and %(reported)s reported") % {
            "times": times,
            "accounts": counted(before.accounts, "account"),
            "reported": wording.number(reported),
        }
    if before.accounts:
        accounts = counted(before.accounts, "account")
        return _("Heard %(times)s from %(accounts)s") % {"times": times, "accounts": accounts}
    if reported:
        accounts = counted(reported, "account")
        return _("Heard %(times)s from %(accounts)s, as sellers tell") % {
            "times": times,
            "accounts": accounts,
        }
    return _("Heard %(times)s") % {"times": times}


def _line_to_say(viewer: Viewer, concern: int) -> str:
    """What marketing or product answered: in the sellers' hands at once."""
    standing = lines_of(viewer, [concern]).get(concern)
    return standing.line if standing else ""
