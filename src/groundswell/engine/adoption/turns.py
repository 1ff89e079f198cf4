"""Taking a seller's turn apart into what it may say of ours: each sentence, and each two that stand together.

What asks, denies, puts off, tells again what the customer said, or tells what others sell, says no claim of
ours, however near it comes. English wording; elsewhere more is taken for what may say one.
"""

import re
from collections.abc import Sequence

from groundswell.engine.extraction.sentences import sentences_of

LONGEST = 6_000  # letters of one turn; who talks for ten minutes says some ten thousand
MOST = 60  # sentences of one turn

_FLAGS = re.IGNORECASE | re.VERBOSE
_ASKS = re.compile(r"\?[\"'”’)\]]*$")
_DENIES = re.compile(
    r"""\b(?:we|it|ours|that|this|they|i)\s+(?:still\s+)?(?:do\ not|don['’]t|does\ not|doesn['’]t|can\ ?not
      |can['’]t|couldn['’]t|won['’]t|haven['’]t|hasn['’]t|isn['’]t|aren['’]t)\s+(?:really\s+|actually\s+)?
      (?:do|have|offer|support|got|something|anything|there|yet|ours|possible|part|able|tell|promise|sell
      |built|work)\b
    |\b(?:we|i)\s+(?:can\ ?not|can['’]t|couldn['’]t|won['’]t|haven['’]t)\b
    |\bthere(?:['’]s|\ is)\ (?:nothing|no\ way)\b|\b(?:is|are|do|does|can|will)\ no\ such\b
    |\b(?:nothing|not\ (?:anything|something))\ we\ (?:do|have|offer|sell)\b
    |\b(?:i['’]m|i\ am|we['’]re)\ afraid\b|\bafraid\ not\b
    |\bsorry,?\ (?:no|but|we|it)\b|^no,\ (?:sorry|i['’]m|(?:it|we)\ (?:doesn|can|don|won)['’]t)
    |\bnot\ (?:yet|with\ us|before|possible|something\ we|for\ now|this\ model)\b|\bunfortunately\b
    |\bi['’]d\ be\ lying\b|^sorry\b|\bno,?\ sorry\b|\bfor\ now\b
    |\byou['’]d\ (?:still\ )?(?:have\ to|need)\b|\bas\ before\b""",
    _FLAGS,
)
# What takes back the sentence before it.
_TAKES_BACK = re.compile(r"^(?:no|sorry|not|nothing|never|i['’]m afraid|unfortunately)\b", re.IGNORECASE)
_SHORT = 5  # words
_LATER = re.compile(
    r"""\b(?:planned|plan(?:s|ning)?\ to|road\ ?map|working\ on\ it|we(?:['’]re|\ are)\ working\ on
    |coming\ (?:soon|later)|on\ (?:the|our)\ (?:list|plan)|being\ (?:tested|built)|in\ the\ (?:works|pipeline)
    |(?:should|will|might|may|could|to|it['’]ll)\ (?:\w+\ ){0,6}?(?:next|later)\b
    |(?:not\ )?(?:before|until|by|from|for|in|later)\ (?:the\ )?next\b
    |next\ (?:year|spring|summer|autumn|fall|winter|quarter|release|version|half|model)
    |(?:should|will)\ come\ in|in\ the\ (?:future|second\ half)|for\ the\ autumn|someday|one\ day
    |we['’]ve\ asked\ for|i['’]ve\ asked\ for|another\ (?:winter|summer|year))\b""",
    _FLAGS,
)
_TELLS_AGAIN = re.compile(
    r"""\byou(?:['’]d|\ had|\ have|['’]ve)?\ (?:also\ )?(?:said|told|mentioned|wrote|complained|say,
      |were\ saying)
    |\b(?:you\ say|as\ you\ (?:said|say))\b|\bi\ (?:remember|know)\ (?:that\ )?you\b|\bif\ i(?:['’]ve|\ have)?
    \ (?:understood|understand|heard|hear|got)\b|\bi['’]?(?:ve|ll)?\ (?:have\ )?(?:written?|write|note[d]?)\b
    |\bi['’]ve\ (?:got\ that|noted)\b|\b(?:said|told\ (?:me|us))\b
    |\b(?:he|she|they)\ (?:told|complained|wrote)\b
    |\bi(?:['’]ll|\ will|['’]d\ (?:have|need)\ to)
    \ (?:ask|find\ out|check|look)\b""",
    _FLAGS,
)
_OTHERS = re.compile(
    r"""\b(?:[Tt]he\ other(?:s|\ (?:lot|ones|people|firm|company|crowd|vendor|supplier))
    |[Tt]heir\ (?:app|system|product|software|tool)|competitors?|competition|elsewhere
    |[Tt]heir\ own|[Tt]heirs|[Tt]hey\ (?:say|claim|promise)
    |somebody\ else['’]s|(?:isn['’]t|not)\ ours
    |[Tt]he\ \w+(?:\ \w+)?\ (?:ones?|people|systems?|lot)\ (?:do|does|say|says|has|have|can
      |claims?|offers?|sells?)
    |[Tt]he\ [A-Z]\w+\ (?:one|ones)|[Tt]he\ [A-Z]\w+s\ say)\b""",
    re.VERBOSE,
)


def spoken_of_ours(turn: str) -> list[str]:
    """The sentences, and each two that stand together, that may say something of ours."""
    whole = turn[:LONGEST]
    sentences = [whole[start:end] for start, end in list(sentences_of(whole))[:MOST]]
    taken_back = [_takes_back(sentence) for sentence in [*sentences[1:], ""]]
    saying = [
        _may_say(sentence) and not denied for sentence, denied in zip(sentences, taken_back, strict=True)
    ]
    return [*_singles(sentences, saying), *_pairs(sentences, saying)]


def _singles(sentences: Sequence[str], saying: Sequence[bool]) -> list[str]:
    return [one for one, says in zip(sentences, saying, strict=True) if says]


def _pairs(sentences: Sequence[str], saying: Sequence[bool]) -> list[str]:
    return [
        f"{sentences[at]} {sentences[at + 1]}"
        for at in range(len(sentences) - 1)
        if saying[at] and saying[at + 1]
    ]


def _takes_back(sentence: str) -> bool:
    is_short = len(sentence.split()) <= _SHORT
    return is_short and bool(_TAKES_BACK.search(sentence)) and bool(_DENIES.search(sentence))


def _may_say(sentence: str) -> bool:
    return not any(rule.search(sentence) for rule in (_ASKS, _DENIES, _LATER, _TELLS_AGAIN, _OTHERS))
