"""Which conversations come from the same stream of them, so that like is compared with like.

A stream is one channel read from one continuing source: the folder that one-call files lie in, or a
table or mailbox, whose later exports (`tickets-2026-02.csv`, or a file that begins where another of
its kind ended) carry it on.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple


class Dated(NamedTuple):
    """A conversation that was held on a day."""

    id: int
    day: date
    source: str
    channel: str


class _Family(NamedTuple):
    channel: str
    suffix: str
    name: str


def _family(source: str, channel: str, *, alone: bool) -> _Family:
    path = PurePosixPath(source)
    name = f"{path.parent}/*" if alone else re.sub(r"\d+", "#", source)
    return _Family(channel, path.suffix.lower(), name)


def _chains(families: dict[_Family, tuple[date, date]]) -> dict[_Family, _Family]:
    """Each family with the first of its chain: one that begins after the other ended carries it on."""
    ends: dict[tuple[str, str], tuple[_Family, date]] = {}
    head_of: dict[_Family, _Family] = {}
    for family, (first, last) in sorted(families.items(), key=lambda item: (item[1], item[0])):
        head, end = ends.get(family[:2], (family, date.min))
        if end < first and head != family:
            head_of[family] = head
            ends[family[:2]] = (head, last)
        else:
            head_of[family] = family
            if end < last:
                ends[family[:2]] = (family, last)
    return head_of


def streams(held: Sequence[Dated]) -> dict[int, str]:
    """The stream of each conversation, by conversation id."""
    sizes = Counter((conversation.source, conversation.channel) for conversation in held)
    families = {key: _family(*key, alone=size == 1) for key, size in sizes.items()}
    family_of = {
        conversation.id: families[conversation.source, conversation.channel] for conversation in held
    }
    spans: dict[_Family, tuple[date, date]] = {}
    for conversation in held:
        first, last = spans.get(family_of[conversation.id], (conversation.day, conversation.day))
        spans[family_of[conversation.id]] = (min(first, conversation.day), max(last, conversation.day))
    chain = _chains(spans)
    files: dict[_Family, set[str]] = {}
    for conversation in held:
        files.setdefault(chain[family_of[conversation.id]], set()).add(conversation.source)
    shown = {family: _shown(family, sorted(sources)) for family, sources in files.items()}
    return {conversation.id: shown[chain[family_of[conversation.id]]] for conversation in held}


def _shown(family: _Family, sources: Sequence[str]) -> str:
    """A stream by its files' own names; what is no file, as a note, by the folder of all of them."""
    channel, suffix, name = family
    if not suffix and name.endswith("/*") and name != "./*":
        return f"{channel}: {name.removesuffix('/*')}"
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f"{channel}: {sources[0].removeprefix('./')}{more}"
