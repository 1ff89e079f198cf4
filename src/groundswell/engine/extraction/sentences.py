"""Cutting a turn into sentences, as places in its text: never a copy, never a changed letter.

People speak without full stops, write in bullets and paste mails, so a cut is tried in this order:
lines and bullets, sentence marks, and, where a stretch is still too long to quote, discourse words
("and", "but", "because"), commas and at last any space. `pysbd` cuts the sentences of our tests the
same, but has to be told the language, leaves speech without marks whole, and took forty times as long.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# A quote longer than this is no quote any more; stretches without marks are cut below it.
LONGEST = 400
# What an unpunctuated stretch is cut to: about three spoken clauses.
STRETCH = 240

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦‣>]+\s+|\(?\d{1,2}[.)]\s+|\[[ xX]?\]\s*)+")
_MARK = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？]+[」』”’）]*|[؟۔।]+(?=\s|$)")
_SEMICOLON = re.compile(r";(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|approx|resp|incl|excl|inc|ltd|corp|no|nr|jr|sr|dept|est|fig"
    r"|e\.g|i\.e|etc|z\.b|d\.h|u\.s|a\.m|p\.m)|(?:^|\s)[A-Za-z])\.$",
    re.IGNORECASE,
)
_DISCOURSE = re.compile(
    r"(?<!\band)(?<!\bbut)(?<!\bso)(?<!\bor)\s"
    r"(?=(?:and|but|because|so|or|then|although|though|also|plus|which|anyway|however)\s)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;:、，]\s*")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[.!?…。！？؟۔।;\r\n\u2028\u2029]")


def sentences_of(text: str, *, clauses: bool = False) -> Iterator[Span]:
    """Places (start, end) of the sentences of `text`, in order, trimmed, none empty or without a letter.

    `clauses` cuts at semicolons too: a seller's note lists what it has to tell that way.
    """
    if _is_one(text):
        yield 0, len(text)
        return
    for line in _LINE.finditer(text):
        start, end = line.span()
        bullet = _BULLET.match(text, start, end)
        for cut in _at_marks(text, bullet.end() if bullet else start, end, clauses):
            for span in _shorter(text, *cut):
                trimmed = _trimmed(text, *span)
                if any(char.isalnum() for char in text[trimmed[0] : trimmed[1]]):
                    yield trimmed


def _is_one(text: str) -> bool:
    """Whether a short text is plainly one sentence: told ten times faster than by cutting it."""
    if len(text) > LONGEST or not text[:1].isalpha() or text[-1].isspace() or text[-1] == ";":
        return False
    first = _BREAK.search(text)
    return first is None or first.end() == len(text)


def _at_marks(text: str, start: int, end: int, clauses: bool) -> Iterator[Span]:
    ends = [mark.end() for mark in _MARK.finditer(text, start, end) if _ends_sentence(text, mark)]
    if clauses:
        ends = sorted(ends + [mark.end() for mark in _SEMICOLON.finditer(text, start, end)])
    for cut in [*ends, end]:
        if cut > start:
            yield start, cut
            start = cut


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    if mark.group() == ".":
        return _ABBREVIATION.search(text, max(0, mark.start() - 8), mark.end()) is None
    following = text[mark.end() : mark.end() + 2].strip()
    # "So… I mean", "the busy… uh, nodes": a speaker who trails off goes on in lower case.
    return not (mark.group()[0] in "…." and following and following[0].islower())


def _shorter(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = _cut_before(text, start, start + STRETCH)
        yield start, cut
        start = cut
    yield start, end


def _cut_before(text: str, start: int, limit: int) -> int:
    """The best place to cut in the second half of text[start:limit]."""
    middle = (start + limit) // 2
    for pattern in (_DISCOURSE, _COMMA, _SPACE):
        places = [place.end() for place in pattern.finditer(text, middle, limit)]
        if places:
            return places[-1]
    return limit


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return start, end
