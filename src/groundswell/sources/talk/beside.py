"""What was copied along with a talk, told by where it stands in the layout of the whole file."""

import re
from collections.abc import Iterator, Mapping, Sequence

from groundswell.sources.talk.lines import Line, Opening
from groundswell.sources.talk.participants import is_initials

_OFTEN = 0.5
_MOST_ANNOUNCING = 6  # lines
_FEWEST_TURNS = 4  # from which on a paragraph by nobody stands out
_LONGEST_HEADING = 4  # words
_MAKING = re.compile(r"transcri|transkri|trascri|transkryp|транскри|расшифров|文字起こし|转写|전사", re.I)
# Whoever speaks says some of these; what a maker writes of itself has none.
SPOKEN = re.compile(
    r"\?|\b(?:i|i'm|i'll|me|my|we|us|our|you|your|please|ich|mir|mein\w*|wir|uns\w*|sie|ihr\w*|bitte|je|j'|moi|nous|notre"
    r"|vous|votre|yo|mi|nosotros|nuestr\w+|usted\w*|su|eu|meu|minha|nós|noss\w+|você\w*|io|mio|mia|noi|nostr\w+|voi"
    r"|ik|mijn|wij|ons|onze|jij|jullie|u|uw)\b",
    re.I,
)
_FIELD = re.compile(r"^\s*[^\W\d_][^:]{0,30}:\s+\S")
_OF_A_MACHINE = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")


def announced_in(lines: Sequence[Line], openings: Mapping[int, Opening]) -> frozenset[int]:
    """Lines right above a turn that name whoever begins it, where they do so for most turns: what a page
    shows beside the talk is copied with it ("View Ana's profile Ana Roth", "Ana Roth sent a message")."""
    announcing, turns = set[int](), 0
    for i, opening in openings.items():
        above = list(_right_above(lines, openings, i, opening.name))
        announcing.update(above)
        turns += bool(above)
    return frozenset(announcing) if turns > 1 and turns >= _OFTEN * len(openings) else frozenset()


def _right_above(lines: Sequence[Line], openings: Mapping[int, Opening], i: int, name: str) -> Iterator[int]:
    j, last = i - 1, max(-1, i - 1 - _MOST_ANNOUNCING)
    while j > last and j not in openings and (lines[j].only_stamp or _names(lines[j].text, name)):
        if not lines[j].only_stamp:
            yield j
        j -= 1
    # Above the name a page may show initials where it has no picture.
    while j > last and j < i - 1 and lines[j].blank:
        j -= 1
    if last < j < i - 1 and j not in openings and _shows_initials(lines[j].text.strip(), name):
        yield j


def _shows_initials(text: str, name: str) -> bool:
    """ "OK" above Olga Kern is what somebody said before her."""
    return text != "OK" and is_initials(text, name)


def _names(text: str, name: str) -> bool:
    text = text.strip()
    return text == name or (" " in name and name in text and text[-1:] not in '.?!,;:…"”')


def footer_of(lines: Sequence[Line], openings: Mapping[int, Opening]) -> int:
    """From which line on nobody speaks any more; the number of lines where the talk goes to the end.

    Only in a file that names somebody before each paragraph but the last: that one, if it praises a
    transcription or is a card of who visited ("IP Address: 198.51.100.7").
    """
    last = max(openings)
    apart = [i for i in range(min(openings), len(lines)) if _stands_apart(lines, openings, i)]
    if len(openings) < _FEWEST_TURNS or not apart or apart[0] < last:
        return len(lines)
    below = [line.text.strip() for line in lines[apart[0] :] if not line.blank]
    makes = bool(_MAKING.search(" ".join(below))) and not any(SPOKEN.search(text) for text in below)
    return apart[0] if makes or _is_card(below) else len(lines)


def _stands_apart(lines: Sequence[Line], openings: Mapping[int, Opening], i: int) -> bool:
    line = lines[i]
    return i not in openings and not line.blank and not line.only_stamp and i > 0 and lines[i - 1].blank


def _is_card(below: Sequence[str]) -> bool:
    heading, *fields = below
    return (
        len(fields) > 1
        and ":" not in heading
        and len(heading.split()) <= _LONGEST_HEADING
        and all(_FIELD.match(text) for text in fields)
        and any(_OF_A_MACHINE.search(text) for text in fields)
    )
