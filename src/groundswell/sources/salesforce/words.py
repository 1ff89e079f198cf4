"""What is said in Salesforce's records, and by whom."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import repeat

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Refused
from groundswell.sources.exports.automatic import AUTOMATION, is_event
from groundswell.sources.exports.fields import Record, address, flag, moment, part, parts, text, unread_date
from groundswell.sources.exports.telling import Utterance, is_said, note, talk
from groundswell.sources.exports.written import written
from groundswell.sources.salesforce.facts import deal_of, loss_reason_of
from groundswell.sources.salesforce.records import SalesRecord
from groundswell.speech import Channel, DealStatus, Role, Speaker

# When an activity took place; the date of a task may be the day it was due.
_WHEN = {
    "Task": ("CompletedDateTime", "ActivityDate", "CreatedDate"),
    "Event": ("StartDateTime", "ActivityDateTime", "ActivityDate", "CreatedDate"),
}
_CREATED = ("CreatedDate", "LastModifiedDate")
# Kinds of users that are no people, and addresses that mail servers answer from.
_PROCESSES = frozenset(("automatedprocess", "cloudintegrationuser", "platformintegration"))
_SERVERS = ("mailer-daemon@", "postmaster@", "bounce@", "bounces@")


def activity(record: SalesRecord) -> Iterator[Item]:
    """A task or an event: what its owner wrote down."""
    when = _WHEN[record.type]
    frame = record.frame(Channel.NOTE, text(record.fields, "Subject"), record.at(*when))
    items = list(
        note(frame, [text(record.fields, "Description")], record.row, unread_date(record.fields, *when))
    )
    yield from items or [Refused(row=record.row, reason="no words")]


def case(record: SalesRecord) -> Iterator[Item]:
    """A case in the words of the customer, with its comments and mails where they were asked for."""
    fields = record.fields
    name = text(part(fields, "Contact"), "Name") or text(fields, "SuppliedName")
    mail = address(fields, "ContactEmail", "SuppliedEmail") or address(part(fields, "Contact"), "Email")
    asker = Speaker(name=name, email=mail, role=Role.CUSTOMER)
    mails = parts(part(fields, "EmailMessages"), "records")
    known = frozenset(filter(None, (mail, *(address(mail, "FromAddress") for mail in mails))))
    description = text(fields, "Description")
    utterances = [written(description, asker, known=known)] if description else []
    utterances += [_comment(comment) for comment in parts(part(fields, "CaseComments"), "records")]
    utterances += [_mail(mail, known) for mail in mails if _letters(_body(mail)) != _letters(description)]
    utterances = [utterance for utterance in utterances if utterance.text or utterance.aside]
    # Many write all they have to say into the subject.
    utterances = utterances or [Utterance(text=text(fields, "Subject"), speaker=asker)]
    frame = record.frame(Channel.TICKET, text(fields, "Subject"), record.at(*_CREATED))
    yield from talk(frame, utterances, repeat(record.row), unread_date(fields, *_CREATED))


def case_comment(record: SalesRecord) -> Iterator[Item]:
    """A comment by itself: who wrote it, the kind of user tells."""
    title = text(part(record.fields, "Parent"), "Subject")
    frame = record.frame(Channel.TICKET, title, record.at(*_CREATED))
    yield from talk(
        frame, [_comment(record.fields)], repeat(record.row), unread_date(record.fields, *_CREATED)
    )


def email(record: SalesRecord) -> Iterator[Item]:
    """A mail kept with a case or a deal: incoming ones are the customer's."""
    fields = record.fields
    when = ("MessageDate", *_CREATED)
    frame = record.frame(Channel.MAIL, text(fields, "Subject"), record.at(*when))
    known = frozenset(filter(None, (address(fields, "FromAddress"), address(fields, "ToAddress"))))
    yield from talk(frame, [_mail(fields, known)], repeat(record.row), unread_date(fields, *when))


def _mail(fields: Record, known: Collection[str]) -> Utterance:
    role = (
        (Role.CUSTOMER if flag(fields, "Incoming") else Role.SELLER) if "Incoming" in fields else Role.UNKNOWN
    )
    speaker = Speaker(name=text(fields, "FromName"), email=address(fields, "FromAddress"), role=role)
    utterance = written(_body(fields), speaker, known=known)
    if speaker.email.startswith(_SERVERS):
        return replace(utterance, refusal="an answer of a mail server")
    return replace(utterance, at=moment(fields, "MessageDate"))


def _body(fields: Record) -> str:
    return text(fields, "TextBody", "HtmlBody")


def deal_note(record: SalesRecord) -> Iterator[Item]:
    """What a deal's owner wrote into it, if anything."""
    case_fields, deal = record.fields, deal_of(record)
    fields = (text(case_fields, "Description"), text(case_fields, "NextStep"), loss_reason_of(record))
    texts = [words for words in dict.fromkeys(fields) if is_said(words)]
    # The close date of an open deal is a hope.
    at = record.at("CloseDate") if deal.status is not DealStatus.OPEN else None
    frame = record.frame(Channel.NOTE, deal.name, at or record.at(*_CREATED, "CloseDate"))
    yield from note(replace(frame, deal=deal.name), texts, record.row)


def _comment(comment: Record) -> Utterance:
    writer = part(comment, "CreatedBy")
    kind = text(writer, "UserType").lower()
    speaker = Speaker(name=text(writer, "Name"), email=address(writer, "Email"), role=_role_of(kind))
    utterance = written(text(comment, "CommentBody"), speaker, when=(comment, "CreatedDate"))
    nobodys = kind in _PROCESSES or (speaker.role is not Role.CUSTOMER and is_event(utterance.text))
    return replace(utterance, refusal=AUTOMATION) if nobodys else utterance


def _role_of(kind: str) -> Role:
    """By the kind of a user: whoever is no standard user came through a portal."""
    if not kind or kind in _PROCESSES or kind == "guest":
        return Role.UNKNOWN
    return Role.SELLER if kind == "standard" else Role.CUSTOMER


def _letters(words: str) -> str:
    return "".join(to_text(words).split())
