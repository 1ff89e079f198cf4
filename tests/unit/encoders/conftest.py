"""A BERT small enough to make in a test, and the real model where it is installed."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from groundswell.encoders.card import TOKENIZER, USE, WEIGHTS, ModelCard, hash_file
from groundswell.encoders.errors import ModelNotFound
from groundswell.encoders.local import LocalEncoder
from groundswell.encoders.multilingual import MultilingualEncoder
from groundswell.encoders.places import find_model

WIDTH, INNER, LAYERS, HEADS = 32, 64, 2, 2
WORDS = "[PAD] [UNK] [CLS] [SEP] the invoice is late again why price of export broke slow".split()


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MODEL", "MULTILINGUAL_MODEL", "LANGUAGES", "HOME"):
        monkeypatch.delenv(f"GROUNDSWELL_{name}", raising=False)
    for name in ("HF_HOME", "HF_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)


def random_weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    tensors: dict[str, np.ndarray] = {}

    def norm(name: str) -> None:
        tensors[f"{name}.weight"] = rng.normal(1, 0.1, WIDTH)
        tensors[f"{name}.bias"] = rng.normal(0, 0.1, WIDTH)

    def linear(name: str, out: int, into: int) -> None:
        tensors[f"{name}.weight"] = rng.normal(0, 0.1, (out, into))
        tensors[f"{name}.bias"] = rng.normal(0, 0.2, out)

    for name, rows in (("word", len(WORDS)), ("position", 16), ("token_type", 2)):
        tensors[f"embeddings.{name}_embeddings.weight"] = rng.normal(0, 1, (rows, WIDTH))
    norm("embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        for part in ("query", "key", "value"):
            linear(f"{at}attention.self.{part}", WIDTH, WIDTH)
        linear(f"{at}attention.output.dense", WIDTH, WIDTH)
        norm(f"{at}attention.output.LayerNorm")
        linear(f"{at}intermediate.dense", INNER, WIDTH)
        linear(f"{at}output.dense", WIDTH, INNER)
        norm(f"{at}output.LayerNorm")
    return {name: tensor.astype(np.float32) for name, tensor in tensors.items()}


def tokenizer_text() -> str:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    padding = {"strategy": {"Fixed": 12}, "direction": "Right", "pad_to_multiple_of": None}
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": {**padding, "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"},
            "added_tokens": [{"id": i, "content": WORDS[i], "special": True, **flags} for i in range(4)],
            "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
            "decoder": None,
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": {word: i for i, word in enumerate(WORDS)},
            },
        }
    )


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[Path, ModelCard]:
    """A folder with a random BERT and the card that describes it."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    save_file(random_weights(), folder / WEIGHTS)
    (folder / TOKENIZER).write_text(tokenizer_text(), encoding="utf-8")
    hashes = {name: hash_file(folder / name) for name in (WEIGHTS, TOKENIZER)}
    card = ModelCard(
        name="tiny",
        dimensions=WIDTH,
        heads=HEADS,
        max_tokens=8,
        sha256=hashes,
        package="no_such_package",
        inside="model",
        requirement="no-such-package==1",
        hub="nobody/tiny",
    )
    return folder, card


@pytest.fixture(scope="session")
def minilm(tmp_path_factory: pytest.TempPathFactory) -> LocalEncoder:
    home = tmp_path_factory.mktemp("home")
    try:
        find_model(home=home)
    except ModelNotFound:
        pytest.skip("the package with the weights of all-MiniLM-L6-v2 is not installed")
    return LocalEncoder(home=home, threads=2)


@pytest.fixture(scope="session")
def multilingual(tmp_path_factory: pytest.TempPathFactory) -> MultilingualEncoder:
    home = tmp_path_factory.mktemp("home")
    try:
        find_model(home=home, card=USE)
    except ModelNotFound:
        pytest.skip("the package with the weights of the multilingual model is not installed")
    return MultilingualEncoder(home=home)
