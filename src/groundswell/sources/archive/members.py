"""The files in a ZIP archive, as if it were a folder: "calls.zip/may/a.vtt"."""

import shutil
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from groundswell.sources.archive.sizes import checked
from groundswell.sources.contract import UnreadableSource


def member_names(path: Path) -> tuple[str, ...]:
    """The names of the files in the archive, sorted. Raises UnreadableSource, as `checked` does."""
    with checked(path) as archive:
        return tuple(sorted(member.filename for member in archive.infolist() if not member.is_dir()))


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
    with checked(archive_path) as archive, tempfile.TemporaryDirectory(prefix="groundswell-") as folder:
        target = Path(folder) / f"member{PurePosixPath(member_name).suffix.lower()[:12]}"
        try:
            with archive.open(member_name) as packed, target.open("wb") as plain:
                shutil.copyfileobj(packed, plain)
        except KeyError:
            raise UnreadableSource("is no longer in its archive") from None
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise UnreadableSource("does not hold what its archive claims, so it is broken") from error
        yield target
