"""What is meant by words: the worker, which alone holds the encoder, says how they lie."""

import base64
import binascii

from groundswell.field.asking import NoAnswer, ask
from groundswell.field.reading.meaning import Meant, meant
from groundswell.people.viewer import Viewer

_PATIENCE = 0.5  # seconds; a search by words alone is better than one that is waited for
_MOST = 5


def meant_by(viewer: Viewer, words: str) -> list[Meant]:
    """Concerns near in meaning, the nearest first; none where the worker does not answer in time."""
    lies = how_it_lies(words)
    return meant(viewer, *lies, _MOST) if lies else []


def how_it_lies(words: str) -> tuple[str, bytes] | None:
    """A model, and its vector of these words: float32, little endian. None where the worker does not answer
    in time."""
    try:
        answer = ask("vector", {"texts": [words]}, seconds=_PATIENCE)
        return str(answer["model"]), base64.b64decode(answer["vectors"][0])
    except (NoAnswer, LookupError, TypeError, binascii.Error):
        return None
