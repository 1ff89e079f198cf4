"""Concerns that mean what somebody is looking for, though worded otherwise: by their most telling words.

The vector of the words is somebody else's to make: no page loads an encoder.
"""

from typing import NamedTuple

import numpy as np

from groundswell.field import models
from groundswell.field.read_model import ConcernSummary
from groundswell.people.viewer import Viewer, require_member

# Below this cosine two sentences have little in common.
_NEAR = 0.3


class Meant(NamedTuple):
    concern: int
    name: str
    likeness: float  # cosine, 0..1


def meant(viewer: Viewer, model: str, vector: bytes, top: int) -> list[Meant]:
    """The nearest first, at most `top`; `vector` is a unit row of float32, little endian, by `model`. Two
    queries, which read one vector a concern. Raises NotForYou."""
    require_member(viewer)
    rows = ConcernSummary.objects.exclude(status="dismissed").values_list("concern", "name", "telling")
    concern_of = {telling[0]: (concern, name) for concern, name, telling in rows if telling}
    if not concern_of:
        return []
    vectors = _vectors(model, list(concern_of))
    sought = np.frombuffer(vector, dtype="<f4")
    rows_of = {verbatim: np.frombuffer(row, dtype="<f4") for verbatim, row in vectors.items()}
    alike = {verbatim: float(row @ sought) for verbatim, row in rows_of.items() if row.shape == sought.shape}
    nearest = sorted(alike, key=lambda verbatim: (-alike[verbatim], verbatim))[:top]
    return [
        Meant(*concern_of[verbatim], likeness=alike[verbatim])
        for verbatim in nearest
        if alike[verbatim] >= _NEAR
    ]


def _vectors(model: str, verbatims: list[int]) -> dict[int, bytes]:
    contexts = dict(models.Verbatim.objects.filter(pk__in=verbatims).values_list("id", "context"))
    rows = models.Vector.objects.filter(model=model, text__in=set(contexts.values()))
    values = {text: bytes(row) for text, row in rows.values_list("text", "values")}
    return {verbatim: values[context] for verbatim, context in contexts.items() if context in values}
