"""Copies as the application makes them: each night, and when somebody asks; and trying one."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.errors import StoreUnusable
from groundswell.field.history.entries import Author
from groundswell.field.keeping import copies, nightly, store
from groundswell.ledger import errands
from groundswell.ledger.acting import acting
from groundswell.people.viewer import Viewer, require_administrator

_MAKE, _TRY = "back up", "try a backup"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    name: str
    at: datetime
    waits: bool
    conversations: int | None = None  # None where it did not open


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    in_file: bool
    folder: str
    kept: int
    backups: list[nightly.Backup]
    being_made: bool
    tried: Tried | None


def state(viewer: Viewer) -> State:
    """Raises NotForYou."""
    require_administrator(viewer)
    return State(
        in_file=store.is_in_file(),
        folder=str(nightly.folder()) if store.is_in_file() else "",
        kept=nightly.how_many(),
        backups=nightly.backups(),
        being_made=errands.waits(_MAKE),
        tried=_last_tried(viewer),
    )


def _last_tried(viewer: Viewer) -> Tried | None:
    for errand in errands.latest(viewer, _TRY, 1):
        if errand.done is None:
            return Tried(name=errand.about["name"], at=errand.at, waits=True)
        heard = errand.told.get("conversations")
        return Tried(name=errand.told["name"], at=errand.done, waits=False, conversations=heard)
    return None


def ask_for_one(viewer: Viewer, at: datetime) -> None:
    """Of the worker, which makes it."""
    with acting(viewer, _MAKE, at=at):
        errands.ask(viewer, _MAKE, at)


def ask_to_try(viewer: Viewer, name: str, at: datetime) -> None:
    """Raises StoreUnusable where there is no such backup."""
    nightly.path_of(name)
    with acting(viewer, _TRY, at=at, ref=name):
        errands.ask(viewer, _TRY, at, {"name": name})


def is_due(at: datetime, *, night: bool) -> bool:
    """Whether somebody asked, the night wants a copy, or a copy holds what was erased since."""
    if not store.is_in_file():
        return errands.waits(_MAKE, _TRY)
    return errands.waits(_MAKE, _TRY) or nightly.is_due(at, night=night) or bool(nightly.not_erased_in())


def do_what_is_due(at: datetime, *, night: bool) -> None:
    """Erase in copies, make one, try one. A store on a server has none: what was asked for is refused."""
    if not store.is_in_file():
        _refuse_all(at)
        return
    _erase_in_copies(at)
    _make(at, night=night)
    _try(at)


def _refuse_all(at: datetime) -> None:
    for errand in (*errands.waiting(_MAKE), *errands.waiting(_TRY)):
        errands.over(errand, at, {"name": ""}, refused="not_in_file")


def _erase_in_copies(at: datetime) -> None:
    author = Author(by="Groundswell", at=at, because="erased in the store since")
    for copy in nightly.not_erased_in():
        copies.erase_in(copy, author)


def _make(at: datetime, *, night: bool) -> None:
    asked = errands.waiting(_MAKE)
    if asked or nightly.is_due(at, night=night):
        backup = nightly.make(at)
        for errand in asked:
            errands.over(errand, at, {"name": backup.name})


def _try(at: datetime) -> None:
    for errand in errands.waiting(_TRY):
        name = errand.about["name"]
        try:
            tried = nightly.put_back_elsewhere(name, at)
        except StoreUnusable as why:
            errands.over(errand, at, {"name": name}, refused=why.code)
        else:
            errands.over(errand, at, {"name": name, "conversations": tried.conversations})
