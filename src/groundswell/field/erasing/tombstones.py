"""What was erased on request, as salted digests: enough to keep it out, not enough to tell what it was."""

import hashlib
import os
import re
from dataclasses import dataclass

from groundswell.field import models

_ADDRESSED = re.compile(r"([^\W\d][\w .'’-]{0,60})?[<(\[ \"]{0,4}([\w.+-]{1,64}@[\w.-]{1,200}\w)")


def digest_of(salt: bytes, name: str) -> str:
    return hashlib.scrypt(name.casefold().strip().encode(), salt=salt, n=2**12, r=8, p=1, dklen=32).hex()


def new_salt() -> bytes:
    return os.urandom(16)


@dataclass(slots=True)
class Erased:
    """The tombstones, loaded once for an import. Answers are remembered: a digest is slow on purpose."""

    _sources: list[tuple[bytes, str]]
    _people: list[tuple[bytes, str]]
    _answers: dict[tuple[str, str], bool]

    @classmethod
    def load(cls) -> "Erased":
        rows = list(models.Tombstone.objects.values_list("what", "salt", "digest"))
        return cls(
            [(bytes(salt), digest) for what, salt, digest in rows if what == "source"],
            [(bytes(salt), digest) for what, salt, digest in rows if what == "person"],
            {},
        )

    def covers_source(self, name: str) -> bool:
        return self._covers("source", name, self._sources)

    def covers_person(self, *names: str) -> bool:
        return any(self._covers("person", name, self._people) for name in names if name)

    def stands_in(self, words: str) -> bool:
        """Whether an address, or a name before one, in these words is that of a person who was erased."""
        if not self._people:
            return False
        return any(self.covers_person(*found.groups()) for found in _ADDRESSED.finditer(words))

    def _covers(self, what: str, name: str, stones: list[tuple[bytes, str]]) -> bool:
        if not stones:
            return False
        asked = (what, name.casefold().strip())
        if asked not in self._answers:
            self._answers[asked] = any(digest_of(salt, name) == digest for salt, digest in stones)
        return self._answers[asked]
