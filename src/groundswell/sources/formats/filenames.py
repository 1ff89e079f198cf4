"""What the name of a file tells: when it was recorded and what it is called.

Recorders write the day, often the time, into the name ("2026-07-06T10-00 Acme.vtt", "Rollout (2026-03-10
15_00 GMT+1) - Transcript.docx", "GMT20260706-100000_Recording.transcript.vtt"); some write it into the
folder and call every file the same.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath

from groundswell.sources.formats.moments import Moment, moment_within

# Seconds since 1970, as tools that name files by the clock write them: 2015 to 2033. Shorter and longer
# numbers are meetings' and tickets' own; so is one behind a word that says so.
_SECONDS = re.compile(r"(?:^|[\s_-])(?P<at>1[4-9]\d{8})(?:\d{3})?(?=$|[\s_.-])")
_NUMBERED = re.compile(r"(?:id|no|nr|ticket|case|call|phone|tel|order|invoice|account|#|\+)[\s_.:-]*$", re.I)
# Names that say what kind of file it is, not what was talked about.
_GENERIC = frozenset(
    (
        *(
            "transcript",
            "captions",
            "subtitles",
            "recording",
            "audio",
            "meeting",
            "chat",
            "closed",
            "caption",
        ),
        *("gmt", "utc", "transkript", "transcription", "trascrizione", "transcripción", "transcrição"),
        *(
            "aufzeichnung",
            "besprechungsaufzeichnung",
            "enregistrement",
            "grabación",
            "gravação",
            "registrazione",
            "notes",
            "otter",
            "ai",
        ),
    )
)
_MARK = re.compile(r"[-–—|()\[\]]")
_ENDING = re.compile(
    r"(\.(vtt|srt|sbv|txt|text|md|markdown|docx|eml|mbox|zip|transcript|[a-z]{2}(-[a-z]{2})?))+$", re.I
)


def moment_in(name: str) -> datetime | None:
    """The day (and time) a file name tells, or the nearest folder that has one. UTC."""
    return next((moment.at for part in _parts(name) if (moment := _moment_in(part)) and moment.at), None)


def open_day_in(name: str) -> str:
    """A day in the name of which month and day could be either ("03-04-2026"), as it is written; else
    empty."""
    day = next((moment for part in _parts(name) if (moment := _moment_in(part))), None)
    return day.written if day is not None and day.at is None else ""


def title_in(name: str) -> str:
    """The file name without its ending and date; a folder's, where the file's says nothing of its own."""
    titles = (title_without_day(_ENDING.sub("", part)) for part in _parts(name))
    return next((title for _, title in zip(range(3), titles, strict=False) if title), "")


def title_without_day(text: str) -> str:
    """What a title says besides the day and words such as "Transcript"; empty where that is all it says."""
    moment = _moment_in(text)
    if moment is None:
        return " - ".join(_telling_parts(text))
    before, after = text[: moment.start].rstrip("( ["), text[moment.end :].lstrip(") ]")
    # What stood around the day is set apart by it, so that each part can be judged on its own.
    left, right = " - ".join(_telling_parts(before)), " - ".join(_telling_parts(after))
    marked = _MARK.search(text[: moment.start][-3:]) or _MARK.search(text[moment.end :][:3])
    return (" - " if marked else " ").join(part for part in (left, right) if part)


def _telling_parts(text: str) -> list[str]:
    parts = (_tidy(raw) for raw in re.split(r"\s[-–—|]\s|_-_|_{2,}", text))
    return [part for part in parts if part and not _is_generic(part)]


def _parts(name: str) -> Iterator[str]:
    return reversed(PurePosixPath(name.replace("\\", "/")).parts)


def _moment_in(text: str) -> Moment | None:
    return moment_within(text) or _from_seconds(text)


def _from_seconds(text: str) -> Moment | None:
    match = _SECONDS.search(text)
    if match is None or _NUMBERED.search(text[: match.start("at")]):
        return None
    at = datetime.fromtimestamp(int(match["at"]), tz=UTC)
    return Moment(at=at, start=match.start("at"), end=match.end(), written=match["at"], timed=True)


def _tidy(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text).strip(" -_.,–—|")


def _is_generic(part: str) -> bool:
    words = [word for word in re.split(r"[\s.]+", part.lower()) if word]
    return all(word in _GENERIC or word.isdigit() or re.fullmatch(r"\d+x\d+", word) for word in words)
