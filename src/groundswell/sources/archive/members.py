"""The files in a ZIP archive, as if it were a folder: "calls.zip/may/a.vtt"."""

import shutil
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from groundswell.sources.archive.sizes import checked
from groundswell.sources.contract import UnreadableSource


def member_names(path: Path) -> tuple[str, ...]:
    """The names of the files in the archive, sorted. Raises UnreadableSource, as `checked` does."""
    members = _open(path).infolist()
    return tuple(sorted(member.filename for member in members if not member.is_dir()))


@dataclass(slots=True)
class _Kept:
    """The archive in hand, for its members come one after another and its directory may list thousands."""

    path: Path
    fingerprint: tuple[int, int]
    archive: zipfile.ZipFile


_kept: list[_Kept] = []


def _open(path: Path) -> zipfile.ZipFile:
    """The archive, checked; opened anew where it is another one or has changed. Raises UnreadableSource."""
    try:
        info = path.stat()
    except OSError as error:
        raise UnreadableSource(f"cannot be opened: {error.strerror}") from None
    fingerprint = (info.st_size, info.st_mtime_ns)
    if _kept and (_kept[0].path, _kept[0].fingerprint) == (path, fingerprint):
        return _kept[0].archive
    close_kept()
    archive = checked(path)
    _kept.append(_Kept(path, fingerprint, archive))
    return archive


def close_kept() -> None:
    """Close the archive in hand, if there is one."""
    while _kept:
        _kept.pop().archive.close()


def archive_of(path: Path) -> Path | None:
    """The archive that `path` goes through, or None where it leads to a file of its own."""
    if path.exists():
        return None
    return next((above for above in path.parents if above.is_file()), None)


@contextmanager
def extracted(archive_path: Path, member_name: str) -> Generator[Path]:
    """One member as a file of its own, in a folder that vanishes; its name decides nothing but the ending."""
    if PurePosixPath(member_name).suffix.lower() == ".zip":
        raise UnreadableSource("is an archive within an archive; unpack it first")
    archive = _open(archive_path)
    with tempfile.TemporaryDirectory(prefix="groundswell-") as folder:
        target = Path(folder) / f"member{PurePosixPath(member_name).suffix.lower()[:12]}"
        try:
            with archive.open(member_name) as packed, target.open("wb") as plain:
                shutil.copyfileobj(packed, plain)
        except KeyError:
            raise UnreadableSource("is no longer in its archive") from None
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise UnreadableSource("does not hold what its archive claims, so it is broken") from error
        yield target
