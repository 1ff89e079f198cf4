"""The vectors of what was heard, to be read and not to be added to."""

from collections.abc import Mapping, Sequence

import numpy as np

from groundswell.encoders.cache import MemoryCache
from groundswell.engine.encoder import Vectors
from groundswell.field import models

_CHUNK = 500  # values in one query


class StoredVectors(MemoryCache):
    """A VectorCache that knows what the store holds, and keeps what is put in it for as long as it lives: the
    vector of what nobody said as a whole would be forgotten by no one."""

    def get_many(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        """The vectors there are, each of shape (dimensions,); a hash without one is left out."""
        vectors = dict(super().get_many(model, hashes))
        asked = [digest for digest in hashes if digest not in vectors]
        for start in range(0, len(asked), _CHUNK):
            rows = models.Vector.objects.filter(model=model, text__in=asked[start : start + _CHUNK])
            for digest, values in rows.values_list("text", "values"):
                vectors[digest] = np.frombuffer(values, dtype="<f4")
        return vectors
