"""Transcripts and notes as plain text or Markdown.

Lines above the talk may say what it is (`Date: …`, `Account: …`, see `sources.headings`; front matter too).
A text in which nobody is told to speak is a note: one turn for each paragraph, by its `Seller: …` if it
names one, else by an unknown speaker. Prose around the talk of a transcript (the summary a recorder adds)
is nobody's words, and is refused as such rather than heard.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from groundswell.sources.contract import Item, Opened, Options, Refused, UnreadableSource
from groundswell.sources.csv.recognition import looks_delimited
from groundswell.sources.headings import heading_of, is_heading_line
from groundswell.sources.plaintext import peek, read_text
from groundswell.sources.speakers import speaker_of, split_prefix
from groundswell.sources.talk import items_of
from groundswell.sources.transcript.lines import Line, Script, script_of
from groundswell.speech import Channel, Speaker, Turn

_MARKDOWN = (".md", ".markdown", ".mdx")
_PLAIN = (".txt", ".text", ".log", ".transcript")
_TITLE = re.compile(r"^#{1,6}\s+(?P<words>.*?)[\s#]*$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s*){3,}$")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s")
# A chat is written: its lines hold a time, a name and words between tabs.
_CHAT = re.compile(r"^\d\d:\d\d:\d\d\t[^\t]+:\t", re.M)
_OUTSIDE = "text around the conversation that nobody is said to speak"


class TranscriptReader:
    kind = "transcript"

    def recognises(self, file: Opened) -> bool:
        name = file.name.lower()
        if name.endswith(_MARKDOWN):
            return True
        if not name.endswith(_PLAIN) and "." in name.rsplit("/", 1)[-1]:
            return False
        text = peek(file.head)
        if not text.strip():
            return False
        return bool(_spoken(text)) or (name.endswith(_PLAIN) and not looks_delimited(file))

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        text = read_text(file.path)
        top, rest = _divided(text.lstrip("\ufeff").split("\n"))
        title = next((found["words"] for line in top if (found := _TITLE.match(line))), "")
        script = script_of(rest)
        if any(script.speaks(line) for line in script.lines):
            rows = _Rows()
            standing = "" if title else _title_line(script)
            rows.take(script, skip=1 if standing else 0)
            heading = heading_of([*top, f"Title: {title or standing}"])
            channel = Channel.CHAT if _CHAT.search(text[:65536]) else Channel.CALL
            yield from items_of(file, self.kind, tuple(rows.turns), tuple(rows.refused), heading, channel)
            return
        heading = heading_of([*top, f"Title: {title}"])
        turns = _paragraphs(rest, Speaker(name=heading.seller))
        if not turns:
            raise UnreadableSource("has no words beneath its heading")
        yield from items_of(file, self.kind, turns, (), heading, Channel.NOTE)


def _spoken(text: str) -> bool:
    script = script_of(_divided(text.replace("\r", "\n").split("\n"))[1])
    spoken = sum(script.speaks(line) for line in script.lines)
    # A few lines with a colon do not make a table a talk: a good part of the lines begins a turn.
    return spoken >= 2 and spoken * 6 >= sum(bool(line.text.strip()) for line in script.lines)


def _divided(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The heading (front matter, labelled lines, a title) and what follows it."""
    end = _front_matter(lines)
    # "Customer: …" and "Rep: …" may be people speaking: a label that returns is one of them.
    labels = Counter(split[0].casefold() for line in lines if (split := split_prefix(line)))
    while end < len(lines) and _is_above(lines[end].strip(), labels):
        end += 1
    return list(lines[:end]), list(lines[end:])


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines the block between two `---` at the very top takes; 0 without one."""
    if not lines or lines[0].strip() != "---":
        return 0
    return next((i + 1 for i, line in enumerate(lines[1:101], start=1) if line.strip() == "---"), 0)


def _is_above(line: str, labels: Counter[str]) -> bool:
    if not line or _RULE.match(line):
        return True
    if _TITLE.match(line):  # but "### Dana Whit 00:04" is a speaker and a time
        return not script_of([line]).lines[0].certain
    split = split_prefix(line)
    return is_heading_line(line) and not (split and labels[split[0].casefold()] > 1)


class _Rows:
    """Turns and what stands around them, in one numbering."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.refused: list[Refused] = []
        self._rows = 0
        self._opening: Line | None = None
        self._words: list[str] = []

    def take(self, script: Script, skip: int) -> None:
        gap = False
        for line in script.lines[skip:]:
            if script.speaks(line):
                self._begin(line)
            elif _TITLE.match(line.text) or _RULE.match(line.text):
                self._close()
            elif not line.text.strip() or (line.seconds is not None and not line.name):
                gap = True  # nothing, or a time on a line of its own
                continue
            else:
                self._go_on(line.text.strip(), gap)
            gap = False
        self._close()

    def _begin(self, line: Line) -> None:
        previous = self._opening
        if previous is not None and self._words and previous.name.casefold() == line.name.casefold():
            self._words += [line.said] if line.said else []
            return
        self._close()
        self._opening, self._words = line, [line.said] if line.said else []

    def _go_on(self, words: str, gap: bool) -> None:
        apart = "\n" if gap or _ITEM.match(words) else " "
        if self._words:
            self._words[-1] += apart + words
        else:
            self._words.append(words)

    def _close(self) -> None:
        opening, words = self._opening, " ".join(self._words).strip()
        self._opening, self._words = None, []
        if opening is None and not words:
            return
        self._rows += 1
        if opening is None:
            self.refused.append(Refused(row=self._rows, reason=f"{_OUTSIDE}: '{words[:60]}'"))
        elif not words:
            self.refused.append(Refused(row=self._rows, reason=f"no words by '{opening.name[:60]}'"))
        else:
            speaker = speaker_of(opening.name)
            self.turns.append(Turn(row=self._rows, text=words, speaker=speaker, seconds=opening.seconds))


def _title_line(script: Script) -> str:
    """A short first line that stands alone above the talk; empty where there is none."""
    first = script.lines[0]
    alone = len(script.lines) > 1 and (not script.lines[1].text.strip() or script.speaks(script.lines[1]))
    spoken = script.speaks(first) or first.seconds is not None
    short = alone and len(first.text.split()) <= 12 and not spoken and not _TITLE.match(first.text)
    return first.text.strip() if short else ""


def _paragraphs(lines: Sequence[str], speaker: Speaker) -> tuple[Turn, ...]:
    paragraphs: list[str] = []
    gap = True
    for line in lines:
        words = line.strip()
        if not words or _RULE.match(words):
            gap = True
        elif gap or _TITLE.match(words) or _ITEM.match(words) or split_prefix(words):
            paragraphs.append(words)
            gap = bool(_TITLE.match(words))
        else:
            paragraphs[-1] += " " + words
    return tuple(Turn(row=row, text=text, speaker=speaker) for row, text in enumerate(paragraphs, start=1))


READER = TranscriptReader()
