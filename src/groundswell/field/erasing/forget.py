"""Erasing a source or a person: the words go everywhere, the numbers stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from groundswell.crm import services as crm
from groundswell.field import models
from groundswell.field.erasing.blotting import ERASED, blot_out
from groundswell.field.erasing.tombstones import digest_of, new_salt
from groundswell.field.errors import NothingToForget
from groundswell.field.history.entries import Author


@dataclass(frozen=True, slots=True)
class Forgotten:
    what: str  # "source" or "person"
    conversations: int
    verbatims: int
    # Turns of other people in which the person's name stands: those are other people's words, and stay.
    mentions: int


def forget(name: str, author: Author) -> Forgotten:
    """Erase a source (a file name or its key) or a person (a name or address) from the store.

    Raises NothingToForget where no source and no speaker is called that. What is erased cannot be brought
    back, not by an undo, a restored backup or reading the file again.
    """
    with transaction.atomic():
        gone = _forget_source(name, author) or _forget_person(name, author)
        if gone is None:
            raise NothingToForget(f"No source and no speaker is called “{name}”; nothing was erased.")
    scrub()
    return gone


def forget_again(stones: Sequence[models.Tombstone], author: Author) -> int:
    """Apply the erasures of another copy of this store (after restoring an older backup). Returns how many
    names were erased here."""
    done = 0
    sources = models.Conversation.objects.exclude(state="forgotten").values_list("source", flat=True)
    names = {("source", s) for s in sources} | {("person", n) for n in _people() if n}
    for what, name in sorted(names):
        if any(s.what == what and digest_of(bytes(s.salt), name) == s.digest for s in stones):
            with transaction.atomic():
                erased = _forget_source(name, author) if what == "source" else _forget_person(name, author)
            done += erased is not None
    scrub()
    return done


def _forget_source(name: str, author: Author) -> Forgotten | None:
    named = Q(source=name) | Q(source__startswith=name.rstrip("/") + "/")
    rows = models.Conversation.objects.filter(named)
    sources = set(rows.exclude(state="forgotten").values_list("source", flat=True))
    sources |= set(models.Turn.objects.filter(named).values_list("source", flat=True))
    if not sources:
        return None
    total, words = 0, 0
    for source in sorted(sources):
        # Turns that came from this file into the conversation of another.
        elsewhere = models.Turn.objects.filter(source=source)
        joined = list(elsewhere.values_list("conversation", flat=True))
        models.SetAside.objects.filter(conversation__in=joined).delete()
        verbatims = _empty(elsewhere)
        elsewhere.update(speaker="", email="", source="(erased)")
        one = models.Conversation.objects.filter(source=source).exclude(state="forgotten")
        conversations = list(one.values_list("id", flat=True))
        turns = models.Turn.objects.filter(conversation__in=conversations)
        verbatims += _empty(turns)
        turns.update(speaker="", email="")
        models.SetAside.objects.filter(conversation__in=conversations).delete()
        models.SetText.objects.filter(source=source).delete()
        one.update(
            state="forgotten",
            key="",
            fingerprint="",
            title="",
            account="",
            deal="",
            seller="",
            source="(erased)",
        )
        models.Refusal.objects.filter(file__name=source).delete()
        models.SourceFile.objects.filter(name=source).update(name="(erased)")
        models.Entry.objects.filter(summary__contains=source).update(summary="imported an erased source")
        _bury("source", source, len(conversations), verbatims, author)
        total, words = total + len(conversations), words + len(verbatims)
    return Forgotten("source", total, words, 0)


def _forget_person(name: str, author: Author) -> Forgotten | None:
    spellings = _spellings(name)
    if not spellings:
        return None
    turns = models.Turn.objects.filter(Q(speaker__in=spellings) | Q(email__in=spellings))
    said = list(turns.values_list("id", flat=True))
    called = spellings | {n for pair in turns.values_list("speaker", "email") for n in pair if n}
    called |= crm.names_of_seller(spellings)
    conversations = sorted(set(turns.values_list("conversation_id", flat=True)))
    mine = models.Turn.objects.filter(pk__in=said)
    verbatims = _empty(mine)
    mine.update(speaker=ERASED, email="")
    # A history that somebody else quotes holds the person's words too.
    models.SetAside.objects.filter(conversation__in=conversations).delete()
    for one in called:
        models.SetAside.objects.filter(words__icontains=one).delete()
    models.Conversation.objects.filter(seller__in=called).update(seller=ERASED)
    crm.erase_seller(called)
    mentions = models.Turn.objects.filter(text__icontains=name).count()
    for one in called:
        blot_out(one)
    for one in sorted(called):
        _bury("person", one, len(conversations), verbatims, author)
    return Forgotten("person", len(conversations), len(verbatims), mentions)


def _spellings(name: str) -> set[str]:
    """How the store writes a name or address, in any case: SQLite itself folds only the letters a to z."""
    folded = name.casefold().strip()
    return {one for one in _people() if one and one.casefold().strip() == folded}


def _people() -> set[str]:
    """Every name and address of a person that is kept: who speaks, who sells, who owns a deal."""
    turns, conversations = models.Turn.objects, models.Conversation.objects
    return {
        *turns.values_list("speaker", flat=True).distinct(),
        *turns.values_list("email", flat=True).distinct(),
        *conversations.values_list("seller", flat=True).distinct(),
        *crm.seller_names(),
    } - {ERASED}


def _empty(turns: QuerySet[models.Turn]) -> list[int]:
    """Take the words out of turns, and their vectors; returns the numbers of the verbatims there."""
    rows = models.Verbatim.objects.filter(turn__in=turns)
    verbatims = list(rows.order_by("id").values_list("id", flat=True))
    contexts = set(rows.values_list("context", flat=True))
    models.Verbatim.objects.filter(pk__in=verbatims).update(
        state="forgotten", start=0, end=0, context="", turn=None, language="", said="", set_phrase=None
    )
    models.SetPhrase.objects.filter(verbatims=None).update(said="")
    turns.update(text="")
    still = set(models.Verbatim.objects.filter(context__in=contexts).values_list("context", flat=True))
    models.Vector.objects.filter(text__in=contexts - still).delete()
    models.NeighbourLists.objects.all().delete()  # how like they were to others; the rest is found again
    return verbatims


def _bury(what: str, name: str, conversations: int, verbatims: list[int], author: Author) -> None:
    entry = models.Entry.objects.create(
        action=models.Action.FORGET,
        at=author.at,
        by=author.by,
        because=author.because,
        summary=f"erased a {what}: {conversations} conversations, {len(verbatims)} verbatims",
        concerns=sorted(
            set(
                models.Verbatim.objects.filter(pk__in=verbatims)
                .exclude(concern=0)
                .values_list("concern", flat=True)
            )
        ),
    )
    salt = new_salt()
    models.Tombstone.objects.create(
        entry=entry,
        what=what,
        salt=salt,
        digest=digest_of(salt, name),
        conversations=conversations,
        verbatims=verbatims,
    )


def scrub() -> None:
    """Rewrite the file, so that no erased word is left in free pages or in the write-ahead log."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:  # PostgreSQL keeps rows that were changed until its files are written anew
        with connection.cursor() as cursor:
            cursor.execute("VACUUM FULL")
