"""The published weights, made once into what runs fast: CTranslate2's format with 8-bit matrices.

Torch and transformers are not needed: the specification is filled from the safetensors file, tensor by
tensor, as ctranslate2.converters.transformers.BertLoader does from a loaded model.
"""

import contextlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.encoders.card import TOKENIZER, WEIGHTS, ModelCard, hash_file, verify_files

Tensors = dict[str, npt.NDArray[np.float32]]
# Parts of a CTranslate2 specification, whose attributes are declared as None until they are filled.
Spec = Any

PRECISION = "int8"
# Part of the prepared folder's name: raise it when the conversion changes what it writes.
_FORMAT = 1
_MANIFEST = "manifest.json"


def prepared_folder(home: Path, card: ModelCard) -> Path:
    """Where the converted model of these very weights lies; another version gets another folder."""
    return home / "prepared" / f"{card.name}-{card.sha256[WEIGHTS][:12]}-{PRECISION}-{_FORMAT}"


def is_prepared(folder: Path) -> bool:
    """Whether `folder` holds a converted model whose files are what they were when it was written."""
    try:
        manifest: dict[str, str] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return all(hash_file(folder / name) == expected for name, expected in manifest.items())
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
        return False


def prepare_model(source: Path, target: Path, card: ModelCard) -> None:
    """Converts the model in `source` into the folder `target`, which appears whole or not at all.

    Two processes may do this at once: each writes its own folder, the first to rename it wins, and the
    other's is dropped, being the same. Raises ModelDamaged where the files are not the card's.
    """
    verify_files(source, card)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _write(source, scratch, card)
        _swap_in(scratch, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(source: Path, folder: Path, card: ModelCard) -> None:
    _specify(source, card).save(str(folder))
    shutil.copyfile(source / TOKENIZER, folder / TOKENIZER)
    manifest = {path.name: hash_file(path) for path in sorted(folder.iterdir())}
    (folder / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _swap_in(scratch: Path, target: Path) -> None:
    if target.exists() and not is_prepared(target):
        damaged = Path(tempfile.mkdtemp(prefix=".damaged-", dir=target.parent))
        # Another process may have moved it away first, which is just as well.
        with contextlib.suppress(FileNotFoundError):
            target.rename(damaged / target.name)
        shutil.rmtree(damaged, ignore_errors=True)
    try:
        scratch.rename(target)
    except OSError:  # the other process was first: a folder that is not empty cannot be renamed onto
        if not is_prepared(target):
            raise


def _specify(source: Path, card: ModelCard) -> Spec:
    from ctranslate2.specs import common_spec, transformer_spec
    from safetensors.numpy import load_file  # pyright: ignore[reportUnknownVariableType] - untyped path

    tensors: Tensors = load_file(source / WEIGHTS)
    encoder = transformer_spec.TransformerEncoderSpec(
        _count_layers(tensors),
        card.heads,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    spec: Spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    _fill(spec, tensors)
    spec.register_vocabulary(_read_vocabulary(source / TOKENIZER))
    spec.config.unk_token = "[UNK]"  # noqa: S105 (a word piece, no password)
    spec.config.layer_norm_epsilon = card.layer_norm_epsilon
    spec.validate()
    spec.optimize(PRECISION)
    return spec


def _fill(spec: Spec, tensors: Tensors) -> None:
    encoder = spec.encoder
    encoder.embeddings[0].weight = tensors["embeddings.word_embeddings.weight"]
    # A sentence stands alone, so its token type is always 0: that one row is added to the positions, which
    # are kept in full precision, instead of being looked up and quantised for every token.
    encoder.position_encodings.encodings = (
        tensors["embeddings.position_embeddings.weight"]
        + tensors["embeddings.token_type_embeddings.weight"][0]
    )
    _fill_norm(encoder.layernorm_embedding, tensors, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        at = f"encoder.layer.{number}."
        attention = layer.self_attention
        _fill_linear(
            attention.linear[0],
            tensors,
            *(f"{at}attention.self.{part}" for part in ("query", "key", "value")),
        )
        _fill_linear(attention.linear[1], tensors, f"{at}attention.output.dense")
        _fill_norm(attention.layer_norm, tensors, f"{at}attention.output.LayerNorm")
        _fill_linear(layer.ffn.linear_0, tensors, f"{at}intermediate.dense")
        _fill_linear(layer.ffn.linear_1, tensors, f"{at}output.dense")
        _fill_norm(layer.ffn.layer_norm, tensors, f"{at}output.LayerNorm")


def _fill_linear(spec: Spec, tensors: Tensors, *names: str) -> None:
    spec.weight = np.concatenate([tensors[f"{name}.weight"] for name in names])
    spec.bias = np.concatenate([tensors[f"{name}.bias"] for name in names])


def _fill_norm(spec: Spec, tensors: Tensors, name: str) -> None:
    spec.gamma = tensors[f"{name}.weight"]
    spec.beta = tensors[f"{name}.bias"]


def _count_layers(tensors: Tensors) -> int:
    return 1 + max(int(name.split(".")[2]) for name in tensors if name.startswith("encoder.layer."))


def _read_vocabulary(tokenizer: Path) -> list[str]:
    entries: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(entries, key=entries.__getitem__)
