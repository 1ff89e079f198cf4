"""Captions in the forms of players: SubStation Alpha (ASS, SSA), SAMI, MicroDVD's frames, LRC."""

import re
from collections import Counter

from groundswell.sources.contract import Aside, Why
from groundswell.sources.cues import Cue, TimedText
from groundswell.sources.formats.html_text import text_of_html

_OVERRIDE = re.compile(r"\{[^{}]{0,2000}\}")
_ASS_CLOCK = re.compile(r"^\s*(\d{1,3}):(\d\d):(\d\d)[.:](\d{1,3})\s*$")
_COLUMNS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_SYNC = re.compile(r"<sync\s[^<>]{0,80}?start\s*=\s*[\"']?(\d{1,10})[^<>]{0,80}>", re.I)
_CLASS = re.compile(r"<p\s[^<>]{0,80}?class\s*=\s*[\"']?([\w-]{1,40})[^<>]{0,80}>", re.I)
_FRAMES = re.compile(r"^\{(\d{1,9})\}\{(\d{1,9})\}(.*)$")
_LYRIC = re.compile(r"^\[(?P<minute>\d{1,4}):(?P<second>\d\d(?:\.\d{1,3})?)\](?P<words>.*)$")
_RATE = re.compile(r"^\d{2,3}(?:\.\d{1,4})?$")
_USUAL_RATE = 25.0  # frames in a second, where the first line does not tell
_STYLED = re.compile(r"\{[a-zA-Z]:[^{}]{0,80}\}")


def ass_of(text: str) -> TimedText:
    """The dialogue of a script; its actor, where one is named, is who speaks."""
    columns, cues = _COLUMNS, list[Cue]()
    comments = list[Aside]()
    for line in text.split("\n"):
        kind, _, rest = line.partition(":")
        if kind == "Format" and "start" in rest.lower():
            columns = tuple(name.strip().lower() for name in rest.split(","))
        elif kind in ("Dialogue", "Comment"):
            values = dict(zip(columns, rest.split(",", len(columns) - 1), strict=False))
            words = _OVERRIDE.sub("", values.get("text", ""))
            lines = [part.strip() for part in re.split(r"\\[Nn]", words.replace("\\h", " ")) if part.strip()]
            if kind == "Comment":
                comments.append(Aside(why=Why.RECORDER, words=" ".join(lines)))
            elif lines:
                who = values.get("name", values.get("actor", "")).strip()
                marked = [f"<v {who}>{lines[0]}", *lines[1:]] if who else lines
                cues.append(
                    _cue(marked, _ass_time(values.get("start", "")), _ass_time(values.get("end", "")))
                )
    beside = tuple(comment for comment in comments if comment.words)
    if cues and beside:
        cues[0] = Cue(lines=cues[0].lines, start=cues[0].start, end=cues[0].end, times="timed", beside=beside)
    return TimedText(notes=(), cues=tuple(cues), strays=())


def sami_of(text: str) -> TimedText:
    """The words of each moment, in the language that has most of them: the others say them once more."""
    marks = list(_SYNC.finditer(text))
    pieces = list[tuple[float, str, str]]()
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        inner = text[mark.end() : end]
        parts = _CLASS.split(inner)
        spoken = zip(parts[1::2], parts[2::2], strict=False) if len(parts) > 2 else [("", inner)]
        pieces += [(int(mark[1]) / 1000, language, text_of_html(words)) for language, words in spoken]
    languages = Counter(language for _, language, words in pieces if words.strip("\xa0 \n"))
    first = languages.most_common(1)[0][0] if languages else ""
    cues = [
        _cue([line.strip() for line in words.split("\n") if line.strip()], start, None)
        for start, language, words in pieces
        if language == first and words.strip("\xa0 \n")
    ]
    return TimedText(notes=(), cues=tuple(cues), strays=())


def frames_of(text: str) -> TimedText:
    """The words between two frames. The first line may tell how many frames a second has."""
    rate, cues = _USUAL_RATE, list[Cue]()
    for line in text.split("\n"):
        match = _FRAMES.match(line.strip())
        if match is None:
            continue
        words = _STYLED.sub("", match[3]).strip()
        if not cues and _RATE.match(words) and float(words):
            rate = float(words)
        elif words:
            lines = [part.strip(" /") for part in words.split("|")]
            cues.append(_cue(lines, round(int(match[1]) / rate, 3), round(int(match[2]) / rate, 3)))
    return TimedText(notes=(), cues=tuple(cues), strays=())


def lyrics_of(text: str) -> TimedText:
    """The words behind each time of an LRC file, as telephones' recorders write them too."""
    matches = (_LYRIC.match(line.strip()) for line in text.split("\n"))
    cues = [
        _cue([match["words"].strip()], int(match["minute"]) * 60 + float(match["second"]), None)
        for match in matches
        if match is not None and match["words"].strip()
    ]
    return TimedText(notes=(), cues=tuple(cues), strays=())


def are_frames(text: str) -> bool:
    """Whether a text begins as MicroDVD's does: "{12}{85}Good morning.\""""
    lines = [line.strip() for line in text.split("\n", 5)[:5] if line.strip()]
    return len(lines) > 1 and all(_FRAMES.match(line) for line in lines[:2])


def _cue(lines: list[str], start: float | None, end: float | None) -> Cue:
    return Cue(lines=tuple(lines), start=start, end=end, times="timed")


def _ass_time(written: str) -> float | None:
    match = _ASS_CLOCK.match(written)
    if match is None:
        return None
    part = float(f"0.{match[4]}")
    return round(int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3]) + part, 3)
