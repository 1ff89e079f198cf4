"""The same again among verbatims: those that say the very same thing, told together."""

from collections import defaultdict
from collections.abc import Sequence

from groundswell.engine.survey.values import Evidence


def said_again(verbatims: Sequence[Evidence]) -> list[tuple[Evidence, ...]]:
    """Those that say the very same, two or more of each, in the order given; what most say first.

    Only among these: what one concern, a day or a kind leaves out is not told beside it.
    """
    groups: dict[int, list[Evidence]] = defaultdict(list)
    for verbatim in verbatims:
        if verbatim.again:
            groups[verbatim.again].append(verbatim)
    repeated = [tuple(group) for group in groups.values() if len(group) > 1]
    return sorted(repeated, key=len, reverse=True)


def folded(verbatims: Sequence[Evidence]) -> list[tuple[Evidence, tuple[Evidence, ...]]]:
    """Each that is not told yet, and beside it those after it that say the very same."""
    after: dict[int, list[Evidence]] = {}
    firsts: list[tuple[Evidence, list[Evidence]]] = []
    for verbatim in verbatims:
        if verbatim.again in after:
            after[verbatim.again].append(verbatim)
            continue
        repeats: list[Evidence] = []
        if verbatim.again:
            after[verbatim.again] = repeats
        firsts.append((verbatim, repeats))
    return [(verbatim, tuple(repeats)) for verbatim, repeats in firsts]
