"""Messages as blocks of labels that say who and when, above the words or with one label before them.

    From: Ana Roth             Sender: Ana Roth <ana@linden.example>       Message #1
    Type: incoming             Sent: 2026-03-12 09:05                      Author: Ana Roth
    Sent: 12 Mar 2026 09:05    Message: words                              Date: 2026-03-12 09:05
                                                                           words
    words

Which labels there are is told from the file: those that stand beside whoever speaks in most of its blocks.
Only the labels of the speaker and of the words are known by what tables call such columns, in any language.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from groundswell.sources.columns.names import NAMES, Meaning, find_all
from groundswell.sources.talk.lines import Form, Line, Opening
from groundswell.sources.talk.naming import clean_name, is_name

_OFTEN = 0.5
_MOST_LABELS = 12  # lines of a block
_LONGEST_LABEL = 30  # characters
_LONGEST_NAME = 80
_LABELLED = re.compile(
    rf"^\s*(?:[-*]\s)?[*_]*(?P<label>[^\W\d_][^:：*_]{{0,{_LONGEST_LABEL}}})[*_]*\s*[:：][\s*_]*(?P<value>.*)$"
)
# A customer's card has a name and notes too, but nobody speaks there.
_WHO = (
    *("speaker", "speaker name", "author", "author name", "from", "from name", "sender", "sender name"),
    *("said by", "posted by", "user", "username", "user name", "nickname"),
)
_ADDRESS = re.compile(r"\s*[<(\[]?[\w.+-]{1,64}@[\w.-]{1,255}[>)\]]?")
_TELEPHONE = re.compile(r"\+?\d[\d\s()./-]{5,20}$")
_HANDLE = re.compile(r"[\w.-]{2,40}$")


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where somebody begins: the lines, of which those that begin a block have its time."""

    lines: Sequence[Line]
    openings: Mapping[int, Opening]
    labels: frozenset[int]  # lines that hold labels and are read or set aside


@dataclass(frozen=True, slots=True)
class _Block:
    """One block: its lines by their labels; `end` is the first line below it."""

    who: int
    start: int
    end: int
    labels: Mapping[str, int]


def blocks_in(lines: Sequence[Line]) -> Blocks | None:
    """The blocks of a file that holds its messages so, else None."""
    split = {i: parts for i, line in enumerate(lines) if (parts := _split(line))}
    who = _label_of_speakers(split)
    if not who:
        return None
    blocks = _cut(lines, split, [i for i, (label, _) in split.items() if label == who])
    named = [block for block in blocks if _is_who(split[block.who][1])]
    times = {block.who: _time_of(block, lines) for block in blocks}
    timed = sum(at is not None for at in times.values())
    again = Counter(split[block.who][1] for block in blocks)
    sure = timed >= _OFTEN * len(blocks) or sum(n for n in again.values() if n > 1) >= _OFTEN * len(blocks)
    spoken = sum(_has_words(block, lines, split) for block in blocks)
    within = {label for block in blocks for label in block.labels}
    others = Counter(label for label, _ in split.values() if label not in within)
    if max(others.values(), default=0) >= len(blocks):
        return None  # somebody else's label returns as often: these blocks stand within their words
    if not sure or len(named) < len(blocks) or spoken < _OFTEN * len(blocks):
        return None
    return _opened(lines, split, blocks, times)


def _split(line: Line) -> tuple[str, str] | None:
    match = _LABELLED.match(line.text) if ":" in line.text or "：" in line.text else None
    return (" ".join(match["label"].casefold().split()), match["value"].strip()) if match else None


def _label_of_speakers(split: Mapping[int, tuple[str, str]]) -> str:
    """The label that stands before whoever speaks in more than one block; empty where none does."""
    times = Counter(label for label, _ in split.values())
    often = tuple(label for label, n in times.items() if n > 1)
    known = find_all(often, _WHO)
    return often[known[0]] if known else ""


