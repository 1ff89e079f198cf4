"""What can go wrong between a text and its vector, each with what to do about it."""

from groundswell.speech.errors import GroundswellError


class ModelNotFound(GroundswellError):
    """No copy of the local model's weights lies in any of the places looked at."""

    code = "model_not_found"


class ModelDamaged(GroundswellError):
    """A file of the model is not, byte for byte, the published one."""

    code = "model_damaged"


class ModelNotFetched(GroundswellError):
    """The weights could be had from none of the sources tried."""

    code = "model_not_fetched"


class EndpointFailed(GroundswellError):
    """The embeddings endpoint refused, did not answer, or answered with something else than vectors."""

    code = "endpoint_failed"


class EncoderMisconfigured(GroundswellError):
    """The configuration of the encoder contradicts itself or names something that does not exist."""

    code = "encoder_misconfigured"
