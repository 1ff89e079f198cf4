"""Words that are one slip away from another: a letter wrong, missing, too many, or two of them swapped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 5  # letters of a word in which a slip is looked for


def is_one_slip(one: str, other: str) -> bool:
    """Whether exactly one slip makes the one the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped


class Near:
    """Finds the words that are one slip away, of however many.

    One slip leaves the beginning or the end of a word as it is, but for two letters in its middle that may
    be swapped; so each word stands in two places, and few have to be compared.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_part: dict[tuple[int, bool, str], list[str]] = defaultdict(list)
        for word in {word for word in words if len(word) >= SHORTEST}:
            head, tail = _halves(word, len(word))
            self._by_part[len(word), True, head].append(word)
            self._by_part[len(word), False, tail].append(word)

    def to(self, word: str) -> Iterator[str]:
        """Those that are one slip away from this."""
        if len(word) < SHORTEST - 1:
            return
        for length in range(max(SHORTEST, len(word) - 1), len(word) + 2):
            head, tail = _halves(word, length)
            there = (*self._by_part.get((length, True, head), ()),
                     *self._by_part.get((length, False, tail), ()))  # fmt: skip
            yield from (other for other in dict.fromkeys(there) if is_one_slip(word, other))


def _halves(word: str, length: int) -> tuple[str, str]:
    """What a slip leaves at the beginning, or at the end, of a word that has this length without it."""
    head = length // 2 - 1
    tail = length - length // 2 - 1
    return word[:head], word[len(word) - tail :]
