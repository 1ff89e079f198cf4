"""Where the history of a mail begins: quoted lines, "On <date> <somebody> wrote:", headers, separators."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from groundswell.sources.formats.entities import unescape
from groundswell.sources.letters import phrases
from groundswell.sources.letters.header_blocks import ADDRESS, DATED, Block, header_block
from groundswell.sources.letters.prose import is_prose

QUOTED = re.compile(r"^\s*(?:>|＞|&gt;)")
# A numbered list that is quoted ("> 1. How many?") counts nothing, and a question is the other side's.
_MORE_THAN = re.compile(r"^\s*>=?\s?\d{1,12}(?:[.,]\d{1,6})*\s?(?:%|[€$£]|[^\W\d_])[^?？]*$")
_BARRED = re.compile(r"^\s?[|¦┃│]\s?(?=[^\s|¦┃│])[^|¦┃│]*$")  # a table has bars within its lines too
_INITIALS = re.compile(r"^\s?(?P<who>[A-Z]{2,3}|[A-Z][a-z]{2,15})>(?:\s|>|$)")
_CONSOLES = frozenset("SQL DOS CMD PS SSH IEX PHP GDB PDB".split())
_OPENS = re.compile(
    r"^\W*(?:on|am|le|el|op|den|il|em|in data|w dniu|dnia|dne|a|på|\w{2,4}\.?,?|\d\S*)\s", re.I
)
_WROTE = re.compile(rf"(?:^|[\s>\"”'）)])(?:{phrases.WROTE})", re.I)
_WROTE_LAST = re.compile(rf"(?:{phrases.WROTE})\W{{0,8}}$", re.I)
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b")
_TIMED = re.compile(r"\b\d{1,2}[:.]\d\d\b|\d時|\d시|\d点")
_BRACKETED = re.compile(r"[<(\[](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,200}?\s?[>)\]]")
_SPOKEN = re.compile(r"^[\"“„«'‘「『]")
_ORIGINAL = re.compile(rf"^(?:[-_=*>]{{2,}}\s*\[?(?:{phrases.ORIGINAL})\b|begin forwarded message\W*$)", re.I)
_RULED = re.compile(r"^[-_=*—–]{3,}[^-_=*—–]{0,60}[-_=*—–]{0,80}$")
# A help desk's line in every mail it sends; what stands below is the mail that was answered.
_ABOVE = re.compile(rf"^\W*(?:{phrases.REPLY_ABOVE})\W*$", re.I)
_LONG = 2000  # no line that opens a history is longer
# Words that are no name, in the languages of the verbs: "On 2 March your colleague wrote:" is a sentence.
_NO_NAME = re.compile(rf"\b(?:{phrases.NO_NAME})\b", re.I)
# "your agent", "unsere Technik": no mail program says whose somebody is.
_OWNED = re.compile(rf"\b(?:{phrases.POSSESSIVES})\s[^\W\d_]", re.I)


@dataclass(frozen=True, slots=True)
class Opener:
    """Lines that open the history. `sure` where marks tell, and not the words of a language alone."""

    lines: int
    sure: bool
    block: Block | None = None


def is_quoted(lines: Sequence[str], index: int) -> bool:
    """A quoted line, or the wrapped rest of one that lost its mark."""
    line = lines[index]
    if QUOTED.match(line) or _BARRED.match(line[:1000]) or _is_initialled(line):
        return True
    above, below = lines[index - 1] if index else "", lines[index + 1] if index + 1 < len(lines) else ""
    wrapped = len(above) >= 60 and not above.rstrip().endswith((".", "?", "!", ":"))
    return wrapped and bool(QUOTED.match(above)) and bool(QUOTED.match(below))


def comparisons(lines: Sequence[str]) -> frozenset[int]:
    """Lines on which ">" says "more than": "> 500 rows and it hangs".

    Only in a text of which no other line begins so: each has a count of something behind the mark, and goes
    on a paragraph that announces no quote. Whoever answers between the lines quotes more than counts.
    """
    marked = [index for index, line in enumerate(lines) if QUOTED.match(line)]
    are_comparisons = all(_MORE_THAN.match(lines[index]) and _goes_on(lines, index) for index in marked)
    return frozenset(marked) if are_comparisons else frozenset()


def _goes_on(lines: Sequence[str], index: int) -> bool:
    above = lines[index - 1].strip()[:_LONG] if index else ""
    announces = above.endswith((":", "：")) or ADDRESS.search(above) or _WROTE.search(above)
    return bool(above) and not announces


def opener(
    lines: Sequence[str], bare: Sequence[str], index: int, known: Collection[str] = ()
) -> Opener | None:
    """What opens the history on this line, if anything does."""
    line = bare[index]
    if not line or len(line) > _LONG:
        return None
    if _ORIGINAL.match(line) or _RULED.match(line):
        after = next((at for at in range(index + 1, min(index + 4, len(bare))) if bare[at]), None)
        block = header_block(bare, after, known, ruled=True) if after is not None else None
        if block is not None and after is not None:
            return Opener(after - index + block.lines, sure=True, block=block)
        if _ORIGINAL.match(line):
            return Opener(1, sure=True)
    if _ABOVE.match(line):
        return Opener(1, sure=True)
    if block := header_block(bare, index, known):
        return Opener(block.lines, sure=True, block=block)
    return _attribution(lines, bare, index, known)


def is_reply_mark(line: str) -> bool:
    """Whether this is a help desk's "reply above this line"."""
    return len(line) <= 200 and _ABOVE.match(line) is not None


