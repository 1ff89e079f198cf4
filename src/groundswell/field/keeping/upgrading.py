"""Before a store of an older version is brought up to date: a copy of it as it is."""

from datetime import UTC, datetime
from pathlib import Path

from groundswell.field.keeping import copies, nightly, server, store
from groundswell.field.keeping.file import State, look_at
from groundswell.field.keeping.private import make_folder
from groundswell.field.keeping.sharing import work_on


def is_behind() -> bool:
    """Whether opening the store would change its tables."""
    look = look_at(store.store_path()) if store.is_in_file() else server.look_at_database()
    return look.state is State.BEHIND


def copy_before_upgrade(at: datetime) -> Path | None:
    """Written among the nightly copies, and kept as long; None where nothing will change, or where the store
    lies on a server, whose copies are its own."""
    if not store.is_in_file() or not is_behind():
        return None
    work_on(store.store_path())  # nobody puts another file there meanwhile
    make_folder(nightly.folder())
    target = nightly.folder() / f"{nightly.BEFORE_UPGRADE}{at.astimezone(UTC):%Y%m%dT%H%M%S}Z.db"
    copies.backup(target)
    return target
