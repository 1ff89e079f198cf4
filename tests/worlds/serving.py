"""The application as a user starts it: real processes on loopback, on a folder of their own."""

import contextlib
import itertools
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.worlds import stores
from tests.worlds.documentation import ROOT

_PATIENCE = 120.0  # seconds


# Beside where `serve` looks for a free port by itself, and where the system does for whoever connects.
_PORTS = itertools.count(20_000 + os.getpid() % 10_000)


def lasting_port() -> int:
    """One that nothing else takes while what was served there is ended, and not started again yet."""
    for port in _PORTS:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                tried.bind(("127.0.0.1", port))
                return port
    raise AssertionError("no port is free")


class Served:
    """Its store lies in a file of the folder, or in that database; tests of the former are marked `files`."""

    def __init__(self, folder: Path, *options: str, database: str = "") -> None:
        assert bool(database) == bool(stores.SERVER)
        self.folder = folder
        self.options = options
        self._database = {"DATABASE_URL": database} if database else {}
        self._start()

    def again(self) -> None:
        """Ended as by Ctrl-C, and started as it was, for whoever goes on with it; its first link is new."""
        assert self.end() == 0
        self.kill()
        self._start()

    def _start(self) -> None:
        told = {**os.environ, "GROUNDSWELL_HOME": str(self.folder)}
        for name in ("GROUNDSWELL_STORE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GROUNDSWELL_SECRET_KEY"):
            told.pop(name, None)
        told |= self._database
        program = "from groundswell.cli.main import run; run()"
        with (self.folder / "log").open("w") as log:
            self.running = subprocess.Popen(
                [sys.executable, "-c", program, "serve", *self.options],
                cwd=ROOT,
                env=told,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        assert self.running.stdout
        self.first = self.running.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/\S*)", self.first)
        if not found:
            self.kill()
            raise AssertionError((self.first, (self.folder / "log").read_text()))
        self.port, self.path = int(found[1]), found[2]
        self.url = f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> tuple[int, str]:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status, answer.read().decode()
        finally:
            asked.close()

    def processes(self) -> dict[str, int]:
        """By name, those that it looks after."""
        return _begun_by(self.running.pid)

    @contextlib.contextmanager
    def worker_stopped(self) -> Iterator[None]:
        """Nothing is done behind the pages meanwhile; what was begun there has ended."""
        worker = self.stop_worker()
        try:
            until(lambda: not _begun_by(worker))
            yield
        finally:
            os.kill(worker, signal.SIGCONT)

    def stop_worker(self) -> int:
        """Between two writes: who is stopped while writing keeps everybody else from it. Its process."""
        worker = self.processes()["worker"]

        def stopped() -> bool:
            os.kill(worker, signal.SIGSTOP)
            until(lambda: _states(worker) == {"T"})
            if stores.may_be_written(self.folder / "field.db"):
                return True
            os.kill(worker, signal.SIGCONT)
            return False

        until(stopped)
        return worker

    def holder(self) -> int:
        """The process that holds the worker's lease; 0 where none does."""
        with closing(sqlite3.connect(f"file:{self.folder / 'field.db'}?mode=ro", uri=True)) as opened:
            row = opened.execute("SELECT holder FROM ledger_lease WHERE name = 'worker'").fetchone()
        return int(row[0].split()[1]) if row else 0

    def read(self, question: str) -> list[Any]:
        """The first column of what the store has."""
        with closing(sqlite3.connect(f"file:{self.folder / 'field.db'}?mode=ro", uri=True)) as opened:
            return [row[0] for row in opened.execute(question).fetchall()]

    def other_ways_in(self, roles: int) -> dict[str, str]:
        """The links it printed after the first, each one's role before it."""
        assert self.running.stdout
        return dict(self.running.stdout.readline().split() for _ in range(roles))

    def end(self) -> int:
        self.running.send_signal(signal.SIGINT)
        return self.running.wait(60)

    def kill(self) -> None:
        """It, and wait until those that it looks after have noticed: they hold its port."""
        if self.running.poll() is None:
            left = self.processes().values()
            self.running.kill()
            until(lambda: all(gone(process) for process in left))
        if self.running.stdout and not self.running.stdout.closed:
            self.running.communicate()


def _begun_by(process: int) -> dict[str, int]:
    """By name, modules that a process began, and that have not ended."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            words = (stat.parent / "cmdline").read_text().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process and "-m" in words:
            found[words[words.index("-m") + 1].removeprefix("groundswell.")] = int(stat.parent.name)
    return found


def _states(process: int) -> set[str]:
    """Of its threads: they stop one after the other."""
    return {
        stat.read_text().rpartition(")")[2].split()[0]
        for stat in Path(f"/proc/{process}/task").glob("*/stat")
    }


def until(holds: Callable[[], bool]) -> None:
    """Wait for what other processes do; the test fails where they never do it."""
    limit = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < limit
        time.sleep(0.05)  # between two looks, not for it to happen


def gone(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
