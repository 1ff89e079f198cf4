"""Taking the sample company away: of its folder, what is ours."""

import shutil
from contextlib import suppress
from pathlib import Path

# What the application keeps beside a store. What else lies there is somebody's own.
_FOLDERS = ("backups", "brought", "prepared")
_FILES = ("secret.key",)


def remove_sample_company() -> Path:
    """Of the store that this process works on; returns its folder. Raises CannotServe where it holds no
    sample company, and StoreUnusable while another process works on it."""
    from django.db import connection

    from groundswell.cli.supervising import CannotServe
    from groundswell.field.errors import NoStore
    from groundswell.field.keeping import store
    from groundswell.field.keeping.sharing import alone_on
    from groundswell.people.queries import organisation

    path = store.store_path().absolute()
    try:
        store.prepare(create=False)
    except NoStore as none:
        raise CannotServe(f"There is no sample company in {path.parent}.") from none
    company = organisation()
    if company is None or not company.is_sample:
        raise CannotServe(f"What lies in {path.parent} is no sample company; it was left as it is.")
    with alone_on(path):
        connection.close()
        _remove(path)
    return path.parent


def _remove(store: Path) -> None:
    for folder in _FOLDERS:
        shutil.rmtree(store.parent / folder, ignore_errors=True)
    for file in (*store.parent.glob(f"{store.name}*"), *(store.parent / name for name in _FILES)):
        file.unlink(missing_ok=True)
    with suppress(OSError):  # something of somebody's own is in it
        store.parent.rmdir()
