"""One update of the ground: the new find a place, concerns keep their numbers, few of the old move.

What comes in small numbers is placed at once and moves nobody (`place_arrivals`). When enough is new, or
somebody asks, everything is regrouped in two steps: `target_of` takes its time over a snapshot,
`apply_target` is quick and works on what stands by then, so that what people decided meanwhile wins.
"""

from dataclasses import replace

import numpy as np

from groundswell.engine.ground import Decisions, Ground, Ints, Shift
from groundswell.engine.grouping import VERSION
from groundswell.engine.identity.arrivals import place_arrivals
from groundswell.engine.identity.bounds import bounds_of, regrouping_is_due
from groundswell.engine.identity.numbers import Unnumbered, numbered, themes_kept
from groundswell.engine.identity.regroup import Regrouped, near_new, regroup
from groundswell.engine.identity.target import Target, target_of


def update(ground: Ground, decisions: Decisions, *, seed: int = 0, asked: bool = False) -> Shift:
    """Place what is new, and regroup within bounds where that is due or `asked` for.

    A ground that was never grouped is grouped in one go. The same ground gives the same shift, and one
    where nothing is new stays as it is.
    """
    if not ground.new.any():
        return unchanged(ground)
    if asked or regrouping_is_due(ground):
        return apply_target(ground, target_of(ground, seed=seed), decisions, seed=seed)
    return place_arrivals(ground)


def unchanged(ground: Ground) -> Shift:
    """Everybody stays."""
    themes = themes_kept(ground, ground.concerns)
    return Shift(
        communities=ground.communities,
        concerns=ground.concerns,
        scores=ground.scores,
        arrived=ground.new,
        merges=(),
        splits=(),
        born=(),
        themes=themes,
        memory=replace(ground.memory.with_themes(themes), version=VERSION),
    )


def apply_target(ground: Ground, target: Target, decisions: Decisions, *, seed: int = 0) -> Shift:
    """Change the concerns toward a target, within bounds.

    `ground` is what stands now (its vectors are not needed), the target may be older: who came since keeps
    waiting, who went is not missed, who was placed or moved by a person stays there.
    """
    there = np.flatnonzero(np.isin(ground.verbatims, target.verbatims))
    rows = np.searchsorted(target.verbatims, ground.verbatims[there])
    if not len(there):
        return unchanged(ground)
    part, aim = ground.of(there), target.of(rows)
    young = True
    if part.communities.any() or part.concerns.any():
        bounds = bounds_of(part)
        young = bounds.young
        regrouped = regroup(part, aim, decisions, bounds, target.fit(rows, aim.communities)[1])
    else:
        regrouped = Regrouped(clusters=aim.communities - 1, numbers=np.zeros(0, np.int64))
    clusters, communities = np.unique(regrouped.clusters, return_inverse=True)
    communities = communities.reshape(-1) + 1
    scores, inside = target.fit(rows, communities)
    themes = np.zeros(int(clusters.max()) + 1, np.int64)
    themes[clusters] = target.themes(rows, communities, seed)[1:]
    if not young:  # who was heard once before is lifted from there only by somebody new
        inside &= part.new | near_new(part, aim.graph, communities)
    unnumbered = Unnumbered(
        regrouped=regrouped, scores=scores, inside=inside, resolutions=target.resolutions, themes=themes
    )
    return _widened(ground, there, replace(numbered(part, unnumbered), again=aim.again))


def _widened(ground: Ground, rows: Ints, shift: Shift) -> Shift:
    """A shift of these rows as one of all, where there are others: they stay, but follow merges."""
    if len(rows) == len(ground.verbatims):
        return shift
    communities, concerns = ground.communities.copy(), ground.concerns.copy()
    scores, arrived = ground.scores.copy(), ground.new.copy()
    again = np.zeros(len(ground.verbatims), np.int64)
    again[rows] = shift.again
    into = {merge.concern: merge.into for merge in shift.merges}
    for gone in into:
        end = into[gone]
        while end in into:
            end = into[end]
        concerns[concerns == gone] = end
    communities[rows], concerns[rows] = shift.communities, shift.concerns
    # Who was regrouped without those who came meanwhile has not met them yet, and stays new.
    scores[rows], arrived[rows] = shift.scores, ground.new[rows]
    return replace(
        shift, communities=communities, concerns=concerns, scores=scores, arrived=arrived, again=again
    )
