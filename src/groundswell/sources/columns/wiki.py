"""The wiki markup of Jira in a cell, to the text a person reads.

Marks of layout go as tags of HTML do; what stands in a block of code was written by a program. Quotes stay
words: whoever reports an issue quotes a customer there. `*bold*`, links and pictures stay as they are.
"""

import re

from groundswell.sources.letters.prose import is_prose

# The macro that opens may tell a language; the one that closes is bare.
_CODE = re.compile(r"\{code(?P<told>:[^{}\n]{0,200})?\}")
_LAYOUT = re.compile(r"\{(?:color|panel|quote|noformat|expand)(?::[^{}\n]{0,200})?\}")
_INDENT = 100  # characters of a line beside a block of code that are looked at
_BEGINS = re.compile(r"^[ \t]*(?:h[1-6]|bq)\.[ \t]+(?=\S)", re.M)


def read_wiki(cell: str) -> tuple[str, tuple[str, ...]]:
    """(the cell without marks, the blocks of code that stood in it). Linear in its length."""
    if "{" in cell:
        cell, code = _without_code(cell)
        cell = _LAYOUT.sub("", cell)
    else:
        code = ()
    return _BEGINS.sub("", cell), code


def _without_code(cell: str) -> tuple[str, tuple[str, ...]]:
    """Code within a line is a part of the sentence, and only loses its marks; one without an end is none."""
    kept, blocks, offset = list[str](), list[str](), 0
    opened: re.Match[str] | None = None
    for mark in _CODE.finditer(cell):
        if opened is None or mark["told"]:
            opened = mark
            continue
        inside = cell[opened.end() : mark.start()]
        kept.append(cell[offset : opened.start()])
        block = "\n" in inside or _fills_line(cell, opened.start(), mark.end())
        if block and not any(map(_is_sentence, inside.split("\n"))):
            blocks.append(inside.strip("\n"))
            kept.append("" if cell[max(opened.start() - 1, 0) : opened.start()] in ("", "\n") else "\n")
        else:
            kept.append(inside)
        offset, opened = mark.end(), None
    return "".join((*kept, cell[offset:])), tuple(block for block in blocks if block.strip())


def _is_sentence(line: str) -> bool:
    """Whether somebody put words there that were to stay as they are: what a customer wrote."""
    return line.rstrip().endswith((".", "?", "!")) and is_prose(line.strip()[:500])


def _fills_line(cell: str, start: int, end: int) -> bool:
    before = cell[max(start - _INDENT, 0) : start].rpartition("\n")
    after = cell[end : end + _INDENT].partition("\n")
    begins = not before[2].strip() and (bool(before[1]) or start <= _INDENT)
    return begins and not after[0].strip() and (bool(after[1]) or end + _INDENT >= len(cell))
