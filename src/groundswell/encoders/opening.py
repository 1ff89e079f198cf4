"""Which encoder to use, by configuration."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from groundswell.encoders.places import configured_model, locate_home
from groundswell.engine.encoder import Encoder


@dataclass(frozen=True, kw_only=True, slots=True)
class EncoderConfiguration:
    """Without an endpoint the local model is used. The key is shown in no representation."""

    model_folder: Path | None = None  # where the local model's files lie, if not in the usual places
    home: Path | None = None  # where the converted local model is kept; default: the user's cache
    threads: int | None = None  # default: every processor this process may use
    endpoint_url: str = ""  # such as https://host/v1; an OpenAI-compatible embeddings API
    endpoint_model: str = ""
    endpoint_key: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "EncoderConfiguration":
        """Reads GROUNDSWELL_MODEL, GROUNDSWELL_HOME, GROUNDSWELL_EMBEDDINGS_URL, _MODEL and _KEY."""
        env = os.environ if environment is None else environment
        return cls(
            model_folder=configured_model(env),
            home=locate_home(env),
            endpoint_url=env.get("GROUNDSWELL_EMBEDDINGS_URL", ""),
            endpoint_model=env.get("GROUNDSWELL_EMBEDDINGS_MODEL", ""),
            endpoint_key=env.get("GROUNDSWELL_EMBEDDINGS_KEY", ""),
        )


def open_encoder(configuration: EncoderConfiguration | None = None) -> Encoder:
    """The encoder that `configuration` (default: the environment) names; it loads at the first text.

    Raises EncoderMisconfigured.
    """
    chosen = configuration or EncoderConfiguration.from_environment()
    if chosen.endpoint_url:
        from groundswell.encoders.endpoint import EndpointEncoder

        return EndpointEncoder(chosen.endpoint_url, chosen.endpoint_model, chosen.endpoint_key)
    from groundswell.encoders.local import LocalEncoder

    return LocalEncoder(chosen.model_folder, home=chosen.home, threads=chosen.threads)
