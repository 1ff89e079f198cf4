"""Each distinct text is embedded once, ever: vectors are kept by the hash of the text and the model."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from groundswell.engine.encoder import Encoder, Vectors

# Texts embedded between two writes to the cache: what a killed process may have to do again.
BATCH = 4096

Progress = Callable[[int, int], None]  # texts embedded so far, texts to embed


class VectorCache(Protocol):
    """Keeps vectors by sha256 of the text (hexadecimal, see `hash_text`) and name of the model."""

    def get_many(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        """The vectors there are, each of shape (dimensions,); a hash without one is left out."""
        ...

    def put_many(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keeps all of them, or none where it fails. Putting a pair again changes nothing."""
        ...


class MemoryCache:
    """A VectorCache for as long as the process lives."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[str, str], Vectors] = {}

    def get_many(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        return {
            text_hash: self._vectors[model, text_hash]
            for text_hash in hashes
            if (model, text_hash) in self._vectors
        }

    def put_many(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        # Copies: a view would keep the whole batch it was cut from in memory.
        self._vectors.update({(model, text_hash): vector.copy() for text_hash, vector in vectors.items()})


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbeddedBatch:
    """Some texts and their vectors, row by row: shape (len(texts), dimensions)."""

    texts: tuple[str, ...]
    vectors: Vectors


def hash_text(text: str) -> str:
    """The sha256 of the text in UTF-8. A lone surrogate, which UTF-8 does not know, keeps its own code."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def encode_in_batches(
    encoder: Encoder, texts: Sequence[str], size: int = BATCH, on_progress: Progress | None = None
) -> Iterator[EmbeddedBatch]:
    """Embeds the distinct texts, `size` at a time, so that a caller can store each batch as it comes.

    The order is by length and then by the text itself, never that of the input: the same set of texts
    makes the same batches, and texts of one length, which go through a model best together, are together.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    for start in range(0, len(distinct), size):
        batch = tuple(distinct[start : start + size])
        yield EmbeddedBatch(texts=batch, vectors=encoder.encode(batch))
        # Told once the caller came back for more, so what is reported done is stored as well.
        if on_progress is not None:
            on_progress(start + len(batch), len(distinct))


class Cached:
    """An Encoder that asks the one it wraps only for what the cache does not have yet."""

    def __init__(
        self,
        encoder: Encoder,
        cache: VectorCache | None = None,
        *,
        batch: int = BATCH,
        on_progress: Progress | None = None,
    ) -> None:
        self._encoder = encoder
        self._cache: VectorCache = MemoryCache() if cache is None else cache
        self._batch = batch
        self._on_progress = on_progress

    @property
    def model(self) -> str:
        return self._encoder.model

    @property
    def dimensions(self) -> int:
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, rows of length 1, in the order given."""
        hashes = [hash_text(text) for text in texts]
        self._embed_missing(texts, hashes)
        vectors: Vectors | None = None
        for start in range(0, len(texts), self._batch):
            part = hashes[start : start + self._batch]
            known = self._cache.get_many(self.model, part)
            for row, text_hash in enumerate(part, start):
                if vectors is None:  # an encoder that was asked for nothing yet may not know its dimensions
                    vectors = np.empty((len(texts), len(known[text_hash])), dtype=np.float32)
                vectors[row] = known[text_hash]
        return np.zeros((0, self.dimensions), dtype=np.float32) if vectors is None else vectors

    def _embed_missing(self, texts: Sequence[str], hashes: Sequence[str]) -> None:
        missing = self._find_missing(dict(zip(hashes, texts, strict=True)))
        for batch in encode_in_batches(self._encoder, missing, self._batch, self._on_progress):
            keys = [hash_text(text) for text in batch.texts]
            self._cache.put_many(self.model, dict(zip(keys, batch.vectors, strict=True)))

    def _find_missing(self, text_of: Mapping[str, str]) -> list[str]:
        distinct = list(text_of)
        missing: list[str] = []
        for start in range(0, len(distinct), self._batch):
            part = distinct[start : start + self._batch]
            known = self._cache.get_many(self.model, part)
            missing.extend(text_of[text_hash] for text_hash in part if text_hash not in known)
        return missing
