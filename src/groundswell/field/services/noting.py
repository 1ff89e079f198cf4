"""Notes: what somebody of ours heard, kept at once. Each is a conversation of its own with its row of
history.

The words are never edited: a note that is mended has a new version, one that is taken back is undone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.crm.book import FactBook
from groundswell.field import conversations, models
from groundswell.field.erasing.tombstones import Erased
from groundswell.field.errors import NoSuchNote, NoteKeyTaken, NoteTakenBack, TooLateToMend
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch
from groundswell.field.history.undo import undo
from groundswell.field.noted import MENDABLE
from groundswell.field.services.shelf import StoreShelf
from groundswell.intake.recognition import fingerprint
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

# Each note is a source by itself in this folder: one can be erased, or all, and later ones are others.
FOLDER = "notes"
_ERASED = "(erased)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What is told: the words as they were typed, of whom, and when they were written."""

    key: str  # made where it was written, and the same at each try to send it
    words: str
    account: str
    written: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Who heard it."""

    user: int  # by the number that `people` gives
    name: str
    email: str
    person: str = ""  # their name in the CRM, where they sell


def keep_note(note: Note, writer: Writer, at: datetime) -> models.Noted:
    """Keep it, once: the same key again is the same note. Where the words are others by then, as when the
    first answer never came and they were changed meanwhile, the note is mended.

    Raises NoteKeyTaken where the key is somebody else's, and what `mend_note` raises.
    """
    erased = Erased.load()
    conversation = _conversation(note, writer, erased)
    with transaction.atomic():
        noted = models.Noted.objects.select_related("conversation").filter(key=note.key).first()
        if noted is not None:
            return _sent_again(noted, note, writer, at)
        entry = _entry("noted", note, writer, at)
        number = _keep(conversation, entry, erased, None)
        return models.Noted.objects.create(
            key=note.key, user=writer.user, kept=at, conversation=models.Conversation(pk=number)
        )


def mend_note(key: str, words: str, account: str, writer: Writer, at: datetime) -> models.Noted:
    """Let a new version of one's own note stand for it, within ten minutes after it was kept.

    Raises NoSuchNote, TooLateToMend, NoteTakenBack.
    """
    erased = Erased.load()
    with transaction.atomic():
        noted = _own(key, writer.user, at)
        if noted.conversation.state != models.ConversationState.LIVE:
            raise NoteTakenBack
        before = next(conversations.as_values([noted.conversation_id]))[1]
        note = Note(key=key, words=words, account=account, written=before.at or noted.kept)
        conversation = _conversation(note, writer, erased)
        if _says(conversation) == _says(before):
            return noted
        entry = _entry("mended", note, writer, at)
        number = _keep(conversation, entry, erased, noted.conversation_id)
        noted.conversation = models.Conversation.objects.get(pk=number)
        noted.save(update_fields=["conversation"])
        return noted


def take_note_back(key: str, writer: Writer, at: datetime) -> models.Noted:
    """Undo one's own note with all its versions, within ten minutes after it was kept.

    Raises NoSuchNote, TooLateToMend, and CannotUndo where somebody decided something upon it.
    """
    with transaction.atomic():
        known = _own(key, writer.user, at)
        author = Author(by=writer.name, at=at, because="taken back", user=writer.user)
        number: int | None = known.conversation_id
        while number is not None:
            row = models.Conversation.objects.select_related("entry", "replaces").get(pk=number)
            if not row.entry.is_undone:
                undo(row.entry.pk, author)
            number = row.replaces and row.replaces.pk
        return _found(key)


def _found(key: str) -> models.Noted:
    known = models.Noted.objects.select_related("conversation").filter(key=key).first()
    if known is None or known.conversation.state == models.ConversationState.RESTRICTED:
        raise NoSuchNote
    return known


def _own(key: str, user: int, at: datetime) -> models.Noted:
    known = _found(key)
    if known.user != user:
        raise NoSuchNote
    if at > known.kept + MENDABLE:
        raise TooLateToMend
    return known


def _sent_again(known: models.Noted, note: Note, writer: Writer, at: datetime) -> models.Noted:
    if known.user != writer.user:
        raise NoteKeyTaken
    before = next(conversations.as_values([known.conversation_id]))[1]
    if _says(before) == (note.words, note.account):
        return known
    return mend_note(note.key, note.words, note.account, writer, at)


def _conversation(note: Note, writer: Writer, erased: Erased) -> Conversation:
    """Taken whole: a note says one thing, and who wrote it down chose the words."""
    gone = erased.covers_person(writer.name, writer.email, writer.person)
    speaker = Speaker(
        name=_ERASED if gone else writer.name, email="" if gone else writer.email, role=Role.SELLER
    )
    return Conversation(
        key=f"noted:{note.key}",
        channel=Channel.NOTE,
        source=f"{FOLDER}/{note.key}",
        turns=(Turn(row=1, text=note.words, speaker=speaker),),
        at=note.written,
        account=note.account,
        seller=_ERASED if gone and writer.person else writer.person,
        whole=True,
    )


def _says(conversation: Conversation) -> tuple[str, str]:
    return conversation.turns[0].text, conversation.account


def _entry(done: str, note: Note, writer: Writer, at: datetime) -> models.Entry:
    what = f"{done} what {note.account} said" if note.account else f"{done} what a customer said"
    return models.Entry.objects.create(
        action=models.Action.NOTE, at=at, by=writer.name, user=writer.user, summary=what
    )


def _keep(conversation: Conversation, entry: models.Entry, erased: Erased, replaces: int | None) -> int:
    patch = Patch()
    shelf = StoreShelf(entry, patch, erased, FactBook(entry.pk, entry.at.date(), conversation.source))
    number = shelf.keep(conversation, fingerprint(conversation), replaces)
    shelf.write()
    patch.keep(entry)
    return number
