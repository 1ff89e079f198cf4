"""Sending what lies in the outbox. An item that a kill found between the server's word and ours goes out once
more, under the same Message-ID, by which whoever gets it knows it again."""

import time
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings

from groundswell.ledger import mailing, outbox
from groundswell.ledger.models import MailServer, OutboxItem
from groundswell.people.mail_off import token_for
from groundswell.worker.letters import Letter, Needless
from groundswell.worker.post import letter_of

_LONGEST = 8.0  # seconds of one look: the worker's other work waits


def send_what_is_due(at: datetime) -> None:
    """Until nothing is due, or the look has taken long enough. Where the server cannot be reached or takes
    nothing, that ends the look: the others would fare no better."""
    by = mailing.server()
    if by is None:
        return
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until and (item := outbox.next_due(at)) is not None:
        outbox.begin_try(item, at)
        if not _sent(item, by, at):
            break
    outbox.forget_sent(at)


def _sent(item: OutboxItem, by: MailServer, at: datetime) -> bool:
    """Whether to go on with the next."""
    if item.tries > outbox.MOST_TRIES:
        outbox.failed(item, "each try ended before the server had said anything", for_good=True)
        return True
    try:
        mailing.deliver(by, message_of(letter_of(item, at), item, by))
    except Needless as why:
        outbox.needless(item, str(why))
    except mailing.NotSent as why:
        outbox.failed(item, str(why), for_good=why.for_good)
        return why.for_good
    else:
        outbox.sent(item, at)
    return True


def message_of(letter: Letter, item: OutboxItem, by: MailServer) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = by.sender, letter.to
    message["Subject"] = " ".join(letter.words.subject.split())[:200]
    message["Date"] = format_datetime(item.made)
    message["Message-ID"] = f"<{item.pk}@{by.sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # no automatic answer to it, please
    public: str = settings.PUBLIC_URL
    off = _off(letter, public)
    if off:
        message["List-Unsubscribe"] = f"<{off}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_text(letter, public, off))
    if letter.words.calendar:
        message.add_attachment(
            letter.words.calendar,
            maintype="text",
            subtype="calendar",
            filename="meeting.ics",
            params={"method": letter.words.method, "charset": "utf-8"},
        )
    return message


def _text(letter: Letter, public: str, off: str) -> str:
    parts = [*letter.words.lines]
    if public and letter.words.path:
        parts.append(f"{public}{letter.words.path}")
    if off and letter.switched_off_by:
        parts.append(f"-- \nNo more mail about {outbox.TOLD[letter.switched_off_by[1]]}: {off}")
    return "\n\n".join(parts) + "\n"


def _off(letter: Letter, public: str) -> str:
    """Where this kind of mail is switched off; empty: it cannot be, or nobody knows where that is."""
    if not public or letter.switched_off_by is None:
        return ""
    user, kind = letter.switched_off_by
    return f"{public}/mail/off/{token_for(user, kind.value)}"