def _cut(lines: Sequence[Line], split: Mapping[int, tuple[str, str]], whos: Sequence[int]) -> list[_Block]:
    runs = [_run(split, i) for i in whos]
    # Right below the labels words may begin that have a colon too: a label stands in most blocks.
    usual = Counter(label for run in runs for label in {split[j][0] for j in run})
    fewest = max(2, _OFTEN * len(runs))
    parted = _parts_words(lines, runs)
    blocks = list[_Block]()
    for i, run in zip(whos, runs, strict=True):
        start, end = i, i + 1
        while start - 1 in run and usual[split[start - 1][0]] >= fewest:
            start -= 1
        while end in run and (parted or usual[split[end][0]] >= fewest):
            end += 1
        blocks.append(_Block(i, start, end, {split[j][0]: j for j in range(end - 1, start - 1, -1)}))
    return blocks


def _parts_words(lines: Sequence[Line], runs: Sequence[range]) -> bool:
    """Whether a blank line stands between the labels and the words of every block."""
    starts = {run.start for run in runs}
    above_words = list[bool]()
    for run in runs:
        below = next((j for j in range(run.stop, min(run.stop + 3, len(lines))) if not lines[j].blank), -1)
        if below >= 0 and below not in starts:
            above_words.append(lines[run.stop].blank)
    return bool(above_words) and all(above_words)


def _run(split: Mapping[int, tuple[str, str]], i: int) -> range:
    """The labelled lines around one that names a speaker, to the next that does."""
    start, end, who = i, i + 1, split[i][0]
    while i - start < _MOST_LABELS and start - 1 in split and split[start - 1][0] != who:
        start -= 1
    while end - i < _MOST_LABELS and end in split and split[end][0] != who:
        end += 1
    return range(start, end)


def _is_who(value: str) -> bool:
    bare = _ADDRESS.sub("", value).strip(" \"'")
    named = bool(value) and len(value) <= _LONGEST_NAME
    return named and (
        not bare or is_name(clean_name(bare)) or bool(_HANDLE.match(bare) or _TELEPHONE.match(bare))
    )


def _time_of(block: _Block, lines: Sequence[Line]) -> Line | None:
    """The first line of the block that says when."""
    timed = (lines[j] for j in range(block.start, block.end) if j != block.who)
    return next((line for line in timed if line.stamp is not None), None)


def _words_label(block: _Block, split: Mapping[int, tuple[str, str]]) -> int | None:
    labels = tuple(block.labels)
    known = find_all(labels, NAMES[Meaning.TEXT])
    return next((block.labels[labels[k]] for k in known if split[block.labels[labels[k]]][1]), None)


def _has_words(block: _Block, lines: Sequence[Line], split: Mapping[int, tuple[str, str]]) -> bool:
    if _words_label(block, split) is not None:
        return True
    below = next((line for line in lines[block.end : block.end + 3] if not line.blank), None)
    return below is not None and any(character.isalnum() for character in below.text)


def _opened(
    lines: Sequence[Line],
    split: Mapping[int, tuple[str, str]],
    blocks: Sequence[_Block],
    times: Mapping[int, Line | None],
) -> Blocks:
    kept, openings, labels = list(lines), dict[int, Opening](), set[int]()
    for block in blocks:
        words = _words_label(block, split)
        # The last line of a block begins the turn, so that all its labels stand above the words.
        begins = block.end - 1 if words is None else words
        at = times[block.who] or lines[block.who]
        behind_label = split[words][1] if words is not None else ""
        beside = lines[begins].text.strip() if words is None and begins != block.who else ""
        opening = Opening(Form.BLOCK, clean_name(split[block.who][1]), behind_label, beside=beside)
        kept[begins] = replace(at, text=at.text, openings=(opening,), blank=False)
        openings[begins] = opening
        labels.update(j for j in range(block.start, block.end) if j != begins)
        counts = lines[block.start - 1] if block.start else None
        if counts is not None and _shape(counts) and _shape(counts) == _shape(lines[blocks[-1].start - 1]):
            labels.add(block.start - 1)  # "Message #3"
    return Blocks(kept, openings, frozenset(labels))


def _shape(line: Line) -> str:
    """A line that counts, without its number; empty for one that does not."""
    bare = re.sub(r"\d+", "0", line.text.strip())
    return bare if "0" in bare and len(bare) <= _LONGEST_LABEL else ""
