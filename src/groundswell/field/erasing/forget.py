"""Erasing a source, a person or an account: the words go everywhere, the numbers stay."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Q

from groundswell.crm import erasing as crm
from groundswell.field import models, telling
from groundswell.field.deliveries import drop_what_waits
from groundswell.field.erasing import application
from groundswell.field.erasing.accounts import (
    AccountMeant,
    account_meant,
    empty_account,
    empty_frames,
)
from groundswell.field.erasing.accounts import every_name as every_account
from groundswell.field.erasing.blotting import Names, blot_out, blot_out_of_patches, blot_out_words
from groundswell.field.erasing.finishing import PATIENCE, finish_erasing
from groundswell.field.erasing.people import ERASED, everybody, fold, who_is
from groundswell.field.erasing.tombstones import Erased, digest_of, forgotten_key, salt_of_store
from groundswell.field.erasing.words import (
    Gone,
    drop_what_nobody_says,
    empty,
    forget_names_made_from_words,
)
from groundswell.field.errors import NothingToForget
from groundswell.field.history import mended
from groundswell.field.history.entries import Author
from groundswell.field.reading.upkeep import drop as drop_read_model


@dataclass(frozen=True, slots=True)
class Forgotten:
    what: str  # "source", "person" or "account"
    conversations: int
    verbatims: int
    # Turns of other people in which the person's name stands: those are other people's words, and stay.
    mentions: int = 0
    # Turns that bear the person's name but no address, where the person was chosen by an address: they stay.
    unclear: int = 0
    # Whether no trace is left in the store's files. Else somebody reads an older state, and it is due.
    finished: bool = False


def forget(
    name: str,
    author: Author,
    *,
    only: Sequence[str] = (),
    same: bool = False,
    what: str = "",
    patience: float = PATIENCE,
) -> Forgotten:
    """Erase a source (a file name or its key), a person (a name or address) or an account (a name) from the
    store; `what` says which of them, else they are looked for in this order.

    A person goes with every name and address that stands with the given one; see `who_is` for `only` and
    `same`, and for WhoIsMeant. Raises NothingToForget where nothing and nobody is called that. What is
    erased cannot be brought back, not by an undo, a restored backup or reading the file again. `patience`
    is how many seconds to wait for others who still read an older state.
    """
    with transaction.atomic():
        gone = forget_rows(name, author, only, same=same, what=what)
    return replace(gone, finished=finish_erasing(patience))


def forget_rows(
    name: str, author: Author, only: Sequence[str] = (), *, same: bool = False, what: str = ""
) -> Forgotten:
    """The same, inside the caller's transaction, which `finish_erasing` has to follow."""
    gone = _forget_named(name, author, only, same=same, what=what)
    drop_what_waits()
    drop_read_model()
    return gone


def _forget_named(name: str, author: Author, only: Sequence[str], *, same: bool, what: str) -> Forgotten:
    if what in ("", "source") and (sources := sources_called(name)):
        return _forget_sources(sources, author)
    if what in ("", "person") and (person := who_is(name, only, same=same)):
        return replace(_forget_person(person.spellings, author), unclear=person.unclear)
    if what in ("", "account") and (account := account_meant(name)):
        return _forget_account(account, author)
    raise NothingToForget(
        f"No {what or 'source, speaker or account'} is called “{name}”; nothing was erased."
    )


def forget_again(author: Author) -> int:
    """Erase whatever bears a name that this store's tombstones cover, as after bringing those of another copy
    into an older one. Returns how many names were erased."""
    erased = Erased.load()
    with transaction.atomic():
        sources = {name for name in all_sources() if erased.covers_source(name)}
        people = {name for name in everybody() if erased.covers_person(name)}
        accounts = {name for name in every_account() if erased.covers_account(name)}
        if sources:
            _forget_sources(sources, author)
        if people:
            _forget_person(people, author, even_if_active=True)
        for name in sorted(accounts):
            if account := account_meant(name):
                _forget_account(account, author)
        drop_what_waits()
        drop_read_model()
    return len(sources) + len({fold(name) for name in people}) + len(accounts)


def all_sources() -> set[str]:
    """Names of all files that something was heard or told from, but those of erased ones."""
    conversations = models.Conversation.objects.exclude(state="forgotten").values_list("source", flat=True)
    turns = models.Turn.objects.exclude(source="").values_list("source", flat=True)
    files = models.SourceFile.objects.values_list("name", flat=True)
    return {*conversations.distinct(), *turns.distinct(), *files.distinct(), *crm.file_names()} - {ERASED, ""}


def sources_called(name: str) -> set[str]:
    """The file of that name, or all that a folder of that name holds."""
    folder = name.rstrip("/") + "/"
    return {source for source in all_sources() if source == name or source.startswith(folder)}


def _forget_sources(sources: Collection[str], author: Author) -> Forgotten:
    gone = Gone()
    for source in sorted(sources):
        before = len(gone.verbatims), len(gone.conversations)
        _empty_source(source, gone)
        verbatims = gone.verbatims[before[0] :]
        bury("source", {source}, len(gone.conversations) - before[1], verbatims, author)
    gone.facts |= crm.erase_files(sources)
    take_out_what_was_made(gone, Names.of(sources), blot=False)
    _rename_in_history(sources)
    return Forgotten("source", len(gone.conversations), len(gone.verbatims))


