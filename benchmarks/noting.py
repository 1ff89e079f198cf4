"""How long a note waits for its answer: `python -m benchmarks.noting [NOTES] [ROWS]`.

The application runs with the sample company; beside it ROWS rows are brought in by the command line, over
and over, and everything is regrouped. Each note is sent as a phone sends it, and timed by the clock from
sending to its answer: told are those answered in place with how often it was heard, and those that were
kept and are to be placed. On a machine that others use the clock says more about them.
"""

import http.cookiejar
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

_ROLES = 6
_BAR = 3.0  # seconds for 95 of 100
_PROGRAM = [sys.executable, "-c", "from groundswell.cli.main import run; run()"]


def main(notes: int, rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        told = {**os.environ, "GROUNDSWELL_HOME": str(home)}
        with _serving(home, told) as (url, link):
            phone = _Phone(url, link)
            phone.note(0)  # the encoder is loaded at the first text
            waits = {"alone": _waits(phone, notes)}
            with _beside(home, told, rows):
                waits["beside an import and regroupings"] = _waits(phone, notes)
    print(json.dumps({when: _summary(found) for when, found in waits.items()}, indent=1))


class _Phone:
    """A browser of the seller."""

    def __init__(self, url: str, link: str) -> None:
        self._url, self._random = url, Random(1)
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(cookies).open
        self._open(link).read()
        self._token = json.load(self._open(f"{url}/note/data"))["token"]

    def note(self, number: int) -> tuple[float, bool]:
        """Seconds to the answer, and whether it tells how often that was heard."""
        words = f"{self._random.choice(_SAID)} ({number})"
        fields = {"key": str(uuid4()), "words": words, "account": f"Account {number % 30}"}
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": self._token}).encode()
        headers = {"Accept": "application/json", "Origin": self._url}
        began = time.perf_counter()
        answer: Any = json.load(
            self._open(urllib.request.Request(f"{self._url}/note", body, headers), timeout=60)
        )
        return time.perf_counter() - began, bool(answer["placed"])


_SAID = (
    "The export doubles every invoice line",
    "The app does not work without a signal in the basement",
    "They want a report of revenue for each technician",
    "Text reminders have stopped arriving",
    "Nobody answers the telephone on Fridays",
    "The price per seat is too high for seasonal crews",
)


def _waits(phone: _Phone, notes: int) -> list[tuple[float, bool]]:
    return [phone.note(number) for number in range(notes)]


def _summary(found: list[tuple[float, bool]]) -> dict[str, float | int | bool]:
    waits = sorted(seconds for seconds, _ in found)
    p95 = waits[min(int(0.95 * len(waits)), len(waits) - 1)]
    return {
        "notes": len(waits),
        "answered in place": sum(placed for _, placed in found),
        "median": round(waits[len(waits) // 2], 3),
        "p95": round(p95, 3),
        "longest": round(waits[-1], 3),
        "reached": p95 < _BAR,
    }


@contextmanager
def _serving(home: Path, told: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The address of the application, and the seller's way in."""
    command = [*_PROGRAM, "serve", "--samples", "--data", str(home)]
    with subprocess.Popen(
        command, env=told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout
        url = running.stdout.readline().split("/in/")[0].strip()
        links = dict(running.stdout.readline().split() for _ in range(_ROLES))
        try:
            yield url, links["seller"]
        finally:
            running.send_signal(signal.SIGINT)


@contextmanager
def _beside(home: Path, told: dict[str, str], rows: int) -> Iterator[None]:
    """Imports and regroupings, one after the other, as the command line does them, until it is enough."""
    enough = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def work() -> None:
        for number in count():
            table = _table(home.parent / f"import-{number}.csv", number, rows)
            for words in (["listen", str(table)], ["regroup"]):
                if enough.is_set():
                    return
                command = [*_PROGRAM, *words, "--store", str(home / "field.db")]
                running[:] = [
                    subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                ]
                running[0].wait()

    working = threading.Thread(target=work)
    working.start()
    try:
        yield
    finally:
        enough.set()
        for one in running:
            one.kill()
        working.join()


def _table(path: Path, number: int, rows: int) -> Path:
    from benchmarks.large_store import sentences

    said, random = sentences(), Random(number)
    with path.open("w", encoding="utf-8") as file:
        file.write("id,text,account,date\n")
        for row in range(rows):
            words = f"{random.choice(said)} {random.choice(said)}".replace('"', "'")
            file.write(f'R-{number}-{row},"{words}",Account {row % 300},2026-09-{1 + row % 28:02d}\n')
    return path


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]]
    main(asked[0] if asked else 100, asked[1] if len(asked) > 1 else 20_000)
