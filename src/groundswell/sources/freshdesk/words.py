"""What is said in a Freshdesk ticket, and by whom."""

import re
from dataclasses import replace

from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.automatic import AUTOMATION, is_event
from groundswell.sources.exports.fields import Record, flag, part, parts, text
from groundswell.sources.exports.telling import Said
from groundswell.sources.exports.written import written
from groundswell.sources.freshdesk.people import Names
from groundswell.sources.speakers.prefixes import speaker_of
from groundswell.speech import Role, Speaker

_ADDRESS = re.compile(r"[^\s<>\"',;]{1,80}@[^\s<>\"',;]{1,200}")
# `source` of a conversation: a change of status, data about the ticket, a summary.
_EVENTS = frozenset(("3", "4", "13"))
_SURVEY = "6"


def said_in(ticket: Record, names: Names) -> list[Said]:
    """The description, then the conversations, then what the customer wrote beside a rating."""
    first = _body(ticket, "description_html", "description", "description_text")
    asker = names.speaker(text(ticket, "requester_id"), ticket, Role.CUSTOMER)
    known = frozenset(filter(None, (asker.email,)))
    listed = parts(ticket, "conversations") or parts(part(ticket, "conversations"), "conversations")
    replies = [unwrapped(one, "helpdesk_note") for one in (*listed, *parts(ticket, "notes"))]
    said = [written(first, asker, known=known)] if first else []
    said += [said_of(one, ticket, names) for one in replies]
    # Many write all they have to say into the subject.
    said = said or [Said(text=to_text(text(ticket, "subject")), speaker=asker)]
    return [*said, *(remark for one in _ratings(ticket) if (remark := _remark(one, ticket, names)))]


def said_of(one: Record, ticket: Record, names: Names) -> Said:
    """A reply or a note; a note that no person wrote is refused."""
    incoming, source = flag(one, "incoming"), text(one, "source")
    asked = "incoming" not in one and text(one, "user_id") == text(ticket, "requester_id") != ""
    role = Role.CUSTOMER if incoming or asked or source == _SURVEY else Role.SELLER
    told = "incoming" in one or "private" in one or asked
    speaker = names.speaker(text(one, "user_id"), ticket, role if told else Role.UNKNOWN)
    mails = {
        found[0].lower()
        for name in ("from_email", "support_email")
        if (found := _ADDRESS.search(text(one, name)))
    }
    if not (speaker.name or speaker.email):  # no list tells the id; the mail it came in does
        told_by = speaker_of(text(one, "from_email")) if "@" in text(one, "from_email") else Speaker()
        speaker = replace(told_by, name="" if "@" in told_by.name else told_by.name, role=speaker.role)
    said = written(
        _body(one, "body", "body_html", "full_text_html", "body_text", "full_text"),
        speaker,
        known=frozenset(filter(None, (*mails, speaker.email))),
        when=(one, "created_at"),
    )
    refusal = _why_nobodys(one, role, source, said.text)
    return Said(text=said.text, speaker=speaker, refusal=refusal) if refusal else said


def _why_nobodys(one: Record, role: Role, source: str, words: str) -> str:
    ruled = any(text(one, name) for name in ("automation_id", "automation_type_id", "automation_rule_id"))
    if ruled or flag(one, "auto_response"):
        return AUTOMATION
    told = role is not Role.CUSTOMER and (source in _EVENTS or is_event(words))
    return AUTOMATION if told else ""


def unwrapped(record: Record, name: str) -> Record:
    """The record itself, which the older export puts into an object of its own."""
    return part(record, name) or record


def _body(record: Record, *names: str) -> str:
    """The first of these that shows anything."""
    return next((body for name in names if to_text(body := text(record, name))), "")


def _ratings(ticket: Record) -> list[Record]:
    names = ("satisfaction_ratings", "survey_results", "satisfaction_rating", "survey_result")
    return [one for name in names for one in parts(ticket, name)]


def _remark(one: Record, ticket: Record, names: Names) -> Said | None:
    words = text(one, "feedback", "comments", "comment")
    asker = names.speaker(text(ticket, "requester_id"), ticket, Role.CUSTOMER)
    return written(words, asker, when=(one, "created_at")) if words else None
