"""Where in a recording its turns are: the list of objects that reads most like people talking."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import cast

from groundswell.sources.exports.fields import Record, as_text, objects_in, part, parts, text
from groundswell.sources.turns.people import DIALOGUE, SPEAKERS, VAGUE
from groundswell.sources.turns.times import TIMES, is_timed
from groundswell.sources.turns.words import piece_of, sentence_of, speaker_piece, words_of

_NOTHING: Record = {}
# The roles of a talk with a machine, which has both of a pair; the fields of a line of a phone system's call.
_PAIRS = tuple(
    frozenset(pair)
    for pair in (("agent", "user"), ("assistant", "user"), ("bot", "user"), ("agent", "customer"))
)
_CALL_LINE = frozenset(("contact_id", "user_id", "content", "time"))
_SAMPLE = 40
_DEEPEST = 5
_FEWEST = 0.5  # of the sampled objects that hold words
# Turns of lists that bear such an id are gathered by it where tables are read.
CONVERSATION_IDS = frozenset(
    "conversation_id conversationid call_id callid meeting_id meetingid ticket_id chat_id session_id"
    " thread_id"
    " recording_id interaction_id contact_id".split()
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a list of objects looks."""

    speaks: bool  # most name a speaker, in a field that says so
    timed: bool  # most tell where in a recording they stand
    vague: bool  # most name somebody in a field that may tell something else
    long: bool  # more than a word each
    answers: bool = False  # each tells which side of two speaks, and nothing else does: a talk with a machine

    @property
    def is_talk(self) -> bool:
        return self.speaks or self.timed or self.answers

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        return self.long, self.speaks or (self.vague and self.timed) or self.answers, self.timed


def look_of(objects: Sequence[Record]) -> Look | None:
    """How a list looks; None where it holds no words."""
    some = objects[:_SAMPLE]
    said = [words_of(one) or piece_of(one) for one in some]
    spoken = [one for one, words in zip(some, said, strict=True) if words]
    if not some or len(spoken) < max(1, _FEWEST * len(some)):
        return None
    words = sum(len(one.split()) for one in said)
    both = sum(is_timed(one) for one in spoken) > _FEWEST * len(spoken)
    return Look(
        speaks=_share([speaker_piece(one) for one in spoken], SPEAKERS),
        timed=both and _share(spoken, tuple(TIMES)),
        vague=_share(spoken, VAGUE),
        long=words > 1.5 * len(spoken) or any(not part_is_word(one) for one in spoken),
        answers=_are_answers(spoken),
    )


def _are_answers(spoken: Sequence[Record]) -> bool:
    roles = {as_text(one.get("role")).lower() for one in spoken}
    both = any(tells_both <= roles for tells_both in _PAIRS) and roles <= DIALOGUE
    return both or all(set(one) >= _CALL_LINE for one in spoken)


def part_is_word(one: Record) -> bool:
    return " " not in (words_of(one) or piece_of(one)).strip()


def turns_in(record: Record) -> list[Record]:
    """The turns of a recording; empty where nothing in it is one."""
    for known in _FORMS:
        if found := known(record):
            return found
    looks = [(look, listed) for look, listed in _lists(record) if look is not None and look.is_talk]
    if not looks:
        return []
    # Highlights have the same look as what they are taken from, which says more.
    look, chosen = max(looks, key=lambda one: (one[0].rank, sum(len(words_of(turn)) for turn in one[1])))
    return chosen if look.long else by_speaker(chosen)


def by_speaker(pieces: Sequence[Record]) -> list[Record]:
    """Single words and marks as one turn for each run of a speaker."""
    told, runs = "", list[tuple[str, Record]]()
    for one in pieces:
        speaker = next(
            (said for name in (*SPEAKERS, *VAGUE) if (said := as_text(speaker_piece(one).get(name)))), ""
        )
        told = speaker or told  # marks have no speaker of their own
        runs.append((told, one))
    turns = list[Record]()
    for speaker, group in groupby(runs, key=lambda run: run[0]):
        run = [one for _, one in group]
        turns.append({**run[0], "speaker": speaker, "text": sentence_of(run), "words": None, "end": None})
    return turns


