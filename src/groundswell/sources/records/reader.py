"""Any other export as JSON: reviews, tickets, chats and answers whose records nest what they hold.

Which system it is of is not asked. The records are those of the outermost list that holds words; of a list of
messages, whatever holds it. Messages that bear the id of a conversation are gathered by it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from groundswell.sources.columns.ratings import rating_of
from groundswell.sources.columns.roles import channel_of, role_of
from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import NoObject, Record, as_text, moment, part, parts, text
from groundswell.sources.exports.outline import outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects, only_objects
from groundswell.sources.exports.telling import Utterance, talk
from groundswell.sources.records.finding import RecordsPlace, owner, plain, records_place, whose_are
from groundswell.sources.records.people import People
from groundswell.sources.records.vocabulary import (
    CONVERSATIONS,
    IDS,
    PEOPLE,
    RATED,
    TALKS,
    TIMES,
    TOLD_AGAIN,
    WORDS,
    plain_key,
)
from groundswell.sources.records.walking import title_of, utterances_in
from groundswell.speech import Channel, Conversation, Role, Speaker

_MOST_PEOPLE = 50_000
_GATHERED = 64 * 1024**2  # bytes of a file whose messages are gathered by their conversation
# Fields whose words are read, or refused with the reason, where they stand in a list of turns.
_READ = frozenset(f"{name}.{field}" for name in TALKS for field in (*WORDS, *TOLD_AGAIN))
_STARS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}


class RecordsReader:
    kind = "records"

    def recognises(self, file: Opened) -> bool:
        return records_place(file) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        place = records_place(file)
        if place is None:
            raise UnreadableSource("holds no record with words")
        records = objects(file.path, place.json_path)
        yield from items_of_records(file, place, records, _people_beside(file, place))


def items_of_records(
    file: Opened,
    place: RecordsPlace,
    records: Iterable[Record | NoObject],
    beside: Mapping[Role, Sequence[Record]],
) -> Iterator[Item]:
    """The items of the records of a file, whatever it is written in; `beside` are people listed elsewhere."""
    rows = count(1)
    if place.gathered:
        records = _by_conversation(file.path, records, single=place.single)
    whose = whose_are(place.json_path)
    yield from items_of(records, rows, lambda record: _record(file, record, rows, whose, beside), read=_READ)
    if next(rows) == 1:
        raise UnreadableSource("holds no record: its list is empty")


def _people_beside(file: Opened, place: RecordsPlace) -> dict[Role, list[Record]]:
    """People whom the file lists apart from its records, by what the list is called."""
    outline, beside = outline_of(file.head), dict[Role, list[Record]]()
    for path in outline.lists:
        name = plain_key(path.rpartition(".")[2])
        if name in PEOPLE and "item" not in path.split(".") and f"{path}.item" != place.json_path:
            listed = islice(only_objects(file.path, f"{path}.item"), _MOST_PEOPLE)
            beside.setdefault(role_of(name.removesuffix("s")), []).extend(map(plain, listed))
    return beside


def _by_conversation(
    path: Path, records: Iterable[Record | NoObject], *, single: bool
) -> Iterator[Record | NoObject]:
    if path.stat().st_size > _GATHERED:
        raise UnreadableSource(f"holds messages in more than {_GATHERED >> 20} MB: split it by conversation")
    groups = dict[str, list[Record]]()
    for number, record in enumerate(records):
        if isinstance(record, NoObject):
            yield record
            continue
        known = plain(record)
        name = "\0" if single else text(known, *CONVERSATIONS) or f"\0{number}"
        groups.setdefault(name, []).append(known)
    for name, messages in groups.items():
        yield {"id": name if name[0] != "\0" else "", "title": title_of(messages[0]), "messages": messages}


def _record(
    file: Opened, record: Record, rows: Iterator[int], whose: Role, beside: Mapping[Role, Sequence[Record]]
) -> Iterator[Item]:
    record = plain(record)
    people = People.of(record)
    messages = [message for name in record if name in TALKS for message in _listed(record, name)]
    people.look_in(messages)
    for side, known in beside.items():
        people.add_all(known, side)
    by = owner(record, people, whose)
    utterances = utterances_in(record, people, by)
    titles = [title_of(record), *map(title_of, messages)]
    title = next(filter(None, titles), "")
    if not utterances and by.role is Role.CUSTOMER and title:
        utterances = utterances_in({"text": title}, people, by)
    if utterances and not messages and by.role is Role.CUSTOMER and RATED & record.keys():
        utterances = [*_headline(record, people, by, utterances), *utterances]
    frame = Conversation(
        key=_key(file, record),
        channel=_channel(record, messages),
        source=file.name,
        turns=(),
        at=moment(record, *TIMES)
        or moment(part(record, "thread"), *TIMES)
        or min((utterance.at for utterance in utterances if utterance.at), default=None),
        title=title,
        account=_account(record),
        seller=people.only(Role.SELLER).name,
        rating=_rating(record),
    )
    yield from talk(frame, utterances, rows)


def _headline(
    record: Record, people: People, by: Speaker, utterances: Sequence[Utterance]
) -> list[Utterance]:
    """What a reviewer wrote above the words, unless it is their beginning."""
    title = text(record, "title", "headline", "review_title")
    texts = [" ".join(utterance.text.casefold().split()) for utterance in utterances]
    begun = " ".join(title.rstrip(" .…").casefold().split())
    if not begun or any(text.startswith(begun) for text in texts):
        return []
    return [
        replace(utterance, at=utterances[0].at) for utterance in utterances_in({"text": title}, people, by)
    ]


def _listed(record: Record, name: str) -> list[Record]:
    return parts(record, name) if isinstance(record.get(name), list) else []


def _channel(record: Record, messages: Sequence[Record]) -> Channel:
    if RATED & record.keys() and not messages:
        return Channel.TICKET
    for source in (record, *messages[:1]):
        channel = channel_of(text(source, "channel")) or channel_of(text(source, "type"))
        if channel is not None and (channel is not Channel.NOTE or not messages):
            return channel
    return Channel.CHAT if messages else Channel.TICKET


def _key(file: Opened, record: Record) -> str:
    """An id that no other system is likely to give; a small number tells records of this file apart."""
    id_ = text(record, *IDS)
    within = "" if len(id_) >= 16 else f"{file.name}:"
    return f"records:{within}{id_}" if id_ else ""


def _account(record: Record) -> str:
    for name in ("company", "organization", "organisation", "account", "customer_company", "author_company"):
        called = as_text(record.get(name)) or text(part(record, name), "name", "display_name")
        if called:
            return called
    return ""


def _rating(record: Record) -> float | None:
    for name in (name for name in record if name in RATED):
        value = as_text(record[name]).lower()
        rating = _STARS.get(value) or rating_of(value)
        if rating is not None:
            return rating
    return (
        rating_of(as_text(overall.get("text")))
        if (overall := part(part(record, "ratings"), "overall"))
        else None
    )


READER = RecordsReader()