def quoted_next(lines: Sequence[str], index: int) -> bool:
    """Whether the next written line is a quoted one."""
    following = next((at for at in range(index, min(index + 6, len(lines))) if lines[at].strip()), None)
    return following is not None and is_quoted(lines, following)


def _is_initialled(line: str) -> bool:
    """`DW> …`: the mark of programs that quote with initials; a console prompts so too."""
    match = _INITIALS.match(line)
    return match is not None and match["who"].upper() not in _CONSOLES


def _attribution(
    lines: Sequence[str], bare: Sequence[str], index: int, known: Collection[str]
) -> Opener | None:
    """Lines that say "On <date> <somebody> wrote:", in any language."""
    if not re.search(r"\d", bare[index]) and not ADDRESS.search(bare[index]):
        return None
    for count in range(1, 5):
        part = bare[index : index + count]
        if len(part) < count or not part[-1] or len(part[-1]) > 400 or _marked(lines[index + count - 1]):
            return None
        line = unescape(" ".join(part))
        if _is_addressed(line, known):
            return Opener(count, sure=True)
        if _is_above_quotes(line, lines, index + count):
            return Opener(count, sure=True)
        if count == 1 and _names_somebody(line, known) and not any(bare[index - 1 : index]):
            return Opener(count, sure=False)
        if _is_worded(line):
            quoted = quoted_next(lines, index + count)
            if quoted or not _is_own_sentence(line, bare, index + count):
                return Opener(count, sure=quoted)
    return None


def _marked(line: str) -> bool:
    # ">:" alone is the end of an address that was wrapped.
    return bool(QUOTED.match(line)) and line.strip() != ">:"


def _is_addressed(line: str, known: Collection[str]) -> bool:
    """Somebody's address, a date, and a colon or a verb at the end."""
    match = ADDRESS.search(line)
    if match is None or len(line) > 600:
        return False
    if _WROTE_LAST.search(line):
        return bool(DATED.search(line) or _BRACKETED.search(line))
    if not line.endswith((":", "：")) or not DATED.search(line):
        return False
    written = bool(_BRACKETED.search(line) or _WROTE.search(line))
    return written or (bool(_TIMED.search(line)) and match[0].lower() in known)


def _is_above_quotes(line: str, lines: Sequence[str], index: int) -> bool:
    """A day, a time and a colon, right above quoted lines, and no sentence of one's own."""
    if index >= len(lines) or not is_quoted(lines, index) or not line.endswith((":", "：")):
        return False
    return bool(DATED.search(line) and _TIMED.search(line)) and not is_prose(line)


def _names_somebody(line: str, known: Collection[str]) -> bool:
    """A day, a time, a colon and a name that stands in the address of one of the thread, in any language."""
    if not line.endswith((":", "：")) or len(line) > 200 or is_prose(line):
        return False
    if not (_DAY.search(line) and _TIMED.search(line)):
        return False
    words = set(re.findall(r"[^\W\d_]{3,}", line.casefold()))
    return any(words & set(re.split(r"[._+-]", address.partition("@")[0])) for address in known)


def _is_worded(line: str) -> bool:
    """A date and a verb of a known language, without an address."""
    if not DATED.search(line) or len(line) > 250:
        return False
    ended = line.endswith((":", "："))
    return ended and bool(_WROTE_LAST.search(line) or (_OPENS.match(line) and _WROTE.search(line)))


def _is_own_sentence(line: str, bare: Sequence[str], index: int) -> bool:
    """Whether the writer says by himself what somebody wrote: no name, or the words follow in quotes."""
    following = next((text for text in bare[index : index + 4] if text), "")
    if _SPOKEN.match(following):
        return True
    if _OWNED.search(line):
        return True
    return _NO_NAME.search(line) is not None and not _TIMED.search(line)