def _empty_source(source: str, gone: Gone) -> None:
    # Turns that came from this file into the conversation of another.
    elsewhere = models.Turn.objects.filter(source=source)
    joined = list(elsewhere.values_list("conversation", flat=True))
    models.SetAside.objects.filter(conversation__in=joined).delete()
    empty(elsewhere, gone)
    elsewhere.update(speaker="", email="", source=ERASED)
    theirs = models.Conversation.objects.filter(source=source).exclude(state="forgotten")
    conversations = list(theirs.values_list("id", flat=True))
    empty(models.Turn.objects.filter(conversation__in=conversations), gone)
    empty_frames(conversations, gone)
    models.SetText.objects.filter(source=source).delete()
    models.Refusal.objects.filter(file__name=source).delete()
    models.SourceFile.objects.filter(name=source).update(name=ERASED, error="")


def _rename_in_history(sources: Collection[str]) -> None:
    for entry in models.Entry.objects.exclude(summary=""):
        summary = because = ""
        for source in sorted(sources, key=len, reverse=True):
            summary = (summary or entry.summary).replace(source, "an erased source")
            because = (because or entry.because).replace(source, ERASED)
        if (summary, because) != (entry.summary, entry.because):
            models.Entry.objects.filter(pk=entry.pk).update(summary=summary, because=because)


def _forget_person(called: Collection[str], author: Author, *, even_if_active: bool = False) -> Forgotten:
    gone = Gone()
    turns = models.Turn.objects.filter(Q(speaker__in=called) | Q(email__in=called))
    spoken = list(turns.values_list("id", "conversation_id", "position"))
    conversations = {conversation for _, conversation, _ in spoken}
    mine = models.Turn.objects.filter(pk__in=[id_ for id_, _, _ in spoken])
    empty(mine, gone)
    mine.update(speaker=ERASED, email="")
    # A history that somebody else quotes holds the person's words too.
    models.SetAside.objects.filter(conversation__in=conversations).delete()
    for name in called:
        models.SetAside.objects.filter(words__icontains=name).delete()
    models.Conversation.objects.filter(seller__in=called).update(seller=ERASED)
    mended.erase_person(called)
    _forget_how_it_was_begun({c for _, c, position in spoken if position == 0}, conversations)
    gone.facts |= crm.erase_person(called, gone.wrote)
    bury("person", called, len(conversations), gone.verbatims, author)
    names = Names.of(called)
    take_out_what_was_made(gone, names, blot=True)
    application.erase(called, names.without, even_if_active=even_if_active)
    application.erase_views(names.without)
    return Forgotten("person", len(conversations), len(gone.verbatims), mentions_of(called))


def mentions_of(called: Collection[str]) -> int:
    """In how many turns, whoever said them, one of these names stands."""
    mentions = Q(pk__in=[])
    for name in called:
        mentions |= Q(text__icontains=name)
    return models.Turn.objects.filter(mentions).count()


def _forget_account(account: AccountMeant, author: Author) -> Forgotten:
    gone = Gone()
    empty_account(account, gone)
    bury("account", account.known_by, len(gone.conversations), gone.verbatims, author)
    names = Names.of(account.spellings)
    take_out_what_was_made(gone, names, blot=True)
    application.erase_views(names.without)
    return Forgotten("account", len(gone.conversations), len(gone.verbatims), mentions_of(account.spellings))


def _forget_how_it_was_begun(begun: Collection[int], spoken_in: Collection[int]) -> None:
    """The subject is whoever began it; its number, which may be the id of a message, tells who took part: it
    is known again by a digest."""
    left = set(
        models.Turn.objects.filter(conversation__in=spoken_in)
        .exclude(text="")
        .values_list("conversation", flat=True)
    )
    untold = {number for number in spoken_in if number in begun or number not in left}
    models.Conversation.objects.filter(pk__in=untold).update(title="")
    rows = models.Conversation.objects.filter(pk__in=spoken_in).exclude(key="")
    for number, key in rows.values_list("pk", "key"):
        models.Conversation.objects.filter(pk=number).update(key=forgotten_key(key))


def take_out_what_was_made(gone: Gone, names: Names, *, blot: bool) -> None:
    """What was made from the words: vectors, names, set text, reasons; with `blot` the names themselves."""
    drop_what_nobody_says()
    forget_names_made_from_words(telling.with_merged(gone.concerns))
    words = blot_out_words(gone)
    if blot:
        blot_out(names)
    blot_out_of_patches(gone, names, words)


def bury(
    what: str, names: Collection[str], conversations: int, verbatims: Sequence[int], author: Author
) -> None:
    """Write down that this was erased, as digests by which it is known when it comes again. Names of people
    and accounts are folded, those of files are not."""
    concerns = models.Verbatim.objects.filter(pk__in=verbatims).exclude(concern=0)
    entry = models.Entry.objects.create(
        action=models.Action.FORGET,
        at=author.at,
        by=author.by,
        user=author.user,
        because=author.because,
        summary=f"erased a {what}: {conversations} conversations, {len(verbatims)} verbatims",
        concerns=sorted(set(concerns.values_list("concern", flat=True))),
    )
    salt = salt_of_store()
    for name in sorted(names if what == "source" else {fold(name) for name in names}):
        models.Tombstone.objects.create(
            entry=entry,
            what=what,
            salt=salt,
            digest=digest_of(salt, name),
            conversations=conversations,
            verbatims=list(verbatims),
        )
