"""The one capability the engine asks of the outside: texts to vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors. The vector of a text does not depend on the texts beside it."""

    @property
    def model(self) -> str:
        """Names model and precision; part of the cache key and stored with each vector."""
        ...

    @property
    def dimensions(self) -> int:
        """0 where it is known only once something was encoded."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, rows of length 1, in the order given."""
        ...
