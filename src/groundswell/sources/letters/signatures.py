"""Signatures, and the lines that telephones and meeting programs add: where they begin and where they end.

A signature is a block with an end: what is asked or told at length below it is the writer's again.
"""

import re
from collections.abc import Callable, Sequence

from groundswell.sources.letters import phrases
from groundswell.sources.letters.prose import asks, is_prose

_SENT_FROM = re.compile(rf"^(?:{phrases.SENT_FROM})(?P<rest>.*)$", re.I)
_LINKED = re.compile(r"\[([^\[\]]{1,60})\]\([^()\s]{1,300}\)")
_BY_PROGRAM = re.compile(r"\b(?:secure e-?mail|mail|e-?mail|app)\.?$", re.I)
_CLOSING = re.compile(rf"^(?:{phrases.CLOSINGS})(?!\w)(?P<mark>[\s,.!:;-]*)(?P<rest>.*)$", re.I)
_THANKS = re.compile(rf"^(?:{phrases.THANKS})[\s,.!-]*$", re.I)
_DASHES = re.compile(r"^(?:--|__|—{1,}|–)$")
RULE = re.compile(r"^[_=*—–-]{10,}$")
_DASHED_NAME = re.compile(r"^[-–—~/]\s?[^\W\d_a-zà-ÿ]\S*(?:\s[^\W\d_a-zà-ÿ]\S*){0,2}$")
_BULLET = re.compile(r"^[-–—~/*•]\s?\S")
_PICTURE = re.compile(
    r"^\[(?:image|cid|https?)\b[^\]]*\]$|^<?(?:cid:|https?://\S+\.(?:png|gif|jpe?g))\S*>?$", re.I
)
_PARTICLES = frozenset(
    "de da do dos di del van von der den la le y e und and af av ter ten zu bin al".split()
)
_FROM_PLACE = frozenset("aus from depuis desde da uit fra från z ze iz из".split())
_AFTERWORD = re.compile(r"^p\.? ?\.?s\b|^(?:nb|post scriptum)\b", re.I)
_MEETING = re.compile(rf"^(?:{phrases.MEETINGS})", re.I)
_JOINED = re.compile(r"https?://|\bid\b\s*[:：]?\s*\d|\d{3} \d{3}|\d{6}", re.I)
_MOST_OF_MEETING, _LONGEST_OF_MEETING = 30, 14  # lines of what a meeting program writes, words of one
_MOST = 15  # lines of a signature

Ends = Callable[[int], bool]  # whether the history or small print begins on a line


def is_picture(line: str) -> bool:
    return _PICTURE.match(line) is not None


def is_sent_from(line: str) -> bool:
    """Whether a telephone or an app added this line."""
    match = _SENT_FROM.match(line)
    if match is None or len(match["rest"].split()) > 7:
        return False
    rest = _LINKED.sub(r"\1", match["rest"])
    rest = rest.removesuffix(".") if _BY_PROGRAM.search(rest) else rest
    return not re.search(r"[,;?!]|\.\s|\.$|:(?!//)", rest)


def signature_end(bare: Sequence[str], index: int, ends: Ends) -> int:
    """Where the signature that begins on this line ends (exclusive); 0 where none begins."""
    line = bare[index]
    if is_sent_from(line):
        return _end(bare, index, ends)
    if _DASHES.match(line) or _is_ruled_off(line):
        end = _end(bare, index, ends)
        return 0 if _first_is_prose(bare, index, ends) or _parts_topics(bare, index, end) else end
    if _is_closing(bare, index) or _is_dashed_name(bare, index):
        end = _end(bare, index, ends)
        return end if _may_be_signature(bare, index, end) else 0
    return 0


def named_end(bare: Sequence[str], index: int, ends: Ends, writer: str) -> int:
    """Where the signature ends that begins with nothing but the writer's whole name, or with a part of it
    above what else a signature has; 0 where none does. A first name alone closes a letter as words do."""
    line = bare[index].strip("-–—~/ .,")
    words = re.findall(r"[^\W\d_][\w’'-]*", line.casefold())
    own = set(re.findall(r"[^\W\d_][\w’'-]*", writer.casefold()))
    if (
        not words
        or not set(words) <= own
        or len(line) > 60
        or line[:1].islower()
        or (index and bare[index - 1])
    ):
        return 0
    end = _end(bare, index, ends)
    if len(words) == 1 and not any(bare[index + 1 : end]):
        return 0
    return end if _may_be_signature(bare, index, end) else 0


def meeting_end(bare: Sequence[str], index: int) -> int:
    """Where what a meeting program wrote (how to join, numbers to dial) ends; 0 where none begins."""
    first = index
    while first < min(index + 3, len(bare)) and (not bare[first] or RULE.match(bare[first])):
        first += 1
    if first >= len(bare) or not _MEETING.match(bare[first][:200]):
        return 0
    if not _shows_how_to_join(bare, first):
        return 0  # somebody speaks of such a meeting
    ruled = _ruled_until(bare, first) if first > index or (index and RULE.match(bare[index - 1])) else 0
    for at in range(max(first, ruled), len(bare)):
        speaks = asks(bare[at]) or is_prose(bare[at])
        if at > first and speaks and not _MEETING.match(bare[at][:200]) and not _is_menu(bare[at]):
            return at
    return len(bare)


