"""One mail as a value: who wrote it, when, in answer to what, and the writer's own words.

The classic policy of the standard library is used on purpose: the newer one parses headers strictly and
raises on what real mail programs send.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.utils import parsedate_to_datetime

from groundswell.sources.contract import Why
from groundswell.sources.formats.headings import parse_moment
from groundswell.sources.letters.history import QUOTED
from groundswell.sources.letters.own_words import Parted, Writer, parted
from groundswell.sources.letters.subjects import REPLY_SUBJECT, topic_of
from groundswell.sources.mail.bodies import TooDeep, body_of, markup_of
from groundswell.sources.mail.bulk import is_bulk
from groundswell.sources.mail.forwards import forward_in
from groundswell.sources.mail.headers import Mail, header, headers, people, repaired
from groundswell.sources.mail.invitations import invitation_of, without_calendar
from groundswell.sources.mail.machines import machine_of
from groundswell.sources.mail.relayed import Relayed, Voiced, filled, framed_message, relayed, reviewed
from groundswell.sources.mail.senders import sender_of
from groundswell.sources.mail.services import is_sent_by_nobody, is_service, sender_behind, takes_no_answer
from groundswell.sources.mail.unwrapping import unwrapped
from groundswell.speech import Speaker

LONGEST = 400_000  # characters of text one mail may have; a year's log pasted into a mail is no conversation
_MOST_BOUNDARIES = 300
_ID = re.compile(r"<([^<>\s]+)>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """What the headers of a mail say."""

    id: str  # without angle brackets, or empty
    answers: tuple[str, ...]  # ids it refers to, oldest first
    subject: str
    writer: Speaker
    people: frozenset[str]  # addresses of everyone it goes from and to, lower case
    at: datetime | None
    unread_date: str = ""  # a date that is there but cannot be read

    @property
    def topic(self) -> str:
        """The subject without "Re:" and the like, for telling threads; lower case."""
        return topic_of(self.subject).casefold()

    @property
    def is_reply(self) -> bool:
        return REPLY_SUBJECT.match(self.subject) is not None


def parse(content: bytes) -> Mail:
    """The message, whatever is wrong with it. Raises TooDeep for parts nested beyond reason."""
    # The parser passes each line through every open part, so that depth costs its square.
    if content.count(b"boundary=") > _MOST_BOUNDARIES:
        raise TooDeep
    try:
        return message_from_bytes(repaired(content), Mail)
    except RecursionError as error:
        raise TooDeep from error


def envelope_of(message: Mail) -> Envelope:
    writer = sender_of(message)
    date = header(message, "Date")
    at = _moment(date) or _received(message)
    everyone = {address for field in ("From", "To", "Cc") for _, address in people(message, field)}
    references = _ID.findall(header(message, "References") + " " + header(message, "In-Reply-To"))
    ids = _ID.findall(header(message, "Message-ID"))
    return Envelope(
        id=ids[0] if ids else header(message, "Message-ID").strip("<> "),
        answers=tuple(dict.fromkeys(references)),
        subject=header(message, "Subject"),
        writer=writer,
        people=frozenset(everyone),
        at=at,
        unread_date=date[:60] if date and _moment(date) is None else "",
    )


def said_in(message: Mail, envelope: Envelope) -> tuple[Relayed, str]:
    """(what was said and what was cut, ""), or (nothing, why there are no words). Raises TooDeep."""
    nothing = Relayed(voices=())
    refusal = machine_of(message)
    if refusal:
        return nothing, refusal
    invitation = invitation_of(message)
    body, aside = body_of(message)
    if len(body) > LONGEST:
        return nothing, f"more than {LONGEST:,} characters of text"
    if not body.strip():
        return nothing, invitation.refusal if invitation else _empty(message)
    if is_bulk(message, body):
        to_many = _passed_on_to_many(message, envelope, body)
        return (to_many, "") if to_many else (nothing, "newsletter")
    passed_on = _passed_on(message, envelope, body) if invitation is None else None
    if passed_on is not None:
        return replace(passed_on, voices=tuple(_unwrapped(voice) for voice in passed_on.voices)), ""
    if invitation is None and takes_no_answer(message):
        return nothing, "a machine's, which nobody answers: nothing that somebody said is told apart in it"
    forward = _forward(body, envelope) if invitation is None else None
    taken = _own(forward.above if forward else body, envelope)
    if invitation is not None:
        taken = without_calendar(taken, invitation, envelope.writer.name)
    voices = [Voiced(words=taken.words, speaker=envelope.writer, at=envelope.at)] if taken.words else []
    voices += [forward.voice] if forward else []
    if voices:
        return Relayed(voices=tuple(_unwrapped(voice) for voice in voices), aside=(*taken.aside, *aside)), ""
    return nothing, invitation.refusal if invitation else _bare_of_words(taken)


def _own(body: str, envelope: Envelope) -> Parted:
    writer = Writer(name=envelope.writer.name, email=envelope.writer.email)
    return parted(body, envelope.people, writer)


def _unwrapped(voice: Voiced) -> Voiced:
    return replace(voice, words=unwrapped(voice.words))


def _passed_on(message: Mail, envelope: Envelope, body: str) -> Relayed | None:
    """What a service passes on; a message between marks is that whoever sends it."""
    body = _unixed(body)
    writer, at = envelope.writer, envelope.at
    if framed := framed_message(body, writer, at):
        return framed
    if not is_service(message, body):
        return None
    sender = sender_behind(message, writer)
    return relayed(body, markup_of(message), envelope.subject, sender, at, alone=is_sent_by_nobody(message))


def _passed_on_to_many(message: Mail, envelope: Envelope, body: str) -> Relayed | None:
    """What a platform passes on under the marks of a newsletter: a review, the answers of a form."""
    if not is_sent_by_nobody(message):
        return None
    body, at = _unixed(body), envelope.at
    sender = sender_behind(message, envelope.writer)
    return reviewed(body, envelope.subject, at) or filled(body, markup_of(message), sender, at)


def _unixed(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class _Forward:
    """What stands above a mail that is passed on, and what its writer said."""

    above: str
    voice: Voiced


def _forward(body: str, envelope: Envelope) -> _Forward | None:
    """The mail that is passed on in another, where one is; not what a writer passes on of their own."""
    written = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [QUOTED.sub("", line, count=1).lstrip() if QUOTED.match(line) else line for line in written]
    bare = [" ".join(line.replace("*", " ").split()) for line in lines]
    quoted = frozenset(at for at, line in enumerate(written) if QUOTED.match(line))
    forward = forward_in(lines, bare, envelope.subject, envelope.people, quoted)
    if forward is None or (forward.writer.email and forward.writer.email == envelope.writer.email):
        return None
    said_by = Writer(name=forward.writer.name, email=forward.writer.email)
    words = parted("\n".join(lines[forward.start :]), envelope.people, said_by).words
    voice = Voiced(words=words, speaker=forward.writer, at=forward.at or envelope.at)
    return _Forward("\n".join(written[: forward.opened]), voice) if words else None


def _bare_of_words(taken: Parted) -> str:
    """Why nothing is left of a text."""
    reasons = dict.fromkeys(aside.why.value for aside in taken.aside)
    if not reasons or Why.HISTORY in reasons:
        return "nothing of its own beneath the quoted text"
    return f"nothing but {' and '.join(reasons)}"


def _empty(message: Mail) -> str:
    attached = any(
        part.get_content_disposition() == "attachment"
        or part.get_content_maintype() not in ("text", "multipart")
        for part in message.walk()
    )
    return "no text of its own, only attachments" if attached else "an empty message"


def _moment(date: str) -> datetime | None:
    moment = parse_moment(date) if date else None
    return moment if moment is not None and _is_possible(moment) else None


def _is_possible(moment: datetime) -> bool:
    """Mail is younger than 1970, and junk is dated far ahead to stand on top."""
    return 1970 <= moment.year <= 2100


def _received(message: Mail) -> datetime | None:
    """When the first server took it, where the writer's date cannot be read."""
    for line in reversed(headers(message, "Received")):
        try:
            moment = parsedate_to_datetime(line.rpartition(";")[2].strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.tzinfo is not None and _is_possible(moment):
            return moment
    return None
