"""The pages of a store that has no worker: what waits for one waits for as long as somebody looks."""

import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

from tests.worlds.documentation import ROOT
from tests.worlds.serving import until


class Alone:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self._port = folder, port
        told = {**os.environ, "GROUNDSWELL_HOME": str(folder)}
        for name in ("GROUNDSWELL_STORE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GROUNDSWELL_SECRET_KEY"):
            told.pop(name, None)
        with socket.create_server(("127.0.0.1", port)) as opened, (folder / "log").open("a") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "groundswell.web", "127.0.0.1", str(opened.fileno())],
                cwd=ROOT,
                env=told,
                stdin=subprocess.PIPE,
                stderr=log,
                pass_fds=(opened.fileno(),),
            )
        until(self._answers)

    def write(self, statement: str, *values: object) -> None:
        """What a worker would have written."""
        with closing(sqlite3.connect(self.folder / "field.db")) as opened, opened:
            opened.execute(statement, values)

    def end(self) -> None:
        """Its standard input is its parent's end."""
        self._running.communicate()

    def _answers(self) -> bool:
        assert self._running.poll() is None
        asked = HTTPConnection("127.0.0.1", self._port, timeout=5)
        with closing(asked), suppress(OSError):
            asked.request("GET", "/sign-in")
            return asked.getresponse().status == 200
        return False
