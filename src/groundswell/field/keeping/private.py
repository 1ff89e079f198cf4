"""Files and folders that only their owner may read, whatever the mask of the process lets through."""

import os
import stat
from pathlib import Path

_FILE = 0o600
_FOLDER = 0o700


def make_folder(path: Path) -> None:
    """Make the folder and those above it that are not there; what is there stays as it is."""
    for folder in [*reversed(path.parents), path]:
        try:
            folder.mkdir(_FOLDER)
        except FileExistsError:
            continue
        folder.chmod(_FOLDER)


def make_file(path: Path) -> None:
    """Make an empty file where there is none. SQLite gives the files beside a store the mode of the store."""
    # Not opened where it stands: closing it again would let go of SQLite's own locks on it.
    if path.exists():
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, _FILE)
    try:
        os.fchmod(handle, _FILE)
    finally:
        os.close(handle)


def close_to_others(path: Path) -> None:
    """Take a store of ours, and what SQLite keeps beside it, away from everybody but its owner."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        beside = path.with_name(name)
        try:
            info = beside.stat()
        except FileNotFoundError:
            continue
        if info.st_uid == os.getuid() and stat.S_IMODE(info.st_mode) & 0o077:
            beside.chmod(stat.S_IMODE(info.st_mode) & _FOLDER)
