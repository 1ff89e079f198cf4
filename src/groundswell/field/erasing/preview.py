"""What an erasure would take, shown before it is asked for; and whom or what could be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from groundswell.crm import erasing as crm
from groundswell.crm.queries import directory
from groundswell.field import models
from groundswell.field.erasing import application
from groundswell.field.erasing.forget import all_sources, sources_called
from groundswell.field.erasing.people import ERASED, fold, people_known, who_is
from groundswell.field.errors import NothingToForget
from groundswell.field.read_model import CountedConversation
from groundswell.field.reading.state import holds
from groundswell.field.restricted import hidden_sources
from groundswell.intake.telling import name_key
from groundswell.people.errors import StillComesIn
from groundswell.people.viewer import Viewer, require_administrator

# What is restricted goes with the rest, and no number tells of it.
_TURNS = models.Turn.objects.exclude(conversation__state=models.ConversationState.RESTRICTED)
_MOST = 8  # of each that are offered


@dataclass(frozen=True, slots=True)
class Candidate:
    what: str  # source, person, account
    name: str
    told: str = ""  # what stands beside it: an address


@dataclass(frozen=True, slots=True)
class Preview:
    what: str
    name: str
    called: tuple[str, ...]  # all names that go
    conversations: int
    verbatims: int
    # Turns of others in which a name stands: their words are theirs and stay.
    mentions: int = 0
    unclear: int = 0  # turns that bear the name and no address: they stay


class StillCounting(NothingToForget):
    """Whose conversations are whose is being counted: a moment later it can be told."""

    code = "still_counting"


def candidates(viewer: Viewer, typed: str) -> list[Candidate]:
    """Whom or what the letters typed so far may mean, people first. Raises NotForYou."""
    require_administrator(viewer)
    wanted = fold(typed)
    if not wanted:
        return []
    people = (Candidate("person", name or email, email if name else "") for name, email in people_known())
    accounts = (Candidate("account", name) for name in sorted(_accounts()))
    sources = (Candidate("source", name) for name in sorted(all_sources() - hidden_sources()))
    return [candidate for some in (people, accounts, sources) for candidate in _first(some, wanted)]


def _first(some: Iterable[Candidate], wanted: str) -> Iterator[Candidate]:
    fitting = (candidate for candidate in some if wanted in fold(f"{candidate.name} {candidate.told}"))
    for _, candidate in zip(range(_MOST), fitting, strict=False):
        yield candidate


def _accounts() -> set[str]:
    counted = CountedConversation.objects.exclude(account="").values_list("account", flat=True).distinct()
    return {*counted, *crm.of_account(lambda _: True).names} - {ERASED, ""}


def preview(
    viewer: Viewer, what: str, name: str, at: datetime, *, only: tuple[str, ...] = (), same: bool = False
) -> Preview:
    """Raises NotForYou, WhoIsMeant, NobodyOfTheirs, NothingToForget, StillComesIn."""
    require_administrator(viewer)
    match what:
        case "person":
            return _of_person(name, only, same=same)
        case "account":
            return _of_account(name, at)
        case "source":
            return _of_source(name)
        case _:
            raise NothingToForget("There is nothing of that kind to erase.")


def _of_person(name: str, only: tuple[str, ...], *, same: bool) -> Preview:
    person = who_is(name, only, same=same)
    if person is None:
        raise NothingToForget("Nobody is called that.")
    called = tuple(sorted(person.spellings))
    if application.still_come_in(called):
        raise StillComesIn
    theirs = _TURNS.filter(Q(speaker__in=called) | Q(email__in=called)).exclude(text="")
    named = Q(pk__in=[])
    for spelling in called:
        named |= Q(text__icontains=spelling)
    others = _TURNS.filter(named).exclude(pk__in=theirs.values("pk"))
    conversations = theirs.values("conversation").distinct().count()
    return Preview("person", name, called, conversations, _verbatims(theirs), others.count(), person.unclear)


def _of_account(name: str, at: datetime) -> Preview:
    if not holds(at):
        raise StillCounting("What was heard is being counted; look again in a moment.")
    accounts = directory()
    meant = accounts.account(name.strip())
    counted = CountedConversation.objects.exclude(account="").values_list("account", flat=True).distinct()
    names = {spelling for spelling in counted if name_key(spelling) == name_key(meant)}
    theirs = CountedConversation.objects.filter(account__in=names).values("conversation")
    turns = models.Turn.objects.filter(conversation__in=theirs)
    facts = crm.of_account(lambda written: accounts.account(written) == meant)
    conversations = theirs.count()
    if not conversations and not facts.rows:
        raise NothingToForget("No account is called that.")
    called = tuple(sorted({*names, *facts.names}))
    return Preview("account", name, called, conversations, _verbatims(turns))


def _of_source(name: str) -> Preview:
    sources = sources_called(name)
    if not sources:
        raise NothingToForget("No source is called that.")
    theirs = models.Conversation.objects.filter(source__in=sources).exclude(
        state__in=("forgotten", "withheld")
    )
    turns = _TURNS.filter(Q(source__in=sources) | Q(conversation__in=theirs.values("pk")))
    return Preview("source", name, tuple(sorted(sources)), theirs.count(), _verbatims(turns))


def _verbatims(turns: QuerySet[models.Turn]) -> int:
    return models.Verbatim.objects.filter(turn__in=turns.values("pk")).count()
