"""What of a turn is embedded with a verbatim."""

import re
from collections.abc import Callable
from itertools import accumulate

from groundswell.engine.extraction.sentences import Span, sentences_of

# About 150 word pieces of the encoder's 256, so that the verbatim before it still fits.
ROOM = 600
# What an encoder of 256 word pieces reads of a text: what is longer would be heard by its beginning only.
READ = 1000
# From here on the surroundings say more than the verbatim, which is then said twice.
OUTWEIGHS = 1.3
# A Chinese or Japanese sign is a word piece by itself, a Latin letter a fourth of one.
SIGN_ROOM = 4
_SIGN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def context_of(turn_text: str, start: int, end: int) -> str:
    """The text to embed for the verbatim at turn_text[start:end].

    The verbatim with the sentences around it, nearest first, up to ROOM characters; where these outweigh
    it, the verbatim stands in front once more. So a turn's words help to group (by the sentence alone
    spoken turns group clearly worse), and two concerns of one turn still get different vectors. The
    figures are in docs/adr/0006-extraction.md.
    """
    left, right = _surroundings(turn_text, start, end)
    around = turn_text[left:right]
    verbatim = turn_text[start:end]
    return around if len(around) < OUTWEIGHS * len(verbatim) else f"{verbatim} {around}"


def is_read_whole(text: str) -> bool:
    """Whether an encoder reads a text to its end."""
    return len(text) <= READ // SIGN_ROOM or _ruler(text)(0, len(text)) <= READ


def _surroundings(text: str, start: int, end: int) -> Span:
    sentences = list(sentences_of(text))
    room = _ruler(text)
    before = [span[0] for span in sentences if span[1] <= start]
    after = [span[1] for span in reversed(sentences) if span[0] >= end]
    while before or after:
        # Grow towards the nearer of the two; what does not fit closes its side.
        if before and (not after or end - before[-1] <= after[-1] - start):
            left = before.pop()
            start, before = (left, before) if room(left, end) <= ROOM else (start, [])
        else:
            right = after.pop()
            end, after = (right, after) if room(start, right) <= ROOM else (end, [])
    return start, end


def _ruler(text: str) -> Callable[[int, int], int]:
    """How much room the characters from one place to another take, a sign that is a word as much as one."""
    if not _SIGN.search(text):
        return lambda start, end: end - start
    taken = [0, *accumulate(SIGN_ROOM if _SIGN.match(letter) else 1 for letter in text)]
    return lambda start, end: taken[end] - taken[start]
