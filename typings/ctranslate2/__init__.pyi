# What of CTranslate2, which ships no types, this program uses.
from typing import Self

import numpy as np
import numpy.typing as npt

class StorageView:
    @classmethod
    def from_array(cls, array: npt.NDArray[np.int32]) -> Self: ...

class EncoderForwardOutput:
    last_hidden_state: npt.ArrayLike

class Encoder:
    def __init__(
        self, model_path: str, *, compute_type: str, inter_threads: int, intra_threads: int
    ) -> None: ...
    def forward_batch(self, inputs: StorageView, lengths: StorageView) -> EncoderForwardOutput: ...
