"""Where the files of a delivery lie until they are taken, and under which names.

A name that somebody sends is never trusted: what leads out of the folder, what no file system takes and what
two files would share is made into a name that does not.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from groundswell.field.keeping import store
from groundswell.field.keeping.places import data_folder
from groundswell.field.keeping.private import make_folder

_FOLDER = "brought"
_LONGEST = 180  # bytes of one part of a name; file systems take 255
_DEEPEST = 12  # folders
# Control characters, half characters, and marks that turn the direction of what follows them.
_NO_NAME = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NAMELESS = "no name"


def brought_folder() -> Path:
    """Beside the store, and where that is no file, in the data folder."""
    beside = store.store_path().absolute().parent if store.is_in_file() else data_folder()
    return beside / _FOLDER


def folder_of(delivery: int) -> Path:
    """Where the files of a delivery lie; nothing says that it is there."""
    return brought_folder() / str(delivery)


def make_folder_of(delivery: int) -> Path:
    """The folder of a delivery, for its owner alone."""
    folder = folder_of(delivery)
    make_folder(folder)
    return folder


def remove_files(delivery: int) -> None:
    """Those that are there; it is no error where none are."""
    shutil.rmtree(folder_of(delivery), ignore_errors=True)


class Names:
    """The names that the files of one delivery go by: each once, and none where a folder is. Case does not
    tell them apart, as in some file systems it does not."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._files, self._folders = set[str](), set[str]()
        for name in taken:
            self._keep(name)

    def give(self, called: str) -> str:
        """The relative path for what somebody says that a file is called: "calls/may/a.vtt". It leads into no
        other folder, and each of its parts is short enough to be a file's."""
        called = _NO_NAME.sub("", called.replace("\\", "/"))
        parts = [
            _shortened(part) for part in (part.strip() for part in called.split("/")) if part.strip(". ")
        ]
        path = PurePosixPath(*(parts[-_DEEPEST:] or [_NAMELESS]))
        if not self._files.isdisjoint(_above(path.as_posix().casefold())):
            path = PurePosixPath(_shortened(" ".join(path.parts)))  # what would be its folder is a file
        name, number = path.as_posix(), 1
        while self._clashes(name):
            number += 1
            name = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        self._keep(name)
        return name

    def _clashes(self, name: str) -> bool:
        folded = name.casefold()
        return folded in self._files or folded in self._folders

    def _keep(self, name: str) -> None:
        folded = name.casefold()
        self._files.add(folded)
        self._folders.update(_above(folded))


def _above(name: str) -> list[str]:
    return [folder.as_posix() for folder in PurePosixPath(name).parents][:-1]


def _shortened(part: str) -> str:
    """Its beginning and its ending, by which kinds of files are told."""
    if len(part.encode()) <= _LONGEST:
        return part
    ending = PurePosixPath(part).suffix
    ending = ending if len(ending.encode()) <= 12 else ""
    room = _LONGEST - len(ending.encode()) - len("…".encode())
    return f"{part.encode()[:room].decode(errors='ignore')}…{ending}"
