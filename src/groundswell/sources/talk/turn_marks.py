"""Marks of a program where another begins to speak, who is not named: "Fine. [SPEAKER_TURN] And you?"."""

import re
from collections import Counter

# Words joined by an underscore are a program's; what fills a gap in words is written so too: "[FIRST_NAME]".
_MARK = re.compile(
    r"(?P<before>\S)?[ \t]*(?P<mark>[\[<]\|?[A-Za-z]+(?:_[A-Za-z]+)+\|?[\]>])[ \t]*(?P<after>\S)?"
)
_ENDS = '.?!…。？！"”»)]'
_FEWEST = 2


def turn_marks_in(text: str) -> frozenset[str]:
    """The marks that part turns: each returns, and only behind whole sentences or at the end of lines."""
    times, within = Counter[str](), set[str]()
    for found in _MARK.finditer(text):
        mark, before, after = found["mark"], found["before"], found["after"]
        times[mark] += 1
        if before is None or (after is not None and before not in _ENDS):
            within.add(mark)
    return frozenset(mark for mark, n in times.items() if n >= _FEWEST and mark not in within)


def parted_at(text: str, marks: frozenset[str]) -> str:
    """The text with a blank line in place of each mark."""

    def part(found: "re.Match[str]") -> str:
        if found["mark"] not in marks:
            return found[0]
        return f"{found['before']}\n\n{found['after']}" if found["after"] else f"{found['before']}\n"

    return _MARK.sub(part, text)
