"""What the writer of a mail wrote: without the history quoted below, the signature and the small print.

Lines are walked once, top to bottom. A quoted line is left out; from a line that opens the history or the
signature on, everything is. `mail-parser-reply` was looked at and left: its patterns nest repetitions over
whole mails, which a hostile one can make slow, and it takes a "Thanks" within a letter for its end.
"""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from groundswell.sources.contract import Aside, Why
from groundswell.sources.mail import phrases

_QUOTED = re.compile(r"^\s*(?:>|&gt;)")
_ADDRESS = re.compile(r"[^\s<>@:;,]{1,80}@[^\s<>@]{1,200}\.\w{2,20}")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\d年|\d년")
_OPENS = re.compile(
    r"^\W*(?:on|am|le|el|op|den|il|em|in data|w dniu|dnia|dne|a|på|\w{2,4}\.?,?|\d\S*)\s", re.I
)
_WROTE = re.compile(rf"(?:^|[\s>\"”'）)])(?:{phrases.WROTE})", re.I)
_WROTE_LAST = re.compile(rf"(?:{phrases.WROTE})\W{{0,8}}$", re.I)
_FROM = re.compile(rf"^(?:{phrases.FROM_LABELS})\s*[:：]", re.I)
_OTHER = re.compile(rf"^(?:{phrases.OTHER_LABELS}|{phrases.FROM_LABELS})\s*[:：]", re.I)
_ORIGINAL = re.compile(rf"^(?:[-_=*>\s]{{2,}}\[?(?:{phrases.ORIGINAL})\b|begin forwarded message)", re.I)
_SENT_FROM = re.compile(rf"^(?:{phrases.SENT_FROM})(?P<rest>.*)$", re.I)
_CLOSING = re.compile(rf"^(?:{phrases.CLOSINGS})(?!\w)[\s,.!:;-]*(?P<rest>.*)$", re.I)
_THANKS = re.compile(rf"^(?:{phrases.THANKS})[\s,.!-]*$", re.I)
_DASHES = re.compile(r"^(?:--|__|—{1,}|–)$")
_RULE = re.compile(r"^[_=*—–-]{10,}$")
_DASHED_NAME = re.compile(r"^[-–—~/]\s?[^\W\d_a-zà-ÿ]\S*(?:\s[^\W\d_a-zà-ÿ]\S*){0,2}$")
_PICTURE = re.compile(
    r"^\[(?:image|cid|https?)\b[^\]]*\]$|^<?(?:cid:|https?://\S+\.(?:png|gif|jpe?g))\S*>?$", re.I
)
_LINK = re.compile(r"<(?:https?:|mailto:)[^<>]{0,1000}>")
_LONG = 2000  # no line that opens a history or a signature is longer
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parted:
    """A text taken apart: what its writer wrote, and what else stands there, in the order of the text."""

    words: str
    aside: tuple[Aside, ...] = ()


def parted(text: str, known: Collection[str] = ()) -> Parted:
    """The writer's own words, and what was cut, letter for letter. Linear in the length of the text.

    `known` are addresses of people who are known to write in the thread, lower case: a header block that
    names one of them is history.
    """
    del known
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    cut = _cut(lines)
    kept = [line.rstrip() for line, why in zip(lines, cut, strict=True) if why is None]
    return Parted(words=_tidy(kept), aside=tuple(_asides(lines, cut)))


def own_words(text: str) -> str:
    """The writer's own words; empty where there are none. Linear in the length of the text."""
    return parted(text).words


