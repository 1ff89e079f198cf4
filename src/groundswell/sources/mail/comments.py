"""The thread of a ticket as its help desk mails it: what each wrote, below a line with a name and a moment.

Ana Roth, Mar 4, 2026, 10:15 GMT+1          Ana Roth                    Ana Roth commented on 4 March 2026:
The export is empty.                        04/03/2026 10:15            The export is empty.
                                            The export is empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.sources.formats.moments import moment_within
from groundswell.sources.formats.months import month_of
from groundswell.sources.letters.prose import is_prose
from groundswell.sources.speakers.persons import name_of
from groundswell.sources.talk.days import WEEKDAY
from groundswell.sources.talk.naming import is_name

_LONGEST = 160  # characters of a line that heads a comment
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d|\d ?[ap]\.?m\b|[时時시]", re.I)
# What stands between a name and a moment.
_BETWEEN = re.compile(
    r"\b(?:(?:has )?(?:wrote|writes|commented|replied|responded|answered|added(?: a comment)?|said"
    r"|updated|posted)"
    r"|(?:hat )?(?:geschrieben|schrieb|kommentiert\w*|geantwortet|hinzugefügt)|a (?:écrit|répondu"
    r"|commenté|ajouté)"
    r"|escribió|respondió|comentó|escreveu|respondeu|comentou|ha (?:scritto|risposto|commentato)"
    r"|schreef|reageerde"
    r"|napisał\w*|skrev|svarade|on|at|am|um|le|à|el|a las|em|às|il|alle|op|om|dnia|o godz|den|kl|via|uhr|ago"
    r"|gmt|utc|cet|cest|mez|mesz|(?-i:[A-Z]{2,4}T)|web|e-?mail|public|öffentlich)\b\.?",
    re.I,
)
_MARKS = re.compile(r"[\s,;:|·•–—/@()\[\]*_#+-]+")
_LONGEST_MOMENT = 60  # characters
_HALVES = frozenset("am pm a p m h today yesterday heute gestern".split())
_RULE = re.compile(r"^[-_=*—–]{3,}$")


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person wrote: lines from `start` up to `end` of the mail."""

    who: str
    at: datetime | None
    head: range
    start: int
    end: int


def comments_in(lines: Sequence[str], whole: str = "") -> list[Comment]:
    """The comments of a mail, in the order of the mail. A rule ends one; what follows it up to the next head
    is nobody's. `whole` is the mail's text and what its headers say: whoever it names besides may have
    written above an hour alone."""
    heads = _heads(lines, whole)
    comments = list[Comment]()
    for number, (who, at, head) in enumerate(heads):
        until = heads[number + 1][2].start if number + 1 < len(heads) else len(lines)
        begun = next(
            (i for i in range(head.stop, until) if lines[i].strip() and not _RULE.match(lines[i].strip())),
            until,
        )
        end = next((i for i in range(begun, until) if _RULE.match(lines[i].strip())), until)
        if begun < end:
            comments.append(Comment(who, at, head, head.stop, end))
    return comments


def _heads(lines: Sequence[str], whole: str) -> list[tuple[str, datetime | None, range]]:
    heads = list[tuple[str, datetime | None, range]]()
    at = 0
    while at < len(lines):
        head = _head(lines, at, whole)
        if head is None:
            at += 1
        else:
            heads.append(head)
            at = head[2].stop
    return heads


def _head(lines: Sequence[str], at: int, whole: str) -> tuple[str, datetime | None, range] | None:
    line = lines[at].strip()
    if (
        not line
        or len(line) > _LONGEST
        or (at and lines[at - 1].strip() and not _RULE.match(lines[at - 1].strip()))
    ):
        return None
    moment = moment_within(line)
    if moment is None:
        return _head_of_two(lines, at, line, whole)
    if not _TIMED.search(line) or is_prose(line):
        return None
    who = _named(line[: moment.start], line[moment.end :])
    return (who, moment.at, range(at, at + 1)) if who else None


def _head_of_two(
    lines: Sequence[str], at: int, line: str, whole: str
) -> tuple[str, datetime | None, range] | None:
    """A name, and the moment on the line below."""
    index = (
        at + 2 if at + 2 < len(lines) and not lines[at + 1].strip() else at + 1
    )  # one blank line may part them
    below = lines[index].strip() if index < len(lines) else ""
    if not 0 < len(below) <= _LONGEST_MOMENT or not _TIMED.search(below):
        return None
    if not is_name(line) or len(line.split()) < 2:
        return None
    moment = moment_within(below)
    if moment is None:
        return (
            (name_of(line), None, range(at, index + 1)) if whole.count(line) > 1 and is_hour(below) else None
        )
    if _named(below[: moment.start], below[moment.end :]):
        return None
    rest = _rest(below[: moment.start], below[moment.end :])
    return (name_of(line), moment.at, range(at, index + 1)) if len(rest.split()) <= 1 else None


def is_hour(text: str) -> bool:
    """Nothing but an hour, and perhaps a day without its year: "4:12 PM, Mar 9 (CET)"."""
    if not _TIMED.search(text[:_LONGEST_MOMENT]):
        return False
    words = re.findall(r"[^\W\d_]+", _BETWEEN.sub(" ", re.sub(r"\([^()]{0,40}\)", " ", text)))
    return all(word.casefold() in _HALVES or month_of(word) or WEEKDAY.fullmatch(word) for word in words)


def _named(before: str, behind: str) -> str:
    """The name beside a moment; empty where something else stands there."""
    for part in (before, behind):
        bare = re.sub(r"\([^()]{0,60}\)|<[^<>]{0,100}>|\[[^\[\]]{0,60}\]", " ", part)
        name = " ".join(_MARKS.sub(" ", _BETWEEN.sub(" ", bare)).split())
        if name and not any(sign.isdigit() for sign in name) and is_name(name) and len(name.split()) <= 5:
            other = behind if part is before else before
            return name if len(_rest(other).split()) <= 1 else ""
    return ""


def _rest(*parts: str) -> str:
    return " ".join(_MARKS.sub(" ", _BETWEEN.sub(" ", " ".join(parts))).split())
