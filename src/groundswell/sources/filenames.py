"""What the name of a file tells: when it was recorded and what it is called.

Recorders write the day, often the time, into the name ("2026-07-06T10-00 Acme.vtt",
"GMT20260706-100000_Recording.transcript.vtt"); some write it into the folder and call every file the same.
"""

import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

_DAY = r"(?P<year>(?:19|20)\d\d)(?P<sep>[-_. ]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])"
_TIME = r"(?:[T _-]{1,3}(?P<hour>[01]\d|2[0-3])[-_.:h]?(?P<minute>[0-5]\d)(?:[-_.:]?(?P<second>[0-5]\d))?Z?)?"
_WHEN = re.compile(rf"(?<!\d)(?:GMT)?{_DAY}{_TIME}(?!\d)")
# Names that say what kind of file it is, not what was talked about.
_GENERIC = {
    "transcript",
    "captions",
    "subtitles",
    "recording",
    "audio",
    "meeting",
    "chat",
    "closed",
    "caption",
}


def moment_in(name: str) -> datetime | None:
    """The day (and time) a file name tells, or the nearest folder that has one. UTC."""
    for part in reversed(PurePosixPath(name.replace("\\", "/")).parts):
        found = _WHEN.search(part)
        moment = _moment(found) if found else None
        if moment is not None:
            return moment
    return None


def title_in(name: str) -> str:
    """The file name without its ending and date; a folder's, where the file's says nothing of its own."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    titles = [_words(part) for part in reversed(parts)]
    return next((title for title in titles[:3] if title), "")


def _words(part: str) -> str:
    stem = re.sub(r"(\.(vtt|srt|txt|md|markdown|eml|mbox|transcript|\w\w(-\w\w)?))+$", "", part, flags=re.I)
    words = re.sub(r"[\s_]+", " ", _WHEN.sub(" ", stem)).strip(" -_.")
    meaningful = [word for word in words.lower().split() if word not in _GENERIC and not word.isdigit()]
    return words if meaningful else ""


def _moment(found: re.Match[str]) -> datetime | None:
    fields = ("year", "month", "day", "hour", "minute", "second")
    numbers = [int(found[field] or 0) for field in fields]
    try:
        return datetime(*numbers[:3], *numbers[3:], tzinfo=UTC)  # pyright: ignore
    except ValueError:  # 31 February
        return None
