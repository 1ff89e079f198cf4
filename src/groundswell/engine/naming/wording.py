"""A clause as its name shows it: as it was written, on one line, in sensible case."""

import re
from collections.abc import Sequence

from groundswell.engine.naming.words import Word

# English written without its apostrophe, where that is no other word.
_UNMARKED = re.compile(
    r"\b(?:(?:do|does|did|ca|could|wo|would|should|is|are|was|were|have|has|had)nt|i(?:m|ve)|(?:that|there)s"
    r"|(?:you|they)re)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_COMMA = re.compile(r",\s+")  # only within a sentence that is taken whole
_PAUSE_GAP = re.compile(r"\w|,")


def as_written(text: str, run: Sequence[Word], *, asked: bool) -> str:
    """The words as they are written, without what was left out between them."""
    written = ""
    for at, word in enumerate(run):
        gap = text[run[at - 1].end : word.start] if at else ""
        left_out = _PAUSE_GAP.search(gap) and not _COMMA.fullmatch(gap)
        written += (" " if left_out else gap) + text[word.start : word.end]
    tail = re.match(r"\s?[%€£$°+]", text[run[-1].end :])
    head = re.search(r"[$€£#.]$", text[: run[0].start])
    written = (head.group() if head else "") + written + (tail.group() if tail else "")
    if asked and run[0].lower == "if":
        written = "whether" + written[2:]
    return _unquoted(written)


def _unquoted(text: str) -> str:
    """Without quotation marks of which the other is not there."""
    return text if len(_QUOTES.findall(text)) % 2 == 0 else _QUOTES.sub("", text)


def shown(text: str, language: str = "en") -> str:
    """One line with a capital first letter; what is shouted is lowered, in English i is I and dont don't."""
    line = " ".join(text.split())
    letters = [c for c in line if c.isalpha()]
    if len(letters) > 5 and all(c.isupper() for c in letters):
        line = line.lower()
    if language == "en":
        line = re.sub(r"\bi\b(?=$|\s|['’])", "I", line)
        line = _UNMARKED.sub(lambda match: _marked(match.group()), line)
    return line[:1].upper() + line[1:]


def _marked(word: str) -> str:
    """With the apostrophe: before the t, else behind the pronoun."""
    at = len(word) - (2 if word.lower().endswith(("re", "ve")) else 1)
    marked = f"{word[:at]}'{word[at:]}"
    return f"I{marked[1:]}" if marked[0] in "iI" and word.lower() in ("im", "ive") else marked
