"""Lines of a plain or Markdown transcript: who may begin to speak on each, and when.

    Dana Whit: words              [00:01:02] Dana Whit: words       Dana Whit (00:01): words
    **Dana Whit:** words          00:01:02  Dana Whit:  words       [Dana Whit] words
    Dana Whit  0:04               [00:04] [Dana Whit] words         **Dana Whit**    ## Dana Whit
    words on the lines below      2026-03-10 15:00 Dana Whit: …     words below      words below

A line alone often leaves it open; `layouts` looks at all of them and decides which forms the file uses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groundswell.sources.formats.moments import moment_within
from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.chats import addressed_in
from groundswell.sources.talk.elapsed import Elapsed
from groundswell.sources.talk.naming import clean_name
from groundswell.sources.talk.stamps import BLANKS, MARKS_OF_DIRECTION, Stamp, stamp_at, stamp_in


class Form(StrEnum):
    """Where on a line a speaker is named."""

    ADDRESSED = "00:04 From Ana to Everyone: words"
    STAMP_COLON = "00:04 Ana: words"
    STAMP_BRACKET = "[00:04] [Ana] words"
    STAMP_NAME = "00:04 Ana"
    STAMP_DASH = "00:04 | Ana | words"
    NAME_STAMP = "Ana 00:04"
    NAME_STAMP_COLON = "Ana (00:04): words"
    BRACKET_STAMP = "[Ana] [00:04] words"
    NAME_STAMP_WORDS = "Ana 00:04 words"
    PARTED = "Ana | words"
    LETTER = "Q. words"
    COLON = "Ana: words"
    BRACKET = "[Ana] words"
    ANGLE = "<Ana> words"
    BLOCK = "From: Ana / Sent: 10:04 / words"
    HEADING = "## Ana"
    BOLD = "**Ana**"
    ENCLOSED = "(Ana)"
    ALONE = "Ana"


@dataclass(frozen=True, slots=True)
class Opening:
    """One way to read a line as somebody beginning to speak."""

    form: Form
    name: str
    words: str = ""
    mark: str = ""  # what parts the name from the words, where that may be several
    beside: str = ""  # what else its line says


@dataclass(frozen=True, slots=True)
class Line:
    """One line, taken apart."""

    text: str  # as it stands
    stamp: Stamp | None = None
    rest: str = ""  # behind a stamp that leads the line; else the whole line
    leads: bool = False  # the stamp stands first
    blank: bool = False
    openings: tuple[Opening, ...] = ()

    @property
    def only_stamp(self) -> bool:
        return self.leads and not self.rest

    @property
    def says_more(self) -> bool:
        """Whether something stands behind the time: "(Read by you after 1 minute)"."""
        behind = self.text[self.stamp.end :] if self.stamp else ""
        return any(character.isalnum() for character in behind)

    def opening(self, *forms: Form) -> Opening | None:
        return next((opening for opening in self.openings if opening.form in forms), None)


_LEAD = re.compile(rf"^[\s\-*>•|#_`{MARKS_OF_DIRECTION}]*", re.I)
_HEADING = re.compile(r"^\s{0,3}(?P<mark>#{1,6})\s+(?P<name>.{1,80}?)[\s#:*_]*$")
_BOLD = re.compile(r"^\s*(?:[-*]\s+)?(?P<mark>\*\*|__)(?P<name>[^*_]{1,80})(?:\*\*|__)\s*:?\s*$")
_ENCLOSED = re.compile(r"^\s*(?P<mark>[(\[<【（])(?P<name>[^()\[\]<>【】（）]{1,60})[)\]>】）]\s*:?\s*$")
_BRACKET = re.compile(r"^[\s*_]*\[(?P<name>[^\[\]\d][^\[\]]{0,60})\][\s*_]*[:：]?\s*(?P<said>\S.*)?$")
# Before a nick stands what its owner may do: "<@ana>" keeps the channel.
_ANGLE = re.compile(r"^\s*<[@+%&~!]?(?P<name>[^<>/]{1,40})>\s+(?P<said>\S.*)$")
_DASH = re.compile(
    r"^(?P<name>[^\t|–—:]{1,60}?)(?P<mark>\t+|\s+[-–—|]\s+|\s?\|\s?|\s?;\s|\s?~{1,3}\s|\s{2,})(?P<said>\S.*)$"
)
_PARTED = re.compile(
    r"^(?P<name>[^\t|;~:]{1,60}?)(?P<mark>\t+|\s?\|\s?|\s?;\s|\s?~{1,3}\s|\s(?:--?|[–—])\s)(?P<said>[^\s|;~][^\t|]*)$"
)
_ANY_MARK = re.compile(
    r"^(?:(?P<open>\()(?P<inner>[^()]{1,60})\)\s|(?P<name>[^\W\d_][\w .'’&()-]{0,60}?)"
    r"\s?(?P<mark>[^\w\s.,'’&/()\[\]\"“”„!?…:;|~#*_-]{1,3})\s)(?P<said>\S.*)$"
)
_LETTER = re.compile(r"^\s*(?P<name>[A-Z])[.)]\s+(?P<said>\S.*)$")
# A time between two of the same marks: "Ana; 00:03; words".
_ENDS_CELL = re.compile(r"[|;~\t]\s*$")
_BEGINS_CELL = re.compile(r"[|;~]{1,3}\s*")
_AFTER = re.compile(r"^[\s*_]*(?P<colon>[:：])?[\s*_]*(?P<said>.*)$")
_MARKED = re.compile(r"^(?:>{1,3}|»|→|[-–—|])\s+(?=\S)")  # "ana 09:05 > words"
_NUMBERING = re.compile(r"^\s*\d{1,5}[.)]\s+(?=\S)")
# Of the app, behind a day and an hour: "(Read by you after 1 minute)".
_REMARK = re.compile(r"^\([^()]{1,80}\)$")
_LEADERS = re.compile(r"\s?\.{3,}$")  # "Ana ........ 0:03"
_LONGEST_NAME = 80
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_BLANK = " \t\r\n\f\v\u00a0" + MARKS_OF_DIRECTION


def shape_of(line: Line) -> str:
    """How the time of a line is written, whatever time it is."""
    written = line.text[line.stamp.start : line.stamp.end] if line.stamp else ""
    return _LETTERS.sub("a", _DIGITS.sub("0", written))


def unnumbered(text: str) -> str:
    """The line without the number that counts it: "12. Ana: words"."""
    return _NUMBERING.sub("", text)


def line_of(text: str, elapsed: Elapsed | None = None) -> Line:
    """`text` taken apart, with every way to read it. `elapsed`: how its file writes times in words."""
    if not text.strip(_BLANK):
        return Line(text, blank=True)
    if not _DIGIT.search(text):
        return Line(text, rest=text.strip(), openings=tuple(_without_lead(text, None)))
    plain = text.translate(BLANKS)
    start = _LEAD.match(plain)
    spelt = elapsed.stamp(plain) if elapsed else None
    lead = stamp_at(plain, start.end()) if start else None
    if start and spelt and spelt.start == start.end():
        lead = spelt
    if lead is not None:
        # Of the text itself, not of its copy: words stand as they were written, tabs too.
        rest = text[lead.end :].strip().lstrip("*_`").lstrip(" \t-–—|;~").strip()
        if lead.day and _REMARK.match(rest):
            rest = ""
        return Line(text, lead, rest, leads=True, openings=tuple(_behind_stamp(rest)))
    stamp = spelt or stamp_in(plain)
    return Line(text, stamp, text.strip(), openings=tuple(_without_lead(text, stamp)))


def next_written(lines: Sequence[Line]) -> list[int]:
    """For each line the next that is not blank; the length where there is none."""
    following, ahead = [len(lines)] * len(lines), len(lines)
    for i in range(len(lines) - 1, -1, -1):
        following[i] = ahead
        ahead = ahead if lines[i].blank else i
    return following


def _behind_stamp(rest: str) -> Iterator[Opening]:
    addressed = addressed_in(rest)
    if addressed:
        yield Opening(Form.ADDRESSED, clean_name(addressed[0]), addressed[1])
    bracket = _BRACKET.match(rest)
    if bracket:
        yield Opening(Form.STAMP_BRACKET, clean_name(bracket["name"]), bracket["said"] or "")
    angle = _ANGLE.match(rest)
    if angle:
        yield Opening(Form.STAMP_BRACKET, clean_name(angle["name"]), angle["said"].strip(), "<")
    split = split_prefix(rest.replace("\t", " ")) or split_prefix(rest.lstrip(MARKS_OF_DIRECTION + "~ "))
    if split:
        yield Opening(Form.STAMP_COLON, clean_name(split[0]), split[1].strip())
    dash = _DASH.match(rest)
    if dash:
        words = dash["said"].strip().removesuffix("|").strip()
        yield Opening(
            Form.STAMP_DASH, clean_name(dash["name"]), words, dash["mark"].strip() or dash["mark"][:1]
        )
    if rest and len(rest) <= _LONGEST_NAME:
        yield Opening(Form.STAMP_NAME, clean_name(rest))


def _without_lead(text: str, stamp: Stamp | None) -> Iterator[Opening]:
    if stamp is not None and stamp.start <= _LONGEST_NAME:
        yield from _before_stamp(text, stamp)
    if not text.lstrip()[0].isalnum():
        yield from _marked(text)
    parted = _PARTED.match(text)
    if parted:
        mark = parted["mark"].strip() or "\t"
        yield Opening(Form.PARTED, clean_name(parted["name"]), parted["said"].strip(), mark)
    elif marked := _ANY_MARK.match(text):
        name, mark = marked["name"] or marked["inner"], marked["mark"] or marked["open"]
        yield Opening(Form.PARTED, clean_name(name), marked["said"].strip(), mark)
    elif letter := _LETTER.match(text):
        yield Opening(Form.LETTER, letter["name"], letter["said"].strip())
    split = split_prefix(unnumbered(text))
    if split:
        yield Opening(Form.COLON, clean_name(split[0]), split[1])
    elif len(text) <= _LONGEST_NAME:
        yield Opening(Form.ALONE, clean_name(text))


def _marked(text: str) -> Iterator[Opening]:
    """A name that stands in marks at the beginning of the line."""
    for form, pattern in ((Form.HEADING, _HEADING), (Form.BOLD, _BOLD), (Form.ENCLOSED, _ENCLOSED)):
        if match := pattern.match(text):
            yield Opening(form, clean_name(match["name"]), mark=match["mark"])
    for form, pattern in ((Form.BRACKET, _BRACKET), (Form.ANGLE, _ANGLE)):
        if (match := pattern.match(text)) and match["said"]:
            yield Opening(form, clean_name(match["name"]), match["said"].strip())


def _before_stamp(text: str, stamp: Stamp) -> Iterator[Opening]:
    before, after = text[: stamp.start], _AFTER.match(text[stamp.end :])
    if after is None:
        return
    words, enclosed = (
        _MARKED.sub("", after["said"].strip()),
        before.strip()[:1] == "(" and after["said"].startswith(")"),
    )
    enclosed = enclosed or (before.strip()[:1] == "[" and "]" not in before and words.startswith("]"))
    if enclosed:  # "(Ana, 00:04) words", "[Ana, 00:04] words"
        before, words = f"[{before.strip()[1:].strip(' ,')}]", words[1:].strip()
    name = clean_name(_LEADERS.sub("", before.strip(" \t*_-–—|/,·•:;~")).strip("[]<>"))
    if not name or (any(character.isdigit() for character in name) and moment_within(name)):
        return
    addressed = addressed_in(f"{before.strip()}:") if not words else None
    if addressed:
        yield Opening(Form.ADDRESSED, clean_name(addressed[0]))
    if after["colon"]:
        yield Opening(Form.NAME_STAMP_COLON, name, words)
    elif not words:
        yield Opening(Form.NAME_STAMP, name)
    elif _ENDS_CELL.search(before) and (cell := _BEGINS_CELL.match(words)):
        yield Opening(Form.NAME_STAMP_COLON, name, words[cell.end() :].strip())
    elif before.strip()[:1] + before.strip()[-1:] in ("[]", "<>"):
        yield Opening(Form.BRACKET_STAMP, name, words)
    else:
        yield Opening(Form.NAME_STAMP_WORDS, name, words)
