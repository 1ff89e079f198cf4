"""HTML of a mail, a note or a cell to the text a reader sees.

A scanner of its own, since it must be linear on anything: the standard library's parser and nh3 (which takes
two minutes for 100,000 nested tags) are not. Nothing is shown as HTML again, so nothing needs to be cleaned.
"""

import re
from dataclasses import dataclass

from groundswell.sources.formats.entities import unescape
from groundswell.sources.formats.html_marks import Part, is_indent, part_of


@dataclass(frozen=True, kw_only=True, slots=True)
class HtmlText:
    """The visible text of HTML, and what a mail program has marked as no part of the words."""

    text: str
    signatures: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    marked_history: bool = False


_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>(?>[^\"'>]|\"[^\"]*\"|'[^']*')*+)>")
_WINDOW = 8192  # characters within which a well-formed tag ends; data: pictures are longer and hold no ">"
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|\bhidden\b", re.I)
_SKIPPED = frozenset({"script", "style", "title", "head", "template", "noscript", "svg", "object"})
_UNTIL_END = frozenset({"script", "style", "title"})  # their content is no markup
_BLOCKS = frozenset(
    "p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer dl dt dd"
    " center body address form".split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 table ul ol hr pre blockquote".split())
_INLINE = re.compile(r"display\s*:\s*inline", re.I)
_FORWARDED = re.compile(r"^[> ]*-{4,}")
_DEEPEST_MARKS = 8
_VOID = frozenset("br hr img input meta link col area base wbr source".split())


def text_of_html(markup: str) -> str:
    """All of the visible text, each part in its place. Linear in the length of the markup; never raises."""
    scanner = _Scanner(markup, parting=False)
    scanner.scan()
    return scanner.read().text


def read_html(markup: str) -> HtmlText:
    """The visible text with quoted blocks marked by "> " as in plain mail, and apart from it the signatures
    and printed headers that mail programs mark. Linear in the length of the markup; never raises.

    Where nothing else is there, a signature is the text: some programs let people write within it.
    """
    scanner = _Scanner(markup, parting=True)
    scanner.scan()
    return scanner.read()


@dataclass(slots=True)
class _Mark:
    """A marked element that is open."""

    part: Part
    line: int  # its first line
    depth: int = 1  # open elements of its name
    quoted_from: int = -1  # the line of the first quoted block within


class _Scanner:
    def __init__(self, markup: str, *, parting: bool) -> None:
        self._markup = markup
        self._parting = parting
        self._deepest = 3 if parting else 0  # quotations are marked so many times at most
        self._lower = markup.lower() if len(markup.lower()) == len(markup) else markup
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._pre = 0
        # Names of open elements whose content is left out: the outermost one and those of its name within.
        self._left_out: list[str] = []
        self._unclosed: set[str] = set()
        self._marks: dict[str, list[_Mark]] = {}
        self._inline: list[bool] = []  # of open divs, whether each is shown within the line
        self._indents: list[bool] = []  # of open quoted blocks, whether each only indents
        self._rest = -1
        self._aside: dict[Part, list[str]] = {Part.SIGNATURE: [], Part.HEADER: []}
        self._has_history = False

    def scan(self) -> None:
        offset, markup = 0, self._markup
        last = markup.rfind(">")  # behind it no tag ends, so that none begins
        while offset < len(markup):
            opening = markup.find("<", offset)
            if opening < 0 or opening > last:
                break
            self._add(markup[offset:opening])
            offset = self._after_markup(opening)
        self._add(markup[offset:])

    def read(self) -> HtmlText:
        self._break()
        for marks in list(self._marks.values()):
            while marks:
                self._end_mark(marks.pop())
        if self._rest >= 0:
            self._quote(self._rest, len(self._lines))
        text = self._joined(self._lines)
        if not text.strip() and self._aside[Part.SIGNATURE]:
            return HtmlText(
                text="\n".join(self._aside[Part.SIGNATURE]), headers=tuple(self._aside[Part.HEADER])
            )
        return HtmlText(
            text=text,
            signatures=tuple(self._aside[Part.SIGNATURE]),
            headers=tuple(self._aside[Part.HEADER]),
            marked_history=self._has_history,
        )

    def _joined(self, lines: list[str]) -> str:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _begin_mark(self, name: str, attributes: str) -> None:
        marks = self._marks.get(name)
        if marks:
            marks[-1].depth += 1
        part = part_of(attributes) if self._parting else None
        if part is None:
            return
        self._break()
        if part is Part.REST:
            self._rest = len(self._lines) if self._rest < 0 else self._rest
        elif len(self._marks.setdefault(name, [])) < _DEEPEST_MARKS:
            if marks := self._marks[name]:
                marks[-1].depth -= 1  # the new one counts for itself
            self._marks[name].append(_Mark(part, len(self._lines)))

    def _close_mark(self, name: str) -> None:
        marks = self._marks.get(name)
        if not marks:
            return
        marks[-1].depth -= 1
        if marks[-1].depth == 0:
            self._break()
            self._end_mark(marks.pop())

    def _end_mark(self, mark: _Mark) -> None:
        if mark.part is not Part.QUOTE:
            words = self._joined(self._lines[mark.line :])
            del self._lines[mark.line :]
            self._aside[mark.part] += [words] if words.strip() else []
            return
        first = next((line for line in self._lines[mark.line :] if line.strip()), "")
        passed_on = _FORWARDED.match(first) is not None
        above = any(line.strip() for line in self._lines[: mark.line])
        if not above and mark.quoted_from < 0 and not passed_on:
            return  # all there is so far, and no block in it is quoted: it may be what was written
        # Answers stand below the quoted blocks; what is passed on has none.
        answered = mark.quoted_from >= 0 and not passed_on
        self._quote(mark.line, mark.quoted_from if answered else len(self._lines))

    def _quote(self, start: int, end: int) -> None:
        if not self._deepest:
            return
        for at in range(start, end):
            line = self._lines[at]
            if not line.startswith(">"):
                self._lines[at] = f"> {line}".rstrip()
                self._has_history = self._has_history or bool(line)

    def _after_markup(self, offset: int) -> int:
        """Handle what begins with "<" at `offset`; where the text goes on."""
        markup = self._markup
        if markup.startswith("<!--", offset):
            return self._past("-->", offset)
        if markup.startswith(("<!", "<?"), offset):
            return self._past(">", offset)
        tag = _TAG.match(markup, offset, min(len(markup), offset + _WINDOW))
        if tag is None:
            return self._after_odd_tag(offset)
        name = tag["name"].lower()
        if tag["close"]:
            self._close(name)
        else:
            self._open(name, tag["attributes"])
            if name in _UNTIL_END:
                return self._past_content(name, tag.end())
        return tag.end()

    def _past(self, mark: str, offset: int) -> int:
        end = self._markup.find(mark, offset)
        return len(self._markup) if end < 0 else end + len(mark)

    def _past_content(self, name: str, offset: int) -> int:
        end = -1 if name in self._unclosed else self._lower.find(f"</{name}", offset)
        if end < 0:
            self._unclosed.add(name)
            self._left_out.clear()
            return offset
        return end

    def _after_odd_tag(self, offset: int) -> int:
        """A "<" that is no tag is text; a tag longer than the window is left out up to its ">"."""
        if re.match(r"</?[a-zA-Z]", self._markup[offset : offset + 3]):
            return self._past(">", offset)
        self._add("<")
        return offset + 1

    def _open(self, name: str, attributes: str) -> None:
        if self._left_out:
            if name == self._left_out[0] and name not in _VOID:
                self._left_out.append(name)
            return
        if name not in _VOID and (name in _SKIPPED or _HIDDEN.search(attributes)):
            self._left_out.append(name)
            return
        inline = name == "div" and bool(attributes) and _INLINE.search(attributes) is not None
        if name == "div":
            self._inline.append(inline)
        if name in _BLOCKS and not inline:
            self._break(blank=name in _PARAGRAPHS)
        if name not in _VOID:
            self._begin_mark(name, attributes)
        if name == "blockquote":
            self._begin_quote(indents=is_indent(attributes))
        elif name == "pre":
            self._pre += 1
        elif name == "li":
            self._line.append("- ")
        elif name in ("td", "th"):
            self._line.append(" ")

    def _begin_quote(self, *, indents: bool) -> None:
        self._indents.append(indents)
        if indents:
            return
        self._quotes += 1
        for marks in self._marks.values():
            for mark in marks:
                if mark.quoted_from < 0:
                    mark.quoted_from = len(self._lines)

    def _close(self, name: str) -> None:
        if self._left_out:
            if name == self._left_out[0]:
                self._left_out.pop()
            elif name in ("body", "html"):
                self._left_out.clear()
            return
        inline = name == "div" and bool(self._inline) and self._inline.pop()
        if name in _BLOCKS and not inline:
            self._break(blank=name in _PARAGRAPHS)
        self._close_mark(name)
        if name == "blockquote":
            if not (self._indents and self._indents.pop()):
                self._quotes = max(0, self._quotes - 1)
        elif name == "pre":
            self._pre = max(0, self._pre - 1)

    def _add(self, text: str) -> None:
        if not text or self._left_out:
            return
        text = unescape(text)
        if not self._pre:
            self._line.append(re.sub(r"\s+", " ", text))
            return
        first, *more = text.split("\n")
        self._line.append(first)
        for line in more:
            self._break()
            self._line.append(line)

    def _break(self, *, blank: bool = False) -> None:
        line = "".join(self._line)
        line = line.rstrip() if self._pre else re.sub(r" {2,}", " ", line).strip()
        self._line = []
        mark = "> " * min(self._quotes, self._deepest)
        if line:
            self._lines.append(mark + line)
        if (blank or not line) and self._lines and self._lines[-1].strip("> "):
            self._lines.append(mark.rstrip())
