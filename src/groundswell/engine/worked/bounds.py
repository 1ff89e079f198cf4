"""How far apart two stretches must be at each of three looks, so that all looks together keep their level.

The level is spent over the days as K. K. G. Lan and D. L. DeMets spend it ("Discrete sequential boundaries
for clinical trials", Biometrika 70 (1983) 659-663), in the way that comes near the boundary of P. C. O'Brien
and T. R. Fleming ("A multiple testing procedure for clinical trials", Biometrics 35 (1979) 549-556): hardly
anything early. The looks are of growing parts of the same record, and so alike: each holds what was known
before and something new that does not depend on it, by how much each knows. So the chance of going beyond
for the first time at a look is an integral that can be worked out step by step (P. Armitage, C. K. McPherson,
B. C. Rowe, "Repeated significance tests on accumulating data", JRSS A 132 (1969) 235-244).
"""

from collections.abc import Sequence
from math import erf, pi, sqrt

import numpy as np

from groundswell.engine.ground import Floats
from groundswell.engine.trend.intervals import Z95
from groundswell.engine.worked.values import LOOKS

LEVEL = 0.05  # one-sided, over all looks
_HALF = Z95  # the point beyond which half of LEVEL lies
_FAR = 8.0  # standard errors; nothing lies beyond
_STEPS = 201


def spent(part: float) -> float:
    """How much of the level may be spent by this part of the time, 0..1."""
    return 2 * (1 - normal(_HALF / sqrt(part))) if part > 0 else 0.0


def normal(z: float) -> float:
    """The share of a normal distribution below `z`."""
    return (1 + erf(z / sqrt(2))) / 2


def _normal(z: Floats) -> Floats:
    """The same of many, to the seventh digit (M. Abramowitz, I. A. Stegun, "Handbook of Mathematical
    Functions", 26.2.17)."""
    t = 1 / (1 + 0.2316419 * np.abs(z))
    tail = np.zeros_like(t)
    for weight in (1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530):
        tail = (tail + weight) * t
    tail = tail * np.exp(-z * z / 2) / sqrt(2 * pi)
    return np.where(z < 0, tail, 1 - tail)


def bounds(known: Sequence[float], looks: Sequence[int] = LOOKS) -> list[float]:
    """In standard errors, for the first looks; `known` is how much each knows, never less than the last."""
    found: list[float] = []
    gone = 0.0
    inside: tuple[Floats, Floats] | None = None  # how far it is, and how likely without having been beyond
    before = 0.0
    for days, now in zip(looks, known, strict=False):
        now = max(now, before * (1 + 1e-6), 1e-9)
        to_spend = spent(days / looks[-1]) - gone
        bound = _bound(inside, before, now, to_spend)
        inside = _stayed(inside, before, now, bound)
        gone += to_spend
        before = now
        found.append(bound)
    return found


def _beyond(inside: tuple[Floats, Floats] | None, before: float, now: float, bound: float) -> float:
    """The chance to be beyond at this look and never before. Told in the sum of what is known, whose
    variance is how much that is."""
    if inside is None:
        return 1 - normal(bound)
    at, chance = inside
    away = (bound * sqrt(now) - at) / sqrt(now - before)
    return float(np.sum(chance * _normal(-away)))


def _bound(inside: tuple[Floats, Floats] | None, before: float, now: float, to_spend: float) -> float:
    low, high = 0.0, _FAR
    for _ in range(36):
        middle = (low + high) / 2
        if _beyond(inside, before, now, middle) > to_spend:
            low = middle
        else:
            high = middle
    return high


def _stayed(
    inside: tuple[Floats, Floats] | None, before: float, now: float, bound: float
) -> tuple[Floats, Floats]:
    """Where it may be, on a grid up to the bound, and how likely that is."""
    edges = np.linspace(-_FAR, bound, _STEPS) * sqrt(now)
    middles = (edges[1:] + edges[:-1]) / 2
    if inside is None:
        return middles, np.diff(_normal(edges / sqrt(now)))
    at, chance = inside
    below = _normal((edges[:, None] - at[None, :]) / sqrt(now - before))
    return middles, np.diff(below, axis=0) @ chance
