"""What heads a note: labelled lines, a bare day, or a title that is dated."""

import re
from collections.abc import Sequence
from dataclasses import replace

from groundswell.sources.formats.filenames import title_without_day
from groundswell.sources.formats.headings import Heading, heading_of, tells_day, writer_in
from groundswell.sources.formats.moments import Moment, moment_within
from groundswell.sources.talk.above import (
    MOST_WORDS,
    NEAR,
    SENTENCE,
    Above,
    dated,
    read_above,
    title_in,
)
from groundswell.sources.talk.assembly import ITEM
from groundswell.sources.talk.lines import Line

# What stands before the day of a title, and what may follow it there.
_SET_OFF = re.compile(r"(?:[-–—|,(\[·•/]|\b(?:of|from|vom|du|del|della|van|dated))$", re.I)
_CLOSES = re.compile(r"[\])]?\W{0,3}(?:\d{1,3}\s?[^\W\d_]{1,7})?\W{0,2}$")
_GOES_ON = re.compile(r"$|[-–—|,:·)\]]|[^\W\d_a-zà-þ]")
_ON = re.compile(r"\b(?:on|by|am|bis|zum|le|pour|el|para|il|per|op|voor|до|к)$", re.I)
_DUE = re.compile(
    r"\b(?:due|until|till|by|before|deadline|expir\w*|renew\w*|launch\w*|release\w*|go-?live|start(?:s|ing)?|ends?|valid"
    r"|bis|frist\w*|fällig\w*|ablauf\w*|gültig\w*|avant|échéance|jusqu\w*|hasta|antes|vence\w*"
    r"|fecha límite|até|prazo"
    r"|entro|fino|scad\w*|voor|tot|uiterlijk)\b",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:calls?|meetings?|chat|notes?|minutes|visit|demo|sync|kick-?off|interview|anruf|telefonat|\w*gespräch"
    r"|\w*besprechung|\w*notiz\w*|protokoll|besuch|termin|appel|réunion|visite|entretien|compte[- ]rendu"
    r"|llamada|reunión|visita|entrevista"
    r"|acta|notas|chamada|reunião|riunione|chiamata|colloquio|verbale|gesprek|vergadering|bezoek|notulen|verslag)\b",
    re.I,
)


def read_above_note(top: Sequence[str], lines: Sequence[Line]) -> Above:
    """The heading of a note: from labelled lines, a bare day, or a title that is dated.

    Labelled lines that stand among its first are read, and stay words of it. A first line that is a title
    with its day is the title.
    """
    written = [i for i, line in enumerate(lines[:NEAR]) if not line.blank]
    near = [lines[i].text.strip() for i in written]
    titled = _dated_title(near[0]) if len(near) > 1 and not title_in(top) else None
    if titled is not None and (title := title_without_day(near[0])):
        above = read_above([f"Title: {title}", *top], (), talk=False)
        heading, read = above.heading, frozenset(written[:1])
    else:
        above = read_above(top, lines[:3], talk=False)
        heading, read, titled = above.heading, above.read, _dated_title(title_in(top))
    if not heading.seller:
        heading = replace(heading, seller=writer_in([*top, *near]))
    if _is_open(heading) and (labelled := heading_of(filter(tells_day, near))):
        heading = replace(heading, at=labelled.at, unread=labelled.unread)
    if _is_open(heading) and titled is not None:
        heading = dated(heading, titled)
    hour = _hour_below(lines, max(read), heading) if read else None
    if hour is None:
        return replace(above, heading=heading, read=read)
    below = max(read) + 1
    return Above(
        heading=replace(heading, at=hour.at),
        read=read | {below},
        beside=(*above.beside, lines[below].text.strip()),
    )


def _hour_below(lines: Sequence[Line], day: int, heading: Heading) -> Moment | None:
    """ "Thursday, March 12, 2026", and on the next line "4:12 PM"."""
    below = lines[day + 1] if 0 <= day < len(lines) - 1 else None
    if below is None or not below.only_stamp or heading.at is None:
        return None
    moment = moment_within(f"{lines[day].text} {below.text}")
    return moment if moment and moment.timed and moment.at and moment.at.date() == heading.at.date() else None


def _is_open(heading: Heading) -> bool:
    """Whether nothing has told the day, nor tried to."""
    return heading.at is None and not heading.unread


def _dated_title(text: str) -> Moment | None:
    """The day of a title ("Call with Ana Ruiz, Linden — 12 Nov 2026"); none of what is due on one, or of a
    sentence."""
    text = text.strip()
    day = moment_within(text)
    if day is None or len(text.split()) > MOST_WORDS or SENTENCE.search(text) or ITEM.match(text):
        return None
    before, after = text[: day.start].strip(), text[day.end :].strip()
    if _DUE.search(text):
        return None
    if not before:
        return day if _GOES_ON.match(after) else None
    dated = _SET_OFF.search(before) or (_MEETING.search(text) and not _ON.search(before))
    return day if dated and _CLOSES.match(after) else None