def _ruled_until(bare: Sequence[str], first: int) -> int:
    """The line below the last rule of a block that rules frame; 0 where something is told within."""
    end = 0
    for at in range(first + 1, min(first + _MOST_OF_MEETING, len(bare))):
        if RULE.match(bare[at]):
            end = at + 1
        elif len(bare[at].split()) > _LONGEST_OF_MEETING and not _JOINED.search(bare[at]):
            break
    return end


def _is_menu(line: str) -> bool:
    """Links beside one another: "Need help? | System reference"."""
    parts = line.split("|")
    return len(parts) > 1 and all(len(part.split()) <= 5 for part in parts)


def _shows_how_to_join(bare: Sequence[str], index: int) -> bool:
    """Whether links and numbers stand below a line that names a meeting; one's own sentence is longer."""
    if is_prose(bare[index]) and len(bare[index].split()) > 5 and " you to a " not in bare[index]:
        return False
    return any(_JOINED.search(line) or _MEETING.match(line[:200]) for line in bare[index + 1 : index + 9])


def _end(bare: Sequence[str], index: int, ends: Ends) -> int:
    """Up to the history, small print, or an afterword; 0 where more lines follow than a signature has."""
    written = 0
    for at in range(index + 1, len(bare)):
        if not bare[at]:
            continue
        if ends(at) or (not bare[at - 1] and _is_afterword(bare, at)):
            return at
        written += 1
        if written > _MOST:
            return 0
    return len(bare)


def _is_afterword(bare: Sequence[str], index: int) -> bool:
    """Whether a paragraph below a signature is the writer's again: it asks, or tells something at length."""
    paragraph: list[str] = []
    for line in bare[index : index + 12]:
        if not line:
            break
        paragraph.append(line)
    if _AFTERWORD.match(paragraph[0]) or any(asks(line) and len(line.split()) >= 4 for line in paragraph):
        return True
    return is_prose(paragraph[0]) and sum(len(line.split()) for line in paragraph) >= 20


def _first_is_prose(bare: Sequence[str], index: int, ends: Ends) -> bool:
    """Whether what follows a line of dashes begins with a sentence of the writer's."""
    at = next((at for at in range(index + 1, min(index + 12, len(bare))) if bare[at]), None)
    if at is None or ends(at):
        return False
    first = bare[at]
    return is_prose(first) or (asks(first) and len(first.split()) >= 3)


def _parts_topics(bare: Sequence[str], index: int, end: int) -> bool:
    """Whether a line of dashes is one of several, or something is asked below it. One that parts the
    signature from what ends it parts no topics."""
    last = end
    while end < len(bare) and last > index + 1 and (not bare[last - 1] or _DASHES.match(bare[last - 1])):
        last -= 1
    below = bare[index + 1 : last]
    return any(_DASHES.match(line) or (asks(line) and len(line.split()) >= 4) for line in below)


def _may_be_signature(bare: Sequence[str], index: int, end: int) -> bool:
    """Whether few and short lines follow up to `end`, none of them the rest of a sentence."""
    following = [line for line in bare[index + 1 : end] if line]
    if any(len(line) > 90 for line in following):
        return False
    if not following:
        return True
    goes_on = following[0][:1].islower() and len(following[0].split()) > 2 and following[0][1:2] != "."
    return not goes_on and not any(is_prose(line) for line in following[:3])


def _is_closing(bare: Sequence[str], index: int) -> bool:
    """A closing phrase with, at most, a name on its line."""
    line = bare[index]
    if len(line) > 120:
        return False
    match = _CLOSING.match(line)
    if match:
        return not match["rest"] or _is_signed(match["rest"], match["mark"])
    following = next((text for text in bare[index + 1 : index + 4] if text), "")
    return _THANKS.match(line) is not None and is_name(following)


def _is_signed(rest: str, mark: str) -> bool:
    """Whether what stands behind a closing phrase is a name: 'Best, tom', not 'Best offer is 40 euro.'"""
    words = rest.split()
    if len(words) in (2, 3) and words[0].lower() in _FROM_PLACE:
        return is_name(" ".join(words[1:]))
    if len(words) == 1 and "," in mark:
        return re.fullmatch(r"[^\W\d_][\w’'-]{0,30}\.?", words[0]) is not None
    return is_name(rest)


def is_name(line: str) -> bool:
    """Whether a line can be a person's or a company's name: few words, each capitalised."""
    words = line.split()
    if not 0 < len(words) <= 4 or re.search(r"[?!:;]|\w{2}\.$|\d", line) or line[:1].islower():
        return False
    return all(not word[:1].islower() or word.lower() in _PARTICLES for word in words)


def _is_dashed_name(bare: Sequence[str], index: int) -> bool:
    """'-Dana Whit' signs; among other points, or below a line that announces them, it is one of a list."""
    if len(bare[index]) > 60 or not _DASHED_NAME.match(bare[index]):
        return False
    above = next((line for line in bare[max(index - 3, 0) : index][::-1] if line), "")
    below = next((line for line in bare[index + 1 : index + 4] if line), "")
    if above.endswith((":", "：")) or _BULLET.match(above) or _BULLET.match(below):
        return False
    return not any(is_prose(line) for line in bare[index + 1 : index + 12])


def _is_ruled_off(line: str) -> bool:
    return RULE.match(line) is not None and line[0] in "_—–"
