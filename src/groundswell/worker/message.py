"""A letter as mail carries it: in plain words, and the same as HTML for who reads it so."""

from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from importlib.resources import files

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from jinja2 import Environment, StrictUndefined, Template

from groundswell.ledger import outbox
from groundswell.ledger.models import MailServer, OutboxItem
from groundswell.people.mail_off import token_for
from groundswell.report.letters import harmless_in_page
from groundswell.worker.letters import Letter, Listed


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
    message.add_alternative(_html(letter, public, off), subtype="html")
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
    parts = [_plain(line) for line in letter.words.lines]
    if public and letter.words.path:
        parts.append(f"{public}{letter.words.path}")
    if off:
        parts.append(f"-- \n{_no_more(letter)}: {off}")
    return "\n\n".join(parts) + "\n"


def _plain(line: str | Listed) -> str:
    return line if isinstance(line, str) else "\n".join([line.title, *(f"  - {item}" for item in line.lines)])


def _html(letter: Letter, public: str, off: str) -> str:
    """Nothing in it is fetched from anywhere, so that nobody learns by it that it was read; and it keeps to
    the colours of the mail program, light or dark."""
    words = letter.words
    to = f"{public}{words.path}" if public and words.path else ""
    return _template().render(words=words, to=to, off=off, no_more=_no_more(letter), language=get_language())


def _no_more(letter: Letter) -> str:
    """What the link says that switches this kind off; empty: it cannot be."""
    if letter.switched_off_by is None:
        return ""
    return _("No more mail about %(kind)s") % {"kind": outbox.TOLD[letter.switched_off_by[1]]}


@cache
def _template() -> Template:
    # Every word in it is somebody's: all are escaped.
    page = Environment(autoescape=True, finalize=harmless_in_page, undefined=StrictUndefined)
    page.trim_blocks = page.lstrip_blocks = True
    source = files("groundswell.worker").joinpath("templates", "letter.html").read_text(encoding="utf-8")
    return page.from_string(source)


def _off(letter: Letter, public: str) -> str:
    """Where this kind of mail is switched off; empty: it cannot be, or nobody knows where that is."""
    if not public or letter.switched_off_by is None:
        return ""
    user, kind = letter.switched_off_by
    return f"{public}/mail/off/{token_for(user, kind.value)}"
