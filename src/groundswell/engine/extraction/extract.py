"""From a conversation to the words in it that carry something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from groundswell.engine.extraction.classifier import CARRIES, Classifier, Judgement, log_odds, shipped
from groundswell.engine.extraction.context import is_read_whole
from groundswell.engine.extraction.cues import MANNERS
from groundswell.engine.extraction.features import words_of
from groundswell.engine.extraction.language import ENGLISH, language_of
from groundswell.engine.extraction.opinion import DOUBT, NO_OPINIONS, Opinions
from groundswell.engine.extraction.priors import AT_LEAST, SPOKEN, needed, prior_of
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

# Verbatims that one turn makes at most, the strongest. Of 4,800 turns of meetings and mails five made more,
# all of them whole chats or threads read as one turn.
MOST_OF_A_TURN = 24

# Words up to which a clause of a note is taken to lack its subject.
CLIPPED = 4


@dataclass(frozen=True, slots=True)
class JudgedTurn:
    """A turn that may be heard, and what its words say of each of its sentences."""

    index: int  # in the conversation
    language: str
    sentences: tuple[Judged, ...]


def extract(conversation: Conversation, opinions: Opinions = NO_OPINIONS) -> tuple[Verbatim, ...]:
    """The verbatims of a conversation, in the order they stand in it.

    A seller speaking to a customer is not heard. A conversation marked `whole` gives each turn as one
    verbatim, nothing left out; one that is too long to be read whole by an encoder gives its statements.
    `opinions` are asked for the sentences that are `in_doubt`.
    """
    return extract_with(shipped(), conversation, opinions)


def extract_with(
    classifier: Classifier, conversation: Conversation, opinions: Opinions = NO_OPINIONS
) -> tuple[Verbatim, ...]:
    """As `extract`, with weights fitted elsewhere: how the cross-domain figures are measured."""
    return verbatims_of(classifier, conversation, judge(classifier, conversation), opinions)


def judge(classifier: Classifier, conversation: Conversation) -> list[JudgedTurn]:
    """What the words say of every sentence that may be heard."""
    judged_turns: list[JudgedTurn] = []
    answers = conversation.channel in AT_LEAST and len(conversation.turns) == 1
    for index, turn in enumerate(conversation.turns):
        if voice_of(conversation.channel, turn.speaker.role) is None or not turn.text.strip():
            continue
        if answers and not conversation.whole and _is_manners(turn.text):
            continue
        language = language_of(turn.text)
        judged = _judged(classifier, conversation, turn.text, language)
        judged_turns.append(JudgedTurn(index, language, tuple(Judged(*sentence) for sentence in judged)))
    return judged_turns


def in_doubt(conversation: Conversation, judged: Sequence[JudgedTurn]) -> list[str]:
    """The sentences on which a second opinion counts: written ones, for what people say at length in calls
    and meetings is told by it worse than by the words alone."""
    sentences: list[str] = []
    if conversation.channel in SPOKEN:
        return sentences
    for turn in judged:
        text = conversation.turns[turn.index].text
        if turn.language in ENGLISH and not _is_taken_whole(conversation, text):
            enough = needed(conversation.channel, len(turn.sentences))
            doubtful = (s.span for s in turn.sentences if _hesitates(s.judgement, enough))
            sentences += [text[start:end] for start, end in doubtful]
    return sentences


def verbatims_of(
    classifier: Classifier, conversation: Conversation, judged: Sequence[JudgedTurn], opinions: Opinions
) -> tuple[Verbatim, ...]:
    """The verbatims of a conversation whose sentences were judged, in the order they stand in it."""
    verbatims: list[Verbatim] = []
    answers = conversation.channel in AT_LEAST and len(conversation.turns) == 1
    for judged_turn in judged:
        index, turn, language = judged_turn.index, conversation.turns[judged_turn.index], judged_turn.language
        if _is_taken_whole(conversation, turn.text):
            carried = (sentence.judgement for sentence in judged_turn.sentences)
            strongest = max(carried, key=_carried, default=_NOTHING)
            verbatims.append(_verbatim(index, turn, (0, len(turn.text)), strongest, language))
            continue
        quotes = _quoted(
            conversation, turn.text, _reconsidered(classifier, conversation, judged_turn, opinions)
        )
        verbatims += [_verbatim(index, turn, (q.start, q.end), q.judgement, language) for q in quotes]
        if answers and not quotes and _is_remark(turn.text):
            verbatims.append(_remark(classifier, index, turn, language))
    return tuple(verbatims)


def _is_taken_whole(conversation: Conversation, text: str) -> bool:
    return conversation.whole and is_read_whole(text)


def _hesitates(judgement: Judgement, enough: float) -> bool:
    return abs(log_odds(judgement.carries) - log_odds(enough)) < DOUBT


def _reconsidered(
    classifier: Classifier, conversation: Conversation, turn: JudgedTurn, opinions: Opinions
) -> Sequence[Judged]:
    """The sentences of a turn, those in doubt judged with what their vector says."""
    if not opinions or turn.language not in ENGLISH:
        return turn.sentences
    text = conversation.turns[turn.index].text
    enough = needed(conversation.channel, len(turn.sentences))
    sentences: list[Judged] = []
    for sentence in turn.sentences:
        odds = opinions.get(text[slice(*sentence.span)])
        if odds is not None and _hesitates(sentence.judgement, enough):
            judgement = _judge(classifier, conversation, text[slice(*sentence.span)], odds)
            sentences.append(Judged(sentence.span, judgement))
        else:
            sentences.append(sentence)
    return sentences


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


def _quoted(conversation: Conversation, text: str, judged: Sequence[Judged]) -> list[Quote]:
    channel = conversation.channel
    quotes = quotes_of(text, judged, needed(channel, len(judged)))
    at_least = 0.0 if conversation.whole else AT_LEAST.get(channel)
    if not quotes and judged and at_least is not None:
        strongest = max(sentence.judgement.carries for sentence in judged)
        quotes = quotes_of(text, judged, max(strongest, at_least))
    if len(quotes) > MOST_OF_A_TURN:
        kept = sorted(quotes, key=lambda quote: (-quote.judgement.carries, quote.start))[:MOST_OF_A_TURN]
        quotes = sorted(kept, key=lambda quote: quote.start)
    return quotes


def _judged(
    classifier: Classifier, conversation: Conversation, text: str, language: str
) -> Iterator[tuple[Span, Judgement]]:
    for start, end in sentences_of(text, clauses=conversation.channel is Channel.NOTE):
        sentence = text[start:end]
        if language in ENGLISH:
            yield (start, end), _judge(classifier, conversation, sentence)
        else:
            yield (start, end), _judge_foreign(sentence)


def _judge(classifier: Classifier, conversation: Conversation, sentence: str, odds: float = 0.0) -> Judgement:
    """By the words, and by as many log odds beside them."""
    channel, whole = conversation.channel, conversation.whole
    words = words_of(_with_subject(sentence) if channel is Channel.NOTE else sentence)
    prior = 0.0 if whole else prior_of(channel, words)
    kind_from = 0.0 if whole else AT_LEAST.get(channel, CARRIES)
    return classifier.judge(words, prior=prior + odds, kind_from=kind_from)


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
