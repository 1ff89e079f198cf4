"""Who speaks in a cue. One cue cannot tell, the file's habit can.

Speakers are told by a voice tag (`<v Name>`, Teams), by a JSON object for a cue (Graph), by a prefix
(`Name: words`, Zoom, Meet), in brackets (`[Name] words`), by a line of their own above the words (`(Name)`,
or a bare name), or by the identifier above the time line.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from groundswell.sources.cues.blocks import Cue
from groundswell.sources.speakers import Habit, habit_of, looks_like_name, split_prefix

_VOICE = re.compile(r"<v(?:\.[^\s>]{0,200})?(?:[ \t]+([^>]{0,200}))?>", re.I)
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font|span|br)(?:[.\s][^<>]*)?/?>|</v>|<[\d:.,]+>|\{\\[^{}]*\}", re.I
)
_STAMPED = re.compile(r"^\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?\s+")
_BRACKETED = re.compile(r"^\s*\[(?P<name>[^\[\]:]{1,60})\]:?\s*(?P<said>.*)$", re.S)
_ENCLOSED = re.compile(r"^\s*\((?P<name>[^()]{1,60})\):?\s*$")
_DASH = re.compile(r"^\s*[-–—]\s*$")
_BEGINS_ANEW = ("-", ">>")
# A cue that is nothing but a description of sounds: "[Music]", "(applause)", "♪ la la ♪", "*laughs*".
_SOUND = re.compile(
    r"^(?:[\[(*♪♫][^\[\]()*]{0,80}[\])*♪♫]|[♪♫\s]+)(?:\s+(?:[\[(*♪♫][^\[\]()*]{0,80}[\])*♪♫]))*$"
)
# Identifiers that number or title cues instead of naming a voice.
_COUNTED = re.compile(
    r"^(?:cue|caption|subtitle|chapter|slide|scene|part|segment|section|line|kapitel|chapitre|cap[íi]tulo"
    r"|capitolo|folie|teil|partie|note|intro|outro)\b",
    re.I,
)
_QUOTED_ID = re.compile(r"^\s*\d*\s*[\"“](?P<name>[^\"“”]{0,60})[\"”]\s*(?:\([\w-]*\))?\s*$")
_NUMBERED_ID = re.compile(r"^\s*\d+\s*\"\s*\"")
_JSON_NAMES = (
    "speakerName",
    "speaker",
    "speaker_name",
    "name",
    "displayName",
    "user",
    "author",
    "participant",
)
_JSON_WORDS = ("spokenText", "text", "transcript", "content", "caption", "words", "utterance", "message")

Said = tuple[str | None, str]  # the label is "" for a voice that is not told, None for whoever spoke before


def cleaned(line: str) -> str:
    """The line without tags of looks and times; voice tags stay."""
    return _TAG.sub("", line)


def is_sound(words: str) -> bool:
    """Whether a cue's words only describe what is heard, as "[Music]" does."""
    return _SOUND.match(words) is not None


class Way(Enum):
    """How a file tells who speaks."""

    TAGGED = "voice tags"
    JSON = "an object for a cue"
    PREFIXED = "names before a colon"
    BRACKETED = "names in brackets"
    ENCLOSED = "names in brackets on a line of their own"
    LINED = "names on a line of their own"
    IDENTIFIED = "names above the time line"


@dataclass(frozen=True, slots=True)
class Voices:
    """How this file tells who speaks."""

    way: Way
    habit: Habit

    @classmethod
    def of(cls, cues: Sequence[Cue]) -> "Voices":
        firsts = [_plain(_unstamped(cue.lines[0])) for cue in cues if cue.lines]
        # Further lines of a cue are the same voice, unless a dash says that another one begins.
        dashed = [
            _plain(line) for cue in cues for line in cue.lines[1:] if line.lstrip().startswith(_BEGINS_ANEW)
        ]
        habit = habit_of(line for line in (*firsts, *dashed) if line)
        return cls(_way(cues, firsts, habit), habit)

    def split(self, cue: Cue) -> Iterator[Said]:
        """The voices of a cue with what each says."""
        match self.way:
            case Way.TAGGED:
                yield from _tagged("\n".join(cue.lines), None if cue.goes_on else "")
            case Way.JSON:
                yield _from_json(cue) or ("", _plain(" ".join(cue.lines)))
            case Way.BRACKETED:
                yield from _bracketed(cue)
            case Way.ENCLOSED:
                yield from _enclosed(cue)
            case Way.LINED:
                yield _plain(cue.lines[0]) if cue.lines else "", _plain(" ".join(cue.lines[1:]))
            case Way.IDENTIFIED:
                yield _named_in(cue.id), _plain(" ".join(cue.lines))
            case Way.PREFIXED:
                yield from self._prefixed(cue)

    def _prefixed(self, cue: Cue) -> Iterator[Said]:
        anew = (self.habit.every_line and not cue.goes_on) or not self.habit.names
        label: str | None = "" if anew else None
        words: list[str] = []
        for line in cue.lines:
            plain = _plain(line)
            split = split_prefix(plain) or split_prefix(_unstamped(plain))
            if split and split[0] in self.habit.names:
                if words:
                    yield label, " ".join(words)
                label, words = split[0], [split[1]] if split[1] else []
            elif plain:
                words.append(plain)
        yield label, " ".join(words)


