"""Where in a file its records are, and whether they are messages of one talk or of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from groundswell.sources.contract import HEAD_BYTES, Opened, UnreadableSource
from groundswell.sources.exports.fields import Record, objects_in, text
from groundswell.sources.exports.outline import outline_of
from groundswell.sources.exports.stream import first_objects, only_objects
from groundswell.sources.letters.subjects import topic_of
from groundswell.sources.records.people import People, side_of
from groundswell.sources.records.vocabulary import (
    CONVERSATIONS,
    CUSTOMERS,
    FORMS,
    IDS,
    NO_WORDS,
    PEOPLE,
    RATED,
    REVIEWS,
    TALKS,
    TIMES,
    plain_key,
)
from groundswell.sources.records.walking import is_message, normal, title_of, utterances_in
from groundswell.speech import Role, Speaker

SAMPLE = 20
_WHOLE = 64 * 1024**2  # bytes of a file that may be one object
_MOST_LISTS = 40  # that are looked into
_ENOUGH = 0.5  # of the records looked at that hold words by somebody
# Lists around records go by names that within records hold nobody's words.
_WRAPPERS = frozenset(("channel", "page", "pages", "paging", "pagination", "log", "entities", "history"))


@dataclass(frozen=True, slots=True)
class RecordsPlace:
    """Where the records of a file are; with `gathered`, they are messages of several conversations."""

    json_path: str
    gathered: bool = False
    single: bool = False  # a list of messages and nothing around it: one conversation


def records_place(file: Opened) -> RecordsPlace | None:
    """The records of a JSON file; None where none holds words by somebody."""
    outline = outline_of(file.head)
    if not outline.fields:
        return None
    lists = [json_path for json_path in outline.fields if json_path == "item" or json_path.endswith(".item")]
    lines = "item" not in lists and file.ending != ".json"
    if not _nests(first_objects(file.head, "item" if "item" in lists else "", 1), lines=lines):
        return None
    for json_path in (*lists[:_MOST_LISTS], ""):
        if not may_hold_records(json_path):
            continue
        judgement = judged(json_path, _sample(file, json_path))
        if judgement is not None:
            return judgement
    return None


def _nests(first: Sequence[Record], *, lines: bool) -> bool:
    """Whether a record holds more than one level: flat ones are rows of a table, and so are lines that hold
    objects, but no list of them."""
    if not first:
        return not lines
    values = list(first[0].values())
    if lines:
        values = [
            inner for value in values if isinstance(value, dict) for inner in cast("Record", value).values()
        ] + values
        return any(objects_in(value) for value in values if not isinstance(value, dict))
    return any(isinstance(value, dict | list) for value in values)


def may_hold_records(json_path: str) -> bool:
    """Whether a place is not that of people, tags and the like."""
    return not _names(json_path) & (PEOPLE | NO_WORDS - _WRAPPERS)


def _names(json_path: str) -> set[str]:
    return {plain_key(step) for step in json_path.split(".")} - {"item", ""}


def _sample(file: Opened, json_path: str) -> list[Record]:
    some = first_objects(file.head, json_path, SAMPLE)
    if not some and len(file.head) >= HEAD_BYTES:  # the first one is larger than the head
        some = _first_of(file.path, json_path)
    return [record for raw in some if (record := plain(raw))]


def _first_of(path: Path, json_path: str) -> list[Record]:
    if not json_path and path.stat().st_size > _WHOLE:
        return []
    try:
        return list(islice(only_objects(path, json_path), 1))
    except UnreadableSource:
        return []  # then it is for another reader to say what is wrong with the file


def is_frame(record: Record) -> bool:
    """Whether an object only goes around a list: it has neither an id, a time, a writer nor a rating."""
    return not record.keys() & {*IDS, *TIMES, *CUSTOMERS, *RATED, "author", "user", "sender", "from"}


def whose_are(json_path: str) -> Role:
    """Whose the records of a list are, by its name, as long as they do not say so themselves."""
    return Role.CUSTOMER if REVIEWS & _names(json_path) else Role.UNKNOWN


def judged(json_path: str, sample: Sequence[Record]) -> RecordsPlace | None:
    whose = whose_are(json_path)
    if not sample or sum(_tells(record, whose, alone=not json_path) for record in sample) < _ENOUGH * len(
        sample
    ):
        return None
    people = [(record, People.of(record)) for record in sample]
    messages = [record for record, known in people if is_message(record, known)]
    if not json_path or len(messages) < _ENOUGH * len(sample):
        return RecordsPlace(json_path)
    if sum(bool(text(record, *CONVERSATIONS)) for record in messages) > _ENOUGH * len(messages):
        return RecordsPlace(json_path, gathered=True)
    last = plain_key(json_path.removesuffix("item").strip(".").rpartition(".")[2])
    if last in TALKS or _take_turns(messages):
        return (
            RecordsPlace(json_path, gathered=True, single=True)
            if json_path == "item"
            else RecordsPlace(_holder(json_path))
        )
    return RecordsPlace(json_path)


def _take_turns(messages: Sequence[Record]) -> bool:
    """Whether both sides speak, or people who come back, in messages that bear no titles."""
    if {Role.CUSTOMER, Role.SELLER} <= {side_of(record) for record in messages}:
        return len({topic_of(title_of(record)) for record in messages} - {""}) < 2
    writers = [People.of(record).writer(record) for record in messages]
    several = len(set(writers)) > 1 and (
        len(set(writers)) < len(writers) or all(text(record, "type") == "message" for record in messages)
    )
    return several and not any(map(title_of, messages)) and all(text(record, *TIMES) for record in messages)


def _tells(record: Record, whose: Role, *, alone: bool) -> bool:
    """Whether a record holds words, and says of whom: a person, a side, a rating or an answer. Of an object
    `alone`, which may be anything, a writer is not enough."""
    people = People.of(record)
    utterances = [
        utterance
        for utterance in utterances_in(record, people, owner(record, people, whose))
        if utterance.text
    ]
    if any(utterance.speaker.role is Role.CUSTOMER for utterance in utterances) or len(utterances) > 1:
        return any(utterance.speaker != Speaker() for utterance in utterances) or not alone
    known = bool(people.known) or any(utterance.speaker != Speaker() for utterance in utterances)
    return bool(utterances) and known and not alone


def _holder(json_path: str) -> str:
    """The path of the objects that hold the list at `json_path`: the nearest list's, else the file's one."""
    steps = json_path.removesuffix("item").rstrip(".").split(".")
    last = max((number for number, step in enumerate(steps) if step == "item"), default=-1)
    return ".".join(steps[: last + 1])


def plain(record: object) -> Record:
    normalised = normal(record)
    return cast("Record", normalised) if isinstance(normalised, dict) else {}


def owner(record: Record, people: People, whose: Role) -> Speaker:
    """Whose record it is: whoever it names as its writer, else its customer."""
    writer = people.writer(record)
    if writer.role is not Role.UNKNOWN:
        return writer
    customers = any(
        record.get(name) or record.get(f"{name}_name") or record.get(f"{name}_id") for name in CUSTOMERS
    )
    asked = bool(FORMS & record.keys()) or any(name in record for name in ("pages", "form_response"))
    customer = customers or asked or bool(RATED & record.keys()) or whose is Role.CUSTOMER
    return Speaker(name=writer.name, email=writer.email, role=Role.CUSTOMER if customer else Role.UNKNOWN)
