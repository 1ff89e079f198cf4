"""The local model: all-MiniLM-L6-v2 on the processor, in 8-bit arithmetic, without torch (docs/adr/0003)."""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from groundswell.encoders.card import MINILM, TOKENIZER, ModelCard
from groundswell.encoders.conversion import PRECISION, is_prepared, prepare_model, prepared_folder
from groundswell.encoders.places import find_model, locate_home
from groundswell.encoders.tokens import whole
from groundswell.engine.encoder import Vectors

if TYPE_CHECKING:
    import ctranslate2
    from tokenizers import Tokenizer

# Tokens that go through the model at once: what a layer makes of them stays in the processor's cache.
_TOKENS_AT_ONCE = 512
# Texts tokenised at once, which bounds memory however many come.
_TEXTS_AT_ONCE = 16384


class LocalEncoder:
    """An engine.encoder.Encoder that needs no network. The model is loaded at the first text.

    Only texts of exactly the same number of tokens go through the model together, so nothing is padded and
    each row is computed as if it were alone.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        home: Path | None = None,
        threads: int | None = None,
        card: ModelCard = MINILM,
    ) -> None:
        self.model = f"{card.name}/{PRECISION}"
        self.dimensions = card.dimensions
        self._card = card
        self._folder = folder
        self._home = home or locate_home()
        self._threads = threads or _count_processors()
        self._loaded: tuple[Tokenizer, ctranslate2.Encoder] | None = None
        self._loading = Lock()

    def prepare(self) -> Path:
        """Finds, verifies and converts the model unless that is done; returns the converted folder.

        Raises ModelNotFound and ModelDamaged.
        """
        target = prepared_folder(self._home, self._card)
        if not is_prepared(target):
            source = find_model(self._folder, home=self._home, card=self._card)
            prepare_model(source, target, self._card)
        return target

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, rows of length 1, in the order given."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            part = texts[start : start + _TEXTS_AT_ONCE]
            self._encode_into(vectors[start : start + len(part)], part)
        return vectors

    def _encode_into(self, vectors: Vectors, texts: Sequence[str]) -> None:
        tokenizer, network = self._load()
        tokens = [encoding.ids for encoding in tokenizer.encode_batch_fast([whole(text) for text in texts])]

        def fill(rows: npt.NDArray[np.intp]) -> None:
            vectors[rows] = _pool(network, np.array([tokens[row] for row in rows], dtype=np.int32))

        # The network lets go of the interpreter while it computes, so threads work side by side, each on a
        # batch and rows of its own; list() brings an error of any of them back here.
        with ThreadPoolExecutor(self._threads) as workers:
            list(workers.map(fill, _group_equal_lengths([len(ids) for ids in tokens])))

    def _load(self) -> "tuple[Tokenizer, ctranslate2.Encoder]":
        with self._loading:  # whoever comes meanwhile waits, and finds it loaded
            if self._loaded is None:
                import ctranslate2
                from tokenizers import Tokenizer

                folder = self.prepare()
                tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
                tokenizer.no_padding()
                tokenizer.enable_truncation(self._card.max_tokens)  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
                network = ctranslate2.Encoder(
                    str(folder), compute_type=PRECISION, inter_threads=self._threads, intra_threads=1
                )
                self._loaded = tokenizer, network
            return self._loaded


def _count_processors() -> int:
    """The processors this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _group_equal_lengths(lengths: Sequence[int]) -> Iterator[npt.NDArray[np.intp]]:
    """Rows of equal length, shortest first, at most `_TOKENS_AT_ONCE` tokens (but one row) in a group."""
    order = np.argsort(lengths, kind="stable")
    ordered = np.asarray(lengths)[order]
    for same in np.split(order, np.flatnonzero(np.diff(ordered)) + 1):
        if same.size:
            size = max(1, _TOKENS_AT_ONCE // lengths[int(same[0])])
            for start in range(0, len(same), size):
                yield same[start : start + size]


def _pool(network: "ctranslate2.Encoder", batch: npt.NDArray[np.int32]) -> Vectors:
    """Mean over tokens, then length 1: shape (rows, tokens) to (rows, dimensions)."""
    import ctranslate2

    lengths = np.full(len(batch), batch.shape[1], dtype=np.int32)
    output = network.forward_batch(
        ctranslate2.StorageView.from_array(batch), ctranslate2.StorageView.from_array(lengths)
    )
    pooled: Vectors = np.asarray(output.last_hidden_state).mean(axis=1)
    return pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
