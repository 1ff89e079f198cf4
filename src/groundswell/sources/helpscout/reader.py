"""Help Scout and FreeScout: conversations with their threads, one or many, wrapped or bare, or threads alone.

`{"_embedded": {"conversations": [{…, "_embedded": {"threads": […]}}]}}` in the second version of the
interface, `{"items": [{…, "threads": […]}]}` in the first. Lines that tell what was done have no body and are
no rows; drafts were never sent, and are refused.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from operator import itemgetter

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.automatic import AUTOMATION, BOT, is_bot, is_event
from groundswell.sources.exports.fields import (
    NoObject,
    Record,
    address,
    moment,
    part,
    parts,
    text,
    unread_date,
)
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, refused_value, talk
from groundswell.sources.exports.written import written
from groundswell.speech import Channel, Conversation, Role, Speaker

_CONVERSATION = frozenset(("primaryCustomer", "mailboxId", "mailbox", "folderId", "createdBy", "customer"))
_THREAD = frozenset(("body", "createdBy", "type"))
_SIDES = {
    **dict.fromkeys(("customer", "guest"), Role.CUSTOMER),
    **dict.fromkeys(("user", "team"), Role.SELLER),
}
# By the kind of a thread, where it does not say who wrote it.
_KINDS = {
    **dict.fromkeys(("customer", "beaconchat"), Role.CUSTOMER),
    **dict.fromkeys(("message", "note", "reply"), Role.SELLER),
}
_CREATED = ("createdAt", "created_at")
_UNSENT = frozenset(("draft", "hidden", "underreview"))
_READ = frozenset(
    "subject preview threads.body threads.text action.text rating.comments rating.comment"
    " satisfactionRating.comments satisfactionRating.comment".split()
)


class HelpScoutReader:
    kind = "helpscout"

    def recognises(self, file: Opened) -> bool:
        outline = outline_of(file.head)
        return _conversations(outline) is not None or _threads(outline) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        outline, rows = outline_of(file.head), count(1)
        json_path = _conversations(outline)
        if json_path is None:
            yield from _threads_alone(file, _threads(outline) or "", rows)
        else:
            records = objects(file.path, json_path)
            yield from items_of(records, rows, lambda record: _conversation(file, record, rows), read=_READ)
        if next(rows) == 1:
            raise UnreadableSource("holds no conversation: its list is empty")


def _conversations(outline: Outline) -> str | None:
    for json_path, fields in outline.fields.items():
        threads = "threads" in fields or "threads" in outline.within(json_path, "_embedded")
        if "subject" in fields and fields & _CONVERSATION and (threads or "primaryCustomer" in fields):
            return json_path
    return None


def _threads(outline: Outline) -> str | None:
    return outline.path_where(
        lambda fields: fields >= _THREAD and bool(fields & {"state", "status", "customer"})
    )


def _conversation(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    id_, customer = text(record, "id"), part(record, "primaryCustomer") or part(record, "customer")
    owner = _speaker(part(record, "assignee") or part(record, "owner"), Role.SELLER)
    threads = parts(part(record, "_embedded"), "threads") or parts(record, "threads")
    utterances = list(_utterances(threads))
    seller = next(
        (
            utterance.speaker.name
            for utterance in utterances
            if utterance.speaker.role is Role.SELLER and not utterance.refusal
        ),
        "",
    )
    frame = Conversation(
        key=f"helpscout:{id_}" if id_ else "",
        channel=Channel.CHAT if text(record, "type") == "chat" else Channel.TICKET,
        source=file.name,
        turns=(),
        at=moment(record, *_CREATED),
        title=text(record, "subject"),
        account=text(customer, "organization", "company"),
        seller=owner.name or owner.email or seller,
    )
    rating = part(record, "rating") or part(record, "satisfactionRating")
    if remark := text(rating, "comments", "comment"):
        utterances.append(written(remark, _speaker(customer, Role.CUSTOMER)))
    if not utterances:
        words = to_text(text(record, "preview")) or to_text(text(record, "subject"))
        utterances = [Utterance(text=words, speaker=_speaker(customer, Role.CUSTOMER))]
    yield from talk(frame, utterances, rows, unread_date(record, *_CREATED))


def _utterances(threads: list[Record]) -> Iterator[Utterance]:
    """The threads in the order of their times: newest first is how they are answered."""
    writers = [_writer(thread) for thread in threads]
    known = frozenset(writer.email for writer in writers if writer.email)
    utterances = [
        _thread(thread, writer, known)
        for thread, writer in zip(threads, writers, strict=True)
        if to_text(text(thread, "body", "text"))
    ]
    timed = [(utterance.at, utterance) for utterance in utterances if utterance.at is not None]
    if len(timed) == len(utterances):
        utterances = [utterance for _, utterance in sorted(timed, key=itemgetter(0))]
    yield from utterances


def _thread(thread: Record, writer: Speaker, known: frozenset[str]) -> Utterance:
    field = next((name for name in _CREATED if text(thread, name)), _CREATED[0])
    utterance = written(text(thread, "body", "text"), writer, known=known, when=(thread, field))
    refusal = _why_not(thread, writer, utterance.text)
    return replace(utterance, refusal=refusal) if refusal else utterance


def _why_not(thread: Record, writer: Speaker, words: str) -> str:
    if text(thread, "state").lower() in _UNSENT:
        return "a draft or a hidden message, which was never sent"
    if is_bot(part(thread, "createdBy")):
        return BOT
    action = text(part(thread, "action"), "type").lower()
    lined = text(thread, "type").lower() in ("lineitem", "line_item")
    ruled = "workflow" in action or lined
    return AUTOMATION if ruled or (writer.role is not Role.CUSTOMER and is_event(words)) else ""


def _writer(thread: Record) -> Speaker:
    author = part(thread, "createdBy") or part(thread, "created_by")
    role = _SIDES.get(text(author, "type").lower()) or _KINDS.get(text(thread, "type").lower(), Role.UNKNOWN)
    return _speaker(author or (part(thread, "customer") if role is Role.CUSTOMER else {}), role)


def _speaker(person: Record, role: Role) -> Speaker:
    first, last = text(person, "first", "firstName"), text(person, "last", "lastName")
    return Speaker(
        name=" ".join(filter(None, (first, last))) or text(person, "name"),
        email=address(person, "email"),
        role=role,
    )


def _threads_alone(file: Opened, json_path: str, rows: Iterator[int]) -> Iterator[Item]:
    """One conversation's threads without it."""
    threads = list(objects(file.path, json_path))
    yield from (refused_value(next(rows), value) for value in threads if isinstance(value, NoObject))
    utterances = list(_utterances([thread for thread in threads if not isinstance(thread, NoObject)]))
    at = min((utterance.at for utterance in utterances if utterance.at), default=None)
    if utterances:
        yield from talk(
            Conversation(key="", channel=Channel.TICKET, source=file.name, turns=(), at=at), utterances, rows
        )


READER = HelpScoutReader()
