"""Which store this process works on."""

import os
from pathlib import Path

from groundswell.field.keeping.naming import file_of
from groundswell.field.keeping.places import data_folder


def default_store() -> Path:
    return data_folder() / "field.db"


def named_store() -> str:
    """The store of this process, a file or the address of a database.

    `GROUNDSWELL_STORE` is ours alone and comes first; `DATABASE_URL`, by which many programs are told their
    database, second; else it is the file in the data folder.
    """
    return os.environ.get("GROUNDSWELL_STORE") or os.environ.get("DATABASE_URL") or str(default_store())


def secret_file() -> Path:
    """Beside the store, and where that is no file, in the data folder. No backup takes it along."""
    file = file_of(named_store())
    return (file.absolute().parent if file else data_folder()) / "secret.key"
