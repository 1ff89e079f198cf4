"""An encoder that needs no model: texts that share words are close."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from groundswell.engine.encoder import Vectors

_SMALL = frozenset("the a an is in of for so too no to and with from on every why does when".split())


class WordEncoder:
    """Implements groundswell.engine.encoder.Encoder: each word adds a fixed random direction."""

    model = "words/1"
    dimensions = 64

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        rows = np.array([self._one(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _one(self, text: str) -> Vectors:
        words = [w for w in re.findall(r"\w+", text.casefold()) if w not in _SMALL] or ["(nothing)"]
        return np.sum([_direction(word) for word in words], axis=0)


def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest())
    return np.random.default_rng(seed).standard_normal(64).astype(np.float32)
