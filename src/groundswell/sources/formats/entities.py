"""Characters written as references in HTML, captions and cells: "&amp;", "&#8217;"."""

import html
import re

# `html.unescape` raises ValueError for a number of more digits than `int` reads; no character has so many.
_ENDLESS = re.compile(r"&(?=#[0-9]{20})")


def unescape(text: str) -> str:
    """The text with the characters that its references mean; an endless number stays as it is written."""
    return html.unescape(_ENDLESS.sub("&amp;", text)) if "&" in text else text
