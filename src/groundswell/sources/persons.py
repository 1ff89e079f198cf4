"""Names of persons as tools and people write them: the same person, or not."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_AFFILIATION = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\s[|@]\s*(.+)$|\s[-–—]\s+(.+)$")
# Words that stand between two people, or between a person and where their words go.
_JOINS = frozenset(
    "to from and for via with an von und zu mit fur a de pour et avec para con e y ed al per en met".split()
)
_MOST_WORDS = 5
_TITLES = frozenset("dr mr mrs ms prof herr frau".split())


def affiliation_of(label: str) -> str:
    """What stands in brackets or after a bar: 'Acme' of 'Dana Whit (Acme)' and of 'Dana | Acme'."""
    found = _AFFILIATION.search(label)
    return next((part.strip() for part in found.groups() if part), "") if found else ""


def name_of(label: str) -> str:
    """The label without its affiliation."""
    return " ".join(_AFFILIATION.sub("", label).split()) or label.strip()


def plain(text: str) -> str:
    """Lower case, without accents and marks, for comparing."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "").replace("’", "")


def words_of(label: str) -> tuple[str, ...]:
    """The words of a name for comparing; 'Whit, Dana' gives the same as 'Dana Whit'."""
    last, comma, first = name_of(label).partition(",")
    words = re.findall(r"\w+", plain(f"{first} {last}" if comma else last))
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


@dataclass(frozen=True, slots=True)
class Names:
    """A set of persons to look names up in."""

    # The words of a full name, sorted: order and middle names do not matter.
    _full: frozenset[tuple[str, ...]]
    # A first or last name -> the persons who have it.
    _parts: dict[str, frozenset[tuple[str, ...]]]

    @classmethod
    def of(cls, labels: Iterable[str]) -> "Names":
        known = {words for label in labels if (words := words_of(label))}
        parts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for words in known:
            for word in {words[0], words[-1]}:
                parts[word].add(words)
        return cls(
            frozenset(tuple(sorted(words)) for words in known),
            {word: frozenset(persons) for word, persons in parts.items()},
        )

    def has(self, label: str) -> bool:
        """Whether the label is one of these by its full name, in any order, middle names left out or in."""
        words = words_of(label)
        if not words:
            return False
        if tuple(sorted(words)) in self._full:
            return True
        # "Dana Whit MBA", "Dana Maria Whit": but not "Ana Roth to Dana Whit", which is two people.
        alone = 2 < len(words) <= _MOST_WORDS and _JOINS.isdisjoint(words)
        pairs = [*pairwise(words), (words[0], words[-1])] if alone else []
        return any(tuple(sorted(pair)) in self._full for pair in pairs)

    def may_have(self, label: str) -> tuple[str, ...] | None:
        """The one of these that part of a name means ('Dana', 'Dana W.'); None if none or several."""
        words = words_of(label)
        if not words:
            return None
        persons = [p for p in self._parts.get(words[0], frozenset()) if _is_part(words, p)]
        return persons[0] if len(persons) == 1 else None


def _is_part(words: tuple[str, ...], person: tuple[str, ...]) -> bool:
    """'dana' or 'dana w' of 'dana whit'; or 'dana whit' where only 'dana' is known."""
    if words == person or len(words) == 1 or len(person) == 1:
        return True
    return len(words[-1]) == 1 and words[0] == person[0] and person[-1].startswith(words[-1])
