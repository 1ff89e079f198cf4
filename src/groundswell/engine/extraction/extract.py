"""From a conversation to the words in it that carry something."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from groundswell.engine.extraction.classifier import CARRIES, Classifier, Judgement, shipped
from groundswell.engine.extraction.cues import MANNERS
from groundswell.engine.extraction.features import words_of
from groundswell.engine.extraction.language import language_of
from groundswell.engine.extraction.priors import AT_LEAST, needed, prior_of
from groundswell.engine.extraction.quotes import Judged, Quote, quotes_of
from groundswell.engine.extraction.sentences import Span, sentences_of
from groundswell.speech import Channel, Conversation, Kind, Turn, Verbatim, voice_of

# What a foreign sentence is given when it is long enough to say something: past what any turn needs,
# so that it is kept, while its kind's low share keeps the confidence low.
FOREIGN = 0.85

_NOTHING = Judgement(carries=0.0, kind=Kind.REQUEST, share=0.0)
_carried = attrgetter("carries")

# Words up to which an answer is heard whole: it has nothing beside its subject.
SHORT_REMARK = 4

# Words up to which a clause of a note is taken to lack its subject.
CLIPPED = 4


def extract(conversation: Conversation) -> tuple[Verbatim, ...]:
    """The verbatims of a conversation, in the order they stand in it.

    A seller speaking to a customer is not heard. A conversation marked `whole` gives each turn as one
    verbatim, nothing left out.
    """
    return extract_with(shipped(), conversation)


def extract_with(classifier: Classifier, conversation: Conversation) -> tuple[Verbatim, ...]:
    """As `extract`, with weights fitted elsewhere: how the cross-domain figures are measured."""
    found: list[Verbatim] = []
    answers = conversation.channel in AT_LEAST and len(conversation.turns) == 1
    for index, turn in enumerate(conversation.turns):
        if voice_of(conversation.channel, turn.speaker.role) is None or not turn.text.strip():
            continue
        if answers and not conversation.whole and _is_manners(turn.text):
            continue
        language = language_of(turn.text)
        judged = _judged(classifier, conversation, turn.text, language)
        if conversation.whole:
            strongest = max((judgement for _, judgement in judged), key=_carried, default=_NOTHING)
            found.append(_verbatim(index, turn, (0, len(turn.text)), strongest, language))
        else:
            quotes = _quoted(conversation.channel, turn.text, [Judged(*one) for one in judged])
            found += [_verbatim(index, turn, (q.start, q.end), q.judgement, language) for q in quotes]
            if answers and not quotes and _is_remark(turn.text):
                found.append(_remark(classifier, index, turn, language))
    return tuple(found)


def _is_remark(text: str) -> bool:
    """Whether a few words are all that somebody answered ("Dark mode", "SSO"), and more than manners."""
    return 0 < len(words_of(text)) <= SHORT_REMARK and not _is_manners(text)


def _is_manners(text: str) -> bool:
    return MANNERS.union("?!").issuperset(words_of(text))


def _remark(classifier: Classifier, index: int, turn: Turn, language: str) -> Verbatim:
    """An answer is heard whole, however little its words weigh by themselves."""
    start = len(turn.text) - len(turn.text.lstrip())
    judgement = classifier.judge(words_of(turn.text), kind_from=0.0)
    return _verbatim(index, turn, (start, len(turn.text.rstrip())), judgement, language)


def _quoted(channel: Channel, text: str, judged: Sequence[Judged]) -> list[Quote]:
    quotes = quotes_of(text, judged, needed(channel, len(judged)))
    if not quotes and judged and channel in AT_LEAST:
        strongest = max(one.judgement.carries for one in judged)
        quotes = quotes_of(text, judged, max(strongest, AT_LEAST[channel]))
    return quotes


def _judged(
    classifier: Classifier, conversation: Conversation, text: str, language: str
) -> Iterator[tuple[Span, Judgement]]:
    channel, whole = conversation.channel, conversation.whole
    note = channel is Channel.NOTE
    kind_from = 0.0 if whole else AT_LEAST.get(channel, CARRIES)
    for start, end in sentences_of(text, clauses=note):
        sentence = text[start:end]
        if language not in ("en", ""):
            yield (start, end), _judge_foreign(sentence)
            continue
        words = words_of(_with_subject(sentence) if note else sentence)
        prior = 0.0 if whole else prior_of(channel, words)
        yield (start, end), classifier.judge(words, prior=prior, kind_from=kind_from)


def _with_subject(clause: str) -> str:
    """A note leaves out who it is about: "wants SSO" is judged as "they wants SSO", not as a bare phrase."""
    return f"they {clause}" if len(clause.split()) <= CLIPPED else clause


def _judge_foreign(sentence: str) -> Judgement:
    """A sentence whose words the weights do not know: only its marks and its length speak.

    Without spaces (Chinese, Japanese, Thai) six characters stand for about four words.
    """
    asks = any(mark in sentence for mark in "?？؟")
    long_enough = len(sentence.split()) >= 4 or (not sentence.isascii() and len(sentence) >= 12)
    if asks:
        return Judgement(carries=FOREIGN if len(sentence) >= 8 else 0.2, kind=Kind.QUESTION, share=0.6)
    return Judgement(carries=FOREIGN if long_enough else 0.2, kind=Kind.REQUEST, share=0.3)


def _verbatim(index: int, turn: Turn, span: Span, judgement: Judgement, language: str) -> Verbatim:
    start, end = span
    return Verbatim(
        turn=index,
        start=start,
        end=end,
        text=turn.text[start:end],
        kind=judgement.kind,
        confidence=round(judgement.carries * judgement.share, 4),
        carries=round(judgement.carries, 4),
        language=language,
    )
