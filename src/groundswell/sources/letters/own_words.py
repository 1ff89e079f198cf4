"""What the writer of a mail wrote: without the history quoted below, the signature and the small print.

Lines are walked once, top to bottom, and each is the writer's or is set aside for a reason. A quoted line is
history; so is everything from a line that opens the history on. Signatures and small print are blocks that
end where somebody asks or tells something again. `mail-parser-reply` was looked at and left: its patterns
nest repetitions over whole mails, which a hostile one can make slow, and it takes a "Thanks" within a letter
for its end.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from groundswell.sources.contract import Aside, Why
from groundswell.sources.letters.answers import answers_below
from groundswell.sources.letters.banners import banner_lines
from groundswell.sources.letters.forms import form_lines
from groundswell.sources.letters.history import (
    Opener,
    comparisons,
    is_quoted,
    is_reply_mark,
    opener,
    quoted_next,
)
from groundswell.sources.letters.imprints import is_imprint
from groundswell.sources.letters.prose import is_greeting, is_prose
from groundswell.sources.letters.signatures import (
    is_picture,
    is_sent_from,
    meeting_end,
    named_end,
    signature_end,
)
from groundswell.sources.letters.small_print import (
    begins_small_print,
    is_disclaimer,
    is_footer,
    is_thread_mark,
    small_print_end,
)

_LINK = re.compile(r"<(?:https?:|mailto:)[^<>]{0,1000}>")
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2015\u2500", "-"))
_LONG = 2000  # no line that opens a history or a signature is longer
_FEWEST_OF_LAW = 6  # words; a shorter line of a register is one of the signature's
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parted:
    """A text taken apart: what its writer wrote, and what else stands there, in the order of the text."""

    words: str
    aside: tuple[Aside, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Who wrote the text, where that is known."""

    name: str = ""
    email: str = ""


def parted(text: str, known: Collection[str] = (), writer: Writer | None = None) -> Parted:
    """The writer's own words, and what was cut, letter for letter. Linear in the length of the text.

    `known` are addresses of people who are known to write in the thread, lower case: a header block that
    names one of them is history. A header block on top that names the `writer` is the head of the very text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    lines, banner = banner_lines(lines)
    top = max(banner) + 1 if banner else 0
    body, form = form_lines(lines[top:], [_bare(line) for line in lines[top:]])
    lines = [*lines[:top], *body]
    cutter = _Cutter(lines, known, writer)
    cutter.preset(banner, Why.BANNER)
    cutter.preset({top + at for at in form}, Why.FORM)
    cutter.cut()
    return Parted(words=_tidy(_own_lines(lines, cutter.why)), aside=tuple(_asides(lines, cutter.why)))


def own_words(text: str) -> str:
    """The writer's own words; empty where there are none. Linear in the length of the text."""
    return parted(text).words


