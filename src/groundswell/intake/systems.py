"""Whose numbers these are: two helpdesks both have a ticket 101."""

import re

_WORD = re.compile(r"[^\W\d_]+")
# What file names say besides the system: what is in the file, when it was made, which part it is.
_GENERAL = frozenset(
    """
    ticket tickets case cases issue issues export exports exported report reports data table list all full
    final latest new copy part page backup download downloads csv xlsx xls tsv json jsonl txt mine my open
    closed solved feedback survey surveys response responses review reviews comment comments january february
    march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec januar februar märz mai juni juli oktober dezember of the from and to until since version
    updated today yesterday week month year daily weekly monthly q h
    """.split()
)


def named_system(source: str) -> str:
    """The system that a file's path tells ("old helpdesk" of "old-helpdesk_2026.csv"), or empty."""
    return " ".join(word for word in _WORD.findall(source.casefold()) if word not in _GENERAL)


def with_system(key: str, system: str) -> str:
    """The key with the system whose number it is: "ticket:101" becomes "ticket:old helpdesk:101"."""
    kind, _, rest = key.partition(":")
    return f"{kind}:{system}:{rest}"
