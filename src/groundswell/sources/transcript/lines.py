"""Lines of a plain or Markdown transcript: who begins to speak on them, and when.

The forms met in exports of Otter, Fireflies, Granola, Meet, Zoom chats and in what people type:

    Dana Whit: words              [00:01:02] Dana Whit: words       Dana Whit (00:01): words
    **Dana Whit:** words          00:01:02  Dana Whit:  words       - Dana Whit: words
    Dana Whit  0:04               Dana Whit (00:01):                00:04 Dana Whit
    words on the lines below      words below                       words below
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.speakers import habit_of, looks_like_name, split_prefix

_STAMP = r"[\[(]?(?P<{0}>(?:\d{{1,2}}:)?\d{{1,3}}:\d\d)(?:[.,]\d{{1,3}})?[\])]?"
_LEAD = re.compile(
    rf"^\s*(?:[-*>]\s+)?(?:\*\*)?{_STAMP.format('stamp')}(?:\*\*)?\s*(?:[-–—|]\s*)?(?P<rest>.*)$"
)
_TRAIL = re.compile(
    rf"^\s*(?:#+\s+)?(?P<name>[^:\[\]]{{1,80}}?)[\s*_]*(?:[-–—|,·]\s*|\s+|(?=[\[(])){_STAMP.format('stamp')}"
    r"(?P<colon>\s*:?\**:?)\s*(?P<rest>.*)$"
)
_MARKS = re.compile(r"^[\s#>*_-]+|[\s*_:]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, taken apart. `name` is whoever may begin to speak on it."""

    text: str  # as it stands
    name: str = ""
    said: str = ""
    seconds: float | None = None
    certain: bool = False  # a name with a time cannot be anything else


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of a file, and which names are speakers."""

    lines: tuple[Line, ...]
    names: frozenset[str]

    def speaks(self, line: Line) -> bool:
        return bool(line.name) and (line.certain or line.name in self.names)


def script_of(lines: Sequence[str]) -> Script:
    """Tell the speakers of a whole file from its lines; `names` is empty where nobody is told to speak."""
    apart = tuple(_apart(line) for line in lines)
    certain = {line.name for line in apart if line.certain}
    if certain:
        return Script(apart, frozenset(certain))
    written = [line for line in apart if line.text.strip()]
    habit = habit_of(line.text for line in written)
    times = Counter(line.name for line in written if line.name in habit.names)
    # "Budget: …", "Timeline: …", "Next Steps: …" are labels: of people who talk, one speaks twice.
    recurs = times.total() < 3 or max(times.values(), default=0) > 1
    return Script(apart, habit.names if recurs else frozenset())


def _apart(text: str) -> Line:
    lead = _LEAD.match(text)
    if lead:
        seconds, rest = _seconds(lead["stamp"]), lead["rest"].replace("\t", " ").strip()
        split = split_prefix(rest)
        if split:
            return Line(text, split[0], split[1], seconds, certain=True)
        name = _MARKS.sub("", rest)
        return Line(text, name, "", seconds, certain=looks_like_name(name) and _is_short(name))
    trail = _TRAIL.match(text)
    if trail and (trail["colon"].strip() or not trail["rest"]):
        name = _MARKS.sub("", trail["name"])
        if _is_short(name) and (looks_like_name(name) or trail["colon"].strip().strip("*") == ":"):
            return Line(text, name, trail["rest"].strip(), _seconds(trail["stamp"]), certain=True)
    split = split_prefix(text)
    return Line(text, *split) if split else Line(text)


def _is_short(name: str) -> bool:
    return 0 < len(name.split()) <= 5 and any(c.isalpha() for c in name) and not re.search(r"[.?!;,]$", name)


def _seconds(stamp: str) -> float:
    total = 0
    for part in stamp.split(":"):
        total = total * 60 + int(part)
    return float(total)
