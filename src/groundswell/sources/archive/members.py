"""The files in a ZIP archive, as if it were a folder: "calls.zip/may/a.vtt"."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from groundswell.sources.archive.sizes import checked
from groundswell.sources.contract import UnreadableSource


def member_names(path: Path) -> tuple[str, ...]:
    """The names of the files in the archive, sorted. Raises UnreadableSource, as `checked` does."""
    with checked(path) as archive:
        return tuple(sorted({_path_of(member) for member in archive.infolist() if not member.is_dir()}))


def archive_of(path: Path) -> Path | None:
    """The archive that `path` goes through, or None where it leads to a file of its own."""
    if path.exists():
        return None
    return next((above for above in path.parents if above.is_file()), None)


def _path_of(member: zipfile.ZipInfo) -> str:
    """Its name as a path has it: some programs write "./a.csv" for "a.csv"."""
    return PurePosixPath(member.filename).as_posix()


class Archives:
    """Takes files out of archives. The one that was asked for last stays open: looking through its directory
    for each of ten thousand members anew would take longer with every member."""

    def __init__(self) -> None:
        self._mark: tuple[object, ...] = ()
        self._archive: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}

    @contextmanager
    def extracted(self, archive_path: Path, member_name: str) -> Generator[Path]:
        """One member as a file of its own, in a folder that vanishes; its name decides only the ending."""
        if PurePosixPath(member_name).suffix.lower() == ".zip":
            raise UnreadableSource("is an archive within an archive; unpack it first")
        archive = self._opened(archive_path)
        with tempfile.TemporaryDirectory(prefix="groundswell-") as folder:
            target = Path(folder) / f"member{PurePosixPath(member_name).suffix.lower()[:12]}"
            try:
                with archive.open(self._members[member_name]) as packed, target.open("wb") as plain:
                    shutil.copyfileobj(packed, plain)
            except KeyError:
                raise UnreadableSource("is no longer in its archive") from None
            except (
                zipfile.BadZipFile,
                zlib.error,
                EOFError,
                OSError,
                NotImplementedError,
                RuntimeError,
            ) as error:
                raise UnreadableSource("does not hold what its archive claims, so it is broken") from error
            yield target

    def _opened(self, path: Path) -> zipfile.ZipFile:
        info = path.stat()
        mark = (path, info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns)
        if self._archive is None or mark != self._mark:
            if self._archive is not None:
                self._archive.close()
                self._archive = None
            self._archive, self._mark = checked(path), mark
            self._members = {_path_of(member): member for member in self._archive.infolist()}
        return self._archive
