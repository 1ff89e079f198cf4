"""What `groundswell doctor` looks at."""

import importlib.metadata
import platform
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    what: str
    found: str
    good: bool = True
    remedy: str = ""


def checks() -> Iterator[Check]:
    yield Check("Groundswell", importlib.metadata.version("groundswell"))
    yield Check("Python", platform.python_version())
    yield from _store()
    yield _model()


def _store() -> Iterator[Check]:
    from groundswell.field import store
    from groundswell.field.sqlite import wal_is_sound

    health = store.health()
    yield Check("Store", f"{health.path} ({health.size:,} bytes)")
    yield Check(
        "File",
        "sound" if health.sound else "damaged",
        health.sound,
        "Restore a backup: groundswell restore FILE",
    )
    version = tuple(int(part) for part in health.sqlite.split("."))
    safe = wal_is_sound(version) or health.journal != "wal"
    yield Check(
        "SQLite",
        f"{health.sqlite}, journal {health.journal}",
        safe,
        "Install pysqlite3, or use one writer at a time.",
    )
    yield Check(
        "Heard",
        f"{health.conversations:,} conversations, {health.verbatims:,} verbatims, "
        f"{health.concerns:,} concerns",
    )
    yield Check(
        "Unfinished",
        f"{health.due:,} verbatims wait to be grouped",
        health.due == 0,
        "An import was interrupted; run any `groundswell listen` to finish it.",
    )


def _model() -> Check:
    from groundswell.encoders import open_encoder
    from groundswell.encoders.errors import EncoderMisconfigured, ModelDamaged, ModelNotFound
    from groundswell.encoders.local import LocalEncoder

    try:
        encoder = open_encoder()
        if isinstance(encoder, LocalEncoder):
            # Opening is lazy; this finds, verifies and converts the model as the first `listen` would.
            encoder.prepare()
    except (ModelNotFound, ModelDamaged, EncoderMisconfigured) as wrong:
        return Check("Model", "cannot be used", False, str(wrong))
    return Check("Model", encoder.model)