def _way(cues: Sequence[Cue], firsts: Sequence[str], habit: Habit) -> Way:
    if any(_VOICE.search(line) for cue in cues for line in cue.lines):
        return Way.TAGGED
    if cues and all(_from_json(cue) for cue in cues if cue.lines) and any(cue.lines for cue in cues):
        return Way.JSON
    if habit.names:
        return Way.PREFIXED
    if _names_return([found["name"] for first in firsts if (found := _BRACKETED.match(first))], len(firsts)):
        return Way.BRACKETED
    enclosed = [found["name"] for cue in cues for line in cue.lines if (found := _ENCLOSED.match(line))]
    if _names_return(enclosed, len(firsts)):
        return Way.ENCLOSED
    if _is_lined(cues, firsts):
        return Way.LINED
    return Way.IDENTIFIED if _are_identified(cues) else Way.PREFIXED


def _names_return(names: Sequence[str], cues: int) -> bool:
    """Whether most cues have such a name, each looks like one, and one of them returns: [Music] is none."""
    named = [name for name in names if looks_like_name(name)]
    often = len(named) >= max(0.6 * cues, 2) and len(named) >= 0.8 * len(names)
    return often and max(Counter(named).values()) > 1


def _is_lined(cues: Sequence[Cue], firsts: Sequence[str]) -> bool:
    """Every cue has a name on a line of its own, and names return."""
    named = sum(len(cue.lines) > 1 for cue in cues)
    return (
        len(cues) > 2
        and named == len(cues)
        and all(looks_like_name(first) for first in firsts)
        and len(set(firsts)) <= len(firsts) / 2
    )


def _are_identified(cues: Sequence[Cue]) -> bool:
    """Every cue has a name above its time line, none of them a number or a title."""
    # Where a recorder writes a name with its number, an empty one is a voice it could not tell.
    ids = [name for cue in cues if (name := _named_in(cue.id)) or not _NUMBERED_ID.match(cue.id)]
    return bool(ids) and all(
        looks_like_name(id_) and not _COUNTED.match(id_) and re.search(r"[^\W\d_]{2}", id_) for id_ in ids
    )


def _named_in(id_: str) -> str:
    """The name in an identifier that counts too: `12 "Ana Roth" (3482)`, as Webex writes it."""
    found = _QUOTED_ID.match(id_)
    return found["name"].strip() if found else id_


def _tagged(text: str, before: str | None) -> Iterator[Said]:
    pieces = _VOICE.split(text)
    yield before, _plain(pieces[0])
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        label = _plain(name or "")
        yield label, _without_label(_unstamped(_plain(words)), label)


def _without_label(words: str, label: str) -> str:
    """An editor may write the voice into the words once more: "S01: By hand"."""
    split = split_prefix(words)
    return split[1] if split and split[0].casefold() == label.casefold() and split[1] else words


def _bracketed(cue: Cue) -> Iterator[Said]:
    label: str | None = None
    words: list[str] = []
    for line in cue.lines:
        plain = _plain(line)
        found = _BRACKETED.match(plain)
        if found and looks_like_name(found["name"]) and found["said"]:
            if words:
                yield label, " ".join(words)
            label, words = found["name"].strip(), [found["said"]]
        elif plain:
            words.append(plain)
    yield label, " ".join(words)


def _enclosed(cue: Cue) -> Iterator[Said]:
    label: str | None = None
    words: list[str] = []
    for line in cue.lines:
        found = _ENCLOSED.match(line)
        if found:
            if words:
                yield label, " ".join(words)
            label, words = found["name"].strip(), []
        elif not _DASH.match(line):
            words.append(_plain(line))
    yield label, " ".join(filter(None, words))


def _from_json(cue: Cue) -> Said | None:
    text = " ".join(line.strip() for line in cue.lines)
    if not text.startswith("{"):
        return None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    fields = cast("dict[str, Any]", told) if isinstance(told, dict) else {}
    words = next((fields[key] for key in _JSON_WORDS if isinstance(fields.get(key), str)), None)
    name = next((fields[key] for key in _JSON_NAMES if isinstance(fields.get(key), str)), "")
    return (_plain(name), _plain(words)) if words is not None else None


def _unstamped(words: str) -> str:
    return _STAMPED.sub("", words, count=1)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
