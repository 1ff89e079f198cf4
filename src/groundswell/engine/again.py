"""The same again among verbatims: those that say the very same thing, told together."""

from collections import defaultdict
from collections.abc import Sequence

from groundswell.engine.survey.values import Evidence


def said_again(verbatims: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Those that say the very same, two or more of each, in the order given; what most say first.

    Only among these: what one concern, a day or a kind leaves out is not told beside it.
    """
    groups: dict[int, list[Evidence]] = defaultdict(list)
    for one in verbatims:
        if one.again:
            groups[one.again].append(one)
    found = [tuple(group) for group in groups.values() if len(group) > 1]
    return sorted(found, key=len, reverse=True)


def folded(verbatims: Sequence[Evidence]) -> list[tuple[Evidence, tuple[Evidence, ...]]]:
    """Each that is not told yet, and beside it those after it that say the very same."""
    after: dict[int, list[Evidence]] = {}
    found: list[tuple[Evidence, list[Evidence]]] = []
    for one in verbatims:
        if one.again in after:
            after[one.again].append(one)
            continue
        repeats: list[Evidence] = []
        if one.again:
            after[one.again] = repeats
        found.append((one, repeats))
    return [(one, tuple(repeats)) for one, repeats in found]
