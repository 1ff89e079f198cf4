"""Where a clause may begin and end as a name, without its meaning turning."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from groundswell.engine.naming.grammar import Grammar
from groundswell.engine.naming.pieces import Piece

_CLOSERS = frozenset(
    "please sir madam thanks thank bitte danke svp graag alsjeblieft gracias grazie obrigado".split()
)
_GREETINGS = frozenset(
    f"{first} {second}"
    for first, seconds in {
        "hi": "there all team everyone guys folks", "hello": "there all team everyone guys folks",
        "hey": "there all team everyone guys folks", "good": "morning afternoon evening day",
        "guten": "morgen tag abend", "goede": "morgen middag avond", "buenos": "días",
        "buenas": "tardes noches", "bom": "dia", "boa": "tarde noite",
    }.items()
    for second in seconds.split()
)  # fmt: skip
_DEPENDING = frozenset("because since while whereas".split())  # what follows depends on what was said
_CLOSING = tuple(
    phrase.split()
    for phrase in (
        "please help me", "please help us", "thank you", "for me", "for us", "or not", "if possible",
        "por favor", "per favore", "s'il vous plaît", "s'il te plaît",
    )
)  # fmt: skip
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")
BUT = frozenset("but although though aber doch obwohl maar hoewel mais pero aunque".split())
_KNOWING = re.compile(
    r"(?:know|tell|ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|explain|confirm|clarify|sure|idea|curious|question)"
)


class Start(NamedTuple):
    """Where a clause may begin."""

    at: int
    asked: bool = False  # the words before tell that it is asked, wanted or reported
    first: bool = False  # nothing of its sentence stands before
    topic: bool = False  # they name what was spoken of, and it need not say anything itself
    led: int = 0  # where the words before begin


def starts(piece: Piece, grammar: Grammar) -> Iterator[Start]:
    """Where a clause may begin: past what is said before the matter, and after what reports it."""
    lower = [word.lower for word in piece.words]
    first, asked = _opened(lower, 0, grammar)
    yield Start(first, asked, first=True)
    if asked and BUT.intersection(lower):
        yield Start(_greeted(lower, 0, grammar), first=True)
    for at in range(first + 1, len(lower)):
        before, word = lower[at - 1], lower[at]
        if (
            word == "whether"
            or (word == "if" and _KNOWING.fullmatch(before))
            or (word in grammar.asking and any(map(_KNOWING.fullmatch, lower[max(0, at - 5) : at])))
        ):
            yield Start(at, asked=True)
        elif (
            before in grammar.joints
            and word in grammar.subjects
            and before not in _DEPENDING
            and not _conditioned(lower, first, grammar)
        ):
            yield Start(*_opened(lower, at, grammar), led=at)
    rest = " ".join(lower[first:]) + " "
    for match in grammar.reports.finditer(rest):
        passed = rest[: match.end()].split()
        if not any(turns(word, grammar) for word in passed):
            at = first + len(passed)
            yield Start(at, asked=True, topic=passed[-1] in ("about", "for", "regarding"), led=at)


def _conditioned(lower: Sequence[str], first: int, grammar: Grammar) -> bool:
    """When I am done and I close it: what stands behind the joint is still the when."""
    return lower[first] in grammar.dependent and lower[first] not in grammar.joints


def _opened(lower: Sequence[str], first: int, grammar: Grammar) -> tuple[int, bool]:
    """Past greetings, fillers and "I would like to"."""
    asked = False
    while True:
        first = _greeted(lower, first, grammar)
        match = grammar.carriers.match(" ".join(lower[first:]) + " ")
        passed = len(match.group().split()) if match else 0
        if not passed or first + passed >= len(lower):
            return first, asked
        first, asked = first + passed, True


def _greeted(lower: Sequence[str], first: int, grammar: Grammar) -> int:
    """Past greetings and fillers."""
    while first < len(lower) - 1 and (lower[first] in grammar.openers or _greets(lower, first)):
        first += 1
    return first


def _greets(lower: Sequence[str], at: int) -> bool:
    """One of the two words of a greeting."""
    return any(" ".join(lower[start : start + 2]) in _GREETINGS for start in (at - 1, at) if start >= 0)


def ends(lower: Sequence[str], first: int, grammar: Grammar) -> Iterator[int]:
    """The last words a clause may have: its own last, that before a number at its end, and those before a
    joint or a preposition where nothing that follows turns or limits the sense."""
    last = len(lower) - 1 - _closers(lower[first:])
    yield last
    without = last
    while passed := next(
        (n for n in (2, 3, 1) if _ends_in_amount(lower[first : without + 1], n, grammar)), 0
    ):
        without -= passed
        yield without
    for at in range(last, first + 1, -1):
        if turns(lower[at], grammar) or lower[at] in grammar.adverse:
            return
        after = lower[at + 1] if at < last else ""
        if _joins(lower, first, at, after, grammar) or _rounds_off(lower[first:], at - first, grammar):
            yield at - 1


def _joins(lower: Sequence[str], first: int, at: int, after: str, grammar: Grammar) -> bool:
    """Whether another clause may begin here: … and it, … so we, … can you."""
    if lower[at] in ("can", "could", "would", "will"):
        return after == "you" and lower[first] not in grammar.asking
    if lower[at] == "so":
        return after in grammar.subjects | grammar.owning
    if lower[at] == "please" and lower[at - 1] in grammar.subjects | grammar.finite:
        return False
    return lower[at] in grammar.joints and after != lower[at - 1]


def _rounds_off(lower: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Whether a wish may end before this preposition, where a noun with its article has just ended, or a note
    that has no articles.

    Whether it should depends on what follows, see Clause.tail. What a statement adds may be all of it.
    """
    saying = grammar.finite | grammar.subjects
    if at < 2 or lower[at] not in grammar.adding or lower[0] in grammar.owning:
        return False
    if any(turns(word, grammar) or word in saying for word in lower[:at]):
        return False
    if any(word in grammar.owning for word in lower):
        return at > 2 and any(word in grammar.owning for word in lower[at - 3 : at - 1])
    joining = grammar.open_ended | grammar.asking | grammar.adding
    return not any(word in joining for word in lower[:at])


