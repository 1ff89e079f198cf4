"""What people's decisions forbid, kept up to date while concerns join."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from groundswell.engine.ground import Decisions


@dataclass(kw_only=True, slots=True)
class Rules:
    """Decisions in terms of clusters. A cluster that took in another inherits what binds it."""

    kept: set[int]
    closed: frozenset[int]  # dismissed concerns: they collect, but none joins them and nobody leaves
    apart: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def may_join(self, cluster: int, other: int) -> bool:
        if cluster in self.closed or other in self.closed:
            return False
        return not (cluster in self.kept and other in self.kept) and other not in self.apart[cluster]

    def join(self, gone: int, survivor: int) -> None:
        """Let the survivor inherit."""
        if gone in self.kept:
            self.kept.add(survivor)
        for third in self.apart.pop(gone, set()):
            self.apart[third].discard(gone)
            self.apart[third].add(survivor)
            self.apart[survivor].add(third)


def rules_for(decisions: Decisions, cluster_of: Mapping[int, int], placed_in: Iterable[int]) -> Rules:
    """The rules, given each concern's cluster and the concerns in which people placed verbatims."""
    rules = Rules(
        kept={cluster_of[c] for c in (*decisions.kept, *placed_in) if c in cluster_of},
        closed=frozenset(cluster_of[c] for c in decisions.dismissed if c in cluster_of),
    )
    for concern, other in decisions.apart:
        if concern in cluster_of and other in cluster_of and concern != other:
            rules.apart[cluster_of[concern]].add(cluster_of[other])
            rules.apart[cluster_of[other]].add(cluster_of[concern])
    return rules
