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
    spoken = sorted(verbatims, key=lambda one: one.voice is not Voice.SPOKEN)
    for strict in (True, False):
        for one in spoken:
            if len(chosen) == SHOWN_FIRST or any(one.id == other.id for other in chosen):
                continue
            if not strict or all(_differ(one, other) for other in chosen):
                chosen.append(one)
    return tuple(chosen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A set phrase as the page shows it."""

    id: int
    words: str
    language: str
    told: str  # in how many conversations, and whether it is heard all the same
    places: tuple[str, ...]


MOST_PHRASES, MOST_PLACES = 200, 20


def phrases(found: Sequence[SetPhrase]) -> tuple[Phrase, ...]:
    """Those said in most conversations first, as they come."""
    return tuple(_phrase(one) for one in found[:MOST_PHRASES])


def _phrase(one: SetPhrase) -> Phrase:
    told = wording.count(len({verbatim.conversation for verbatim in one.verbatims}), "conversation")
    return Phrase(
        id=one.id,
        words=one.words,
        language=one.verbatims[0].language,
        told=f"{told}, heard all the same" if one.heard else told,
        places=tuple(wording.place(verbatim) for verbatim in one.verbatims[:MOST_PLACES]),
    )


def _differ(one: Evidence, other: Evidence) -> bool:
    same_account = bool(one.account) and one.account == other.account
    same = same_account or one.conversation == other.conversation
    again = bool(one.again) and one.again == other.again
    return not same and not again and one.text.casefold() != other.text.casefold()


_VOICES = {Voice.SPOKEN: "", Voice.REPORTED: "reported by a seller", Voice.UNKNOWN: "speaker unknown"}


def quotes(shown: Sequence[Evidence], all_of_it: Sequence[Evidence], layout: Layout) -> list[Quote]:
    """What is shown of a concern, what says the very same folded under the first that does; `all_of_it` tells
    how often it is said, whether or not there is room for it."""
    times = Counter(one.again for one in all_of_it if one.again)
    return [
        replace(
            quoted(one, layout),
            again=wording.again(times[one.again] - 1) if one.again else "",
            repeats=tuple(quoted(repeat, layout) for repeat in repeats),
        )
        for one, repeats in folded(shown)
    ]


def quoted(one: Evidence, layout: Layout) -> Quote:
    text = _beginning(one.text, layout.longest)
    return Quote(
        id=one.id,
        text=text,
        cut=f"{layout.words}#V-{one.id}" if text != one.text else "",
        language=one.language,
        voice=_VOICES[one.voice],
        said_by=wording.said_by(one),
        day=wording.day(one.at),
        place=wording.place(one),
    )


def _beginning(text: str, longest: int) -> str:
    """As many whole words as fit, if it does not fit; all of it where `longest` is 0."""
    if not longest or len(text) <= longest * 1.2:
        return text  # to leave out a few words more would save nobody the reading
    start = text[:longest]
    return start[: max(start.rfind(" "), longest // 2)]