def _share(objects: Sequence[Record], names: Sequence[str]) -> bool:
    told = sum(any(one.get(name) not in (None, "") for name in names) for one in objects)
    return told > _FEWEST * len(objects)


def _lists(record: Record) -> Iterator[tuple[Look | None, list[Record]]]:
    """Lists of objects and their looks, outer ones first; not those within what is a list of turns itself."""
    level: list[object] = [record]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for value in level:
            for one in cast("Mapping[str, object]", value).values() if isinstance(value, dict) else ():
                if isinstance(one, list):
                    listed = objects_in(cast("object", one))
                    look = look_of(listed)
                    yield look, listed
                    below += [] if look is not None and look.is_talk else listed[:3]
                elif isinstance(one, dict):
                    below.append(cast("object", one))
        level = list(islice(below, 200))


def _deepgram(record: Record) -> list[Record]:
    results = part(record, "results")
    if uttered := parts(results, "utterances"):
        return uttered
    turns = list[Record]()
    channels = parts(results, "channels")
    for number, channel in enumerate(channels):
        best = next(iter(parts(channel, "alternatives")), _NOTHING)
        own = {"speaker": number} if len(channels) > 1 else {}
        if told := parts(part(best, "paragraphs"), "paragraphs"):
            turns += [{**one, **own} for one in told]
        elif pieces := parts(best, "words"):
            turns += [{**one, **own} for one in by_speaker(pieces)]
        elif text(best, "transcript"):
            turns.append({"text": text(best, "transcript"), **own})
    return turns


def _amazon(record: Record) -> list[Record]:
    results = part(record, "results")
    pieces = parts(results, "items")
    if not pieces or not parts(results, "transcripts"):
        return []
    told = parts(results, "audio_segments")
    if told and any(text(one, "speaker_label") for one in told):
        return told
    segments = parts(part(results, "speaker_labels"), "segments")
    channels = parts(part(results, "channel_labels"), "channels")
    if channels:
        runs = [
            {**one, "speaker": text(own, "channel_label")} for own in channels for one in parts(own, "items")
        ]
        return by_speaker(sorted(runs, key=_start) if all("start_time" in one for one in runs) else runs)
    who = {
        text(one, "start_time"): text(one, "speaker_label") for own in segments for one in parts(own, "items")
    }
    return by_speaker(
        [
            {**one, "speaker": text(one, "speaker_label") or who.get(text(one, "start_time"), "")}
            for one in pieces
        ]
    )


def _start(one: Record) -> float:
    try:
        return float(text(one, "start_time"))
    except ValueError:
        return 0.0


def _google(record: Record) -> list[Record]:
    results = parts(record, "results") or parts(part(record, "response"), "results")
    best = [(one, next(iter(parts(one, "alternatives")), None)) for one in results]
    found = [(one, alternative) for one, alternative in best if alternative is not None]
    if not found or not any("transcript" in alternative for _, alternative in found):
        return []
    # With voices told apart, the last result holds all words again, each with its speaker.
    pieces = parts(found[-1][1], "words")
    if any(text(one, "speakerTag", "speakerLabel") not in ("", "0") for one in pieces):
        return by_speaker(pieces)
    return [
        {
            "text": text(alternative, "transcript"),
            "speaker": text(one, "channelTag"),
            "start": next(
                (text(word, "startTime", "startOffset") for word in parts(alternative, "words")), ""
            ),
        }
        for one, alternative in found
        if text(alternative, "transcript")
    ]


def _whisper_cpp(record: Record) -> list[Record]:
    told = parts(record, "transcription")
    return [
        {**one, "start": text(part(one, "timestamps"), "from").replace(",", ".")}
        for one in told
        if "text" in one
    ]


_FORMS: tuple[Callable[[Record], list[Record]], ...] = (_amazon, _deepgram, _google, _whisper_cpp)
