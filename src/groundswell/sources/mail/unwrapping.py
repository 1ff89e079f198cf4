"""Sentences that a mail program broke into lines, made whole again.

Plain mail is wrapped at some 70 columns, in the middle of sentences. A line break is taken for a wrap, and
becomes a space, where the line was full (the next word would not have fitted) or where the next line goes on
in lower case. Lists, tables, code and short lines of their own stay as they are.
"""

import re
from collections.abc import Sequence

_OWN_LINE = re.compile(
    r"^(?:\s{4}|\t|\s*(?:[-*+•–|>#]|\d{1,2}[.)]|\(?[a-z]\))\s|\s*(?:```|~~~|\||https?://))"
)
_ENDED = re.compile(r"[.!?:;…。！？][\"'”’)\]]*$")
_SALUTATION = 40  # characters below which a line ending in a comma greets somebody
_NARROWEST, _WIDEST = 50, 100  # columns at which mail programs wrap


def unwrapped(text: str) -> str:
    """The text with wrapped lines joined. Only line breaks are changed, each to one space."""
    lines = text.split("\n")
    width = _width(lines)
    joined: list[str] = []
    fenced = False
    for i, line in enumerate(lines):
        if i and not fenced and _is_wrapped(lines[i - 1], line, width):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        fenced ^= line.lstrip().startswith(("```", "~~~"))
    return "\n".join(joined)


def _width(lines: Sequence[str]) -> int:
    """The column the text is wrapped at; 0 where its lines run on, so that none of them is a wrapped one."""
    widest = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    return widest if _NARROWEST <= widest <= _WIDEST else 0


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if (
        not line.strip()
        or not following.strip()
        or _OWN_LINE.match(following)
        or line.startswith(("    ", "\t"))
    ):
        return False
    if len(line) < _SALUTATION and line.rstrip().endswith((",", "，")):
        return False
    word = following.split(maxsplit=1)[0]
    full = bool(width) and len(line.rstrip()) + 1 + len(word) > width
    goes_on = following.lstrip()[0].islower() and not _ENDED.search(line.rstrip())
    return full or goes_on
