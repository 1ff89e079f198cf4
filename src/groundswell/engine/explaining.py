"""Why a verbatim stands where it stands."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Floats, Ground

SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Nearby:
    verbatim: int  # its id
    cosine: float
    concern: int  # 0: heard once


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    verbatim: int
    community: int
    concern: int
    score: float  # how well it fits its community, 0..1
    pinned: bool  # placed by a person
    neighbours: tuple[Nearby, ...]  # nearest first
    shared: int  # how many of them stand in the same concern
    reason: str  # one sentence


def explain(ground: Ground, verbatim_id: int) -> Explanation:
    """The nearest verbatims and the scores behind a placement. Raises KeyError for an unknown id."""
    at = int(np.searchsorted(ground.verbatims, verbatim_id))
    if at == len(ground.verbatims) or int(ground.verbatims[at]) != verbatim_id:
        raise KeyError(verbatim_id)
    own = ground.vectors[at : at + 1]
    cosines: Floats = np.round((ground.vectors @ own.T)[:, 0].astype(np.float64), 6)
    order = np.lexsort((ground.verbatims, -cosines))
    rows: list[int] = order[order != at][:SHOWN].tolist()
    neighbours = tuple(
        Nearby(verbatim=int(ground.verbatims[i]), cosine=float(cosines[i]), concern=int(ground.concerns[i]))
        for i in rows
    )
    concern = int(ground.concerns[at])
    shared = sum(near.concern == concern for near in neighbours) if concern else 0
    return Explanation(
        verbatim=verbatim_id,
        community=int(ground.communities[at]),
        concern=concern,
        score=float(ground.scores[at]),
        pinned=bool(ground.pinned[at]),
        neighbours=neighbours,
        shared=shared,
        reason=_reason(ground, at, shared, len(neighbours)),
    )


def _reason(ground: Ground, at: int, shared: int, shown: int) -> str:
    concern, score = int(ground.concerns[at]), float(ground.scores[at])
    if ground.pinned[at]:
        return f"A person placed it in C-{concern}." if concern else "A person took it out of all concerns."
    if not ground.communities[at]:
        return "It has not been placed yet."
    if concern:
        return f"{shared} of its {shown} nearest stand in C-{concern}; it fits with a score of {score:.2f}."
    fellows = int(np.count_nonzero(ground.communities == ground.communities[at])) - 1
    if not fellows:
        return "Nothing else that was heard is like it."
    return f"It fits the {fellows} it is nearest to with a score of {score:.2f} only, or they do not recur."
