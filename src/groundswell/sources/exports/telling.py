"""From what a record tells to items: rows numbered one after another, every one accounted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from groundswell.sources.columns.markup import own_text, to_text
from groundswell.sources.contract import Aside, Heard, Item, Noted, Refused, SetAside, Why, refused_words
from groundswell.sources.exports.fields import NoObject, as_given
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

_NO_OBJECT = "is no JSON object"
# A field of fewer words is a label to choose from ("Price"), not something somebody wrote.
SAID_WORDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """What one speaker said; with `refusal`, why it is not taken."""

    text: str
    speaker: Speaker = field(default_factory=Speaker)
    seconds: float | None = None
    at: datetime | None = None
    refusal: str = ""
    # What was cut from the words.
    aside: tuple[Aside, ...] = ()
    # What to note of them where they are taken.
    remarks: tuple[str, ...] = ()


def refused_value(row: int, value: NoObject) -> Refused:
    """Of what stands in place of a record."""
    return Refused(row=row, reason=_NO_OBJECT, raw=as_given(value))


def unheard_value(value: NoObject) -> Utterance:
    """Of what stands in place of something said, with its words."""
    words = value.given if isinstance(value.given, str) else " ".join(text for _, text in as_given(value))
    return Utterance(text=words, refusal=_NO_OBJECT)


def talk(
    frame: Conversation,
    utterances: Sequence[Utterance],
    rows: Iterator[int],
    remarks: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> Iterator[Item]:
    """The conversation of `frame` with a row for each utterance; a Refused where nothing was said at all.

    `remarks` are noted, and `beside`, titles that the frame has no room for, set aside where it is taken.
    Where `rows` repeats one row and other utterances take it, what is refused is noted and set aside.
    """
    turns, refused, noted, aside = (
        list[Turn](),
        list[tuple[int, Utterance]](),
        list[Noted](),
        list[SetAside](),
    )
    for utterance in utterances or (Utterance(text="", refusal="holds no words"),):
        row, words = next(rows), utterance.text.strip()
        aside += [SetAside(row=row, aside=cut) for cut in utterance.aside]
        if utterance.refusal or not words:
            refused.append((row, utterance))
        else:
            noted += [Noted(row=row, reason=remark) for remark in utterance.remarks]
            turns.append(
                Turn(
                    row=row, text=words, speaker=utterance.speaker, seconds=utterance.seconds, at=utterance.at
                )
            )
    if turns:
        yield Heard(conversation=replace(frame, turns=tuple(turns)))
        yield from (Noted(row=turns[0].row, reason=remark) for remark in remarks)
        aside += [SetAside(row=turns[0].row, aside=Aside(why=Why.BESIDE, words=words)) for words in beside]
    yield from noted
    taken = frozenset(turn.row for turn in turns)
    for row, utterance in refused:
        reason, words = utterance.refusal or _without_words(utterance), utterance.text.strip()
        if row not in taken:
            yield refused_words(row, reason, words, utterance.speaker, utterance.at)
            continue
        yield Noted(row=row, reason=reason)
        if words:
            yield SetAside(row=row, aside=Aside(why=Why.RECORDER, words=words))
    yield from aside


def _without_words(utterance: Utterance) -> str:
    kinds = dict.fromkeys(cut.why.value for cut in utterance.aside)
    return f"no words of its writer, only {' and '.join(kinds)}" if kinds else "no words"


def is_said(words: str) -> bool:
    """Whether the words of a field, be they HTML, are more than a label."""
    return len(to_text(words).split()) >= SAID_WORDS


def note(frame: Conversation, texts: Sequence[str], row: int, remarks: Sequence[str] = ()) -> Iterator[Item]:
    """What a seller wrote down: all of one record, so all of one row; texts may be HTML. Nothing where none
    has words."""
    writer = Speaker(name="" if frame.seller.isdigit() else frame.seller, role=Role.SELLER)
    parted = [own_text(text) for text in texts]
    turns = tuple(Turn(row=row, text=words, speaker=writer) for words, _ in parted if words)
    if turns:
        yield Heard(conversation=replace(frame, channel=Channel.NOTE, turns=turns))
        yield from (Noted(row=row, reason=remark) for remark in remarks)
        yield from (SetAside(row=row, aside=aside) for _, cut in parted for aside in cut)


def joined(utterances: Sequence[tuple[str, Utterance]]) -> list[Utterance]:
    """Adjacent sentences of one speaker, told by the key, as one turn each: joined by a blank."""
    spoken = [(key, utterance) for key, utterance in utterances if utterance.text.strip()]
    groups = ([utterance for _, utterance in group] for _, group in groupby(spoken, key=itemgetter(0)))
    return [replace(ones[0], text=" ".join(utterance.text.strip() for utterance in ones)) for ones in groups]