def _closers(lower: Sequence[str]) -> int:
    """How many words at the end are said to the listener only: please help me, thank you, for me, or not."""
    left = len(lower)
    while passed := next((n for n in _closing(lower[:left]) if n < left - 1), 0) or (
        left > 1 and lower[left - 1] in _CLOSERS
    ):
        left -= passed
    return len(lower) - left


def _closing(lower: Sequence[str]) -> Iterator[int]:
    return (len(phrase) for phrase in _CLOSING if list(lower[-len(phrase) :]) == phrase)


def _ends_in_amount(lower: Sequence[str], passed: int, grammar: Grammar) -> bool:
    """Not where something is denied: it does not work with 2.0 says nothing of whether it works."""
    return (
        len(lower) > passed + 1
        and not (passed == 1 and any(word in grammar.finite | grammar.subjects for word in lower))
        and _is_amount(lower[-passed:], grammar)
        and not any(turns(word, grammar) for word in lower)
    )


def _is_amount(lower: Sequence[str], grammar: Grammar) -> bool:
    """To 3.1, at 9:30, on march 3rd, 3.1.4: a last detail that can be left off; in 2 currencies is none."""
    if len(lower) == 1:
        return _VERSION.fullmatch(lower[0]) is not None
    return (
        len(lower) in (2, 3)
        and lower[0] in grammar.adding | {"to"}
        and not turns(lower[1], grammar)
        and any(c.isdigit() for c in lower[-1])
    )


def turns(word: str, grammar: Grammar) -> bool:
    return word in grammar.turning or word.endswith("n't")


def is_cut(piece: Piece, last: int, grammar: Grammar) -> bool:
    """Whether words of the clause follow that say something."""
    rest = [word.lower for word in piece.words[last + 1 :]]
    rest = rest[: len(rest) - _closers(["", *rest])]
    return bool(rest) and not _is_amount(rest, grammar)
