"""What was erased on request, as salted digests: enough to keep it out, not enough to tell what it was."""

import hashlib
import os
import re
from collections import defaultdict
from dataclasses import dataclass

from groundswell.field import models

_ADDRESSED = re.compile(r"([^\W\d][\w .'’-]{0,60})?[<(\[ \"]{0,4}([\w.+-]{1,64}@[\w.-]{1,200}\w)")

_FORGOTTEN = "erased:"


def digest_of(salt: bytes, name: str) -> str:
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
    """The tombstones, loaded once for an import. Answers are remembered: a digest is slow on purpose."""

    _digests: dict[tuple[str, bytes], set[str]]  # of "source" or "person", by salt
    _answers: dict[tuple[str, str], bool]

    @classmethod
    def load(cls) -> "Erased":
        digests: dict[tuple[str, bytes], set[str]] = defaultdict(set)
        for what, salt, digest in models.Tombstone.objects.values_list("what", "salt", "digest"):
            digests[what, bytes(salt)].add(digest)
        return cls(dict(digests), {})

    def covers_source(self, name: str) -> bool:
        return self._covers("source", name)

    def covers_person(self, *names: str) -> bool:
        return any(self._covers("person", name) for name in names if name)

    def stands_in(self, words: str) -> bool:
        """Whether an address, or a name before one, in these words is that of a person who was erased."""
        if not any(what == "person" for what, _ in self._digests):
            return False
        return any(self.covers_person(*found.groups()) for found in _ADDRESSED.finditer(words))

    def _covers(self, what: str, name: str) -> bool:
        asked = (what, name.casefold().strip())
        if asked not in self._answers:
            self._answers[asked] = any(
                digest_of(salt, name) in digests
                for (kind, salt), digests in self._digests.items()
                if kind == what
            )
        return self._answers[asked]
