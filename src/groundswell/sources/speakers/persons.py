"""Names of persons as tools and people write them: the same person, or not."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_AFFILIATION = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\s[|@]\s*(.+)$|\sfrom\s+(.+)$|\s[-–—]\s+(.+)$")
_TITLES = frozenset("dr mr mrs ms prof herr frau".split())
_LONGEST = 200  # characters of a label that are looked at
# What a meeting shows for whoever did not give a name: the device.
_DEVICE = (
    r"(?:iphone|ipad|ipod|imac|macbook(?: ?(?:pro|air))?|mac(?: mini)?|android|smartphone|tablet|laptop"
    r"|notebook|desktop|pc|computer|telefon|phone|handy|mobile|cell(?: ?phone)?|t[ée]l[ée]phone|tel[ée]fono"
    r"|телефон|galaxy|samsung|pixel"
    r"|huawei|xiaomi|redmi|oneplus|oppo|nokia|motorola|lenovo|thinkpad|surface|chromebook"
    r"|poly(?:com)?(?: studio)?"
    r"|logitech|room kit|webex(?: board| desk)?|携帯|スマートフォン|手机|아이폰)"
)
# Told word by word, so that no part of a label can be read in two ways.
_MODEL = r"\d{0,4}(?:[ -]+(?:\(\d+\)|(?:pro|max|mini|plus|ultra|air|note|se|sm|fe|lite)\b|\w*\d\w*))*"
_DEVICE_ALONE = re.compile(rf"^{_DEVICE}(?:[ -]{_DEVICE})?{_MODEL}$", re.I)
_DEVICE_BEHIND = re.compile(
    rf"^(?P<person>.*?\w)(?P<own>['’´`]s?|s['’])?[ -]+(?:- )?{_DEVICE}{_MODEL}$", re.I
)
_DEVICE_BEFORE = re.compile(
    rf"^{_DEVICE}{_MODEL} (?:of|von|vom|de|du|d['’]|di|da|do|van|från|fra|-|–)[ ]?(?P<person>\w.*)$", re.I
)
# Words and signs that stand between two people, not within the name of one.
_JOINERS = frozenset("to and und et och og en from an für for with mit avec con para και и".split())
_SHORT_JOINERS = frozenset("y e i a à и і".split())
_JOINING = re.compile(r"[&+→>]|/\s*\w+\s+\w")
# Three letters and more: "McDonald" is one name.
_JOINED_NAMES = re.compile(r"([A-Z][^\W\d_A-Z]{2,30})([A-Z][^\W\d_A-Z]{2,30})")
_MOST_WORDS = 5  # of a name in which another's is looked for


def affiliation_of(label: str) -> str:
    """What stands behind a name: 'Acme' of 'Dana Whit (Acme)', 'Dana | Acme' or 'Dana from Acme'."""
    match = _AFFILIATION.search(label[:_LONGEST])
    return next((part.strip() for part in match.groups() if part), "") if match else ""


def name_of(label: str) -> str:
    """The label without its affiliation."""
    label = label[:_LONGEST]
    return " ".join(_AFFILIATION.sub("", label).split()) or label.strip()


def person_in(label: str) -> tuple[str, bool]:
    """(whom a label names, whether it names a device): "Dana Whit" of "Dana Whit's iPhone"."""
    label = " ".join(label[:_LONGEST].split())
    if _DEVICE_ALONE.match(label):
        return "", True
    name = name_of(label)
    if _DEVICE_ALONE.match(name):
        inside = affiliation_of(label)  # "iPhone (Ana Roth)"
        return ("", True) if not inside or inside.isdecimal() else (inside, True)
    match = _DEVICE_BEHIND.match(name) or _DEVICE_BEFORE.match(name)
    return (match["person"], True) if match else (name, False)


def plain(text: str) -> str:
    """Lower case, without accents and marks, for comparing."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "").replace("’", "")


def name_words(label: str) -> tuple[str, ...]:
    """The words of a name for comparing; 'Whit, Dana' gives the same as 'Dana Whit'."""
    last, comma, first = _without_device(label).partition(",")
    # Names of accounts join their words by "_" or ".".
    words = re.findall(r"[^\W_]+", plain(f"{first} {last}" if comma else last))
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def is_titled(label: str) -> bool:
    """Whether a label has a title before a name, as a person's has: "Mr House"."""
    return not _TITLES.isdisjoint(re.findall(r"[^\W_]+", plain(name_of(label))))


def names_several(label: str) -> bool:
    """Whether a label speaks of two people: "Ana Roth to Dana Whit", "Ana & Dana"."""
    name = name_of(label)
    within = re.findall(r"\w+", plain(name))[1:-1]
    joined = _JOINERS | _SHORT_JOINERS if len(within) > 1 else _JOINERS
    return bool(_JOINING.search(name)) or not joined.isdisjoint(within) or name.count(",") > 1


def _without_device(label: str) -> str:
    person, device = person_in(label)
    return person if device and person else name_of(label)


@dataclass(frozen=True, slots=True)
class Names:
    """A set of persons to look names up in."""

    # The words of a full name, sorted: order and middle names do not matter.
    _full: frozenset[tuple[str, ...]]
    # A first or last name -> the persons who have it.
    _parts: dict[str, frozenset[tuple[str, ...]]]

    @classmethod
    def of(cls, labels: Iterable[str]) -> "Names":
        known = {words for label in labels if (words := name_words(label))}
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
        if tuple(sorted(name_words(label))) in self._full:
            return True
        return not names_several(label) and any(
            tuple(sorted(words)) in self._full for words in _readings(label)
        )

    def may_have(self, label: str) -> tuple[str, ...] | None:
        """The one of these that part of a name means ('Dana', 'Dana W.'); None if none or several."""
        words = name_words(label)
        if not words or names_several(label):
            return None
        persons = [
            p for word in {words[0], words[-1]} for p in self._parts.get(word, ()) if _is_part(words, p)
        ]
        return persons[0] if len(set(persons)) == 1 else None


def is_initialled(label: str) -> bool:
    """Whether a label says more than one of somebody's names, though not all: "Dana W.", "Dana's iPhone"."""
    words = name_words(label)
    return person_in(label)[1] or (len(words) > 1 and (len(words[-1]) == 1 or len(words[0]) == 1))


def _readings(label: str) -> Iterator[tuple[str, ...]]:
    """The names that may stand within a label: neighbouring words, first and last, no s of "Whits iPad"."""
    if joined := _JOINED_NAMES.fullmatch(name_of(label)):
        yield (plain(joined[1]), plain(joined[2]))  # "AnaRoth", as accounts are called
    words = name_words(label)
    if 2 < len(words) <= _MOST_WORDS:
        yield from pairwise(words)
        yield (words[0], words[-1])
    if words and person_in(label)[1] and words[-1].endswith("s"):
        yield (*words[:-1], words[-1][:-1])


def _is_part(words: tuple[str, ...], person: tuple[str, ...]) -> bool:
    """'dana', 'dana w' or 'd whit' of 'dana whit'; or 'dana whit' where only 'dana' is known."""
    if words == person or len(words) == 1:
        return True
    if len(person) == 1:
        return words[0] == person[0]
    first, last = words[0], words[-1]
    return (len(last) == 1 and first == person[0] and person[-1].startswith(last)) or (
        len(first) == 1 and last == person[-1] and person[0].startswith(first)
    )
