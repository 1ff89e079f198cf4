"""Names that the company knows, found in a text however they are written there."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundswell.engine.anonymising.inflected import stems_of
from groundswell.engine.anonymising.placing import reads_as_name
from groundswell.engine.anonymising.plain_words import (
    AMBIGUOUS,
    AMBIGUOUS_IN_GERMAN,
    FORMS,
    JOINING,
    MONTHS_AND_DAYS,
    PARTICLES,
)
from groundswell.engine.anonymising.slips import SHORTEST, Near
from groundswell.engine.anonymising.values import Hidden, Name, Span
from groundswell.engine.anonymising.words import Word, fold, parts_of, words_of, written_out

_MOST_WORDS = 7  # of a name
_SHARED = 2  # so many customers may share a word of their names that still tells of one of them
_BETWEEN = re.compile(r"[\s\-_.&'’/+]{0,3}")
_LONG = 8  # letters of words drawn together in which a slip is no chance


@dataclass(frozen=True, slots=True)
class _Text:
    """What is looked through."""

    text: str
    words: list[Word]
    nouns_are_capital: bool

    @property
    def capital_tells(self) -> bool:
        """Whether a capital within a sentence tells of a name."""
        return not self.nouns_are_capital and any(word.text[0].islower() for word in self.words)


@dataclass(frozen=True, slots=True)
class _Known:
    kind: Hidden
    keys: frozenset[str]  # of all whose name it is, or may be


class Names:
    """All names at once. `ours` is what stays: our company and what we sell; `common` are words that
    customers write in small letters."""

    def __init__(self, names: Iterable[Name], *, ours: Iterable[str] = (), common: Collection[str] = ()):
        self._ours = {part for name in ours for part in parts_of(name)} - PARTICLES
        self._ours_whole = {_joined(parts_of(name)) for name in ours}
        self._common = frozenset(common) | AMBIGUOUS
        self._whole: dict[str, _Known] = {}
        self._part: dict[str, _Known] = {}
        self._initials: dict[str, _Known] = {}
        self._longest = 1
        self._take({name for name in names if name.text.strip()})
        self._near_whole, self._near_part = Near(self._whole), Near(self._part)

    def find(self, text: str, *, nouns_are_capital: bool = False) -> list[Span]:
        """In their order; of two that overlap the longer one that begins first. In German a capital tells
        nothing of a common word."""
        looked_through = _Text(text, words_of(text), nouns_are_capital)
        found, at = list[Span](), 0
        while at < len(looked_through.words):
            taken = self._longest_at(looked_through, at)
            if taken is None:
                at += 1
            else:
                span, count = taken
                found.append(span)
                at += count
        return found

    def is_common(self, folded: str) -> bool:
        return folded in self._common or folded in self._ours or folded in MONTHS_AND_DAYS

    def may_be_one(self, folded: str) -> bool:
        """Whether somebody is called so."""
        return any(stem in self._part for stem in (folded, folded.removesuffix("s")))

    def _take(self, names: Collection[Name]) -> None:
        told = [(name, parts) for name in sorted(names, key=lambda name: (name.kind, name.text))
                if (parts := _parts_told(name)) and _joined(parts) not in self._ours_whole]  # fmt: skip
        shared = Counter(
            part for name, parts in told if name.kind is not Hidden.PERSON for part in set(parts)
        )
        for name, parts in told:
            short = _without_form(name, parts)
            key = f"{name.kind.value} {_joined(short)}"
            self._longest = max(self._longest, min(len(parts), _MOST_WORDS) + 1)
            for spelt in _spellings(name, parts):
                _add(self._whole, _joined(spelt), name.kind, key)
                for part in spelt:
                    if self._tells(name.kind, part, shared[part], alone=short == [part]):
                        _add(self._part, part, name.kind, key)
            if name.kind is Hidden.CUSTOMER and len(parts) >= 3:
                _add(self._initials, "".join(part[0] for part in parts), name.kind, key)

    def _tells(self, kind: Hidden, part: str, shared: int, *, alone: bool) -> bool:
        """Whether a part of a name by itself tells of whose it is."""
        if alone:
            return True
        if part in PARTICLES or part in self._ours or len(part) < 2 or part.isdigit():
            return False
        if kind is Hidden.PERSON:
            return True
        return len(part) >= 3 and shared <= _SHARED and not self.is_common(part) and part not in FORMS

    def _longest_at(self, within: _Text, at: int) -> tuple[Span, int] | None:
        words = within.words
        for count in range(min(self._longest, len(words) - at), 0, -1):
            window = words[at : at + count]
            if not _stand_together(within.text, window):
                continue
            known, slip = self._several(window) if count > 1 else self._single(within, at)
            if known is not None:
                end, more = self._with_what_belongs(within, at + count, known)
                start = _initial_before(within.text, words, at, known)
                return Span(start, end, known.kind, _key(known, window), slip), count + more
        return None

    def _several(self, window: Sequence[Word]) -> tuple[_Known | None, bool]:
        """Words drawn together; a name that a space fell into, or that lost one, too."""
        joined = _joined([word.folded for word in window])
        plain = all(self.is_common(word.folded) or word.folded in PARTICLES for word in window)
        plain = plain and not any(word.is_capital for word in window)
        for stem in stems_of(joined):
            known = self._whole.get(stem)
            if known is not None:
                return (None if plain and known.kind is Hidden.PERSON else known), False
        if plain:
            return None, False
        if len(joined) >= _LONG or any(word.is_capital for word in window):
            slip = next((self._whole[near] for stem in (joined, joined.removesuffix("s"))
                         for near in self._near_whole.to(stem)), None)  # fmt: skip
            return slip, True
        return None, False

    def _single(self, within: _Text, at: int) -> tuple[_Known | None, bool]:
        word = within.words[at]
        if word.text.isupper() and (initials := self._initials.get(word.folded)):
            return initials, False
        for stem in stems_of(word.folded):
            known = self._part.get(stem) or self._whole.get(stem)
            if known is not None:
                return (known, False) if self._is_meant(within, at, stem) else (None, False)
        stands_out = within.capital_tells and word.is_capital and not word.opens and not word.is_shouted
        if self._is_plain(word, stands_out=stands_out):
            return None, False
        return self._slipped(word.folded), True

    def _is_meant(self, within: _Text, at: int, stem: str) -> bool:
        word = within.words[at]
        german = within.nouns_are_capital and not {stem, word.folded}.isdisjoint(AMBIGUOUS_IN_GERMAN)
        if german or self.is_common(stem) or self.is_common(word.folded):
            return reads_as_name(
                within.words,
                at,
                self._part.__contains__,
                capital_tells=within.capital_tells,
                nouns_are_capital=within.nouns_are_capital,
            )
        bent = stem != word.folded and len(stem) <= SHORTEST
        return word.is_capital if len(stem) < 3 or bent else True

    def _is_plain(self, word: Word, *, stands_out: bool) -> bool:
        """A word as there are many, whatever name it is near to; not with a capital where none is due."""
        folded = word.folded
        if folded in PARTICLES or folded in self._ours or folded in MONTHS_AND_DAYS or folded.isdigit():
            return True
        return not stands_out and any(map(self.is_common, (folded, folded.removesuffix("s"))))

    def _slipped(self, folded: str) -> _Known | None:
        for stem in stems_of(folded):
            if len(stem) < len(folded) and len(stem) < SHORTEST:
                continue
            for near in self._near_part.to(stem):
                return self._part[near]
            for near in self._near_whole.to(stem):
                return self._whole[near]
        return None

    def _with_what_belongs(self, within: _Text, at: int, known: _Known) -> tuple[int, int]:
        """Where it ends with what stands behind and tells more of the same: a legal form, a family name."""
        words, end, more = within.words, within.words[at - 1].end, 0
        while at + more < len(words):
            word = words[at + more]
            between = within.text[end : word.start]
            form = known.kind is not Hidden.PERSON and word.folded in FORMS and word.is_capital
            family = known.kind is Hidden.PERSON and between == " " and not more and within.capital_tells
            if not re.fullmatch(r"[ .,&]{1,3}", between) or not (form or (family and self._is_family(word))):
                break
            end, more = word.end, more + 1
        return end, more

    def _is_family(self, word: Word) -> bool:
        known = self._part.get(word.folded)
        plain = self.is_common(word.folded) or word.is_shouted or not word.is_capital
        return not plain and (known is None or known.kind is Hidden.PERSON)


def _parts_told(name: Name) -> list[str]:
    """The words of a name that tell."""
    parts = [part for part in parts_of(name.text) if part not in JOINING]
    if name.kind is Hidden.PERSON:
        told = [part for part in parts if part not in {"dr", "mr", "mrs", "ms", "prof", "herr", "frau"}]
        return told if any(len(part) > 1 for part in told) else []
    return parts if any(letter.isalpha() for letter in "".join(parts)) else []


def _without_form(name: Name, parts: list[str]) -> list[str]:
    """What a company is called by whoever leaves its legal form out."""
    short = list(parts)
    while name.kind is not Hidden.PERSON and len(short) > 1 and short[-1] in FORMS:
        short.pop()
    return short


def _spellings(name: Name, parts: list[str]) -> list[list[str]]:
    """With and without its form, with umlauts and with what stands for them."""
    without_umlauts = written_out(name.text)
    spelt = [parts]
    if without_umlauts is not None:
        spelt.append([part for part in parts_of(without_umlauts) if part not in JOINING])
    return spelt + [short for one in spelt if (short := _without_form(name, one)) != one]


def _joined(parts: Sequence[str]) -> str:
    return "".join(part for part in parts if len(parts) == 1 or part not in JOINING)


def _add(names: dict[str, _Known], spelt: str, kind: Hidden, key: str) -> None:
    before = names.get(spelt)
    names[spelt] = _Known(before.kind, before.keys | {key}) if before else _Known(kind, frozenset({key}))


def _key(known: _Known, window: Sequence[Word]) -> str:
    """Whose name it is; where several have it, the name itself."""
    return next(iter(known.keys)) if len(known.keys) == 1 else fold(" ".join(w.folded for w in window))


def _stand_together(text: str, window: Sequence[Word]) -> bool:
    if len(window) > 1 and ({window[0].folded, window[-1].folded} & JOINING or _is_owning(text, window)):
        return False
    pairs = pairwise(window)
    return all(_BETWEEN.fullmatch(text[one.end : other.start]) and not _ends(text, one, other)
               for one, other in pairs)  # fmt: skip


def _is_owning(text: str, window: Sequence[Word]) -> bool:
    """The s of "Northgate's": it stays."""
    return any(
        word.folded == "s" and text[max(word.start - 1, 0)] in "'’" for word in (window[0], window[-1])
    )


def _ends(text: str, one: Word, other: Word) -> bool:
    """A sentence ends between them: not behind an initial."""
    return text[one.end : other.start].startswith(". ") and len(one.text) > 2


def _initial_before(text: str, words: Sequence[Word], at: int, known: _Known) -> int:
    """Where it begins with the initial of a first name before it: "A. Lee"."""
    start = words[at].start
    if known.kind is not Hidden.PERSON or at == 0:
        return start
    before = words[at - 1]
    is_initial = len(before.text) == 1 and before.is_capital and text[before.end : start] in (". ", ".")
    return before.start if is_initial else start
