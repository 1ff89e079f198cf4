"""Mail: one message (EML) or a mailbox (MBOX). A message is a row, and the writer's own words are its turn.

Quoted history and signatures are cut, since a word quoted ten times was said once. Automatic replies and
delivery reports are refused: nobody said them. The messages of one thread within a mailbox are one
conversation. What a mail passes on, be it another mail, a chat, the comments of a ticket or a form, is said
by whoever wrote it (see `relayed` and `forwards`), once in a mailbox.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from groundswell.sources.contract import (
    Aside,
    Heard,
    Item,
    Noted,
    Opened,
    Options,
    Refused,
    SetAside,
    UnreadableSource,
)
from groundswell.sources.letters.subjects import topic_of
from groundswell.sources.mail.bodies import TooDeep
from groundswell.sources.mail.headers import Mail
from groundswell.sources.mail.mailbox import (
    LARGEST,
    Place,
    begins_mailbox,
    content_at,
    headers_at,
    places_in,
)
from groundswell.sources.mail.message import (
    Envelope,
    envelope_of,
    parse,
    said_in,
)
from groundswell.sources.mail.outlook import unread_form
from groundswell.sources.mail.threads import root_of, threads_of
from groundswell.speech import Channel, Conversation, Turn

_HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "Received", "Sender", "MIME-Version", "Reply-To")
_ROUTE = re.compile(rb"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+):", re.I | re.M)
_SENDER = re.compile(rb"^(?:From|Subject|To):", re.I | re.M)


@dataclass(frozen=True, kw_only=True, slots=True)
class _ReadMail:
    """A mail that is taken."""

    envelope: Envelope
    turns: tuple[Turn, ...]
    aside: tuple[Aside, ...]


class MailReader:
    kind = "mail"

    def recognises(self, file: Opened) -> bool:
        ending = file.name.lower()
        return (
            bool(unread_form(file))
            or ending.endswith((".eml", ".mbox", ".mbx"))
            or begins_mailbox(file.head)
            or _begins_mail(file.head)
        )

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        if unread := unread_form(file):
            raise UnreadableSource(unread)
        if file.name.lower().endswith(".eml") or not begins_mailbox(file.head):
            return self._read_message(file)
        return self._read_mailbox(file)

    def _read_message(self, file: Opened) -> Iterator[Item]:
        with _opened(file.path) as stream:
            content = stream.read(LARGEST)
        content = re.sub(rb"\A\s*(?:From [^\r\n]*\r?\n)?", b"", content)
        try:
            message = parse(content)
        except TooDeep:
            raise UnreadableSource("has parts nested too deeply") from None
        if not any(name in message for name in _HEADERS):
            raise UnreadableSource("is no mail: it does not begin with header lines such as 'From:'")
        mail = _mail(message, envelope_of(message), 1)
        if isinstance(mail, Refused):
            yield mail
        else:
            yield from _conversation(file, [mail], root_of([mail.envelope]))

    def _read_mailbox(self, file: Opened) -> Iterator[Item]:
        places = list(places_in(file.path))
        if not places:
            raise UnreadableSource("holds no message: no line 'From …' begins one")
        with _opened(file.path) as stream:
            envelopes = [envelope_of(parse(headers_at(stream, place))) for place in places]
            repeated = _repeated(envelopes)
            for row, first in repeated.items():
                yield Refused(row=row, reason=f"the same message as number {first} of this mailbox")
            earlier = set[str]()
            single = [i for i in range(len(places)) if places[i].row not in repeated]
            for thread in threads_of([envelopes[i] for i in single]):
                members = [(envelopes[single[i]], places[single[i]]) for i in thread]
                yield from _thread(file, stream, members, earlier)


def _begins_mail(head: bytes) -> bool:
    """Header lines, one of them by a server or mail program: a transcript may begin with `Date:` as well."""
    top = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not re.match(rb"[\w-]+:[^\n]*\n", top):
        return False
    return len(_SENDER.findall(top)) >= 2 and _ROUTE.search(top) is not None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableSource(f"cannot be opened: {error.strerror}") from error


def _repeated(envelopes: Sequence[Envelope]) -> dict[int, int]:
    """Row -> the row of the message it repeats, by message id and everything else the headers say."""
    first: dict[Envelope, int] = {}
    repeated: dict[int, int] = {}
    for row, envelope in enumerate(envelopes, start=1):
        known = first.setdefault(envelope, row) if envelope.id else row
        if known != row:
            repeated[row] = known
    return repeated


def _once(mail: _ReadMail, earlier: set[str]) -> _ReadMail | Refused:
    """A mail without what it passes on and another of the mailbox holds: help desks send all comments each
    time. `earlier` are the words of the mails before, and of this one from here on."""
    kept = [
        turn
        for turn in mail.turns
        if turn.speaker == mail.envelope.writer or "".join(turn.text.split()) not in earlier
    ]
    earlier.update("".join(turn.text.split()) for turn in mail.turns)
    if not kept:
        return Refused(row=mail.turns[0].row, reason="nothing that other messages of this mailbox do not say")
    return replace(mail, turns=tuple(kept))


def _thread(
    file: Opened, stream: BinaryIO, members: Sequence[tuple[Envelope, Place]], earlier: set[str]
) -> Iterator[Item]:
    heard: list[_ReadMail] = []
    for envelope, place in members:
        mail = _mail_at(stream, envelope, place)
        mail = mail if isinstance(mail, Refused) else _once(mail, earlier)
        if isinstance(mail, Refused):
            yield mail
        else:
            heard.append(mail)
    if heard:
        yield from _conversation(file, heard, root_of([envelope for envelope, _ in members]))


def _mail_at(stream: BinaryIO, envelope: Envelope, place: Place) -> _ReadMail | Refused:
    try:
        return _mail(parse(content_at(stream, place)), envelope, place.row)
    except TooDeep:
        return Refused(row=place.row, reason="parts nested too deeply")


def _mail(message: Mail, envelope: Envelope, row: int) -> _ReadMail | Refused:
    try:
        taken, refusal = said_in(message, envelope)
    except TooDeep:
        return Refused(row=row, reason="parts nested too deeply")
    if refusal:
        return Refused(row=row, reason=refusal)
    turns = (Turn(row=row, text=voice.words, speaker=voice.speaker, at=voice.at) for voice in taken.voices)
    return _ReadMail(envelope=envelope, turns=tuple(turns), aside=taken.aside)


def _conversation(file: Opened, heard: Sequence[_ReadMail], root: str) -> Iterator[Item]:
    """One thread. Its key is that of the message it began with, so that a thread that has grown, or of which
    only a part lies here, is known again."""
    oldest = heard[0].envelope
    yield Heard(
        conversation=Conversation(
            key=f"mail:{root}" if root else "",
            channel=Channel.MAIL,
            source=file.name,
            turns=tuple(turn for mail in heard for turn in mail.turns),
            at=oldest.at,
            title=topic_of(oldest.subject),
        )
    )
    for mail in heard:
        yield from _remarks(mail)


def _remarks(mail: _ReadMail) -> Iterator[Item]:
    """What was cut out of a mail, and that its date cannot be read."""
    envelope, row = mail.envelope, mail.turns[0].row
    for aside in mail.aside:
        yield SetAside(row=row, aside=aside)
    if envelope.unread_date:
        reason = f"the date '{envelope.unread_date}' cannot be read"
        yield Noted(row=row, reason=reason + (", the server's was taken" if envelope.at else ""))


READER = MailReader()
