"""Cells that hold what several people wrote, each with a date and a name before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.sources.formats.dates import looks_like_date
from groundswell.sources.speakers.prefixes import looks_like_name

# Jira: "03/Mar/26 11:00 AM;dana.whit;We are looking into it." There is a time of day, and no space
# before the name, as there is in a list that somebody wrote with semicolons.
_IN_FIELDS = re.compile(r"(?P<at>[^;\n]{6,40});(?P<by>(?! )[^;\n]{0,80});(?P<said>.*)", re.S)
_CLOCK = re.compile(r"[ T]\d{1,2}[:.h]\d\d")
# ServiceNow and others: "2026-03-03 11:00:00 - Dana Whit (Additional comments)" above the words.
_HEADED = re.compile(
    r"^(?P<at>\d{1,4}[-./]\w{1,9}[-./]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?) - "
    r"(?P<by>[^()\n]{1,80}?) \((?P<kind>[^()\n]{1,60})\)[ \t]*$",
    re.M,
)
# "Ana Roth (2026-03-01 10:00): words" and "[2026-03-01 10:00] Ana Roth: words", of several people.
_STAMP = r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4},? (?:um |at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp][Mm])?"
_NAMED = re.compile(
    rf"^(?:(?P<by>[^\n:()\[\]]{{1,60}}?),? [(\[](?P<at>{_STAMP})[)\]]"
    rf"|[(\[]?(?P<at_first>{_STAMP})[)\]]?(?: [-–|]|,)? (?P<by_last>[^\n:()\[\]\d]{{1,60}}?))"
    r"(?: \((?P<kind>[^()\n]{1,40})\))?[ \t]*:[ \t]*",
    re.M,
)
_INTERNAL = ("work note", "internal", "private", "arbeitsnotiz", "notes de travail", "notas de trabajo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    at: str
    by: str
    words: str
    internal: bool = False


def entries_of(cell: str) -> list[Entry]:
    """What stands in the cell, one after another; empty where it is no such cell."""
    fields = _IN_FIELDS.match(cell)
    if fields and _CLOCK.search(fields["at"]) and looks_like_date(fields["at"].strip()):
        return [Entry(at=fields["at"].strip(), by=fields["by"].strip(), words=fields["said"].strip())]
    heads = list(_HEADED.finditer(cell))
    if heads and not cell[: heads[0].start()].strip():
        return list(_below(cell, heads))
    heads = list(_NAMED.finditer(cell)) if ":" in cell else []
    people = {head["by"] or head["by_last"] for head in heads}
    if len(people) < _FEWEST or not all(map(looks_like_name, people)) or cell[: heads[0].start()].strip():
        return []
    return list(_below(cell, heads))


_FEWEST = 2  # people, each with a time: one alone may be a line of a log


def _below(cell: str, heads: list[re.Match[str]]) -> Iterator[Entry]:
    ends = [head.start() for head in heads[1:]] + [len(cell)]
    for head, end in zip(heads, ends, strict=True):
        parts = head.groupdict(default="")
        kind = parts["kind"].casefold()
        yield Entry(
            at=parts["at"] or parts.get("at_first", ""),
            by=(parts["by"] or parts.get("by_last", "")).strip(),
            words=cell[head.end() : end].strip(),
            internal=any(mark in kind for mark in _INTERNAL),
        )
