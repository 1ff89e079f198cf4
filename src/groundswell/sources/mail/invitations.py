"""Invitations and their answers: what a calendar wrote is nobody's words; what somebody adds to it stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.sources.contract import Aside, Why
from groundswell.sources.letters import phrases
from groundswell.sources.letters.own_words import Parted
from groundswell.sources.letters.prose import asks, is_prose
from groundswell.sources.mail.headers import Mail, header

_METHOD = re.compile(rb"\bmethod\s*[=:]\s*\"?([a-z]+)", re.I)
_WRITTEN = re.compile(rf"(?:{phrases.CALENDAR_LINES})", re.I)
_SUBJECT = re.compile(rf"^\s*(?:{phrases.CALENDAR_SUBJECTS})\s*[:：]\s*", re.I)
_LABEL = re.compile(r"^[^\W\d_][^:：]{0,25}[:：]\s*\S*")
_LINK = re.compile(r"^<?(?:https?://|tel:|mailto:|www\.)\S+>?$", re.I)
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.*\d|\d{1,2}[:.]\d\d|\b\d{1,2} ?[ap]m\b", re.I)
_LOOKED = 4096  # bytes of a calendar part that are looked at


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """That a mail asks to a meeting, or answers or takes back such a mail."""

    answer: bool
    title: str

    @property
    def refusal(self) -> str:
        return "answer to a calendar invitation" if self.answer else "calendar invitation"


def invitation_of(message: Mail) -> Invitation | None:
    """What a mail's calendar part says; a subject as calendars write it tells as well."""
    subject = header(message, "Subject")
    titled = _SUBJECT.match(subject)
    title = subject[titled.end() :] if titled else subject
    method = next(_methods(message), None)
    if method is not None:
        return Invitation(answer=method in ("REPLY", "COUNTER"), title=title)
    if titled is None:
        return None
    answer = not re.match(r"(?:updated |)invit|einladung|aktualisier|uitnodig|zapros", subject.strip(), re.I)
    return Invitation(answer=answer, title=title)


def without_calendar(taken: Parted, invitation: Invitation, name: str) -> Parted:
    """The words without the lines that a calendar wrote."""
    kept: list[str] = []
    written: list[str] = []
    below = False  # right below a line that the calendar wrote, in one paragraph with it
    for line in taken.words.split("\n"):
        bare = line.strip()
        below = bool(bare) and (_is_written(bare, invitation, name) or (below and _is_entry(bare)))
        (written if below else kept).append(line)
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    if not written:
        return taken
    if not any(is_prose(line) or (asks(line) and len(line.split()) > 2) for line in kept):
        return Parted(words="", aside=taken.aside)
    return Parted(words=words, aside=(*taken.aside, Aside(why=Why.RECORDER, words="\n".join(written))))


def _is_written(line: str, invitation: Invitation, name: str) -> bool:
    if _WRITTEN.search(line) or _LINK.match(line) or line.casefold() in invitation.title.casefold():
        return True
    # "Ana Roth a refusé cette invitation.": nobody speaks of themselves by their full name.
    if invitation.answer and " " in name and name.casefold() in line.casefold() and len(line.split()) <= 20:
        return True
    if not any(char.isalnum() for char in line):
        return True  # a rule
    return not is_prose(line) and not asks(line) and bool(_MOMENT.search(line) or _LABEL.match(line))


def _is_entry(line: str) -> bool:
    """A guest, a zone or a room: nothing said, nothing quoted."""
    return not is_prose(line) and not asks(line) and line[0] not in "\"“„«'‘「"


def _methods(message: Mail) -> Iterator[str]:
    """The method of each calendar part."""
    for part in message.walk():
        if part.get_content_type() not in ("text/calendar", "application/ics"):
            continue
        header = str(part.get("Content-Type", "")).encode("utf-8", "replace")
        payload = part.get_payload(decode=True) if not part.is_multipart() else b""
        match = _METHOD.search(header) or _METHOD.search(
            payload[:_LOOKED] if isinstance(payload, bytes) else b""
        )
        yield match[1].decode().upper() if match else ""
