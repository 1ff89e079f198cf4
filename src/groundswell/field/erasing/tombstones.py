"""What was erased on request, as salted digests: enough to keep it out, not enough to tell what it was."""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from groundswell.field import models
from groundswell.field.erasing.people import fold
from groundswell.field.stamps import erasures
from groundswell.intake.telling import name_key
from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.speakers.freemail import FREE_MAIL, domain_of
from groundswell.speech import Conversation, Role

_ADDRESSED = re.compile(r"([^\W\d][\w .'’-]{0,60})?[<(\[ \"]{0,4}([\w.+-]{1,64}@[\w.-]{1,200}\w)")

_FORGOTTEN = "erased:"


def digest_of(salt: bytes, name: str) -> str:
    """64 hexadecimal digits. Slow by intent, so that nobody tries all names there are."""
    return hashlib.scrypt(name.casefold().strip().encode(), salt=salt, n=2**12, r=8, p=1, dklen=32).hex()


def salt_of_store() -> bytes:
    """One for all tombstones of a store: a name is then held against all of them in one go."""
    known = models.Tombstone.objects.order_by("-id").values_list("salt", flat=True).first()
    return os.urandom(16) if known is None else bytes(known)


def forgotten_key(key: str) -> str:
    """What a conversation in which an erased person spoke is known again by, in place of its key."""
    if not key or key.startswith(_FORGOTTEN):
        return key
    return _FORGOTTEN + hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(slots=True)
class Erased:
    """The tombstones, loaded once for an import. Digests are remembered: one is slow on purpose."""

    _buried: dict[tuple[str, bytes], set[str]]  # digests of each "source", "person" or "account", by salt
    _as_of: int  # see `erasures`
    _known: dict[tuple[bytes, str], str] = field(default_factory=dict[tuple[bytes, str], str])

    @classmethod
    def load(cls) -> "Erased":
        as_of = erasures()
        return cls(_buried(), as_of)

    def bring_up_to_date(self) -> bool:
        """Whether something was erased since; then it is known from here on. For the transaction that keeps
        what was read before."""
        if (now := erasures()) == self._as_of:
            return False
        self._buried, self._as_of = _buried(), now
        return True

    def ask_ahead(self, people: Iterable[str]) -> None:
        """Work out, on all processors, what asking for these people takes. Done before a transaction, so that
        nobody waits for it."""
        salts = {salt for what, salt in self._buried if what != "source"}
        asked = {(salt, fold(name)) for salt in salts for name in people if name} - self._known.keys()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self._known.update(
                zip(asked, pool.map(lambda salt_and_name: digest_of(*salt_and_name), asked), strict=True)
            )

    def covers_source(self, name: str) -> bool:
        return self._covers("source", name.casefold().strip())

    def covers_person(self, *names: str) -> bool:
        return any(self._covers("person", fold(name)) for name in names if name)

    def covers_account(self, *names: str) -> bool:
        """By a name, a mail domain, or the number or name of a deal."""
        spellings = {spelling for name in names if name for spelling in (fold(name), name_key(name))}
        return any(self._covers("account", spelling) for spelling in sorted(spellings) if spelling)

    @property
    def has_accounts(self) -> bool:
        return any(what == "account" for what, _ in self._buried)

    def stands_in(self, words: str) -> bool:
        """Whether an address, or a name before one, in these words is that of a person who was erased."""
        if not any(what == "person" for what, _ in self._buried):
            return False
        return any(self.covers_person(*address.groups()) for address in _ADDRESSED.finditer(words))

    def _covers(self, what: str, name: str) -> bool:
        return any(
            self._digest(salt, name) in digests
            for (kind, salt), digests in self._buried.items()
            if kind == what
        )

    def _digest(self, salt: bytes, name: str) -> str:
        if (salt, name) not in self._known:
            self._known[salt, name] = digest_of(salt, name)
        return self._known[salt, name]


def _buried() -> dict[tuple[str, bytes], set[str]]:
    digests: dict[tuple[str, bytes], set[str]] = defaultdict(set)
    for what, salt, digest in models.Tombstone.objects.values_list("what", "salt", "digest"):
        digests[what, bytes(salt)].add(digest)
    return dict(digests)


def accounts_told(conversation: Conversation) -> tuple[str, ...]:
    """By what a conversation tells whose it is: see `Directory.account_of`."""
    if conversation.account and not is_placeholder(conversation.account):
        return (conversation.account,)
    customers = (turn.speaker for turn in conversation.turns if turn.speaker.role is Role.CUSTOMER)
    domains = {domain_of(speaker.email) for speaker in customers if speaker.email} - FREE_MAIL
    return (conversation.deal, *sorted(domains)[:1])
