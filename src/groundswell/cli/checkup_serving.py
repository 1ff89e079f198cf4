"""What `groundswell doctor` looks at where the application is run for a company: whether people reach it, and
whether it can go on."""

import json
import os
import shutil
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from groundswell.cli.checks import Check

_PATIENCE = 5.0  # seconds
_ROOM = 1 << 30  # bytes that have to be free, beside twice the store: a copy and a rewriting of it
_OLD = timedelta(hours=48)  # of a copy, of which one is made each night
_HOW = "See docs/running-it.md."


def checks() -> Iterator[Check]:
    """Nothing where nobody has begun with the application on this store."""
    from django.db import connection

    if "people_organisation" not in connection.introspection.table_names():
        return
    yield from _reached()
    yield from _worker()
    yield from _mail()
    yield _secret()
    yield from _backup()


def room(folder: Path, store_size: int) -> Check:
    free = shutil.disk_usage(folder).free
    needed = _ROOM + 2 * store_size
    state = f"{free / 1e9:,.1f} GB free at {folder}"
    return Check("Disk", state, free >= needed, f"Copies and erasing need {needed / 1e9:,.1f} GB.")


def _reached() -> Iterator[Check]:
    url = os.environ.get("GROUNDSWELL_PUBLIC_URL", "").rstrip("/")
    if not url:
        yield Check("Public address", "none: people reach it on this machine alone")
        return
    if urlsplit(url).scheme != "https":
        yield Check("Public address", f"{url}, without TLS", False, f"Let a proxy end TLS. {_HOW}")
    try:
        health, page = _answer(url, "/healthz"), _answer(url, "/sign-in")
    except ssl.SSLError as wrong:
        yield Check("Public address", f"{url}: TLS fails ({wrong.reason or 'no reason told'})", False, _HOW)
        return
    except (OSError, HTTPException) as wrong:
        state = f"{url} does not answer ({wrong})"
        yield Check("Public address", state, False, f"Start `groundswell serve` and the proxy. {_HOW}")
        return
    yield Check("Public address", f"{url} answers")
    yield _told_by_health(*health)
    yield _told_by_proxy(url, *page)


def _told_by_health(status: int, body: bytes, _: str) -> Check:
    if status == 200:
        return Check("Application", "well")
    try:
        ill = {name: how for name, how in json.loads(body).items() if how != "well"}
    except (ValueError, AttributeError):
        ill = {"it": f"answered {status}"}
    state = ", ".join(f"{name} {how}" for name, how in ill.items())
    return Check("Application", state, False, "Look at the log of `groundswell serve`.")


def _told_by_proxy(url: str, status: int, _: bytes, leads_to: str) -> Check:
    if status == 400:
        return Check("Proxy", "does not pass the name that people ask for", False, f"Pass Host. {_HOW}")
    if status in (301, 302, 308) and leads_to.startswith(f"{url}/sign-in"):
        state = "does not tell that people came by TLS, and so leads round in a circle"
        return Check("Proxy", state, False, f"Set X-Forwarded-Proto. {_HOW}")
    good = status == 200
    return Check("Proxy", "passes what is needed" if good else f"answered {status}", good, _HOW)


def _answer(url: str, path: str) -> tuple[int, bytes, str]:
    """Status, body, and where it leads."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    asked = kind(parts.hostname or "", parts.port, timeout=_PATIENCE)
    try:
        asked.request("GET", f"{parts.path}{path}")
        answer: HTTPResponse = asked.getresponse()
        return answer.status, answer.read(65_536), answer.headers.get("Location", "")
    finally:
        asked.close()


def _worker() -> Iterator[Check]:
    until = _one("SELECT until FROM ledger_lease WHERE name = 'worker'")
    if until is None:
        yield Check("Worker", "does not run: `groundswell serve` is not started")
        return
    ends = until if isinstance(until, datetime) else datetime.fromisoformat(str(until))
    ends = ends if ends.tzinfo else ends.replace(tzinfo=UTC)
    silent = datetime.now(UTC) - ends
    if silent > timedelta():
        state = f"has given no sign of life for {silent.total_seconds():,.0f} seconds"
        yield Check("Worker", state, False, "Start `groundswell serve` again.")
    else:
        yield Check("Worker", "gives signs of life")
    failing = _one("SELECT count(*) FROM ledger_failure")
    if failing:
        state = f"{failing} pieces of work fail and are tried again"
        yield Check("Behind the pages", state, False, "Settings, Behind the pages, says which and why.")


def _mail() -> Iterator[Check]:
    host = _one("SELECT host FROM ledger_mailserver")
    user = _one('SELECT "user" FROM ledger_mailserver')
    if host is None:
        yield Check("Mail", "none set up: everything works without it")
    elif user and not os.environ.get("GROUNDSWELL_MAIL_PASSWORD"):
        yield Check("Mail", f"by {host}, without its password", False, "Set GROUNDSWELL_MAIL_PASSWORD.")
    else:
        yield Check("Mail", f"by {host}")


def _secret() -> Check:
    from groundswell.field.keeping import store
    from groundswell.field.keeping.places import data_folder

    if os.environ.get("GROUNDSWELL_SECRET_KEY"):
        return Check("Secret", "in GROUNDSWELL_SECRET_KEY")
    beside = store.store_path().absolute().parent if store.is_in_file() else data_folder()
    file = beside / "secret.key"
    if not file.exists():
        return Check("Secret", "none yet: made by `groundswell serve`")
    mode = stat.S_IMODE(file.stat().st_mode)
    state = f"{file} ({mode:o})"
    return Check("Secret", state, not mode & 0o077, "Remove it, and a new one is made (all are signed out).")


def _backup() -> Iterator[Check]:
    from groundswell.field.keeping import nightly, store

    if not store.is_in_file():
        yield Check("Backup", "the server's to make, as with pg_dump")
        return
    old = nightly.age(datetime.now(UTC))
    if old is None:
        yield Check("Backup", "none yet: `groundswell serve` makes the first once something was heard")
        return
    hours = old.total_seconds() / 3600
    yield Check("Backup", f"{hours:,.0f} hours old", old < _OLD, "Settings, Backup, makes one now.")


def _one(question: str) -> object:
    """The first value of the first row; None where there is none, or no such table yet."""
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            row = cursor.fetchone()
    except DatabaseError:
        return None
    return row[0] if row else None
