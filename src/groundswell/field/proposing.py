"""What the field asks people to decide: which concerns may be one, and which may be two."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Ground
from groundswell.engine.identity import MayBeTwo, Proposals, proposals
from groundswell.field import models, queries
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.read_model import FoundProposals

QUOTED = 2  # verbatims of each side that are shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    concern: int
    count: int  # verbatims
    words: tuple[str, ...]  # of the most central


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    may_be_one: bool  # may be one; else may be two
    likeness: float  # of the two sides: across as a share of within
    sides: tuple[Side, Side]


def proposed() -> list[Proposal]:
    """What may be one, then what may be two, the likeliest first."""
    model = queries.grouped_by()
    if not model:
        return []
    ground = queries.ground(model)
    candidates = proposals(ground, queries.decisions())
    everyone = {
        int(number): ground.verbatims[ground.concerns == number].tolist() for number in set(ground.concerns)
    }
    to_decide = [
        Proposal(
            may_be_one=True,
            likeness=pair.likeness,
            sides=(_side(pair.stays, everyone[pair.stays]), _side(pair.joins, everyone[pair.joins])),
        )
        for pair in candidates.one
    ]
    for doubt in candidates.two:
        larger = [verbatim for verbatim in everyone[doubt.concern] if verbatim not in doubt.verbatims]
        sides = (_side(doubt.concern, larger), _side(doubt.concern, list(doubt.verbatims)))
        to_decide.append(Proposal(may_be_one=False, likeness=doubt.likeness, sides=sides))
    return to_decide


_RUNS = (models.Action.IMPORT, models.Action.REGROUP)


def to_be_looked_for() -> bool:
    """Whether a run was done since it was last looked for what to propose."""
    before = FoundProposals.objects.values_list("run", flat=True).first() or 0
    return _last_run() > before and bool(queries.grouped_by())


def look_for() -> None:
    """Look for what to propose, and keep it. Takes long: it reads all vectors."""
    run, model = _last_run(), queries.grouped_by()
    ground = queries.ground(model)
    candidates = proposals(ground, queries.decisions()) if model else Proposals()
    columns = {
        "run": run,
        "one": [[pair.stays, pair.joins, pair.likeness] for pair in candidates.one],
        "two": [
            [doubt.concern, doubt.likeness, list(doubt.verbatims), _central(ground, doubt)]
            for doubt in candidates.two
        ],
    }
    FoundProposals.objects.update_or_create(pk=1, defaults=columns)


def _central(ground: Ground, doubt: MayBeTwo) -> list[int]:
    """Some verbatims of the larger half, the most central first."""
    larger = (ground.concerns == doubt.concern) & ~np.isin(ground.verbatims, doubt.verbatims)
    numbers, scores = ground.verbatims[larger], ground.scores[larger]
    return [int(number) for number in numbers[np.lexsort((numbers, -scores))][: 2 * QUOTED]]


def _last_run() -> int:
    """One that is still going on has no effect yet."""
    done = models.Entry.objects.filter(action__in=_RUNS).exclude(effect={})
    return done.order_by("-id").values_list("id", flat=True).first() or 0


def smaller_half(number: int) -> list[int]:
    """The verbatims that may stand apart. Raises ImpossibleCorrection where nothing is proposed."""
    model = queries.grouped_by()
    candidates = proposals(queries.ground(model), queries.decisions()).two if model else ()
    half = next((doubt for doubt in candidates if doubt.concern == number), None)
    if half is None:
        raise ImpossibleCorrection(
            f"Nothing is proposed for C-{number}. Name the verbatims that are to stand apart, such as V-3."
        )
    return list(half.verbatims)


def _side(concern: int, verbatims: list[int]) -> Side:
    rows = queries.live_verbatims().filter(pk__in=verbatims).select_related("turn").order_by("-score", "id")
    words = [row.turn.text[row.start : row.end] for row in rows[: 3 * QUOTED] if row.turn is not None]
    return Side(concern=concern, count=len(verbatims), words=tuple(dict.fromkeys(words))[:QUOTED])