class _Cutter:
    """Tells for each line why it is cut; None where it is the writer's own.

    Lines are told apart by a copy of them in which a ">" that compares is no mark of a quote.
    """

    def __init__(self, lines: Sequence[str], known: Collection[str], writer: Writer | None) -> None:
        compared = comparisons(lines)
        self._lines = [line.replace(">", " ", 1) if at in compared else line for at, line in enumerate(lines)]
        self._bare = [_bare(line) for line in lines]
        self._known = known
        self._writer = writer
        # What begins on a line is asked from many lines above it, and told once.
        self._openers: dict[int, Opener | None] = {}
        self._begun: dict[int, bool] = {}
        self._unsure: set[int] = set()
        self._said = self._told = False  # whether anything, and more than a greeting, is the writer's so far
        self.why: list[Why | None] = [None] * len(lines)

    def preset(self, places: Collection[int], why: Why) -> None:
        for index in places:
            self.why[index] = why

    def cut(self) -> None:
        index = self._after_own_header()
        fenced = False
        while index < len(self._lines):
            if self.why[index] is not None:
                index += 1
                continue
            fenced ^= bool(_FENCE.match(self._lines[index]))
            index = index + 1 if not self._bare[index] else self._keep(index) if fenced else self._step(index)
        self._restore()

    def _step(self, index: int) -> int:
        """Tell what stands on this line; where to go on."""
        if is_quoted(self._lines, index):
            return self._set(index, index + 1, Why.HISTORY)
        if (opener := self._opener(index)) is not None:
            return self._history(index, opener)
        if is_picture(self._bare[index]):
            return self._set(index, index + 1, Why.SIGNATURE)
        if end := meeting_end(self._bare, index):
            return self._set(index, end, Why.RECORDER)
        if self._is_small_print(index):
            return self._small_print(index)
        if is_thread_mark(self._bare[index]):
            return self._set(index, index + 1, Why.MACHINE)
        if is_footer(self._bare, index):
            end = len(self._lines) if self._said and self._is_last(index) else index + 1
            return self._set(index, end, Why.SMALL_PRINT, sure=self._told)
        return self._signature(index) or self._keep(index)

    def _history(self, index: int, opener: Opener) -> int:
        end = index + opener.lines
        if is_reply_mark(self._bare[index]) and not self._said:
            return self._set(index, end, Why.HISTORY)
        if quoted_next(self._lines, end):
            return self._set(index, end, Why.HISTORY)  # the answers stand between the quoted lines
        if not opener.sure and not self._told:
            return self._keep(index)
        kept = answers_below(self._bare, end, self._writer.name) if self._writer else set[int]()
        for at in range(index, len(self._lines)):
            if at not in kept:
                self._set(at, at + 1, Why.HISTORY)
        self._said |= bool(kept)
        self._told |= bool(kept)
        return len(self._lines)

    def _is_small_print(self, index: int) -> bool:
        if begins_small_print(self._bare, index):
            return True
        above = index - 1
        while above > 0 and not self._bare[above]:
            above -= 1
        signed = above >= 0 and self.why[above] is Why.SIGNATURE
        close = signed and above == index - 1 and is_disclaimer(self._bare, index)
        return close or (signed and is_imprint(self._bare, index))

    def _small_print(self, index: int) -> int:
        end = small_print_end(self._bare, index, self._ends, below_words=self._told)
        return self._set(index, end, Why.SMALL_PRINT, sure=self._told)

    def _signature(self, index: int) -> int:
        """Where the signature that begins here ends, if one does."""
        line = self._bare[index]
        if len(line) > _LONG:
            return 0
        if not self._said and line not in ("--", "—"):
            return self._set(index, index + 1, Why.SIGNATURE) if is_sent_from(line) else 0
        end = signature_end(self._bare, index, self._ends_signature)
        if not end and self._told and self._writer is not None and self._writer.name:
            end = named_end(self._bare, index, self._ends_signature, self._writer.name)
        return self._set(index, end, Why.SIGNATURE, sure=self._told) if end else 0

    def _set(self, start: int, end: int, why: Why, *, sure: bool = True) -> int:
        for at in range(start, end):
            if self.why[at] is None:
                self.why[at] = why
                if not sure:
                    self._unsure.add(at)
        return end

    def _keep(self, index: int) -> int:
        self._said = True
        self._told |= not is_greeting(self._bare[index])
        return index + 1

    def _opener(self, index: int) -> Opener | None:
        if index not in self._openers:
            self._openers[index] = opener(self._lines, self._bare, index, self._known)
        return self._openers[index]

    def _ends(self, index: int) -> bool:
        """Whether a signature ends before this line, since something else begins on it."""
        if index not in self._begun:
            self._begun[index] = (
                is_quoted(self._lines, index)
                or begins_small_print(self._bare, index)
                or self._opener(index) is not None
                or bool(meeting_end(self._bare, index))
            )
        return self._begun[index]

    def _ends_signature(self, index: int) -> bool:
        """As `_ends`; servers write right below a name, and lists below a line of dashes."""
        if self._ends(index) or is_disclaimer(self._bare, index) or is_footer(self._bare, index):
            return True
        return len(self._bare[index].split()) >= _FEWEST_OF_LAW and is_imprint(self._bare, index)

    def _is_last(self, index: int) -> bool:
        """Whether few lines and no prose follow up to the end."""
        following = [line for line in self._bare[index + 1 : index + 40] if line]
        return len(following) <= 15 and not any(is_prose(line) for line in following)

    def _after_own_header(self) -> int:
        """Below the header block on top that is this very text's: programs print it above the words."""
        index = next((at for at, line in enumerate(self._bare) if line and self.why[at] is None), None)
        opener = self._opener(index) if index is not None else None
        if (
            index is None
            or opener is None
            or opener.block is None
            or not any(self._bare[index + opener.lines :])
        ):
            return 0
        own = (
            bool(self._writer.email) and opener.block.sender == self._writer.email
            if self._writer is not None
            else not opener.block.begins_with_sender
        )
        return self._set(index, index + opener.lines, Why.FORM) if own else 0

    def _restore(self) -> None:
        """Take back what was cut on slight grounds, where nothing but a greeting would be left."""
        if self._told:
            return
        for at in self._unsure:
            if is_prose(self._bare[at]):
                self.why[at] = None


def _own_lines(lines: Sequence[str], cut: Sequence[Why | None]) -> list[str]:
    """The writer's lines, those apart that something stood between."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        if cut[at] is None:
            if at and cut[at - 1] is not None and kept:
                kept.append("")
            kept.append(line.rstrip())
    return kept


def _asides(lines: Sequence[str], cut: Sequence[Why | None]) -> Iterator[Aside]:
    """What was cut, neighbours of one reason together. Blank lines between two of them are theirs."""
    filled = list(cut)
    for at in range(1, len(filled)):
        if filled[at] is None and not lines[at].strip():
            filled[at] = filled[at - 1]
    for why, group in groupby(range(len(lines)), key=lambda index: filled[index]):
        words = "\n".join(lines[index] for index in group).strip("\n")
        if why is not None and words.strip():
            yield Aside(why=why, words=words)


def _bare(line: str) -> str:
    if len(line) > _LONG:
        return line.strip()
    line = line.translate(_DASHES)
    return " ".join(_LINK.sub("", _UNSEEN.sub("", line.replace("*", " "))).split())


def _tidy(kept: Sequence[str]) -> str:
    """Without rules and blank lines at the ends, and no more than one blank line in a row."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n").rstrip()
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or re.fullmatch(r"[\s_=*—–-]{3,}", lines[-1])):
        lines.pop()
    return "\n".join(lines)
