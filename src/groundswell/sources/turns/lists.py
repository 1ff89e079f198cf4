"""Where in a recording its turns are: the list of objects that reads most like people talking."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import cast

from groundswell.sources.exports.fields import Record, as_text, objects_in, part, parts, text
from groundswell.sources.turns.people import DIALOGUE, SPEAKERS, VAGUE
from groundswell.sources.turns.times import TIMES, is_timed
from groundswell.sources.turns.words import piece_of, sentence_of, speaker_piece, text_of

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
    texts = [text_of(turn) or piece_of(turn) for turn in some]
    spoken = [turn for turn, words in zip(some, texts, strict=True) if words]
    if not some or len(spoken) < max(1, _FEWEST * len(some)):
        return None
    words = sum(len(text.split()) for text in texts)
    both = sum(is_timed(turn) for turn in spoken) > _FEWEST * len(spoken)
    return Look(
        speaks=_share([speaker_piece(turn) for turn in spoken], SPEAKERS),
        timed=both and _share(spoken, tuple(TIMES)),
        vague=_share(spoken, VAGUE),
        long=words > 1.5 * len(spoken) or any(not part_is_word(turn) for turn in spoken),
        answers=_are_answers(spoken),
    )


def _are_answers(spoken: Sequence[Record]) -> bool:
    roles = {as_text(turn.get("role")).lower() for turn in spoken}
    both = any(tells_both <= roles for tells_both in _PAIRS) and roles <= DIALOGUE
    return both or all(set(turn) >= _CALL_LINE for turn in spoken)


def part_is_word(piece: Record) -> bool:
    return " " not in (text_of(piece) or piece_of(piece)).strip()


def turns_in(record: Record) -> list[Record]:
    """The turns of a recording; empty where nothing in it is one."""
    for known in _FORMS:
        if turns := known(record):
            return turns
    looks = [(look, listed) for look, listed in _lists(record) if look is not None and look.is_talk]
    if not looks:
        return []
    # Highlights have the same look as what they are taken from, which says more.
    look, chosen = max(
        looks, key=lambda candidate: (candidate[0].rank, sum(len(text_of(turn)) for turn in candidate[1]))
    )
    return chosen if look.long else by_speaker(chosen)


def by_speaker(pieces: Sequence[Record]) -> list[Record]:
    """Single words and marks as one turn for each run of a speaker."""
    latest, runs = "", list[tuple[str, Record]]()
    for piece in pieces:
        speaker = next(
            (label for name in (*SPEAKERS, *VAGUE) if (label := as_text(speaker_piece(piece).get(name)))), ""
        )
        latest = speaker or latest  # marks have no speaker of their own
        runs.append((latest, piece))
    turns = list[Record]()
    for speaker, group in groupby(runs, key=lambda run: run[0]):
        run = [piece for _, piece in group]
        turns.append({**run[0], "speaker": speaker, "text": sentence_of(run), "words": None, "end": None})
    return turns


def _share(objects: Sequence[Record], names: Sequence[str]) -> bool:
    holding = sum(any(record.get(name) not in (None, "") for name in names) for record in objects)
    return holding > _FEWEST * len(objects)


def _lists(record: Record) -> Iterator[tuple[Look | None, list[Record]]]:
    """Lists of objects and their looks, outer ones first; not those within what is a list of turns itself."""
    level: list[object] = [record]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for value in level:
            for element in cast("Mapping[str, object]", value).values() if isinstance(value, dict) else ():
                if isinstance(element, list):
                    listed = objects_in(cast("object", element))
                    look = look_of(listed)
                    yield look, listed
                    below += [] if look is not None and look.is_talk else listed[:3]
                elif isinstance(element, dict):
                    below.append(cast("object", element))
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
        if paragraphs := parts(part(best, "paragraphs"), "paragraphs"):
            turns += [{**paragraph, **own} for paragraph in paragraphs]
        elif pieces := parts(best, "words"):
            turns += [{**piece, **own} for piece in by_speaker(pieces)]
        elif text(best, "transcript"):
            turns.append({"text": text(best, "transcript"), **own})
    return turns


def _amazon(record: Record) -> list[Record]:
    results = part(record, "results")
    pieces = parts(results, "items")
    if not pieces or not parts(results, "transcripts"):
        return []
    audio_segments = parts(results, "audio_segments")
    if audio_segments and any(text(segment, "speaker_label") for segment in audio_segments):
        return audio_segments
    segments = parts(part(results, "speaker_labels"), "segments")
    channels = parts(part(results, "channel_labels"), "channels")
    if channels:
        runs = [
            {**item, "speaker": text(own, "channel_label")}
            for own in channels
            for item in parts(own, "items")
        ]
        return by_speaker(sorted(runs, key=_start) if all("start_time" in run for run in runs) else runs)
    who = {
        text(item, "start_time"): text(item, "speaker_label")
        for own in segments
        for item in parts(own, "items")
    }
    return by_speaker(
        [
            {**piece, "speaker": text(piece, "speaker_label") or who.get(text(piece, "start_time"), "")}
            for piece in pieces
        ]
    )


def _start(turn: Record) -> float:
    try:
        return float(text(turn, "start_time"))
    except ValueError:
        return 0.0


def _google(record: Record) -> list[Record]:
    results = parts(record, "results") or parts(part(record, "response"), "results")
    best = [(result, next(iter(parts(result, "alternatives")), None)) for result in results]
    alternatives = [(result, alternative) for result, alternative in best if alternative is not None]
    if not alternatives or not any("transcript" in alternative for _, alternative in alternatives):
        return []
    # With voices told apart, the last result holds all words again, each with its speaker.
    pieces = parts(alternatives[-1][1], "words")
    if any(text(piece, "speakerTag", "speakerLabel") not in ("", "0") for piece in pieces):
        return by_speaker(pieces)
    return [
        {
            "text": text(alternative, "transcript"),
            "speaker": text(result, "channelTag"),
            "start": next(
                (text(word, "startTime", "startOffset") for word in parts(alternative, "words")), ""
            ),
        }
        for result, alternative in alternatives
        if text(alternative, "transcript")
    ]


def _whisper_cpp(record: Record) -> list[Record]:
    segments = parts(record, "transcription")
    return [
        {**segment, "start": text(part(segment, "timestamps"), "from").replace(",", ".")}
        for segment in segments
        if "text" in segment
    ]


_FORMS: tuple[Callable[[Record], list[Record]], ...] = (_amazon, _deepgram, _google, _whisper_cpp)
