"""Reviews that a platform shows in another language: what the customer wrote, and what a machine made of
it."""

import re

from groundswell.sources.contract import Aside, Why

# Google writes "(Translated by Google) … (Original) …", and the other way round in other places.
_FIRST = re.compile(
    r"^\s*(?P<made>\((?:Translated by Google|Übersetzt von Google|Traduit par Google|Traducid[oa] por Google|"
    r"Traduzid[oa] p(?:or|elo) Google|Tradott[oa] da Google|Vertaald door Google)\).*?)"
    r"\((?:Original|Originale?|Originell|Origineel|Texto original|Avis original)\)\s*(?P<own>\S.*)$",
    re.S | re.I,
)
_LAST = re.compile(
    r"^\s*(?P<own>\S.*?)(?P<made>\((?:Translated by Google|Übersetzt von Google|Traduit par Google|"
    r"Traducid[oa] por Google|Traduzid[oa] p(?:or|elo) Google|Tradott[oa] da Google"
    r"|Vertaald door Google)\).*)$",
    re.S | re.I,
)


def original_of(text: str) -> tuple[str, tuple[Aside, ...]]:
    """(the words as they were written, the machine's translation of them)."""
    if "Google)" not in text:
        return text, ()
    match = _FIRST.match(text) or _LAST.match(text)
    if match is None:
        return text, ()
    return match["own"].strip(), (Aside(why=Why.MACHINE, words=match["made"].strip()),)
