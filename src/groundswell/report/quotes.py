"""A verbatim as the page quotes it, and which of many are quoted first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from groundswell.engine.again import folded
from groundswell.engine.survey.values import Evidence, SetPhrase
from groundswell.report import wording
from groundswell.report.layout import Layout
from groundswell.speech import Voice

SHOWN_FIRST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    id: int
    text: str  # letter for letter; where it is `cut`, as far as it goes
    cut: str  # where the whole of it stands; empty where this is all
    language: str
    voice: str  # empty for the customer's own words
    said_by: str
    day: str
    place: str
    again: str = ""  # how often its concern says the very same again
    repeats: tuple["Quote", ...] = ()  # those that do, as far as there is room


def telling(verbatims: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first three to read: customers' own words, of different accounts and conversations, if there are.

    They are worded differently and do not say the very same, if they can. Of each, the most central;
    `verbatims` come in that order.
    """
    chosen: list[Evidence] = []
    spoken = sorted(verbatims, key=lambda verbatim: verbatim.voice is not Voice.SPOKEN)
    for strict in (True, False):
        for verbatim in spoken:
            if len(chosen) == SHOWN_FIRST or any(verbatim.id == other.id for other in chosen):
                continue
            if not strict or all(_differ(verbatim, other) for other in chosen):
                chosen.append(verbatim)
    return tuple(chosen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A set phrase as the page shows it."""

    id: int
    words: str
    language: str
    said_in: str  # in how many conversations, and whether it is heard all the same
    places: tuple[str, ...]


MOST_PHRASES, MOST_PLACES = 200, 20


def phrases(set_phrases: Sequence[SetPhrase]) -> tuple[Phrase, ...]:
    """Those said in most conversations first, as they come."""
    return tuple(_phrase(phrase) for phrase in set_phrases[:MOST_PHRASES])


def _phrase(phrase: SetPhrase) -> Phrase:
    conversations = wording.count(
        len({verbatim.conversation for verbatim in phrase.verbatims}), "conversation"
    )
    return Phrase(
        id=phrase.id,
        words=phrase.words,
        language=phrase.verbatims[0].language,
        said_in=f"{conversations}, heard all the same" if phrase.heard else conversations,
        places=tuple(wording.place(verbatim) for verbatim in phrase.verbatims[:MOST_PLACES]),
    )


def _differ(verbatim: Evidence, other: Evidence) -> bool:
    same_account = bool(verbatim.account) and verbatim.account == other.account
    same = same_account or verbatim.conversation == other.conversation
    again = bool(verbatim.again) and verbatim.again == other.again
    return not same and not again and verbatim.text.casefold() != other.text.casefold()


_VOICES = {Voice.SPOKEN: "", Voice.REPORTED: "reported by a seller", Voice.UNKNOWN: "speaker unknown"}


def voice_told(voice: Voice) -> str:
    """Whose words these are; empty for the customer's own."""
    return _VOICES[voice]


def quotes(shown: Sequence[Evidence], all_of_it: Sequence[Evidence], layout: Layout) -> list[Quote]:
    """What is shown of a concern, what says the very same folded under the first that does; `all_of_it` tells
    how often it is said, whether or not there is room for it."""
    times = Counter(verbatim.again for verbatim in all_of_it if verbatim.again)
    return [
        replace(
            quoted(verbatim, layout),
            again=wording.again(times[verbatim.again] - 1) if verbatim.again else "",
            repeats=tuple(quoted(repeat, layout) for repeat in repeats),
        )
        for verbatim, repeats in folded(shown)
    ]


def quoted(verbatim: Evidence, layout: Layout) -> Quote:
    text = _beginning(verbatim.text, layout.longest)
    return Quote(
        id=verbatim.id,
        text=text,
        cut=f"{layout.words}#V-{verbatim.id}" if text != verbatim.text else "",
        language=verbatim.language,
        voice=_VOICES[verbatim.voice],
        said_by=wording.said_by(verbatim),
        day=wording.day(verbatim.at),
        place=wording.place(verbatim),
    )


def _beginning(text: str, longest: int) -> str:
    """As many whole words as fit, if it does not fit; all of it where `longest` is 0."""
    if not longest or len(text) <= longest * 1.2:
        return text  # to leave out a few words more would save nobody the reading
    start = text[:longest]
    return start[: max(start.rfind(" "), longest // 2)]
