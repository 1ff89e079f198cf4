"""Text to vectors: the local model, its cache, an endpoint. The only room that loads a model.

Importing the room loads no model and no library that runs one; `open_encoder` does, at the first text.
"""

from groundswell.encoders.choice import Languages
from groundswell.encoders.errors import (
    EncoderMisconfigured,
    EndpointFailed,
    ModelDamaged,
    ModelNotFetched,
    ModelNotFound,
)
from groundswell.encoders.opening import EncoderConfiguration, english_encoder, open_encoder

__all__ = [
    "EncoderConfiguration",
    "EncoderMisconfigured",
    "EndpointFailed",
    "Languages",
    "ModelDamaged",
    "ModelNotFetched",
    "ModelNotFound",
    "english_encoder",
    "open_encoder",
]
