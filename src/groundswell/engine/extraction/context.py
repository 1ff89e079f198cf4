"""What of a turn is embedded with a verbatim."""

from groundswell.engine.extraction.sentences import sentences_of

# The encoder reads 256 word pieces; about four characters each. A turn within it is taken whole.
ROOM = 1000


def context_of(turn_text: str, start: int, end: int) -> str:
    """The text to embed for the verbatim at turn_text[start:end]: the verbatim and its neighbours."""
    if len(turn_text) <= ROOM:
        return turn_text
    left, right = start, end
    for span in sentences_of(turn_text):
        if span[1] <= start and start - span[0] <= ROOM // 4:
            left = min(left, span[0])
        if span[0] >= end and span[1] - end <= ROOM // 4:
            right = max(right, span[1])
    return turn_text[left:right]
