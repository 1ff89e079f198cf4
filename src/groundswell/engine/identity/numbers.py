"""Numbers for life: which cluster is which concern, community and theme."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Flags, Floats, Ground, Ints, Memory, Merge, Shift, Split
from groundswell.engine.grouping import VERSION
from groundswell.engine.identity.regroup import Regrouped


@dataclass(frozen=True, kw_only=True, slots=True)
class Unnumbered:
    """Who is with whom, before numbers are given."""

    regrouped: Regrouped
    scores: Floats  # (n,)
    inside: Flags  # (n,) cohesive with its cluster
    resolutions: tuple[float, ...]  # the last choices, this run's included
    themes: Ints  # theme of each cluster, numbered afresh


def numbered(ground: Ground, unnumbered: Unnumbered) -> Shift:
    """Give each cluster that recurs its concern number, and those inside it theirs.

    Whoever had a concern stays in one, cohesive or not: only a person takes a verbatim out of all concerns.
    """
    clusters, numbers = unnumbered.regrouped.clusters, unnumbered.regrouped.numbers
    number_of = np.zeros(max(int(clusters.max()) + 1, len(numbers)), np.int64)
    number_of[: len(numbers)] = numbers
    following = max(ground.memory.next_concern, int(ground.concerns.max()) + 1)
    alone = ground.pinned & (ground.concerns == 0)
    inside = (unnumbered.inside | (ground.concerns > 0)) & ~alone
    fresh = [c for c in recurring(clusters[inside], ground.conversations[inside]) if not number_of[c]]
    number_of[fresh] = following + np.arange(len(fresh))
    communities, next_community = community_numbers(ground, clusters)
    themes = theme_numbers(ground.memory, number_of, clusters, unnumbered.themes)
    merges = tuple(
        Merge(concern=int(numbers[a]), into=int(numbers[b])) for a, b in unnumbered.regrouped.joined
    )
    memory = Memory(
        version=VERSION,
        resolutions=unnumbered.resolutions,
        next_community=next_community,
        next_concern=following + len(fresh),
        extra=ground.memory.extra,
    ).with_themes(themes)
    return Shift(
        communities=communities,
        concerns=_kept_in_one(ground, np.where(inside, number_of[clusters], 0), merges),
        scores=unnumbered.scores,
        arrived=np.zeros(len(clusters), np.bool_),
        merges=merges,
        splits=tuple(
            Split(concern=int(numbers[a]), born=int(number_of[b]))
            for a, b in unnumbered.regrouped.parted
            if number_of[b]
        ),
        born=tuple(int(number_of[c]) for c in fresh),
        themes=themes,
        memory=memory,
    )


def _kept_in_one(ground: Ground, concerns: Ints, merges: tuple[Merge, ...]) -> Ints:
    """Whoever had a concern and went where, in the end, too few stand inside for a new one stays in it."""
    into = {merge.concern: merge.into for merge in merges}
    for row in np.flatnonzero((ground.concerns > 0) & (concerns == 0)).tolist():
        concern = int(ground.concerns[row])
        while concern in into:
            concern = into[concern]
        concerns[row] = concern
    return concerns


def recurring(clusters: Ints, conversations: Ints) -> list[int]:
    """Clusters whose verbatims stand in at least two conversations, in order of their first verbatim."""
    seen: dict[int, set[int]] = defaultdict(set)
    for cluster, conversation in zip(clusters.tolist(), conversations.tolist(), strict=True):
        seen[cluster].add(conversation)
    return [cluster for cluster, several in seen.items() if len(several) > 1]


def community_numbers(ground: Ground, clusters: Ints) -> tuple[Ints, int]:
    """A number for each cluster, the one most of its verbatims had where it is still free; and the next."""
    had = ground.communities > 0
    pairs, counts = np.unique(np.stack([clusters[had], ground.communities[had]]), axis=1, return_counts=True)
    of_cluster: dict[int, int] = {}
    taken: set[int] = set()
    for at in np.lexsort((pairs[1], pairs[0], -counts)).tolist():
        cluster, community = int(pairs[0, at]), int(pairs[1, at])
        if cluster not in of_cluster and community not in taken:
            of_cluster[cluster] = community
            taken.add(community)
    following = max(ground.memory.next_community, int(ground.communities.max()) + 1)
    for cluster in np.unique(clusters).tolist():
        if cluster not in of_cluster:
            of_cluster[cluster], following = following, following + 1
    return np.array([of_cluster[cluster] for cluster in clusters.tolist()], np.int64), following


def theme_numbers(memory: Memory, number_of: Ints, clusters: Ints, fresh: Ints) -> dict[int, int]:
    """The theme of each concern: a fresh theme keeps the number most of its verbatims were under before."""
    before = memory.themes
    sizes = np.bincount(clusters, minlength=len(number_of))
    concerns = [c for c in range(len(number_of)) if number_of[c] and sizes[c]]
    overlap: Counter[tuple[int, int]] = Counter()
    for cluster in concerns:
        if old := before.get(int(number_of[cluster])):
            overlap[int(fresh[cluster]), old] += int(sizes[cluster])
    named: dict[int, int] = {}
    for (theme, old), _ in sorted(overlap.items(), key=lambda item: (-item[1], item[0])):
        if theme not in named and old not in named.values():
            named[theme] = old
    following = memory.next_theme
    for cluster in concerns:
        if int(fresh[cluster]) not in named:
            named[int(fresh[cluster])], following = following, following + 1
    return {int(number_of[c]): named[int(fresh[c])] for c in concerns}


def themes_kept(ground: Ground, concerns: Ints) -> dict[int, int]:
    """The theme each concern had; one that has none yet shares that of whom its verbatims are most like."""
    before = ground.memory.themes
    there: list[int] = np.unique(concerns[concerns > 0]).tolist()
    themes = {concern: before[concern] for concern in there if concern in before}
    themed = np.flatnonzero(np.isin(concerns, list(themes)))
    following = ground.memory.next_theme
    for concern in there:
        if concern in themes:
            continue
        if len(themed):
            middle = np.add.reduce(ground.vectors[concerns == concern], axis=0, keepdims=True)
            likeness: Floats = np.round((ground.vectors[themed] @ middle.T)[:, 0].astype(np.float64), 4)
            closest = themed[np.argmax(likeness)]
            themes[concern] = themes[int(concerns[closest])]
        else:
            themes[concern], following = following, following + 1
    return themes
