"""What is otherwise between the text that was signed and the text that stands: by what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ABOUT = re.compile(r"(Claim|Pillar|Word) (\d+)|Promise|Tone")


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """`about` is "Claim 7", "Promise"; lines as they stand in the texts."""

    about: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def differences(signed: str, now: str) -> list[Difference]:
    """In the order of the text that stands, what was taken away last. Where only the order is another, that
    is said by itself: a difference about "order"."""
    was, stands = signed.split("\n"), now.split("\n")
    gone, come = _by_about(_without(was, stands)), _by_about(_without(stands, was))
    abouts = [about for about in _abouts([*stands, *was]) if about in gone or about in come]
    found = [
        Difference(about=about, gone=tuple(gone.get(about, ())), come=tuple(come.get(about, ())))
        for about in abouts
    ]
    both = set(was) & set(stands)
    if [line for line in was if line in both] != [line for line in stands if line in both]:
        found.append(Difference(about="order"))
    return found


def about_of(line: str) -> str:
    match = _ABOUT.match(line)
    return match[0] if match else ""


def _without(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    known = set(others)
    return [line for line in lines if line not in known]


def _by_about(lines: Sequence[str]) -> dict[str, list[str]]:
    by_about: dict[str, list[str]] = {}
    for line in lines:
        by_about.setdefault(about_of(line), []).append(line)
    return by_about


def _abouts(lines: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(map(about_of, lines)))
