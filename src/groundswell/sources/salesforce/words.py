"""What is said in Salesforce's records, and by whom."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Refused
from groundswell.sources.exports.fields import Record, address, flag, moment, part, parts, text, unread_date
from groundswell.sources.exports.telling import SAID_WORDS, Said, note, talk
from groundswell.sources.html_text import text_of_html
from groundswell.sources.mail.own_words import own_words
from groundswell.sources.salesforce.facts import deal_of, loss_reason_of
from groundswell.sources.salesforce.records import SalesRecord
from groundswell.speech import Channel, DealStatus, Role, Speaker

# When an activity took place; the date of a task may be the day it was due.
_WHEN = {
    "Task": ("CompletedDateTime", "ActivityDate", "CreatedDate"),
    "Event": ("StartDateTime", "ActivityDateTime", "ActivityDate", "CreatedDate"),
}
_CREATED = ("CreatedDate", "LastModifiedDate")


def activity(record: SalesRecord) -> Iterator[Item]:
    """A task or an event: what its owner wrote down."""
    when = _WHEN[record.type]
    frame = record.frame(Channel.NOTE, text(record.fields, "Subject"), record.at(*when))
    words = to_text(text(record.fields, "Description"))
    items = list(note(frame, [words], record.row, unread_date(record.fields, *when)))
    yield from items or [Refused(row=record.row, reason="no words")]


def case(record: SalesRecord) -> Iterator[Item]:
    """A case in the words of the customer, with its comments where they were asked for."""
    told = record.fields
    # Many write all they have to say into the subject.
    words = to_text(text(told, "Description")) or text(told, "Subject")
    name = text(part(told, "Contact"), "Name") or text(told, "SuppliedName")
    mail = address(told, "ContactEmail", "SuppliedEmail") or address(part(told, "Contact"), "Email")
    said = [Said(text=words, speaker=Speaker(name=name, email=mail, role=Role.CUSTOMER))]
    comments = parts(part(told, "CaseComments"), "records")
    said += [one for comment in comments if (one := _comment(comment)).text]
    frame = record.frame(Channel.TICKET, text(told, "Subject"), record.at(*_CREATED))
    said = [one for one in said if one.text]
    yield from talk(frame, said, repeat(record.row), unread_date(told, *_CREATED))


def case_comment(record: SalesRecord) -> Iterator[Item]:
    """A comment by itself: who wrote it, the kind of user tells."""
    title = text(part(record.fields, "Parent"), "Subject")
    frame = record.frame(Channel.TICKET, title, record.at(*_CREATED))
    yield from talk(
        frame, [_comment(record.fields)], repeat(record.row), unread_date(record.fields, *_CREATED)
    )


def email(record: SalesRecord) -> Iterator[Item]:
    """A mail kept with a case or a deal: incoming ones are the customer's."""
    told = record.fields
    role = (Role.CUSTOMER if flag(told, "Incoming") else Role.SELLER) if "Incoming" in told else Role.UNKNOWN
    words = own_words(text(told, "TextBody") or text_of_html(text(told, "HtmlBody")))
    speaker = Speaker(name=text(told, "FromName"), email=address(told, "FromAddress"), role=role)
    when = ("MessageDate", *_CREATED)
    frame = record.frame(Channel.MAIL, text(told, "Subject"), record.at(*when))
    yield from talk(frame, [Said(text=words, speaker=speaker)], repeat(record.row), unread_date(told, *when))


def deal_note(record: SalesRecord) -> Iterator[Item]:
    """What a deal's owner wrote into it, if anything."""
    told, deal = record.fields, deal_of(record)
    fields = (to_text(text(told, "Description")), to_text(text(told, "NextStep")), loss_reason_of(record))
    texts = [words for words in dict.fromkeys(fields) if len(words.split()) >= SAID_WORDS]
    # The close date of an open deal is a hope.
    at = record.at("CloseDate") if deal.status is not DealStatus.OPEN else None
    frame = record.frame(Channel.NOTE, deal.name, at or record.at(*_CREATED, "CloseDate"))
    yield from note(replace(frame, deal=deal.name), texts, record.row)


def _comment(told: Record) -> Said:
    writer = part(told, "CreatedBy")
    kind = text(writer, "UserType").lower()
    role = Role.UNKNOWN if not kind else Role.SELLER if kind == "standard" else Role.CUSTOMER
    speaker = Speaker(name=text(writer, "Name"), email=address(writer, "Email"), role=role)
    return Said(text=to_text(text(told, "CommentBody")), speaker=speaker, at=moment(told, *_CREATED))
