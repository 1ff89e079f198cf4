"""Mail that a form on a website wrote: its labels are set aside, the message is the customer's.

A form is told by a block of "Label: value" lines that names somebody, and has a label for what they say.
"""

import re
from collections.abc import Sequence

from groundswell.sources.letters import phrases
from groundswell.sources.letters.header_blocks import ADDRESS
from groundswell.sources.letters.prose import is_prose

_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][^:：<>@\[\]]{0,40}?)\W{0,2}[:：](?!//)\s*(?P<value>.*)$")
_MESSAGE = re.compile(rf"^(?:{phrases.MESSAGE_LABELS})$", re.I)
_PERSON = re.compile(rf"(?:{phrases.PERSON_LABELS})", re.I)
_HEAD = 60  # lines within which a form's labels stand
_LEAD = 4  # lines a form's program writes above its labels


def form_lines(lines: Sequence[str], bare: Sequence[str]) -> tuple[list[str], set[int]]:
    """The lines, split behind the label of the message, and which of them are the form's."""
    index = _message_at(bare)
    if index is None:
        return list(lines), set()
    match = re.match(r"(?P<label>[^:：]*[:：])\s*(?P<value>.*)$", lines[index], re.S)
    if match is None or not (match["value"].strip() or any(bare[index + 1 :])):
        return list(lines), set()
    split = [match["label"], match["value"]] if match["value"].strip() else [lines[index]]
    after = [*lines[:index], *split, *lines[index + 1 :]]
    places = set(range(index + 1))
    places.update(_tail(after, index + 1))
    return after, places


def _message_at(bare: Sequence[str]) -> int | None:
    """The line that labels the message, below at least two labels of which one is a person's."""
    above: list[str] = []
    other = 0
    for at, line in enumerate(bare[:_HEAD]):
        match = _LABELLED.match(line[:300])
        if match is None:
            # A value may stand below its label; what stands above all labels is the program's, if short.
            other += bool(line) and not (above and len(line.split()) <= 8)
            if other > _LEAD or (above and len(line.split()) > 12):
                return None
        elif _MESSAGE.match(match["label"].strip()):
            named = any(_PERSON.search(label) for label in above)
            return at if named and len(above) >= 2 else None
        elif is_prose(match["value"]):
            return None
        else:
            above.append(
                f"{match['label']}: " if not ADDRESS.search(match["value"]) else f"{match['label']} e-mail"
            )
    return None


def _tail(lines: Sequence[str], index: int) -> list[int]:
    """Labelled lines at the very end, two or more: the page, the time, the address of the visitor."""
    at = len(lines)
    labels = 0
    while at > index + 1:
        line = lines[at - 1].strip()
        if line and not re.fullmatch(r"[-_=*—–]{2,}", line):
            if not _LABELLED.match(line[:300]):
                break
            labels += 1
        at -= 1
    return list(range(at, len(lines))) if labels >= 2 else []
