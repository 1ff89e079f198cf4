"""What is said in a Zendesk ticket: its description, its comments and the remark that goes with a rating."""

import re
from collections.abc import Sequence
from dataclasses import replace

from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.automatic import AUTOMATION, BOT, is_bot, is_event
from groundswell.sources.exports.fields import Record, part, parts, text
from groundswell.sources.exports.telling import Utterance
from groundswell.sources.exports.written import written
from groundswell.sources.zendesk.people import People, speaker_of
from groundswell.speech import Role, Speaker

# Channels of `via` that no person writes through; whatever comes by "api" may be a person's.
_RULES = frozenset(("rule", "system", "system_message", "trigger", "automation"))
_RULE_SOURCES = frozenset(("trigger", "automation", "merge", "macro_rule", "problem_solved"))
_NO_LETTERS = re.compile(r"\W+")
_CUT_SHORT = 200  # characters: a text that goes on after fewer is another
_SYSTEM = "-1"  # the author of what Zendesk itself writes


def utterances_in(ticket: Record, people: People) -> list[Utterance]:
    """Everything said in a ticket, first things first."""
    known = people.mails
    comments = _comments_of(ticket)
    utterances = [utterance_of(comment, people, ticket) for comment in comments]
    first = text(ticket, "description")
    again = _told_again(first, comments)
    if first and again is None:
        return [
            written(first, _opener(ticket, people), known=known),
            *utterances,
            *remarks_of(ticket, people),
        ]
    if again is not None and _is_longer(first, _body(comments[again])) and not utterances[again].refusal:
        # Where one of the two was cut short, the other is whole.
        whole = written(first, utterances[again].speaker, known=known)
        utterances[again] = replace(utterances[again], text=whole.text, aside=whole.aside)
    if not utterances:  # many write all they have to say into the subject
        utterances = [
            Utterance(text=to_text(text(ticket, "subject", "raw_subject")), speaker=_opener(ticket, people))
        ]
    return [*utterances, *remarks_of(ticket, people)]


def utterance_of(comment: Record, people: People, ticket: Record) -> Utterance:
    """A comment; one that no person wrote is refused."""
    author = part(comment, "author")
    writer = people.author(text(comment, "author_id") or text(author, "id"), ticket)
    if writer.role is Role.UNKNOWN and author:
        writer = speaker_of(author) if speaker_of(author).name else writer
    if comment.get("public") is False and writer.role is Role.UNKNOWN:
        writer = replace(writer, role=Role.SELLER)  # only agents write and see those
    utterance = written(_body(comment), writer, known=people.mails, when=(comment, "created_at"))
    refusal = _why_nobodys(comment, author, writer, utterance.text)
    return replace(utterance, refusal=refusal) if refusal else utterance


def remarks_of(ticket: Record, people: People) -> list[Utterance]:
    """What the customer wrote beside a rating."""
    rating = part(ticket, "satisfaction_rating")
    words = text(rating, "comment")
    if not words:
        return []
    rater = people.speakers.get(text(rating, "requester_id") or text(ticket, "requester_id"), Speaker())
    when = (rating, "updated_at") if text(rating, "updated_at") else (rating, "created_at")
    return [written(words, replace(rater, role=Role.CUSTOMER), when=when)]


def _why_nobodys(comment: Record, author: Record, writer: Speaker, words: str) -> str:
    via = part(comment, "via")
    channel, source = text(via, "channel").lower(), text(part(via, "source"), "rel").lower()
    if text(comment, "author_id") == _SYSTEM or channel in _RULES or source in _RULE_SOURCES:
        return AUTOMATION
    if is_bot(author):
        return BOT
    # A customer may say that a ticket was merged; an integration that writes in their name says only that.
    is_ours = channel in ("api", "web_service") or writer.role is not Role.CUSTOMER
    return AUTOMATION if is_ours and is_event(words) else ""


def _comments_of(ticket: Record) -> list[Record]:
    return parts(part(ticket, "comments"), "comments") or parts(ticket, "comments")


def _body(comment: Record) -> str:
    return text(comment, "plain_body", "body", "html_body")


def _opener(ticket: Record, people: People) -> Speaker:
    """Who wrote the description: an agent who submits for somebody else does so in their own words."""
    requester, submitter = text(ticket, "requester_id"), text(ticket, "submitter_id")
    if submitter in ("", requester):
        speaker = people.speakers.get(requester, Speaker())
        if not speaker.name and (named := part(ticket, "requester")):
            speaker = replace(speaker_of(named), role=speaker.role)
        return speaker if speaker.role is not Role.UNKNOWN else replace(speaker, role=Role.CUSTOMER)
    speaker = people.speakers.get(submitter, Speaker())
    if speaker.role is Role.UNKNOWN and submitter == text(ticket, "assignee_id"):
        return replace(speaker, role=Role.SELLER)
    return speaker


def _told_again(first: str, comments: Sequence[Record]) -> int | None:
    """The comment that is the description: Zendesk wraps and spaces the one otherwise than the other."""
    letters = _letters(first)
    for index, comment in enumerate(comments):
        short, long = sorted((letters, _letters(_body(comment))), key=len)
        if short and (short == long or (len(short) >= _CUT_SHORT and long.startswith(short))):
            return index
    return None


def _is_longer(words: str, other: str) -> bool:
    return len(_letters(words)) > len(_letters(other))


def _letters(words: str) -> str:
    return _NO_LETTERS.sub("", to_text(words))
