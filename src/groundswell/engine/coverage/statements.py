"""Taking a draft apart into its sentences, and telling those that claim something from those that do not.

Greetings, calls to come and buy, small print, bare announcements, questions and addresses claim nothing,
whatever they are about. A headline, or a fragment of a word or two, claims something only where it answers
somebody: it is told by how it stands, without a mark at its end among sentences that have one. In languages
other than English more sentences count as claims.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from groundswell.engine.coverage.wordings import (
    ADDRESS,
    ANNOUNCES,
    CALL,
    DATE_LINE,
    HALF_WAY,
    MANNERS,
    SMALL_PRINT,
)
from groundswell.engine.extraction.sentences import sentences_of

LONGEST = 60_000  # letters of one text; a brochure has some thousand
MOST = 600  # sentences of one text

_LONGEST_CALL = 14  # words; what is longer says something beside
_LONGEST_HEADLINE = 11
_WRAPPED = re.compile(r"(?<=[^\s.!?…:;])[ \t]*\r?\n(?=[a-zà-ÿ])")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_ASKS = re.compile(r"\?[\"'”’)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class Claims(StrEnum):
    """Whether a sentence claims something."""

    SOMETHING = "something"
    IF_IT_ANSWERS = "if it answers"  # a headline, a fragment
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a draft: `[start:end]` of its text, where a broken line may stand for a space."""

    start: int
    end: int
    text: str
    claims: Claims
    is_half_way: bool = False  # it may be about a need, and does not say that it is met
    paragraph: int = 0  # those between the same empty lines have the same


def statements_of(text: str) -> list[Statement]:
    """The sentences of a draft in their order, at most MOST of its first LONGEST letters."""
    # Lines that a mail program broke are one again; no letter moves.
    whole = _WRAPPED.sub(lambda broken: " " * len(broken.group()), text[:LONGEST])
    spans = list(sentences_of(whole))[:MOST]
    breaks = [empty.start() for empty in _EMPTY_LINE.finditer(whole)]
    in_prose = _is_prose([whole[start:end] for start, end in spans])
    return [
        Statement(
            start,
            end,
            whole[start:end],
            _claims(whole, start, end, in_prose=in_prose),
            is_half_way=HALF_WAY.search(whole, start, end) is not None,
            paragraph=bisect(breaks, start),
        )
        for start, end in spans
    ]


def _is_prose(sentences: Sequence[str]) -> bool:
    """Whether its longer lines end as sentences do: not so on slides, and then no mark tells a headline."""
    longer = [sentence for sentence in sentences if _words(sentence) > _LONGEST_HEADLINE // 2]
    return 2 * sum(_ENDED.search(sentence) is not None for sentence in longer) >= len(longer)


def _claims(text: str, start: int, end: int, *, in_prose: bool) -> Claims:
    sentence = text[start:end]
    words = _words(sentence)
    if _claims_nothing(sentence, words):
        return Claims.NOTHING
    if words <= 2:
        return Claims.IF_IT_ANSWERS
    if _stands_alone(text, start, end) and not _ENDED.search(sentence):
        is_first = not text[:start].strip()
        if is_first or (in_prose and words <= _LONGEST_HEADLINE):
            return Claims.IF_IT_ANSWERS
    return Claims.SOMETHING


def _claims_nothing(sentence: str, words: int) -> bool:
    whatever_its_length = (_ASKS, MANNERS, SMALL_PRINT, ADDRESS, DATE_LINE)
    if words <= _LONGEST_CALL and (CALL.search(sentence) or ANNOUNCES.search(sentence)):
        return True
    return any(wording.search(sentence) for wording in whatever_its_length)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """On a line of its own that is no item of a list."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    after = text.find("\n", end)
    return not line.strip() and not text[end : after if after >= 0 else None].strip()


def _words(sentence: str) -> int:
    return len(_WORD.findall(sentence))
