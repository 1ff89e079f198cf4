"""The records of an export one after another: the loop that its readers share."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

from groundswell.sources.contract import Item, Opened, Refused
from groundswell.sources.exports.fields import NoObject, Record, as_given, text
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, refused_value, talk, unheard_value
from groundswell.sources.exports.unread import Unread, no_label
from groundswell.speech import Channel, Conversation


def _never(_: Record) -> str:
    return ""


def items_of(
    records: Iterable[Record | NoObject],
    rows: Iterator[int],
    tell: Callable[[Record], Iterator[Item]],
    *,
    read: Collection[str],
    labels: Callable[[str], bool] = no_label,
    refusal: Callable[[Record], str] = _never,
) -> Iterator[Item]:
    """What `tell` tells of each record, then the fields of prose that are not read: see `Unread`.

    Refused is what is no object, and what `refusal` has a reason against. Each record takes at least
    one of `rows`: those after the last tell whether there was any.
    """
    unread = Unread(read, labels)
    for record in records:
        if isinstance(record, NoObject):
            yield refused_value(next(rows), record)
        elif reason := refusal(record):
            yield Refused(row=next(rows), reason=reason, raw=as_given(record))
        else:
            yield from unread.beside(record, tell(record))
    yield from unread.items()


def _ticket_of(record: Record | NoObject) -> str:
    return "" if isinstance(record, NoObject) else text(record, "ticket_id")


def answers_alone(
    file: Opened,
    system: str,
    json_path: str,
    rows: Iterator[int],
    utterance_of: Callable[[Record], Utterance],
) -> Iterator[Item]:
    """Answers without their tickets: those of one `ticket_id`, one after another, are one conversation."""
    for ticket, group in groupby(objects(file.path, json_path), key=_ticket_of):
        utterances = [
            unheard_value(record) if isinstance(record, NoObject) else utterance_of(record)
            for record in group
        ]
        frame = Conversation(
            key=f"{system}:{ticket}" if ticket else "",
            channel=Channel.TICKET,
            source=file.name,
            turns=(),
            at=min((utterance.at for utterance in utterances if utterance.at), default=None),
        )
        yield from talk(frame, utterances, rows)
