"""Where Groundswell keeps its files on this machine."""

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of the default store: `GROUNDSWELL_HOME`, else the user's data folder."""
    return Path(
        os.environ.get("GROUNDSWELL_HOME") or platformdirs.user_data_dir("groundswell", appauthor=False)
    )


def default_store() -> Path:
    return data_folder() / "field.db"
