"""What one version says otherwise than another: paragraph by paragraph, and word by word within one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
# Of two paragraphs that stand in each other's place, so much must be the same for them to be one reworded.
_REWORDED = 0.4
_Run = tuple[
    list[str], list[str], list[str]
]  # what went, what came in its place, what is the same after them
_LOOK = 20  # so many paragraphs on


class How(StrEnum):
    SAME = "same"
    IN = "in"
    OUT = "out"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph as it stands in either version, or both."""

    how: How
    pieces: tuple[Piece, ...]


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """All paragraphs of both, in the order of what stands now, by insertions and deletions alone (the longest
    common subsequence): what stands in both in the same order is told as the same."""
    found: list[Difference] = []
    for gone, come, same in _runs(before, after):
        found += [*_paired(gone, come), *(_whole(How.SAME, text) for text in same)]
    return found


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    gone, come = list[str](), list[str]()
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield gone, come, list(after[step.dest_start : step.dest_end])
            gone, come = [], []
        else:
            gone += before[step.src_start : step.src_end]
            come += after[step.dest_start : step.dest_end]
    yield gone, come, []


def _whole(how: How, text: str) -> Difference:
    return Difference(how, (Piece(how, text),))


def _paired(gone: Sequence[str], come: Sequence[str]) -> Iterator[Difference]:
    """What went and what came in its place: in their order, and as one where most of it is the same."""
    for text in gone:
        near = ((at, _reworded(text, other)) for at, other in enumerate(come[:_LOOK]))
        at, reworded = next((pair for pair in near if pair[1] is not None), (0, None))
        if reworded is None:
            yield _whole(How.OUT, text)
            continue
        yield from (_whole(How.IN, other) for other in come[:at])
        yield reworded
        come = come[at + 1 :]
    yield from (_whole(How.IN, text) for text in come)


def _reworded(before: str, after: str) -> Difference | None:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    # Spaces stand in all that is written: by them two sentences of nothing in common would be half the same.
    words = [[word for word in one if not word.isspace()] for one in (old, new)]
    if Indel.normalized_similarity(*words, score_cutoff=_REWORDED) < _REWORDED:
        return None
    told = (
        Piece(how, "".join(words))
        for gone, come, same in _in_one(list(_runs(old, new)))
        for how, words in ((How.OUT, gone), (How.IN, come), (How.SAME, same))
        if words
    )
    return Difference(How.REWORDED, tuple(told))


def _in_one(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Words that were replaced one after the other are told at once: a space between them is no word that
    stayed."""
    gone, come = list[str](), list[str]()
    for number, (out, into, same) in enumerate(runs):
        gone, come = [*gone, *out], [*come, *into]
        if gone and come and "".join(same).isspace() and number + 1 < len(runs) and all(runs[number + 1][:2]):
            gone, come = [*gone, *same], [*come, *same]
            continue
        yield gone, come, same
        gone, come = [], []