def _cut(lines: Sequence[str]) -> list[Why | None]:
    """Why each line is cut; None where it is the writer's own."""
    bare = [_bare(line) for line in lines]
    cut: list[Why | None] = [None] * len(lines)
    said = fenced = False
    place = 0
    while place < len(lines):
        fenced ^= bool(_FENCE.match(lines[place]))
        if fenced or not bare[place]:
            said |= bool(bare[place])
        elif why := _ends_here(bare, place, said):
            cut[place:] = [why] * (len(lines) - place)
            break
        elif header := _attribution(lines, bare, place):
            end = place + header if _quoted_next(lines, place + header) else len(lines)
            cut[place:end] = [Why.HISTORY] * (end - place)
            place = end  # the answers stand between the quoted lines
            continue
        elif why := _noise(lines, bare, place):
            cut[place] = why
        else:
            said = True
        place += 1
    return cut


def _asides(lines: Sequence[str], cut: Sequence[Why | None]) -> Iterator[Aside]:
    """What was cut, neighbours of one reason together. Blank lines between two of them are theirs."""
    for why, group in groupby(range(len(lines)), key=lambda place: cut[place]):
        words = "\n".join(lines[place] for place in group).strip("\n")
        if why is not None and words.strip():
            yield Aside(why=why, words=words)


def _is_quoted(lines: Sequence[str], place: int) -> bool:
    """A quoted line, or the wrapped rest of one that lost its mark."""
    if _QUOTED.match(lines[place]):
        return True
    above, below = lines[place - 1] if place else "", lines[place + 1] if place + 1 < len(lines) else ""
    wrapped = len(above) >= 60 and not above.rstrip().endswith((".", "?", "!", ":"))
    return wrapped and bool(_QUOTED.match(above)) and bool(_QUOTED.match(below))


def _noise(lines: Sequence[str], bare: Sequence[str], place: int) -> Why | None:
    if _is_quoted(lines, place):
        return Why.HISTORY
    if _PICTURE.match(bare[place]) or _is_sent_from(bare[place]):
        return Why.SIGNATURE
    return Why.SMALL_PRINT if _is_footer(bare[place]) else None


def _is_footer(line: str) -> bool:
    return len(line) <= 200 and phrases.FOOTER.search(line) is not None


def _bare(line: str) -> str:
    if len(line) > _LONG:
        return line.strip()
    return " ".join(_LINK.sub("", line.replace("*", " ").replace("\u200b", "")).split())


