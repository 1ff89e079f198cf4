"""What is said in a Freshdesk ticket, and by whom."""

import re
from dataclasses import replace

from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.automatic import AUTOMATION, is_event
from groundswell.sources.exports.fields import Record, flag, part, parts, text
from groundswell.sources.exports.telling import Utterance
from groundswell.sources.exports.written import written
from groundswell.sources.freshdesk.people import Names
from groundswell.sources.speakers.prefixes import speaker_of
from groundswell.speech import Role, Speaker

_ADDRESS = re.compile(r"[^\s<>\"',;]{1,80}@[^\s<>\"',;]{1,200}")
# `source` of a conversation: a change of status, data about the ticket, a summary.
_EVENTS = frozenset(("3", "4", "13"))
_SURVEY = "6"


def utterances_in(ticket: Record, names: Names) -> list[Utterance]:
    """The description, then the conversations, then what the customer wrote beside a rating."""
    first = _body(ticket, "description_html", "description", "description_text")
    asker = names.speaker(text(ticket, "requester_id"), ticket, Role.CUSTOMER)
    known = frozenset(filter(None, (asker.email,)))
    listed = parts(ticket, "conversations") or parts(part(ticket, "conversations"), "conversations")
    replies = [unwrapped(note, "helpdesk_note") for note in (*listed, *parts(ticket, "notes"))]
    utterances = [written(first, asker, known=known)] if first else []
    utterances += [utterance_of(reply, ticket, names) for reply in replies]
    # Many write all they have to say into the subject.
    utterances = utterances or [Utterance(text=to_text(text(ticket, "subject")), speaker=asker)]
    return [
        *utterances,
        *(remark for rating in _ratings(ticket) if (remark := _remark(rating, ticket, names))),
    ]


def utterance_of(reply: Record, ticket: Record, names: Names) -> Utterance:
    """A reply or a note; a note that no person wrote is refused."""
    incoming, source = flag(reply, "incoming"), text(reply, "source")
    asked = "incoming" not in reply and text(reply, "user_id") == text(ticket, "requester_id") != ""
    role = Role.CUSTOMER if incoming or asked or source == _SURVEY else Role.SELLER
    is_told = "incoming" in reply or "private" in reply or asked
    speaker = names.speaker(text(reply, "user_id"), ticket, role if is_told else Role.UNKNOWN)
    mails = {
        match[0].lower()
        for name in ("from_email", "support_email")
        if (match := _ADDRESS.search(text(reply, name)))
    }
    if not (speaker.name or speaker.email):  # no list tells the id; the mail it came in does
        told_by = speaker_of(text(reply, "from_email")) if "@" in text(reply, "from_email") else Speaker()
        speaker = replace(told_by, name="" if "@" in told_by.name else told_by.name, role=speaker.role)
    utterance = written(
        _body(reply, "body", "body_html", "full_text_html", "body_text", "full_text"),
        speaker,
        known=frozenset(filter(None, (*mails, speaker.email))),
        when=(reply, "created_at"),
    )
    refusal = _why_nobodys(reply, role, source, utterance.text)
    return Utterance(text=utterance.text, speaker=speaker, refusal=refusal) if refusal else utterance


def _why_nobodys(reply: Record, role: Role, source: str, words: str) -> str:
    ruled = any(text(reply, name) for name in ("automation_id", "automation_type_id", "automation_rule_id"))
    if ruled or flag(reply, "auto_response"):
        return AUTOMATION
    is_nobodys = role is not Role.CUSTOMER and (source in _EVENTS or is_event(words))
    return AUTOMATION if is_nobodys else ""


def unwrapped(record: Record, name: str) -> Record:
    """The record itself, which the older export puts into an object of its own."""
    return part(record, name) or record


def _body(record: Record, *names: str) -> str:
    """The first of these that shows anything."""
    return next((body for name in names if to_text(body := text(record, name))), "")


def _ratings(ticket: Record) -> list[Record]:
    names = ("satisfaction_ratings", "survey_results", "satisfaction_rating", "survey_result")
    return [rating for name in names for rating in parts(ticket, name)]


def _remark(reply: Record, ticket: Record, names: Names) -> Utterance | None:
    words = text(reply, "feedback", "comments", "comment")
    asker = names.speaker(text(ticket, "requester_id"), ticket, Role.CUSTOMER)
    return written(words, asker, when=(reply, "created_at")) if words else None
