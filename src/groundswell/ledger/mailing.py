"""Mail by SMTP: one message, and what the server says to it."""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP

from django.conf import settings

from groundswell.ledger.models import MailServer
from groundswell.speech import GroundswellError

PATIENCE = 8.0  # seconds for each answer of the server
_FOR_GOOD = 500  # codes from here on


class NotSent(GroundswellError):
    """`for_good`: the server will say the same to it tomorrow."""

    code = "mail_not_sent"

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


def server() -> MailServer | None:
    return MailServer.objects.first()


def bears_links() -> bool:
    """Whether a link can be sent: there is a server, and it is known where people reach the application.
    (What a request says of that could lead them elsewhere.)"""
    return bool(settings.PUBLIC_URL) and MailServer.objects.exists()


def password() -> str:
    return os.environ.get("GROUNDSWELL_MAIL_PASSWORD", "")


def deliver(by: MailServer, message: EmailMessage) -> str:
    """What the server says once it has taken it. Raises NotSent with what it says instead."""
    try:
        with _connected(by) as opened:
            return _handed_over(opened, by, message)
    except smtplib.SMTPResponseException as refused:
        raise NotSent(_said(refused.smtp_code, refused.smtp_error)) from refused
    except UnicodeError as odd:
        raise NotSent(f"{message['To']} has letters that mail cannot carry.", for_good=True) from odd
    except (OSError, smtplib.SMTPException) as broken:
        raise NotSent(f"{by.host}, port {by.port}: {broken or type(broken).__name__}") from broken


@contextmanager
def _connected(by: MailServer) -> Iterator[smtplib.SMTP]:
    name = by.sender.partition("@")[2] or "localhost"
    how = {"local_hostname": name, "timeout": PATIENCE}
    if by.security == MailServer.Security.TLS:
        opened = smtplib.SMTP_SSL(by.host, by.port, context=ssl.create_default_context(), **how)
    else:
        opened = smtplib.SMTP(by.host, by.port, **how)
    with opened:
        if by.security == MailServer.Security.STARTTLS:
            opened.starttls(context=ssl.create_default_context())
        if by.user:
            opened.login(by.user, password())
        yield opened


def _handed_over(opened: smtplib.SMTP, by: MailServer, message: EmailMessage) -> str:
    """Step by step, for only so are all its answers told. What it refuses of this message, and not of us, it
    refuses for good."""
    opened.ehlo_or_helo_if_needed()
    whole = message.as_bytes(policy=SMTP)
    _taken(*opened.mail(by.sender))
    _taken(*opened.rcpt(str(message["To"])))
    return _taken(*opened.data(whole))


def _taken(code: int, answer: bytes) -> str:
    if code >= 400:
        raise NotSent(_said(code, answer), for_good=code >= _FOR_GOOD)
    return _said(code, answer)


def _said(code: int, answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(words.split())}"
