"""What can go wrong between a text and its vector."""

from collections.abc import Sequence
from pathlib import Path

from groundswell.speech.errors import GroundswellError


class ModelNotFound(GroundswellError):
    """No copy of the local model's weights lies in any of the places looked at. `values`: its `name`, how
    many `megabytes` it has, and `otherwise`, how to do without it, where one can."""

    code = "model_not_found"


class NoModelInFolder(ModelNotFound):
    """The folder that was named for the model does not hold it. `values`: `folder`, and the `files` of it."""

    code = "no_model_in_folder"

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        super().__init__(
            f"The configured model folder {folder} does not hold {' and '.join(files)}.",
            folder=folder,
            files=tuple(files),
        )


class ModelDamaged(GroundswellError):
    """A file of the model is not, byte for byte, the published one."""

    code = "model_damaged"

    def __init__(self, file: Path, name: str) -> None:
        super().__init__(
            f"{file} is not the published file of {name} (its sha256 differs).", file=file, name=name
        )


class ModelNotFetched(GroundswellError):
    """The weights could be had from none of the sources tried."""

    code = "model_not_fetched"


class EndpointFailed(GroundswellError):
    """The embeddings endpoint refused, did not answer, or answered with something else than vectors."""

    code = "endpoint_failed"


class EncoderMisconfigured(GroundswellError):
    """The configuration of the encoder contradicts itself or names something that does not exist."""

    code = "encoder_misconfigured"
