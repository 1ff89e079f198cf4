"""Folders that are watched: what is new or changed in them is taken, once nobody writes to it any more.

Whoever runs the application says in GROUNDSWELL_WATCHED below which folders any may be watched, for a page
must not be a way to read the machine's other files; where it says nothing, none may.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.bringing.errors import CannotWatch
from groundswell.field.bringing.places import brought_folder
from groundswell.field.deliveries import DeliveredFile, Delivery, DeliveryState, SeenFile, WatchedFolder
from groundswell.field.setting import setting
from groundswell.people.viewer import Viewer, require_administrator

_EACH = timedelta(seconds=20)  # between two looks into a folder
QUIET = timedelta(seconds=30)  # that a file must have stayed as it is
_LOOKED_AT = ["since", "state", "taken"]
_TOLD = 200  # letters of a path that the audit keeps
_AT_ONCE = 5_000  # files that a query may name


def allowed() -> list[Path]:
    """The folders below which folders may be watched."""
    setting = os.environ.get("GROUNDSWELL_WATCHED", "")
    return [Path(os.path.realpath(folder)) for folder in setting.split(os.pathsep) if folder.strip()]


def watch(typed: str, viewer: Viewer, at: datetime) -> models.Entry:
    """Take what comes into this folder from now on, and what is there. Raises CannotWatch, NotForYou."""
    path = str(_watchable(typed.strip()))
    with setting(viewer, Action.WATCH, "watch a folder", at, ref=typed[:_TOLD]) as act:
        new = {"since": at, "removed": True}
        folder, _ = WatchedFolder.objects.select_for_update().get_or_create(path=path, defaults=new)
        if not folder.removed:
            raise CannotWatch("This folder is watched already.")
        # It begins anew, as one that was never watched before.
        WatchedFolder.objects.filter(pk=folder.pk).update(by=viewer.name, since=at, looked=None, trouble="")
        SeenFile.objects.filter(folder=folder).delete()
        act.patch.change(folder, "removed", False)
        act.told = f"began to watch the folder {path}"
    return act.entry


def _watchable(typed: str) -> Path:
    path = Path(os.path.realpath(typed)) if typed and "\0" not in typed else Path()
    if not Path(typed).is_absolute() or not path.is_dir():
        raise CannotWatch("There is no such folder on the machine that Groundswell runs on.")
    if not any(path.is_relative_to(root) for root in allowed()):
        raise CannotWatch("Folders there may not be watched: see GROUNDSWELL_WATCHED.")
    ours = Path(os.path.realpath(brought_folder())).parent
    if path.is_relative_to(ours) or ours.is_relative_to(path):
        raise CannotWatch("Groundswell keeps its own files there.")
    return path


def unwatch(number: int, viewer: Viewer, at: datetime) -> models.Entry | None:
    """What was taken stays; what was about to be is not, until it is watched again. None where it was let go
    before. Raises NotForYou."""
    require_administrator(viewer)
    if not watched().filter(pk=number).exists():
        return None
    with setting(viewer, Action.WATCH, "watch a folder no longer", at, ref=f"folder {number}") as act:
        folder = WatchedFolder.objects.select_for_update().get(pk=number)
        _let_go_what_waits(folder)
        act.patch.change(folder, "removed", True)
        act.told = f"let go of the folder {folder.path}"
    return act.entry


def _let_go_what_waits(folder: WatchedFolder) -> None:
    """Its files were seen, and not taken: an undo finds them so."""
    waiting = Delivery.objects.filter(folder=folder, entry=None)
    names = DeliveredFile.objects.filter(delivery__in=waiting).values_list("name", flat=True)
    digests = [_digest(name.partition("/")[2]) for name in names]
    for at in range(0, len(digests), _AT_ONCE):
        SeenFile.objects.filter(folder=folder, name__in=digests[at : at + _AT_ONCE]).update(taken=False)
    waiting.delete()


def watched() -> "QuerySet[WatchedFolder]":
    return WatchedFolder.objects.filter(removed=False)


def look_into_folders(at: datetime) -> None:
    """One look into each folder that was not looked into lately."""
    for folder in watched():
        if folder.looked is None or at - folder.looked >= _EACH:
            _look_into(folder, at)


def _look_into(folder: WatchedFolder, at: datetime) -> None:
    try:
        files = list(_files(Path(folder.path)))
        trouble = ""
    except OSError as error:
        files, trouble = [], f"cannot be looked into ({error.strerror})"
    with transaction.atomic():
        quiet = _seen(folder, files, at)
        if quiet:
            _deliver(folder, quiet, at)
        WatchedFolder.objects.filter(pk=folder.pk).update(looked=at, trouble=trouble)


def _digest(name: str) -> str:
    return blake2b(name.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Found:
    name: str  # from the folder on: "may/a.vtt"
    size: int
    state: str

    @property
    def digest(self) -> str:
        return _digest(self.name)


def _files(folder: Path) -> Iterator[_Found]:
    """Raises OSError. What is hidden, or bears a name that is no text, is passed over."""
    if not folder.is_dir():
        raise FileNotFoundError(2, "it is not there")
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and str(path).isprintable() and path.is_file():
                info = path.stat()
                yield _Found(
                    path.relative_to(folder).as_posix(), info.st_size, f"{info.st_size} {info.st_mtime_ns}"
                )


def _raise(error: OSError) -> None:
    raise error


def _seen(folder: WatchedFolder, files: list[_Found], at: datetime) -> list[_Found]:
    """Keep how the files look now; returns those that are to be taken, as they are."""
    seen_before = {seen_file.name: seen_file for seen_file in SeenFile.objects.filter(folder=folder)}
    fresh: list[SeenFile] = []
    changed: list[SeenFile] = []
    quiet: list[_Found] = []
    for file in files:
        seen = seen_before.get(file.digest)
        if seen is None:
            fresh.append(SeenFile(folder=folder, name=file.digest, state=file.state, since=at))
        elif seen.state != file.state:
            seen.state, seen.since, seen.taken = file.state, at, False
            changed.append(seen)
        elif not seen.taken and at - seen.since >= QUIET:
            seen.taken = True
            changed.append(seen)
            quiet.append(file)
    SeenFile.objects.bulk_create(fresh, batch_size=500)
    SeenFile.objects.bulk_update(changed, _LOOKED_AT, batch_size=500)
    return quiet


def _deliver(folder: WatchedFolder, quiet: list[_Found], at: datetime) -> None:
    delivery = Delivery.objects.create(at=at, folder=folder, state=DeliveryState.TAKING)
    top = Path(folder.path).name
    DeliveredFile.objects.bulk_create(
        [DeliveredFile(delivery=delivery, name=f"{top}/{file.name}", size=file.size) for file in quiet],
        batch_size=500,
    )


def path_in(folder: WatchedFolder, name: str) -> Path:
    """Where a file lies that is delivered from the folder, by the name it goes by."""
    return Path(folder.path) / name.partition("/")[2]
