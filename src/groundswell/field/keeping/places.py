"""Where Groundswell keeps what it keeps, unless it is told another place."""

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of the default store: `GROUNDSWELL_HOME`, else the user's data folder."""
    home = os.environ.get("GROUNDSWELL_HOME")
    return (
        Path(home).expanduser() if home else Path(platformdirs.user_data_dir("groundswell", appauthor=False))
    )
