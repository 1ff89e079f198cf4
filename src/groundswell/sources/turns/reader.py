"""Recordings as JSON: one or many, each with a list of turns that tell a speaker, a time and words.

Microsoft's `entries`, Whisper and WhisperX, Deepgram, AssemblyAI, Amazon, Google, Azure, Rev, Otter, Fathom
and others have each their own names for the same three; a bare list of turns is one recording. Summaries that
come beside the turns are nobody's words and are not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import NoObject, Record, moment, part, text, unread_date
from groundswell.sources.exports.outline import outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, talk, unheard_value
from groundswell.sources.formats.filenames import moment_in, title_in
from groundswell.sources.turns.lists import turns_in
from groundswell.sources.turns.people import People, company_side
from groundswell.sources.turns.recognition import TurnsPlace, turns_place
from groundswell.sources.turns.times import begins, unit_of
from groundswell.sources.turns.words import text_of
from groundswell.speech import Channel, Conversation, Role

_ENDED = (".", "?", "!", "…", "。", "？", "！", '"', "”", ")")
_SOUND = re.compile(r"^\W*[\[(*♪<][^\[\]()*<>]{1,40}[\])*♪>]\W*$|^\W*♪.{0,200}♪\W*$")
_DATES = (
    *(
        "started_at",
        "startedAt",
        "start_time",
        "startTime",
        "recording_start_time",
        "recordingStartTime",
        "date",
    ),
    *(
        "meeting_date",
        "meetingDate",
        "started",
        "createdDateTime",
        "created_at",
        "createdAt",
        "created",
        "recorded_at",
    ),
    *("scheduled_start_time", "timestamp", "StartTime"),
)
_TITLES = ("title", "meeting_title", "meetingTitle", "meeting_name", "subject", "topic", "name", "Title")
_IDS = (
    "recording_id",
    "call_id",
    "callId",
    "meeting_id",
    "meetingId",
    "session_id",
    "request_id",
    "id",
    "uuid",
)
# The words of a turn once more, as they were heard before they were written out.
_SAID = "transcript"
_READ = frozenset(
    f"{outer}.{name}" for outer in ("nBest", "alternatives") for name in ("lexical", "itn", "maskedITN")
)


class TurnsReader:
    kind = "turns"

    def recognises(self, file: Opened) -> bool:
        return turns_place(file, outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        place, rows = turns_place(file, outline_of(file.head)) or TurnsPlace(""), count(1)
        if place.bare:
            yield from _bare(file, place.json_path, rows)
            return
        records = objects(file.path, place.json_path)
        yield from items_of(records, rows, lambda record: _recording(file, record, rows), read=_READ)
        if next(rows) == 1:
            raise UnreadableSource("holds no recording: its list is empty")


def _bare(file: Opened, json_path: str, rows: Iterator[int]) -> Iterator[Item]:
    """A list of turns and nothing around it."""
    records = list(objects(file.path, json_path))
    if not records:
        raise UnreadableSource("holds no turn: its list is empty")
    utterances = _utterances([record for record in records if not isinstance(record, NoObject)], {})
    utterances += [unheard_value(record) for record in records if isinstance(record, NoObject)]
    yield from talk(_frame(file, {}, "", utterances), utterances, rows)


def _recording(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    about = _about(record)
    utterances = _utterances(turns_in(record), about)
    field = next((name for name in _DATES if text(about, name)), "")
    remarks = unread_date(about, field) if field else ()
    yield from talk(_frame(file, about, _key(about), utterances), utterances, rows, remarks)


def _about(record: Record) -> Record:
    """What is told of a recording: by itself, or by an object that describes it."""
    about = dict(record)
    for name in ("meeting", "call", "speech", "metadata", "recording", "data", "session_data", "relations"):
        for field, value in part(record, name).items():
            about.setdefault(field, value)
    return about


def _frame(file: Opened, about: Record, key: str, utterances: Sequence[Utterance]) -> Conversation:
    name = re.sub(r"\.jsonl?$", "", file.name, flags=re.I)
    at = moment(about, *_DATES)
    return Conversation(
        key=key,
        channel=Channel.CALL,
        source=file.name,
        turns=(),
        at=at
        or moment_in(file.name)
        or next((utterance.at for utterance in utterances if utterance.at), None),
        title=text(about, *_TITLES) or title_in(name),
        account=text(about, "account_name", "accountName", "company"),
        deal=text(about, "deal_name", "dealName"),
        seller=company_side(about),
    )


def _key(about: Record) -> str:
    """An id that no other system is likely to give; a small number alone is none."""
    system = "fathom" if "recording_id" in about and "recorded_by" in about else "turns"
    own_id = next((id_ for name in _IDS if (id_ := text(about, name))), "")
    return f"{system}:{own_id}" if own_id and (system != "turns" or len(own_id) >= 16) else ""


def _utterances(turns: Sequence[Record], about: Record) -> list[Utterance]:
    people = People.of(about)
    worded = [(turn, text_of(turn).strip()) for turn in turns]
    unit = unit_of(worded)
    first = next((at for turn, _ in worded if isinstance(at := begins(turn), datetime)), None)
    # Where lines are marked as what was said, the others are what a machine made of it.
    marked = any(text(turn, "type") == _SAID for turn in turns)
    utterances = list[Utterance]()
    for turn, words in worded:
        speaker = people.speaker(turn, vague=True)
        start = begins(turn)
        at = start if isinstance(start, datetime) else None
        seconds = _seconds(start, unit, first)
        refusal = "a sound, which nobody says" if _SOUND.match(words) else ""
        if text(turn, "role").lower() == "system" and speaker.role is Role.UNKNOWN:
            refusal = "an instruction to a machine"
        if marked and text(turn, "type") != _SAID:
            refusal = "a remark of the recorder's"
        utterances.append(Utterance(text=words, speaker=speaker, seconds=seconds, at=at, refusal=refusal))
    return joined(utterances)


def _seconds(start: float | datetime | None, unit: float, first: datetime | None) -> float | None:
    if isinstance(start, datetime):
        return (start - (first or start)) / timedelta(seconds=1)
    return start / unit if start is not None else None


def joined(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Neighbours of one speaker as one turn. Of a voice without a name only until a sentence ends: there may
    be two of them."""
    runs = list[list[Utterance]]()
    for utterance in utterances:
        last = runs[-1][-1] if runs else None
        if last is not None and _goes_on(last, utterance):
            runs[-1].append(utterance)
        else:
            runs.append([utterance])
    return [replace(run[0], text=" ".join(utterance.text for utterance in run)) for run in runs]


def _goes_on(last: Utterance, utterance: Utterance) -> bool:
    plain = not (last.refusal or utterance.refusal) and bool(last.text and utterance.text)
    if not plain or last.speaker != utterance.speaker:
        return False
    return bool(utterance.speaker.name) or not last.text.endswith(_ENDED)


READER = TurnsReader()
