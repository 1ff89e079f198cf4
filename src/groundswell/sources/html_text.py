"""HTML of a mail, a note or a cell to the text a reader sees.

A scanner of its own, since it must be linear on anything: the standard library's parser and nh3 (which takes
two minutes for 100,000 nested tags) are not. Nothing is shown as HTML again, so nothing needs to be cleaned.
"""

import html
import re

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
_SIGNATURE = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'>]*\b(?:gmail_signature|moz-signature|protonmail_signature)", re.I
)
_VOID = frozenset("br hr img input meta link col area base wbr source".split())


def text_of_html(markup: str, *, quoting: bool = True) -> str:
    """The visible text. Linear in the length of the markup; never raises.

    With `quoting`, quoted blocks are marked by "> " as in plain mail.
    """
    scanner = _Scanner(markup, quoting=quoting)
    scanner.scan()
    return scanner.text()


class _Scanner:
    def __init__(self, markup: str, *, quoting: bool) -> None:
        self._markup = markup
        self._deepest = 3 if quoting else 0  # quotations are marked so many times at most
        self._lower = markup.lower() if len(markup.lower()) == len(markup) else markup
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._pre = 0
        # Names of open elements whose content is left out: the outermost one and those of its name within.
        self._left_out: list[str] = []
        self._unclosed: set[str] = set()

    def scan(self) -> None:
        place, markup = 0, self._markup
        last = markup.rfind(">")  # behind it no tag ends, so that none begins
        while place < len(markup):
            found = markup.find("<", place)
            if found < 0 or found > last:
                break
            self._add(markup[place:found])
            place = self._after_markup(found)
        self._add(markup[place:])

    def text(self) -> str:
        self._break()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _after_markup(self, place: int) -> int:
        """Handle what begins with "<" at `place`; where the text goes on."""
        markup = self._markup
        if markup.startswith("<!--", place):
            return self._past("-->", place)
        if markup.startswith(("<!", "<?"), place):
            return self._past(">", place)
        tag = _TAG.match(markup, place, min(len(markup), place + _WINDOW))
        if tag is None:
            return self._after_odd_tag(place)
        name = tag["name"].lower()
        if tag["close"]:
            self._close(name)
        else:
            self._open(name, tag["attributes"])
            if name in _UNTIL_END:
                return self._past_content(name, tag.end())
        return tag.end()

    def _past(self, mark: str, place: int) -> int:
        end = self._markup.find(mark, place)
        return len(self._markup) if end < 0 else end + len(mark)

    def _past_content(self, name: str, place: int) -> int:
        end = -1 if name in self._unclosed else self._lower.find(f"</{name}", place)
        if end < 0:
            self._unclosed.add(name)
            self._left_out.clear()
            return place
        return end

    def _after_odd_tag(self, place: int) -> int:
        """A "<" that is no tag is text; a tag longer than the window is left out up to its ">"."""
        if re.match(r"</?[a-zA-Z]", self._markup[place : place + 3]):
            return self._past(">", place)
        self._add("<")
        return place + 1

    def _open(self, name: str, attributes: str) -> None:
        if self._left_out:
            if name == self._left_out[0] and name not in _VOID:
                self._left_out.append(name)
            return
        if name not in _VOID and (name in _SKIPPED or _is_left_out(attributes)):
            self._left_out.append(name)
            return
        if name in _BLOCKS:
            self._break(blank=name in _PARAGRAPHS)
        if name == "blockquote":
            self._quotes += 1
        elif name == "pre":
            self._pre += 1
        elif name == "li":
            self._line.append("- ")
        elif name in ("td", "th"):
            self._line.append(" ")

    def _close(self, name: str) -> None:
        if self._left_out:
            if name == self._left_out[0]:
                self._left_out.pop()
            elif name in ("body", "html"):
                self._left_out.clear()
            return
        if name in _BLOCKS:
            self._break(blank=name in _PARAGRAPHS)
        if name == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif name == "pre":
            self._pre = max(0, self._pre - 1)

    def _add(self, text: str) -> None:
        if not text or self._left_out:
            return
        text = html.unescape(text)
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


def _is_left_out(attributes: str) -> bool:
    return bool(attributes) and bool(_HIDDEN.search(attributes) or _SIGNATURE.search(attributes))
