"""The multilingual local model: Google's Universal Sentence Encoder, for fields that are not all English."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from groundswell.encoders.card import ARRAYS, PIECES, USE, ModelCard, verify_files
from groundswell.encoders.places import find_model, locate_home
from groundswell.encoders.tokens import BEGIN, END, UNKNOWN, tokenizer_of, whole
from groundswell.engine.encoder import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from groundswell.encoders.network import Network

# How it is computed here; part of the model's name. Raise it when vectors come out differently.
COMPUTED = "exact-1"
# The languages that it was taught beside English.
TAUGHT = frozenset("ar de es fr it ja ko nl pl pt ru th tr zh".split())
# Texts cut into pieces at once, which bounds memory however many come.
_TEXTS_AT_ONCE = 1024


class MultilingualEncoder:
    """An engine.encoder.Encoder that needs no network. The model is loaded at the first text.

    A text has the same vector, bit for bit, in any company and order and with any number of threads: see
    `network`.
    """

    def __init__(
        self, folder: Path | None = None, *, home: Path | None = None, card: ModelCard = USE
    ) -> None:
        self.model = f"{card.name}/{COMPUTED}"
        self.dimensions = card.dimensions
        self._card = card
        self._folder = folder
        self._home = home or locate_home()
        self._loaded: tuple[Tokenizer, Network] | None = None
        self._loading = Lock()

    def prepare(self) -> Path:
        """Finds and verifies the model; returns its folder. Raises ModelNotFound and ModelDamaged."""
        folder = find_model(self._folder, home=self._home, card=self._card)
        verify_files(folder, self._card)
        return folder

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, rows of length 1, in the order given."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            tokenizer, network = self._load()
            part = [whole(text) for text in texts[start : start + _TEXTS_AT_ONCE]]
            cut = [
                encoding.ids or [UNKNOWN]
                for encoding in tokenizer.encode_batch_fast(part, add_special_tokens=False)
            ]
            vectors[start : start + len(part)] = network.encode([[BEGIN, *ids, END] for ids in cut])
        return vectors

    def _load(self) -> "tuple[Tokenizer, Network]":
        with self._loading:  # whoever comes meanwhile waits, and finds it loaded
            if self._loaded is None:
                from groundswell.encoders.network import Network

                folder = self.prepare()
                tokenizer = tokenizer_of((folder / PIECES).read_bytes(), self._card.max_tokens)
                with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
                    self._loaded = tokenizer, Network(arrays)
            return self._loaded
