"""Which encoder to use, by configuration and by what is heard."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from threading import Lock

from groundswell.encoders.card import USE
from groundswell.encoders.choice import Choice, Languages
from groundswell.encoders.errors import EncoderMisconfigured
from groundswell.encoders.places import configured_model, locate_home
from groundswell.engine.encoder import Encoder


@dataclass(frozen=True, kw_only=True, slots=True)
class EncoderConfiguration:
    """Without an endpoint a local model is used. The key is shown in no representation."""

    model_folder: Path | None = None  # where the English model's files lie, if not in the usual places
    multilingual_folder: Path | None = None  # the same of the multilingual one
    home: Path | None = None  # where the converted local model is kept; default: the user's cache
    threads: int | None = None  # default: every processor this process may use
    languages: Choice = Choice.BY_FIELD  # which local model
    endpoint_url: str = ""  # such as https://host/v1; an OpenAI-compatible embeddings API
    endpoint_model: str = ""
    endpoint_key: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "EncoderConfiguration":
        """Reads GROUNDSWELL_MODEL, GROUNDSWELL_MULTILINGUAL_MODEL, GROUNDSWELL_LANGUAGES, GROUNDSWELL_HOME,
        and GROUNDSWELL_EMBEDDINGS_URL, _MODEL and _KEY.

        Raises EncoderMisconfigured.
        """
        env = os.environ if environment is None else environment
        return cls(
            model_folder=configured_model(env),
            multilingual_folder=configured_model(env, USE),
            home=locate_home(env),
            languages=_choice(env.get("GROUNDSWELL_LANGUAGES", "")),
            endpoint_url=env.get("GROUNDSWELL_EMBEDDINGS_URL", ""),
            endpoint_model=env.get("GROUNDSWELL_EMBEDDINGS_MODEL", ""),
            endpoint_key=env.get("GROUNDSWELL_EMBEDDINGS_KEY", ""),
        )


def open_encoder(
    configuration: EncoderConfiguration | None = None, languages: Languages | None = None
) -> Encoder:
    """The encoder that `configuration` (default: the environment) names, or else the local model that suits
    `languages` (default: English); it loads at the first text. One a process: whoever asks for the same
    again, in whatever thread, gets the same.

    Raises EncoderMisconfigured.
    """
    chosen = configuration or EncoderConfiguration.from_environment()
    with _opening:
        if chosen.endpoint_url:
            return _endpoint(chosen.endpoint_url, chosen.endpoint_model, chosen.endpoint_key)
        multilingual = _multilingual(chosen.multilingual_folder, chosen.home)
        heard = languages or Languages()
        many = heard.are_many(so_far=heard.model == multilingual.model)
        if chosen.languages is Choice.MULTILINGUAL or (many and chosen.languages is Choice.BY_FIELD):
            return multilingual
        return _english(chosen.model_folder, chosen.home, chosen.threads)


def english_encoder(configuration: EncoderConfiguration | None = None) -> Encoder:
    """The encoder for what is read of a text by itself, whichever model groups the field: the endpoint where
    one is configured, else the English model, whose vectors the weights of hearing and of kinds are for.

    Raises EncoderMisconfigured.
    """
    chosen = configuration or EncoderConfiguration.from_environment()
    return open_encoder(replace(chosen, languages=Choice.ENGLISH))


# A model takes tens of megabytes, and seconds to load: one of each is enough for a process.
_opening = Lock()


@cache
def _endpoint(url: str, model: str, key: str) -> Encoder:
    from groundswell.encoders.endpoint import EndpointEncoder

    return EndpointEncoder(url, model, key)


@cache
def _multilingual(folder: Path | None, home: Path | None) -> Encoder:
    from groundswell.encoders.multilingual import MultilingualEncoder

    return MultilingualEncoder(folder, home=home)


@cache
def _english(folder: Path | None, home: Path | None, threads: int | None) -> Encoder:
    from groundswell.encoders.local import LocalEncoder

    return LocalEncoder(folder, home=home, threads=threads)


def _choice(given: str) -> Choice:
    try:
        return Choice(given.strip().lower() or Choice.BY_FIELD)
    except ValueError:
        raise EncoderMisconfigured(
            f"GROUNDSWELL_LANGUAGES is {given!r}: set it to {', '.join(Choice)}, or leave it out."
        ) from None
