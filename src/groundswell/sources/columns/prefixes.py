"""Headers that put the kind of thing before each name: "Deal - Title", "Deal - Organization"."""

import re
from collections import Counter

from groundswell.sources.columns.names import plain_name
from groundswell.sources.columns.wordlists import names

_PREFIXED = re.compile(r"^\s*([^\W\d_][^-–:|]{0,30}?)(?:\s+[-–|]|:)\s+(\S.*)$")
# "From: (Name)" beside "To: (Name)": the prefix says whose name it is, not what kind of thing has it.
_SIDES = names("from, to, cc, bcc")
# Share of the columns from which on the prefix is the table's own habit.
_HABIT = 0.5
_FEWEST = 3


def without_prefix(header: tuple[str, ...]) -> tuple[str, ...]:
    """The names without the prefix that most of them share; those of other things keep theirs as a word."""
    prefixed = [_prefixed(name) for name in header]
    times = Counter(match[1].casefold() for match in prefixed if match)
    if times.total() < max(_FEWEST, _HABIT * len(header)):
        return header
    ((most, _),) = times.most_common(1)
    return tuple(
        name if match is None else match[2] if match[1].casefold() == most else f"{match[1]} {match[2]}"
        for name, match in zip(header, prefixed, strict=True)
    )


def shared_prefix(header: tuple[str, ...]) -> str:
    """The prefix that most names share, in lower case; empty where there is none."""
    bare = without_prefix(header)
    match = next(
        (
            first
            for name, rest in zip(header, bare, strict=True)
            if (first := _prefixed(name)) and first[2] == rest
        ),
        None,
    )
    return match[1].casefold() if match else ""


def _prefixed(name: str) -> re.Match[str] | None:
    match = _PREFIXED.match(name)
    return match if match and plain_name(match[1]) not in _SIDES else None
