"""What the pages cost at size: `python -m benchmarks pages`.

On the store of `large_store`, counted as the worker does. Each page is asked for as a member, again and
again: processor time of the least, queries and bytes, all with Django's client; then the memory of what
really serves them, and how long they wait at ten requests a second, alone and beside an import.
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.large_store import CONCERNS, VERBATIMS, fill

TIMES = 5
WHOLE_BOARD, OTHER = 160, 100  # milliseconds of processor
BYTES = 200_000
_LARGE, _MIDDLE, _SMALL = "C-1", f"C-{CONCERNS // 4}", f"C-{CONCERNS - 1}"
PAGES = (
    "/concerns",
    "/",
    "/concerns?kind=question",
    "/concerns?account=Account+7",
    "/concerns?seller=Seller+7",
    f"/concerns/{_LARGE}",
    f"/concerns/{_MIDDLE}",
    f"/concerns/{_SMALL}",
    f"/concerns/{_LARGE}?order=newest",
    f"/concerns/{_LARGE}?account=Account+7",
    f"/concerns/{_LARGE}?channel=call&voice=spoken",
    "/concerns?segment=Segment+1",
    "/concerns?product=Product+1&country=Country+1",
    f"/concerns/{_LARGE}?product=Product+1",
    f"/concerns/{_LARGE}?order=newest&segment=Segment+1",
    f"/concerns/{_LARGE}/who",
    "/concerns?after=C-40",
    "/concerns?list=praise",
    "/concerns?from=2026-07",
    "/concerns?account=unt+7",
    "/heard-once",
    "/accounts/Account+7".replace("+", "%20"),
    "/conversations/100",
    "/search?q=invoice",
    "/search?q=the+for",
)
_AT_ONCE = 10.0  # requests a second
_SECONDS = float(os.environ.get("GROUNDSWELL_LOAD_SECONDS", "20"))
_LESS = 10  # the niceness of the worker's processes apart
_IMPORTED = int(os.environ.get("GROUNDSWELL_LOAD_ROWS", "5000"))


def lines() -> Iterator[str]:
    """Fills a store in a scratch folder, or takes the one that GROUNDSWELL_LARGE_STORE names (made where
    there is none)."""
    kept = os.environ.get("GROUNDSWELL_LARGE_STORE")
    with tempfile.TemporaryDirectory() as folder:
        path = (Path(kept) if kept else Path(folder) / "field.db").absolute()
        for part in ("made", "asked", "served"):
            # Each by a process of its own, as large as it has to be.
            command = [sys.executable, "-m", "benchmarks.pages", part, str(path)]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=_on(path))
            yield from told.stdout.splitlines()
            yield ""


def _on(path: Path) -> dict[str, str]:
    own = {"GROUNDSWELL_HOME": str(path.parent), "GROUNDSWELL_STORE": str(path)}
    return {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "groundswell.config.web"}


def _set_up() -> None:
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    import django

    django.setup()


def made(path: Path) -> Iterator[str]:
    """The store, counted, with a member who may look."""
    from groundswell.field import models
    from groundswell.field.keeping import store
    from groundswell.field.reading.opening import ready
    from groundswell.people import services
    from groundswell.people.queries import organisation
    from groundswell.people.roles import Role
    from groundswell.web.shell.clock import now

    store.prepare()
    if not models.Verbatim.objects.exists():
        fill()
    if organisation() is None:
        services.found(services.Company(name="Large"), "Ada", "ada@large.example", now())
        services.join("Grace", "grace@large.example", Role.PRODUCT, now())
    before = time.process_time()
    assert ready(now())
    yield f"{VERBATIMS:,} verbatims, {CONCERNS:,} concerns, {path.stat().st_size / 2**20:.0f} MiB."
    yield f"Counting what was due: {time.process_time() - before:.1f} s of processor."


def asked(_: Path) -> Iterator[str]:
    from django.db import connection
    from django.test import Client

    from groundswell.people.models import User

    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(User.objects.get(role="product"))
    yield "| page | processor, ms | queries | kB of HTML | |"
    yield "| --- | --- | --- | --- | --- |"
    for page in PAGES:
        queries: list[str] = []

        def note(execute: Any, sql: str, *more: Any, told: list[str] = queries) -> Any:
            told.append(sql)
            return execute(sql, *more)

        costs, size = [], 0
        for _time in range(TIMES):
            queries.clear()
            before = time.process_time()
            with connection.execute_wrapper(note):
                answer = browser.get(page)
            costs.append(1000 * (time.process_time() - before))
            assert answer.status_code == 200, page
            size = len(answer.content)
        bar = WHOLE_BOARD if page == "/concerns" else OTHER
        missed = "misses" if min(costs) > bar or size > BYTES else ""
        yield f"| `{page}` | {min(costs):.0f} | {len(queries)} | {size / 1000:.0f} | {missed} |"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield ""
    yield f"This process at its peak: {peak:.0f} MiB."


def served(path: Path) -> Iterator[str]:
    """The real server: its memory, and its waits."""
    cookie, port = _session(), _free_port()
    with _server(port) as process:
        alone = _waits(port, cookie)
        with _import(path):
            beside = _waits(port, cookie)
        yield f"Serving: {_memory(process):.0f} MiB at its peak."
    yield (
        f"At {_AT_ONCE:.0f} requests a second, 95 in 100 are answered within {alone:.0f} ms, beside an import"
        f" of {_IMPORTED:,} rows within {beside:.0f} ms: {beside / alone:.1f} times."
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return opened.getsockname()[1]


def _session() -> str:
    from django.test import Client

    from groundswell.people.models import User

    browser = Client()
    browser.force_login(User.objects.get(role="product"))
    return "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())


@contextmanager
def _server(port: int) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", port)) as opened:
        command = [sys.executable, "-m", "groundswell.web", "127.0.0.1", str(opened.fileno())]
        running = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=(opened.fileno(),))
    try:
        for _ in range(600):
            try:
                _get(port, "/healthz", "")
                break
            except OSError:
                time.sleep(0.1)
        yield running.pid
    finally:
        running.terminate()
        running.wait()


def _get(port: int, path: str, cookie: str) -> int:
    asked = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asked.request("GET", path, headers={"Host": "127.0.0.1", "Cookie": cookie})
        answer = asked.getresponse()
        answer.read()
        return answer.status
    finally:
        asked.close()


def _waits(port: int, cookie: str) -> float:
    """Milliseconds in which 95 in 100 are answered; requests come evenly, whether others were answered."""
    waits: list[float] = []

    def ask(page: str) -> None:
        before = time.perf_counter()
        assert _get(port, page, cookie) == 200, page
        waits.append(1000 * (time.perf_counter() - before))

    begun, threads = time.perf_counter(), []
    for number in range(int(_SECONDS * _AT_ONCE)):
        time.sleep(max(0.0, begun + number / _AT_ONCE - time.perf_counter()))
        threads.append(threading.Thread(target=ask, args=(PAGES[number % len(PAGES)],)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return sorted(waits)[int(0.95 * len(waits))]


@contextmanager
def _import(store: Path) -> Iterator[None]:
    """`listen` on rows that nobody has heard, and one more where it ends before."""
    from benchmarks.large_store import sentences

    said = sentences()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"more-{time.time_ns()}.csv"
        rows = (f"{said[n % len(said)]} Case {time.time_ns()} {n}.\n" for n in range(_IMPORTED))
        file.write_text("Description\n" + "".join(f'"{row.strip()}"\n' for row in rows), encoding="utf-8")
        told = {**os.environ, "DJANGO_SETTINGS_MODULE": "groundswell.config.command_line"}
        # As one that was brought in through the pages runs: behind everything else.
        program = f"import os; os.nice({_LESS}); from groundswell.cli.main import run; run()"
        command = [sys.executable, "-c", program, "listen", str(file)]
        running = subprocess.Popen([*command, "--store", str(store)], env=told, stdout=subprocess.DEVNULL)
        try:
            yield
        finally:
            running.terminate()
            running.wait()


def _memory(master: int) -> float:
    """MiB at its peak of the largest process that serves."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="utf-8").split()
    found = []
    for process in (str(master), *children):
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        found += [int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM")]
    return max(found)


if __name__ == "__main__":
    _set_up()
    for line in {"made": made, "asked": asked, "served": served}[sys.argv[1]](Path(sys.argv[2])):
        print(line, flush=True)
