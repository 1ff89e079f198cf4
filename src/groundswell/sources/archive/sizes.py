"""Whether a ZIP archive may be inflated at all, told from its directory and, cheaply, from its data.

Sizes in the directory are claims. They are summed first, which costs nothing; then each member is inflated
piece by piece into nothing and must end where it claims to, so that an archive that lies is refused at the
first byte too many.
"""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from groundswell.sources.contract import UnreadableSource

MAX_MEMBERS = 20_000
MAX_INFLATED = 256 * 1024**2
# Text and XML deflate by 3 to 50; runs of one byte by 1,000. Small archives may do as they like.
MAX_RATIO = 150
RATIO_FROM = 16 * 1024**2
_DIRECTORY_BYTES_PER_MEMBER = 46
_PIECE = 256 * 1024
_ENCRYPTED = 0x1


def checked(path: Path) -> zipfile.ZipFile:
    """The archive, opened, its claims checked. The caller closes it. Raises UnreadableSource."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableSource(
            "has no readable directory at its end: it is broken or still being written"
        ) from error
    try:
        _check_members(archive.infolist(), path.stat().st_size)
    except UnreadableSource:
        archive.close()
        raise
    return archive


def check_honest(archive: zipfile.ZipFile) -> None:
    """Inflate every member into nothing. Raises UnreadableSource where one is not what it claims to be."""
    for member in archive.infolist():
        inflated_size(archive, member)


def inflated_size(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Bytes of `member`, all of them inflated once. Raises UnreadableSource where its claims are false."""
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableSource(f"is broken: {member.filename} in it does not hold what it claims") from error
    if size != member.file_size:
        raise UnreadableSource(f"is broken: {member.filename} in it is shorter than it claims")
    return size


def _check_members(members: list[zipfile.ZipInfo], packed_size: int) -> None:
    if not members:
        raise UnreadableSource("is an empty archive")
    if len(members) > MAX_MEMBERS:
        raise UnreadableSource(
            f"holds {len(members):,} files: more than the {MAX_MEMBERS:,} one archive may hold"
        )
    inflated = sum(member.file_size for member in members)
    if inflated > MAX_INFLATED:
        raise UnreadableSource(
            f"would inflate to {inflated >> 20:,} MiB: more than the {MAX_INFLATED >> 20} MiB it may"
        )
    if inflated > RATIO_FROM and inflated > MAX_RATIO * packed_size:
        raise UnreadableSource(
            f"would inflate {inflated // packed_size:,} times its size: this is no honest file"
        )
    for member in members:
        _check_member(member)


def _check_member(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename[:2]:
        raise UnreadableSource(f"holds a file that points outside of it ({member.filename[:80]!r})")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadableSource(f"holds a link instead of a file ({member.filename[:80]!r})")
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableSource("is protected by a password")
