"""The lines above a conversation that say what it is: `Account: …`, `Date: …`, `Seller: …` and so on.

They stand in a WEBVTT `NOTE` block or header, at the top of a text file, or as front matter of a Markdown
file. Our own samples and hand-made files carry their account, deal and day this way:

    NOTE
    Account: Harbour Foods
    Deal: Harbour Foods - Starter
    Seller: Dana Whit
    Date: 2026-03-04 10:00
    Call id: 8814
    Title: First call

Labels are told in any case; unknown labels are left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from groundswell.sources.formats.dates import parse_date, style_of
from groundswell.sources.formats.moments import moment_within
from groundswell.speech import Channel

_FIELDS = {
    "account": "account",
    "company": "account",
    "customer": "account",
    "deal": "deal",
    "opportunity": "deal",
    "seller": "seller",
    "rep": "seller",
    "sales rep": "seller",
    "account executive": "seller",
    "owner": "seller",
    **dict.fromkeys(
        (
            *(
                "agent",
                "agent name",
                "assigned agent",
                "handled by",
                "sales representative",
                "account manager",
            ),
            *("bearbeiter", "bearbeiterin", "berater", "beraterin", "kundenberater", "kundenberaterin"),
            *("verkäufer", "verkäuferin", "conseiller", "conseillère", "vendeur", "vendeuse", "agente"),
            *(
                "asesor",
                "asesora",
                "vendedor",
                "vendedora",
                "atendente",
                "operatore",
                "venditore",
                "consulente",
            ),
            *("verkoper", "medewerker", "handlowiec", "konsultant", "operatör", "担当者", "客服", "상담원"),
        ),
        "seller",
    ),
    "call id": "key",
    "meeting id": "key",
    "conversation id": "key",
    "id": "key",
    "title": "title",
    "subject": "title",
    "meeting title": "title",
    "meeting": "title",
    "topic": "title",
    "date": "at",
    "start": "at",
    "started": "at",
    "recorded": "at",
    "meeting date": "at",
    "time": "time",
    "channel": "channel",
    **dict.fromkeys(
        ("datum", "fecha", "data", "дата", "日付", "日時", "日期", "날짜", "recorded on", "meeting time"),
        "at",
    ),
    **dict.fromkeys(
        ("date and time", "start time", "started at", "when", "wann", "quand", "cuándo", "quando"), "at"
    ),
    **dict.fromkeys(("titel", "titre", "título", "titolo", "betreff", "thema", "asunto", "sujet"), "title"),
    **dict.fromkeys(
        ("kunde", "cliente", "client", "firma", "empresa", "société", "azienda", "klant"), "account"
    ),
}
# Of a note they name who wrote it; above a talk, whoever wrote it down.
_WRITERS = frozenset(
    (
        *("author", "written by", "created by", "logged by", "taken by", "notes by", "note by", "verfasser"),
        *("verfasserin", "autor", "autorin", "erstellt von", "auteur", "autrice", "rédigé par", "autora"),
        *("escrito por", "creado por", "criado por", "autore", "scritto da", "auteur", "geschreven door"),
    )
)
# Labels that other exports write above the talk. They tell us nothing, but are not somebody speaking.
_IGNORED = {
    *("attendees", "participants", "duration", "kind", "language", "location", "created", "updated", "tags"),
    *(
        "organizer",
        "host",
        "link",
        "url",
        "source",
        "recording",
        "transcript",
        "meeting link",
        "summary",
        "status",
    ),
}
# "Logged call by Ana Roth", as a timeline heads an entry.
_LOGGED = re.compile(
    r"^\s*(?i:logged|created|added|written)\s(?:\w+\s){0,3}by\s(?P<who>[^\W\d_a-z]\S{1,30}(?:\s[^\W\d_a-z]\S{1,30}){1,3})$"
)
_LINE = re.compile(r"^\s*(?:[-*>#]\s+)?\**([^\W\d_](?:[^\W\d_]| ){0,30}?)\**\s*[:：]\**\s*(.*?)\s*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What the lines above a conversation say of it; empty where they say nothing."""

    key: str = ""
    channel: Channel | None = None
    at: datetime | None = None
    title: str = ""
    account: str = ""
    deal: str = ""
    seller: str = ""
    # Lines that were meant for us but cannot be read, as phrases for a report.
    unread: tuple[str, ...] = ()


def is_heading_line(line: str) -> bool:
    """Whether the line is `Label: value` of a label known to stand above conversations."""
    return _label(line) is not None


def is_read(line: str) -> bool:
    """Whether the line is one of those that tell something."""
    labelled = _label(line)
    return labelled is not None and labelled[0] in _FIELDS


def tells_day(line: str) -> bool:
    """Whether the line is labelled as the day or the hour of what stands below it."""
    labelled = _label(line)
    return labelled is not None and _FIELDS.get(labelled[0]) in ("at", "time")


def writer_in(lines: Iterable[str]) -> str:
    """Who is named as the writer of a note ("Author: Dana Whit"); empty where nobody is."""
    for line in lines:
        labelled = _LINE.match(line)
        if labelled and names_writer(labelled[1]):
            return labelled[2].strip("\"'* ")
        if match := _LOGGED.match(line):
            return match["who"]
    return ""


def names_writer(label: str) -> bool:
    """Whether a label stands before the name of whoever wrote something down: "Author"."""
    return " ".join(label.lower().split()) in _WRITERS


def heading_of(lines: Iterable[str]) -> Heading:
    """What the lines tell; the first of two equal labels wins."""
    fields: dict[str, str] = {}
    for line in lines:
        labelled = _label(line)
        if labelled and labelled[0] in _FIELDS and labelled[1]:
            fields.setdefault(_FIELDS[labelled[0]], labelled[1])
    day, hour = fields.pop("at", ""), fields.pop("time", "")
    channel = fields.pop("channel", "").lower()
    heading = Heading(**fields)  # pyright: ignore[reportArgumentType]  # only text fields are left
    if channel in {known.value for known in Channel}:
        heading = replace(heading, channel=Channel(channel))
    if not day:
        return heading
    at = _moment(f"{day} {hour}".strip()) or _moment(day)
    unread = () if at else (f"the date '{day}' cannot be read for certain; write it as 2026-07-31",)
    return replace(heading, at=at, unread=unread)


def _label(line: str) -> tuple[str, str] | None:
    match = _LINE.match(line)
    if match is None:
        return None
    label = " ".join(match[1].lower().split())
    return (label, match[2].strip("\"'* ")) if label in _FIELDS or label in _IGNORED else None


def _moment(text: str) -> datetime | None:
    """The value of a label, which may say more than the moment: "Tuesday, 10 March 2026, 15:00 GMT+1 (32
    min)"."""
    moment = moment_within(text)
    return moment.at if moment else parse_moment(text)


def parse_moment(text: str) -> datetime | None:
    """A moment as people and tools write it, aware; None where it cannot be told for certain (05/06/2026).

    Alone, a date has no column to tell the order of its day and month; only with dots it is agreed.
    """
    style = style_of([text])
    if style.ambiguous and "." not in style.example:
        return None
    return parse_date(text, style)