def _tidy(kept: Sequence[str]) -> str:
    """Without rules and blank lines at the ends, and no more than one blank line in a row."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n").rstrip()
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or re.fullmatch(r"[\s_=*—–-]{3,}", lines[-1])):
        lines.pop()
    return "\n".join(lines)


def _ends_here(bare: Sequence[str], place: int, said: bool) -> Why | None:
    """What begins on this line and goes on to the end: the history, a signature or small print."""
    line = bare[place]
    if len(line) > _LONG:
        return None
    if _ORIGINAL.match(line) or _header_block(bare, place):
        return Why.HISTORY
    if _DASHES.match(line):
        return Why.SIGNATURE
    if not said:
        return None
    if _is_small_print(bare, place):
        return Why.SMALL_PRINT
    if _is_sent_from(line) or _is_ruled_off(bare, place) or _is_closing(bare, place):
        return Why.SIGNATURE
    return Why.SMALL_PRINT if _is_footer(line) and len(_following(bare, place + 1)) <= 15 else None


def _header_block(bare: Sequence[str], place: int) -> bool:
    """`From: …` and at least one more label within the next lines; a long address may wrap."""
    if not _OTHER.match(bare[place]):
        return False
    block = [line for line in bare[place : place + 7] if line][:5]
    labels = [line for line in block if _OTHER.match(line)]
    sender = [line for line in labels if _FROM.match(line)]
    return (len(labels) >= 3 and bool(sender)) or (
        bool(_FROM.match(block[0])) and _is_sender_and_more(block, labels)
    )


def _is_sender_and_more(block: Sequence[str], labels: Sequence[str]) -> bool:
    return len(labels) >= 2 and bool(_ADDRESS.search(" ".join(block[:2])) or _DATED.search(" ".join(labels)))


def _attribution(lines: Sequence[str], bare: Sequence[str], place: int) -> int:
    """How many lines from here say "On <date> <somebody> wrote:", in any language; 0 where they do not."""
    if not re.search(r"\d", bare[place]) or _QUOTED.match(lines[place]):
        return 0
    for count in range(1, 5):
        part = bare[place : place + count]
        if len(part) < count or not part[-1] or len(part[-1]) > 400 or _marked(lines[place + count - 1]):
            return 0
        if _is_attribution(html.unescape(" ".join(part))):
            return count
    return 0


def _marked(line: str) -> bool:
    # ">:" alone is the end of an address that was wrapped.
    return bool(_QUOTED.match(line)) and line.strip() != ">:"


def _is_attribution(line: str) -> bool:
    ended = line.endswith((":", "："))
    dated, addressed = bool(_DATED.search(line)), bool(_ADDRESS.search(line))
    if addressed and ((ended and dated) or _WROTE_LAST.search(line)):
        return True
    if not dated or len(line) > 250:
        return False
    return bool(_WROTE_LAST.search(line) and ended) or bool(
        ended and _OPENS.match(line) and _WROTE.search(line)
    )


def _quoted_next(lines: Sequence[str], place: int) -> bool:
    following = next((line for line in lines[place : place + 4] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _is_sent_from(line: str) -> bool:
    found = _SENT_FROM.match(line)
    return (
        found is not None and len(found["rest"].split()) <= 7 and not re.search(r"[,;?!]|\.\s", found["rest"])
    )


def _is_closing(bare: Sequence[str], place: int) -> bool:
    """A closing phrase with, at most, a name on its line, above what can be a signature."""
    found = _CLOSING.match(bare[place])
    if found and len(found["rest"].split()) <= 4 and not re.search(r"[?!.:]\s*\w", found["rest"]):
        return _may_be_signature(bare, place + 1)
    if _THANKS.match(bare[place]):
        following = _following(bare, place + 1)
        return bool(following) and _is_name(following[0]) and _may_be_signature(bare, place + 1)
    # "-Dana Whit" signs; "- and another one" is a point of a list.
    return bool(_DASHED_NAME.match(bare[place])) and _may_be_signature(bare, place + 1)


def _is_name(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 4 and words[0][:1].isupper() and not re.search(r"[?!:;]|\w\.$|\d", line)


def _may_be_signature(bare: Sequence[str], place: int) -> bool:
    """Whether what follows, up to the history, is few and short lines, as in a signature."""
    following = _following(bare, place)
    return sum(len(line) > 90 for line in following) == 0 and len(following) <= 15


def _following(bare: Sequence[str], place: int) -> list[str]:
    """The next written lines up to where the history or the small print opens, at most sixteen."""
    found: list[str] = []
    for at in range(place, min(place + 40, len(bare))):
        line = bare[at]
        if _QUOTED.match(line) or _ORIGINAL.match(line) or _RULE.match(line) or _DASHES.match(line):
            break
        if _header_block(bare, at) or _attribution(bare, bare, at) or _is_small_print(bare, at):
            break
        if line:
            found.append(line)
        if len(found) > 15:
            break
    return found


def _is_small_print(bare: Sequence[str], place: int) -> bool:
    if place and bare[place - 1]:
        return False
    return bool(phrases.DISCLAIMER.match(" ".join(bare[place : place + 3])[:400]))


def _is_ruled_off(bare: Sequence[str], place: int) -> bool:
    """A rule below which a header block, small print or few short lines with an address stand."""
    if not _RULE.match(bare[place]) or bare[place][0] not in "_—–":
        return False
    following = next((at for at in range(place + 1, min(place + 4, len(bare))) if bare[at]), None)
    if following is None or _OTHER.match(bare[following]) or _is_small_print(bare, following):
        return True
    return bare[place][0] in "—–_" and _may_be_signature(bare, place + 1)
