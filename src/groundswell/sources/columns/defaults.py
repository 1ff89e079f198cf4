"""Whose words a table holds and through which channel, where its rows do not say so."""

from collections.abc import Collection

from groundswell.sources.columns.asked import By, unnumbered
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.wordlists import names
from groundswell.speech import Channel, Role

# What a kind of table is, where no column says it row by row.
_CHANNELS = {Shape.ACTIVITIES: Channel.NOTE, Shape.TALK: Channel.CHAT, Shape.MAILS: Channel.MAIL}
_ROLES = {Shape.ACTIVITIES: Role.SELLER, Shape.TICKETS: Role.CUSTOMER, Shape.FEEDBACK: Role.CUSTOMER}
# Who may be anybody: only what else a table tells shows on which side they are.
ANYBODY = names(
    """
    speaker, speaker name, author, author name, from, from name, sender, sender name, submitter, user name,
    username, participant, participants, attendee, attendee name, said by, who, commenter, persona, person,
    name, full name
    """
)
# Of these, whom a seller's note names because it is about them.
TOLD_OF = names("person, name, full name, participant, participants, attendee, attendee name")
# What a seller writes about a customer, or somebody about a talk.
_ABOUT = names(
    """
    note, notes, note text, note body, call notes, meeting notes, activity notes, internal meeting notes,
    summary, call summary, transcript, transcription, details, description, content, sentence, utterance,
    observation, agent notes, internal notes, internal comments, resolution
    """
)
# Columns of a ticket that its agents write, not the customer.
_INTERNAL = names("internal notes, agent notes, notes, resolution, internal comments, work notes")
# What repeats a customer's own words by its name.
_QUOTED = names("quote, quotes, verbatim, verbatims, what they said, customer quote, customer said")
_WRITE_DOWN = names("recorded by, noted by, taken by, received by")
_CONTACTS = names("contact, contact name, contact person, customer, customer name, client, client name")


def default_role(layout: Layout) -> Role:
    column = layout.names[next(iter(layout.texts))]
    if layout.shape is Shape.TICKETS:
        if Meaning.CONVERSATION in layout.columns:
            return Role.UNKNOWN  # comments of a ticket: customers and agents take turns
        return Role.SELLER if column in _INTERNAL else Role.CUSTOMER
    if layout.shape is Shape.PLAIN and _is_customers(layout, column):
        return Role.CUSTOMER
    return _ROLES.get(layout.shape, Role.UNKNOWN)


def _is_customers(layout: Layout, column: str) -> bool:
    """A plain table that names a customer, and nobody of ours, holds the customer's words."""
    columns = layout.columns
    if layout.talk or unnumbered(column) in _ABOUT:
        return False
    speaker = layout.names[columns[Meaning.SPEAKER]] if Meaning.SPEAKER in columns else ""
    if any(meaning in columns for meaning in (Meaning.ROLE, Meaning.CONVERSATION)):
        return False
    if column in _QUOTED and Meaning.ACCOUNT in columns:
        return True
    if Meaning.SELLER in columns:  # whoever wrote it down, beside whom they heard it from
        written_down = layout.names[columns[Meaning.SELLER]] in _WRITE_DOWN
        # Where our answer has a column of its own, the other one holds what it answers.
        answered = By.OURS in layout.texts.values()
        return (written_down or answered) and speaker in _CONTACTS
    if Meaning.ACCOUNT in columns and speaker in ("name", "full name"):
        return True
    return speaker not in ANYBODY and (bool(speaker) or Meaning.ACCOUNT in columns)


def _are_letters(addresses: Collection[str]) -> bool:
    """From somebody to somebody, and not as long as a call."""
    return {"from", "to"} <= set(addresses) and "duration" not in addresses


def default_channel(layout: Layout) -> Channel:
    column = layout.names[next(iter(layout.texts))]
    if (layout.shape is Shape.ACTIVITIES and "email" in column) or _are_letters(layout.names):
        return Channel.MAIL
    if layout.shape is Shape.TICKETS and column in _INTERNAL:
        return Channel.NOTE
    if layout.talk is not None and (layout.talk.offset is not None or layout.in_talks):
        return Channel.CHAT if column == "message" and layout.talk.offset is None else Channel.CALL
    return _CHANNELS.get(layout.shape, Channel.TICKET)
