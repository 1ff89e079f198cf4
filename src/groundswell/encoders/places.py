"""Where the models lie on this machine. Nothing is fetched here."""

import importlib.util
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from groundswell.encoders.card import MINILM, ModelCard
from groundswell.encoders.errors import ModelNotFound, NoModelInFolder


def locate_home(environment: Mapping[str, str] | None = None) -> Path:
    """The folder for what can be made again: GROUNDSWELL_HOME, else the user's XDG cache."""
    env = os.environ if environment is None else environment
    if env.get("GROUNDSWELL_HOME"):
        return Path(env["GROUNDSWELL_HOME"]).expanduser()
    cache = env.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "groundswell"


def configured_model(environment: Mapping[str, str] | None = None, card: ModelCard = MINILM) -> Path | None:
    """The folder that the model's setting (GROUNDSWELL_MODEL) names, or None."""
    env = os.environ if environment is None else environment
    return Path(env[card.setting]).expanduser() if env.get(card.setting) else None


def fetched_folder(home: Path, card: ModelCard = MINILM) -> Path:
    """Where a model is put that is fetched, by default."""
    return home / "models" / card.name


def find_model(folder: Path | None = None, *, home: Path | None = None, card: ModelCard = MINILM) -> Path:
    """The first folder that holds all files of the model.

    Looked at in this order: `folder` or the model's setting (then nowhere else, so that a wrong setting is
    noticed), what was fetched, the installed package, the Hugging Face cache on this disk.
    Raises ModelNotFound. The files are not verified yet.
    """
    configured = folder or configured_model(card=card)
    if configured is not None:
        if _is_complete(configured, card):
            return configured
        raise NoModelInFolder(configured, sorted(card.sha256))
    for place in _places(home or locate_home(), card):
        if _is_complete(place, card):
            return place
    raise ModelNotFound(
        f"The language model {card.name} is not on this machine yet.",
        name=card.name,
        megabytes=card.megabytes,
        otherwise=f", or {card.instead}" if card.instead else "",
    )


def _is_complete(folder: Path, card: ModelCard) -> bool:
    return all((folder / name).is_file() for name in card.sha256)


def _places(home: Path, card: ModelCard) -> Iterator[Path]:
    yield fetched_folder(home, card)
    # find_spec on a top-level name does not import it; importing MiniLM's would bring torch.
    spec = importlib.util.find_spec(card.package) if card.package else None
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / card.inside
    if card.hub:
        cached = Path(os.environ.get("HF_HUB_CACHE") or _hub_home() / "hub")
        yield from sorted((cached / f"models--{card.hub.replace('/', '--')}" / "snapshots").glob("*"))


def _hub_home() -> Path:
    given = os.environ.get("HF_HOME")
    if given:
        return Path(given).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "huggingface"
