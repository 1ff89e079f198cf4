"""Opening the store for a command. Django is loaded here and nowhere earlier, so that `--help` is quick."""

import os
from pathlib import Path


def open_store(path: Path | None) -> None:
    """Make the store at `path` (or the default one) the one that this process works on."""
    if path is not None:
        os.environ["GROUNDSWELL_STORE"] = str(path.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.settings")
    import django

    django.setup(set_prefix=False)
    from groundswell.field import store

    store.prepare()
