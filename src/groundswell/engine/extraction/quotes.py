"""From judged sentences of one turn to quotes that can be understood on their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.engine.extraction.classifier import Judgement
from groundswell.engine.extraction.sentences import LONGEST, Span

# A sentence that leans on a quote joins it from here on, although by itself it would not be quoted.
LEANS = 0.12

# "because …", "every single day", "which is why": goes on with what was just said.
_GOES_ON = re.compile(
    r"\W*(?:because|since|as|cause|cos|which|who|every|each|especially|particularly|even|not just|at least"
    r"|otherwise|or (?:is|are|do|does|can|will)|so (?:that|we|i)|like|and (?:then|it|that|so|now|we|i)"
    r"|it['’]?s|that['’]?s|this|again|still|same|for (?:example|instance)|meaning|literally|constantly"
    r"|all the time)\b",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(r"\W*(?:because|since|cause|cos|as)\b", re.IGNORECASE)
# "Why is that?", "Can you help me with that?": says little without what stands before it.
_LOOKS_BACK = re.compile(
    r"\b(?:that|this|it|those|these|them|one|so|help|why|how come)\b\W*$|^\W*(?:why|how come|how so|is that"
    r"|is it|does that|does it|will that|will it|can (?:it|that)|what about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    span: Span
    judgement: Judgement


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    start: int
    end: int
    judgement: Judgement  # of the sentence that carries it most


def quotes_of(text: str, sentences: Sequence[Judged], enough: float) -> list[Quote]:
    """Quotes of one turn in order, none overlapping; sentences judged below `enough` are left out."""
    quotes: list[Quote] = []
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else None
        touches = bool(quotes and before and quotes[-1].end == before.span[1])
        if touches and _belongs(text, quotes[-1], sentence, enough):
            quotes[-1] = _joined(quotes[-1], sentence)
        elif sentence.judgement.carries >= enough:
            quotes.append(_opened(text, sentence, None if touches else before))
    return quotes


def _belongs(text: str, quote: Quote, sentence: Judged, enough: float) -> bool:
    if sentence.span[1] - quote.start > LONGEST or "\n" in text[quote.end : sentence.span[0]]:
        return False
    words = text[slice(*sentence.span)]
    if sentence.judgement.carries >= enough:
        if sentence.judgement.kind is not quote.judgement.kind and not _GIVES_REASON.match(words):
            return False
        return bool(_GOES_ON.match(words)) or (len(words) < 60 and bool(_LOOKS_BACK.search(words)))
    return sentence.judgement.carries >= LEANS and bool(_GOES_ON.match(words))


def _joined(quote: Quote, sentence: Judged) -> Quote:
    judgement = max(quote.judgement, sentence.judgement, key=lambda judged: (judged.carries, judged.share))
    return Quote(start=quote.start, end=sentence.span[1], judgement=judgement)


def _opened(text: str, sentence: Judged, before: Judged | None) -> Quote:
    start, end = sentence.span
    words = text[start:end]
    if before and len(words) < 40 and _LOOKS_BACK.search(words) and before.judgement.carries >= LEANS:
        near = end - before.span[0] <= LONGEST and "\n" not in text[before.span[1] : start]
        start = before.span[0] if near else start
    return Quote(start=start, end=end, judgement=sentence.judgement)
