"""The names that the company knows, for what hides them. Read when somebody looks at what may be released."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from groundswell.crm import queries as crm
from groundswell.engine.anonymising.names import Names
from groundswell.engine.anonymising.values import Hidden, Name
from groundswell.field import models as field
from groundswell.field.telling import live_verbatims
from groundswell.message.released.tables import HiddenName
from groundswell.people.models import User
from groundswell.people.queries import organisation

_LATELY = 4_000  # verbatims whose words tell which words are common
_COMMON = 3  # so many accounts' sentences hold a common word in small letters
_SMALL = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")


def known_names() -> Names:
    """Accounts, people of both sides, users, and what a person named beside them. Some ten queries."""
    ours = _ours()
    return Names({*_accounts(), *_people(), *_told()}, ours=ours, common=common_words())


def _accounts() -> Iterator[Name]:
    told = [account.name for account in crm.accounts()]
    heard = field.Conversation.objects.exclude(account="").order_by().values_list("account", flat=True)
    yield from (Name(text, Hidden.CUSTOMER) for text in {*told, *heard.distinct()})
    for account in crm.accounts():
        # What stands before the last dot of a domain is mostly the name, drawn together.
        yield from (Name(domain.rpartition(".")[0], Hidden.CUSTOMER) for domain in account.domains if domain)


def _people() -> Iterator[Name]:
    """Whoever spoke, whoever sells, and whoever may come in here."""
    speakers = field.Turn.objects.exclude(speaker="").order_by().values_list("speaker", flat=True)
    users = User.objects.exclude(name="").values_list("name", "person")
    names = {*speakers.distinct(), *(one.name for one in crm.sellers()), *(n for pair in users for n in pair)}
    yield from (Name(name, Hidden.PERSON) for name in names if _may_be_a_name(name))


def _may_be_a_name(speaker: str) -> bool:
    """Tools call whoever they do not know "Speaker 1" and "Customer", and put a room in brackets behind."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", speaker)}
    return bool(words - _NOBODY) and "@" not in speaker


_NOBODY = frozenset(
    "speaker customer seller agent user caller guest unknown host support team sprecher".split()
)


def _told() -> Iterator[Name]:
    for text, kind in HiddenName.objects.values_list("text", "kind"):
        yield Name(text, Hidden(kind))


def _ours() -> list[str]:
    """What stays: what we are called, and what we sell."""
    company = organisation()
    products = {product for deal in crm.deals() for product in deal.products}
    heard = field.Conversation.objects.exclude(product="").order_by().values_list("product", flat=True)
    return [*([company.name] if company else []), *products, *heard.distinct()]


def common_words() -> frozenset[str]:
    """Words that several customers wrote in small letters lately, in sentences that have large ones too: they
    tell of nobody. At most so many verbatims are read."""
    rows = live_verbatims().exclude(turn=None).order_by("-pk")[:_LATELY]
    said = rows.values_list("conversation__account", "turn__text", "start", "end")
    return frozenset(word for word, accounts in _accounts_by_word(said).items() if accounts >= _COMMON)


def _accounts_by_word(said: Iterable[tuple[str, str, int, int]]) -> Counter[str]:
    pairs: set[tuple[str, str]] = set()
    for account, text, start, end in said:
        words = text[start:end]
        if not words.islower():
            pairs |= {(word, account) for word in _SMALL.findall(words) if word.islower()}
    return Counter(word for word, _ in pairs)
