"""One's own notes, and what they led to."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.field.errors import NoSuchNote
from groundswell.field.noted import MENDABLE
from groundswell.field.read_model import ConcernSummary
from groundswell.field.telling import live_verbatims
from groundswell.people.viewer import Viewer, require_noter


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnNote:
    key: str
    conversation: int
    kept: datetime
    until: datetime  # till when it can be mended
    account: str
    words: str
    taken_back: bool
    concern: int = 0  # where it stands by now; 0: nowhere yet
    concern_name: str = ""


def own_note(viewer: Viewer, key: str) -> OwnNote:
    """Two queries. Raises NoSuchNote where it is not the viewer's, and NotForYou."""
    require_noter(viewer)
    mine = models.Noted.objects.filter(user=viewer.user, key=key)
    # A restricted one is read where its conversation is, by the people who are named for it.
    notes = _notes(mine.exclude(conversation__state=models.ConversationState.RESTRICTED), 1)
    if not notes:
        raise NoSuchNote
    return notes[0]


def own_notes(viewer: Viewer, top: int) -> list[OwnNote]:
    """What still stands, the latest first, each with the concern it stands in; five queries. Raises
    NotForYou."""
    require_noter(viewer)
    mine = models.Noted.objects.filter(user=viewer.user, conversation__state="live")
    notes = _notes(mine.order_by("-pk"), top)
    note_of = {note.conversation: note for note in notes}
    stands = live_verbatims().filter(conversation__in=list(note_of), concern__gt=0).order_by("-id")
    concerns = dict(stands.values_list("conversation", "concern"))
    names = _names(set(concerns.values()))
    return [_led_to(note, concerns.get(note.conversation, 0), names) for note in notes]


class _Row(NamedTuple):
    key: str
    kept: datetime
    conversation_id: int
    conversation__account: str
    conversation__state: str


def _notes(rows: QuerySet[models.Noted], top: int) -> list[OwnNote]:
    kept_notes = list(read_rows(_Row, rows[:top]))
    turns = models.Turn.objects.filter(conversation__in=[row.conversation_id for row in kept_notes])
    words = dict(turns.values_list("conversation_id", "text"))
    return [
        OwnNote(
            key=row.key,
            conversation=row.conversation_id,
            kept=row.kept,
            until=row.kept + MENDABLE,
            account=row.conversation__account,
            words=words.get(row.conversation_id, ""),
            taken_back=row.conversation__state != "live",
        )
        for row in kept_notes
    ]


def _names(concerns: set[int]) -> dict[int, str]:
    given = dict(models.Concern.objects.filter(pk__in=concerns).values_list("id", "name"))
    counted = dict(ConcernSummary.objects.filter(pk__in=concerns).values_list("concern", "name"))
    return {number: given.get(number) or counted.get(number) or "" for number in concerns}


def _led_to(note: OwnNote, concern: int, names: dict[int, str]) -> OwnNote:
    return replace(note, concern=concern, concern_name=names.get(concern, "")) if concern else note
