"""Small print: disclaimers that a company's server adds, footers of mailing lists and trackers."""

import re
from collections.abc import Callable, Sequence

from groundswell.sources.letters import phrases
from groundswell.sources.letters.prose import asks

_READ = 400  # characters of a paragraph that are looked at
_RULE = re.compile(r"^[-_=*—–]{3,}$")


def begins_small_print(bare: Sequence[str], index: int) -> bool:
    """Whether a paragraph begins on this line that is a disclaimer, and asks nothing. A rule parts as a blank
    line does; below the writer's name nothing need part them."""
    if not bare[index] or (index and bare[index - 1] and not _RULE.match(bare[index - 1])):
        return False
    return is_disclaimer(bare, index)


def is_disclaimer(bare: Sequence[str], index: int) -> bool:
    """Whether the lines from this one on are a disclaimer, wherever they stand, and ask nothing."""
    if not phrases.DISCLAIMER.match(" ".join(bare[index : index + 3])[:_READ]):
        return False
    return not any(asks(line) for line in _paragraph(bare, index))


def small_print_end(
    bare: Sequence[str], index: int, ends: Callable[[int], bool], *, below_words: bool
) -> int:
    """Where small print ends (exclusive). Above the words of a mail it is one paragraph; below them it goes
    on to the history, or to a paragraph that asks something."""
    for at in range(index + 1, len(bare)):
        begins = bool(bare[at]) and not bare[at - 1]
        if not below_words and _RULE.match(bare[at]):
            return at + 1
        if not below_words and begins and not begins_small_print(bare, at):
            return at
        if bare[at] and (ends(at) or (begins and any(asks(line) for line in _paragraph(bare, at)))):
            return at
    return len(bare)


def is_thread_mark(line: str) -> bool:
    """Whether a line is nothing but the mark by which a help desk knows its mails again."""
    return len(line) <= 200 and phrases.THREAD_MARK.match(line) is not None


def is_footer(bare: Sequence[str], index: int) -> bool:
    """Whether a mailing list or a tracker wrote this line; one who complains about it writes a sentence."""
    line = bare[index]
    return len(line) <= 200 and phrases.FOOTER.search(line) is not None and not asks(line)


def _paragraph(bare: Sequence[str], index: int) -> list[str]:
    lines: list[str] = []
    for line in bare[index : index + 20]:
        if not line:
            break
        lines.append(line)
    return lines
