"""Elements of HTML by which mail programs mark the parts of a mail, whatever its language."""

import re
from enum import Enum, auto


class Part(Enum):
    """A part of a mail that its program has marked."""

    SIGNATURE = auto()
    HEADER = auto()  # the mail's own subject, sender and date, where a program prints them above the words
    QUOTE = auto()  # what is answered or passed on
    REST = auto()  # from here on all is


# What mail programs call their parts, which needs no language: classes, ids and names of elements.
_NAMES = {
    Part.SIGNATURE: r"gmail_signature|moz-signature|protonmail_signature[\w-]*|ms-outlook-mobile-signature"
    r"|signature|ydp\w*signature|zohomail_signature",
    Part.HEADER: r"header-part\d|moz-header[\w-]*",
    Part.QUOTE: r"gmail_quote\w*|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|moz-cite-prefix"
    r"|ms-outlook-mobile-reference-message|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION"
    r"|messageReplySection|history_container|moz-forward-container|gmx_quote",
    Part.REST: r"divRplyFwdMsg|appendonsend",
}
_MARKS = {
    part: re.compile(
        rf"\b(?:class|id|name)\s*=\s*(?:\"[^\"]*|'[^']*|)(?<![\w-])(?:x_)*(?:{names})(?![\w-])", re.I
    )
    for part, names in _NAMES.items()
}
_MARKED = re.compile(r"class|id|name", re.I)
_LONGEST_ATTRIBUTES = 2000  # characters; longer ones hold pictures
_QUOTING = re.compile(r"\b(?:type|cite|class|id)\s*=|border(?:-left)?(?:-width)?\s*:(?!\s*(?:none|0))", re.I)
_INDENTING = re.compile(r"\bmargin(?:-left)?\s*:", re.I)


def is_indent(attributes: str) -> bool:
    """Whether a quoted block only moves its words to the right, as "indent more" in mail programs does."""
    if not attributes or len(attributes) > _LONGEST_ATTRIBUTES:
        return False
    return _INDENTING.search(attributes) is not None and not _QUOTING.search(attributes)


def part_of(attributes: str) -> Part | None:
    """What an element's class or id says that it is."""
    if not attributes or len(attributes) > _LONGEST_ATTRIBUTES or not _MARKED.search(attributes):
        return None
    return next((part for part, pattern in _MARKS.items() if pattern.search(attributes)), None)
