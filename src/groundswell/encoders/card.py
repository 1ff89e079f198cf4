"""Which model the local encoder runs: its name, its shape where the weights do not tell, its exact files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from groundswell.encoders.errors import ModelDamaged

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelCard:
    """A published BERT sentence encoder. Layers and widths follow from the weights themselves."""

    name: str
    dimensions: int  # of a vector
    heads: int  # attention heads, which no tensor's shape gives away
    max_tokens: int  # longer texts are cut, as the model's own configuration does
    sha256: dict[str, str]  # of each file needed, by its name
    layer_norm_epsilon: float = 1e-12


MINILM = ModelCard(
    name="all-MiniLM-L6-v2",
    dimensions=384,
    heads=12,
    max_tokens=256,
    sha256={
        WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    },
)


def hash_file(path: Path) -> str:
    """The sha256 of a file in hexadecimal, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def verify_files(folder: Path, card: ModelCard) -> None:
    """Raises ModelDamaged where a file of the card in `folder` differs from the published one."""
    for name, expected in card.sha256.items():
        if hash_file(folder / name) != expected:
            raise ModelDamaged(
                f"{folder / name} is not the published file of {card.name} (its sha256 differs): "
                "remove it and run 'groundswell model fetch'."
            )
