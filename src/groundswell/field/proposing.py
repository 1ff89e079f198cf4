"""What the field asks people to decide: which concerns may be one, and which may be two."""

from dataclasses import dataclass

from groundswell.engine.identity import proposals
from groundswell.field import queries
from groundswell.field.errors import ImpossibleCorrection

QUOTED = 2  # verbatims of each side that are shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    concern: int
    count: int  # verbatims
    words: tuple[str, ...]  # of the most central


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    one: bool  # may be one; else may be two
    likeness: float  # of the two sides: across as a share of within
    sides: tuple[Side, Side]


def proposed() -> list[Proposal]:
    """What may be one, then what may be two, the likeliest first."""
    model = queries.grouped_by()
    if not model:
        return []
    ground = queries.ground(model)
    told = proposals(ground, queries.decisions())
    everyone = {
        int(number): ground.verbatims[ground.concerns == number].tolist() for number in set(ground.concerns)
    }
    found = [
        Proposal(
            one=True,
            likeness=pair.likeness,
            sides=(_side(pair.stays, everyone[pair.stays]), _side(pair.joins, everyone[pair.joins])),
        )
        for pair in told.one
    ]
    for doubt in told.two:
        rest = [verbatim for verbatim in everyone[doubt.concern] if verbatim not in doubt.verbatims]
        sides = (_side(doubt.concern, rest), _side(doubt.concern, list(doubt.verbatims)))
        found.append(Proposal(one=False, likeness=doubt.likeness, sides=sides))
    return found


def smaller_half(number: int) -> list[int]:
    """The verbatims that may stand apart. Raises ImpossibleCorrection where nothing is proposed."""
    model = queries.grouped_by()
    told = proposals(queries.ground(model), queries.decisions()).two if model else ()
    half = next((doubt for doubt in told if doubt.concern == number), None)
    if half is None:
        raise ImpossibleCorrection(
            f"Nothing is proposed for C-{number}. Name the verbatims that are to stand apart, such as V-3."
        )
    return list(half.verbatims)


def _side(concern: int, verbatims: list[int]) -> Side:
    rows = queries.live_verbatims().filter(pk__in=verbatims).select_related("turn").order_by("-score", "id")
    words = [row.turn.text[row.start : row.end] for row in rows[: 3 * QUOTED] if row.turn is not None]
    return Side(concern=concern, count=len(verbatims), words=tuple(dict.fromkeys(words))[:QUOTED])
