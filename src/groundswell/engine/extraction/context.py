"""What of a turn is embedded with a verbatim."""

from groundswell.engine.extraction.sentences import Span, sentences_of

# About 150 word pieces of the encoder's 256, so that the verbatim before it still fits.
ROOM = 600
# From here on the surroundings say more than the verbatim, which is then said twice.
OUTWEIGHS = 1.3


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


def _surroundings(text: str, start: int, end: int) -> Span:
    sentences = list(sentences_of(text))
    before = [span[0] for span in sentences if span[1] <= start]
    after = [span[1] for span in reversed(sentences) if span[0] >= end]
    while before or after:
        # Grow towards the nearer of the two; what does not fit closes its side.
        if before and (not after or end - before[-1] <= after[-1] - start):
            left = before.pop()
            start, before = (left, before) if end - left <= ROOM else (start, [])
        else:
            right = after.pop()
            end, after = (right, after) if right - start <= ROOM else (end, [])
    return start, end
