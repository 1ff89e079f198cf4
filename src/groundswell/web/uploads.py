"""Files as they arrive: straight to the disk, each up to a limit, never as a whole in memory.

Whoever has no right to bring anything in is turned away by the gate before a byte of it is read.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _

from groundswell.field.bringing.arriving import ARRIVING, MOST_BYTES, Arrival
from groundswell.field.bringing.places import brought_folder
from groundswell.field.keeping.private import make_folder

MOST_SENT = 2_000_000_000  # bytes of one request
MOST_OF_DRAFT = 50_000_000  # bytes of one file
MOST_OF_TIMELINE = 5_000_000  # bytes of one file
# Of one request with a draft: enough for a file that is too large to be refused beside its field.
MOST_SENT_OF_DRAFT = 200_000_000
# What stays free, so that the store can still be written: what is kept already is worth more than one file.
_STAYS_FREE = 100_000_000
_CHUNK = 256 * 1024


class Upload(UploadedFile):
    """A file that lies in the folder of what is brought, under a random name; it goes with the request."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__(None, name, size=0)
        self._most = most
        folder = brought_folder()
        make_folder(folder)
        self._handle, path = tempfile.mkstemp(prefix=ARRIVING, dir=folder)  # for its owner alone
        self.path = Path(path)
        self.bytes = 0
        self.refused = ""
        self._is_open = True
        if shutil.disk_usage(folder).free < _STAYS_FREE:
            self.refuse(_("was left out: the disk is full"))

    def append(self, data: bytes, start: int) -> None:
        """What comes after `start` bytes. A file that was refused takes no more."""
        if self.refused:
            return
        if start + len(data) > self._most:
            self.refuse(_too_large(self._most))
            return
        try:
            _write(self._handle, data)
        except OSError as error:
            self.refuse(_("could not be kept (%(why)s)") % {"why": error.strerror})

    def refuse(self, why: str) -> None:
        self.refused = why
        os.ftruncate(self._handle, 0)

    def end(self, size: int) -> None:
        """All of it has come. A thousand files at once must not all stay open."""
        self.bytes = size
        if self._is_open:
            self._is_open = False
            os.close(self._handle)

    def close(self) -> None:
        self.end(self.bytes)
        self.path.unlink(missing_ok=True)


class ToDisk(FileUploadHandler):
    """Writes what arrives. What is refused is read to its end and dropped: the others go on."""

    chunk_size = _CHUNK

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self._most = most

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.file = Upload(self.file_name or "", self._most)  # Django closes it where what is sent breaks off

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.append(raw_data, start)

    def file_complete(self, file_size: int) -> Upload:
        self.file.end(file_size)
        return self.file

    def upload_interrupted(self) -> None:
        self.file.close()


def write_to_disk(request: HttpRequest, most: int | None = None) -> None:
    """Let the files of this request, each up to so many bytes, be written as they arrive. Said before its
    form is looked at."""
    setattr(request, "upload_handlers", [ToDisk(request, most or MOST_BYTES)])  # noqa: B010 - its type knows no setter


def _too_large(most: int = MOST_BYTES) -> str:
    return _("is larger than %(size)s MB; split it first") % {"size": most // 1_000_000}


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def arrivals(request: HttpRequest) -> list[Arrival]:
    """The files of a form. The script sends each with its path in the folder it came from, and of a file that
    is too large only that."""
    plain = [("", file) for file in request.FILES.getlist("files")]
    paths = sorted((key for key in request.POST if key.startswith("path-")), key=lambda key: (len(key), key))
    sent = [(request.POST[key], request.FILES.get(f"file-{key.removeprefix('path-')}")) for key in paths]
    return [_arrival(path, file) for path, file in (*plain, *sent)]


def _arrival(path: str, file: UploadedFile | None) -> Arrival:
    if not isinstance(file, Upload):
        return Arrival(told=path, path=None, refused=_too_large())
    name = path or file.name or ""
    return Arrival(told=name, path=file.path, size=file.bytes, refused=file.refused)
