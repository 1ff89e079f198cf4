"""A row of a table of text as it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlainRow:
    """From 1, without gaps; the header is none. Where `flaw` says something, its cells cannot be trusted."""

    number: int
    cells: tuple[str, ...]
    flaw: str = ""
