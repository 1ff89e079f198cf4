"""Which account is meant, and all that was heard from it: by its name, its deals and its mail domains."""

from collections.abc import Collection
from dataclasses import dataclass

from groundswell.crm import erasing as crm
from groundswell.crm.queries import directory
from groundswell.field import models
from groundswell.field.erasing.people import ERASED
from groundswell.field.erasing.words import Gone, empty
from groundswell.field.overview import conversations
from groundswell.intake.telling import name_key

_BLANK = ("key", "fingerprint", "title", "account", "deal", "seller", "segment", "product")


@dataclass(frozen=True, slots=True)
class AccountMeant:
    spellings: frozenset[str]  # every name that is theirs, as the store writes it
    conversations: tuple[int, ...]
    facts: crm.OfAccount

    @property
    def known_by(self) -> set[str]:
        """All by which a conversation, a deal or a company is known to be theirs when it comes again."""
        names = {name_key(name) for name in self.spellings}
        return {*self.spellings, *names, *self.facts.domains, *self.facts.deals} - {""}


def account_meant(name: str) -> AccountMeant | None:
    """The account called `name`, or known by that mail domain; None where there is none."""
    accounts = directory()
    wanted = accounts.account(name.strip())
    if not wanted or wanted == ERASED:
        return None
    by_number = conversations()
    theirs = {
        number for number, conversation in by_number.items() if accounts.account_of(conversation) == wanted
    }
    facts = crm.of_account(lambda written: accounts.account(written) == wanted)
    if not theirs and not facts.rows:
        return None
    written = {by_number[number].account for number in theirs} - {""}
    # A conversation of theirs may name another account's deal by mistake, but never its account.
    return AccountMeant(frozenset({wanted, *written, *facts.names}), tuple(sorted(theirs)), facts)


def empty_account(meant: AccountMeant, gone: Gone) -> None:
    """Take out all words of its conversations, whoever said them, with what frames them, and its facts."""
    turns = models.Turn.objects.filter(conversation__in=meant.conversations)
    empty(turns, gone)
    empty_frames(meant.conversations, gone)
    gone.facts |= crm.erase_account(meant.facts)


def empty_frames(numbers: Collection[int], gone: Gone) -> None:
    """Leave of conversations whose words were taken out only that they were there."""
    models.Turn.objects.filter(conversation__in=numbers).update(speaker="", email="", source="")
    models.SetAside.objects.filter(conversation__in=numbers).delete()
    models.Mend.objects.filter(conversation__in=numbers).delete()
    frames = models.Conversation.objects.filter(pk__in=numbers)
    frames.update(state="forgotten", source=ERASED, **dict.fromkeys(_BLANK, ""))
    gone.conversations |= set(numbers)


def every_name() -> set[str]:
    """Each name under which an account is kept."""
    heard = models.Conversation.objects.exclude(account="").values_list("account", flat=True).distinct()
    return {*heard, *crm.of_account(lambda _: True).names} - {ERASED, ""}
