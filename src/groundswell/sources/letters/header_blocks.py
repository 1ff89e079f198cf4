"""Header blocks in the text of a mail: "From: … / Sent: … / To: … / Subject: …", in any language.

A block whose labels are of a language that is not known is told by what stands in it: a name with an address,
and a time or a second address. Labels alone are no proof, since routes and forms have them too.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from groundswell.sources.letters import phrases
from groundswell.sources.letters.prose import is_prose

ADDRESS = re.compile(r"[^\s<>@:;,()\[\]]{1,80}@[^\s<>@()\[\];,]{1,200}\.\w{2,20}")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\d年|\d년")
_TIMED = re.compile(r"(?<![\d.])\d{1,2}(?::\d\d|[.h]\d\d(?!\.?\d))")  # 12.03.2026 is a day
_LABELLED = re.compile(r"^(?P<label>[^\W\d_][^:：<>@\[\]()]{0,30}?)\s?[:：](?!//)\s*(?P<value>.*)$")
_NAMED_ADDRESS = re.compile(
    r"\w.{0,200}?[<\[(](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,200}[>\])]|<mailto:", re.I
)
_FROM = re.compile(rf"^(?:{phrases.FROM_LABELS})\s*[:：]", re.I)
_OTHER = re.compile(rf"^(?:{phrases.OTHER_LABELS}|{phrases.FROM_LABELS})\s*[:：]", re.I)
_SUBJECT = re.compile(rf"^(?:{phrases.SUBJECT_LABELS})\s*[:：]", re.I)
_SENT = re.compile(rf"^(?:{phrases.SENT_LABELS})\s*[:：]", re.I)
# No mail program calls a sender so; forms and logs do.
_OF_A_FORM = re.compile(
    r"mail|courriel|correo|メール|邮箱|郵箱|电子邮件|user|login|name|kontakt|contact", re.I
)
_MOST = 7  # lines of a block, wrapped ones included
_LONGEST = 400  # characters of a line of a block; the list of addressees may be longer


@dataclass(frozen=True, slots=True)
class Block:
    """A header block: how many lines it has, and the address it says wrote."""

    lines: int
    sender: str  # lower case, or empty
    begins_with_sender: bool


def header_block(
    bare: Sequence[str], index: int, known: Collection[str] = (), *, ruled: bool = False
) -> Block | None:
    """The header block that begins on this line; `ruled` where a line of dashes announces it."""
    if not _LABELLED.match(bare[index][:_LONGEST]) or not (ruled or _may_be_first(bare[index][:_LONGEST])):
        return None
    rows = _rows(bare, index)
    labelled = [line for _, line in rows]
    if not re.search(r"[@\d]", "\n".join(labelled)):
        return None
    if not (_is_worded(labelled) or _is_shaped(labelled, known)):
        return None
    senders = [line for line in labelled if _FROM.match(line)] or labelled
    address = next((address for line in senders if (address := ADDRESS.search(line))), None)
    first = bool(_FROM.match(labelled[0])) or bool(ADDRESS.search(labelled[0]))
    end = rows[-1][0] + 1
    while end < len(bare) and bare[end] and ADDRESS.search(bare[end]) and not _LABELLED.match(bare[end]):
        end += 1  # the addressees go on
    return Block(lines=end - index, sender=address[0].lower() if address else "", begins_with_sender=first)


def _may_be_first(line: str) -> bool:
    """Whether a block may begin so: with a known label, somebody's address, or a time.

    "Our question: can we …?" may stand right above a block, and is the writer's.
    """
    if _OTHER.match(line) or ADDRESS.search(line):
        return True
    return _TIMED.search(line) is not None and not is_prose(line)


def _rows(bare: Sequence[str], index: int) -> list[tuple[int, str]]:
    """(line, text) of the labelled lines from here on; what a line wraps onto is added to it."""
    rows: list[tuple[int, str]] = []
    blanks = 0
    for at in range(index, min(index + 2 * _MOST, len(bare))):
        line = bare[at][:_LONGEST]
        if not line:
            blanks += 1
            if blanks > 1 or (len(rows) > 2 and not _OTHER.match(bare[min(at + 1, len(bare) - 1)])):
                break
        elif _LABELLED.match(line):
            rows.append((at, line))
        elif rows and rows[-1][0] == at - 1 and (ADDRESS.search(line) or not rows[-1][1].rstrip(" :：")):
            rows[-1] = (at, f"{rows[-1][1]} {line}")
        else:
            break
        if len(rows) == _MOST:
            break
    return rows


def _is_worded(rows: Sequence[str]) -> bool:
    """Labels of a known language: a sender with an address, or all that only mail has."""
    if not _OTHER.match(rows[0]):
        return False
    labels = [line for line in rows if _OTHER.match(line)]
    senders = [line for line in labels if _FROM.match(line)]
    if len(labels) < 2 or not senders:
        return False
    if any(ADDRESS.search(line) for line in senders):
        return len(labels) >= 3 or bool(_FROM.match(rows[0]))
    if any(re.search(r"\d", line) for line in senders):
        return False  # a route, a term or a slot, and nobody's name
    timed = [line for line in labels if _TIMED.search(line) and DATED.search(line)]
    sent = any(_SENT.match(line) and _TIMED.search(line) for line in labels)
    subject = any(_SUBJECT.match(line) for line in labels)
    addressed = any(ADDRESS.search(line) for line in labels)
    if len(labels) == 2:  # a slip may say when it was sent and where from
        return sent and bool(_FROM.match(rows[0]))
    return sent or (subject and (bool(timed) or addressed))


def _is_shaped(rows: Sequence[str], known: Collection[str]) -> bool:
    """Labels of any language: somebody's name and address, and a time or another address."""
    if not any("@" in line or "<mailto:" in line.lower() for line in rows):
        return False
    matches = [match for line in rows if (match := _LABELLED.match(line))]
    named = [row for row in matches if _NAMED_ADDRESS.search(row["value"])]
    if (
        not named
        or any(_OF_A_FORM.search(row["label"]) for row in matches)
        or len(named[0]["label"].split()) > 3
    ):
        return False
    addresses = [row for row in matches if ADDRESS.search(row["value"])]
    timed = any(_TIMED.search(row["value"]) and DATED.search(row["value"]) for row in matches)
    if len(matches) >= 3 and (timed or len(addresses) >= 2):
        return True
    meant = any(match[0].lower() in known for row in named if (match := ADDRESS.search(row["value"])))
    return meant and len(matches) >= 2 and (timed or len(addresses) >= 2)
