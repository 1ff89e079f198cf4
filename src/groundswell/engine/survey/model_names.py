"""Better wording of names by a language model, as a capability that is given from outside.

A model only ever words names: it sees a few verbatims and the name that their own words give, and
what it answers is cleaned, marked as a model's and never shown as a quote. Where it fails, the name from
the words stays and the reason is told.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from groundswell.engine.survey.values import Concern, Field, NamedBy
from groundswell.speech import GroundswellError

SHOWN = 8  # verbatims a model sees of each concern
LONGEST_SHOWN = 300  # characters of each
LONGEST_NAME = 70  # characters
GIVE_UP = 3  # failures on end, after which the rest is not asked


class WordingFailed(GroundswellError):
    """The model could not be asked, or its answer is no name; the text says which."""

    code = "wording_failed"


class Wording(Protocol):
    """Words a name for a concern from what was said."""

    model: str

    def word(self, name: str, verbatims: Sequence[str]) -> str:
        """One short line. Raises WordingFailed."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewording:
    """Names that a model worded, by concern, and why it could not for the others."""

    names: Mapping[int, str]
    failures: Mapping[int, str]


def reword(field: Field, wording: Wording, only: Collection[int] | None = None) -> Rewording:
    """Ask for better names for the concerns that bear one from words (of `only` these, if given).

    In the order of rank, so that what is read first is worded first. No two names are alike: a
    name that another concern bears is refused.
    """
    used = {concern.name.casefold() for concern in field.concerns}
    names: dict[int, str] = {}
    failures: dict[int, str] = {}
    on_end = 0
    for concern in field.concerns:
        if concern.named_by is not NamedBy.WORDS or (only is not None and concern.id not in only):
            continue
        if on_end >= GIVE_UP:
            failures[concern.id] = f"not asked, for the model failed {GIVE_UP} times on end"
            continue
        try:
            names[concern.id] = _worded(concern, wording, used - {concern.name.casefold()})
        except WordingFailed as error:
            failures[concern.id] = str(error)
            on_end += 1
            continue
        on_end = 0
        used.add(names[concern.id].casefold())
    return Rewording(names=names, failures=failures)


def reworded(field: Field, rewording: Rewording) -> Field:
    """The field with those names, marked as a model's."""
    return replace(
        field,
        concerns=tuple(
            replace(concern, name=rewording.names[concern.id], named_by=NamedBy.MODEL)
            if concern.id in rewording.names
            else concern
            for concern in field.concerns
        ),
    )


def _worded(concern: Concern, wording: Wording, used: Collection[str]) -> str:
    distinct = dict.fromkeys(verbatim.text for verbatim in concern.verbatims)
    shown = [text[:LONGEST_SHOWN] for text in list(distinct)[:SHOWN]]
    name = cleaned(wording.word(concern.name, shown))
    if not name:
        raise WordingFailed("the model's answer holds no name")
    if name.casefold() in used:
        raise WordingFailed(f"the model gave a name that another concern bears: {name}")
    return name


def cleaned(answer: str) -> str:
    """The first line of an answer as a plain name: no marks around it, no control characters, not long."""
    visible = "".join(
        c if unicodedata.category(c)[0] != "C" else "\n" if c in "\r\n" else " " for c in answer
    )
    lines = [" ".join(line.split()) for line in visible.split("\n")]
    line = next((line for line in lines if line), "")
    line = re.sub(r"^(?:[-*#>•]+\s*|\d+[.)]\s+)", "", line)
    line = re.sub(r"^(?:name|title|concern)\s*:\s*", "", line, flags=re.IGNORECASE)
    line = line.strip(" \t\"'`*_“”‘’«».").strip()
    if len(line) > LONGEST_NAME:
        line = line[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return line[:1].upper() + line[1:]
