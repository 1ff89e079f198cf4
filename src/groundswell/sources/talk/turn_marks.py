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
    for match in _MARK.finditer(text):
        mark, before, after = match["mark"], match["before"], match["after"]
        times[mark] += 1
        if before is None or (after is not None and before not in _ENDS):
            within.add(mark)
    return frozenset(mark for mark, n in times.items() if n >= _FEWEST and mark not in within)


def parted_at(text: str, marks: frozenset[str]) -> str:
    """The text with a blank line in place of each mark."""

    def part(match: "re.Match[str]") -> str:
        if match["mark"] not in marks:
            return match[0]
        return f"{match['before']}\n\n{match['after']}" if match["after"] else f"{match['before']}\n"

    return _MARK.sub(part, text)
