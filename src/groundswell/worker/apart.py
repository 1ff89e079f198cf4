"""Long work, in a process apart: it may be killed at any moment, and takes what others leave of the
processor.

One at a time, and one more beside it for what takes minutes: counting must go on meanwhile. More would only
take the processor from the pages.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from groundswell.ledger import failures
from groundswell.worker.guard import failed_with

if TYPE_CHECKING:
    from groundswell.worker.due import Due

# How it ends that has kept itself what was the matter.
TOLD = 3
_ENDS = 10.0  # seconds that it gets to end
# Arrays of megabytes come and go in long work. glibc gives back at once what is larger than this, but raises
# the bound to 32 MB by itself where none is set, and then keeps most of what was ever used.
_GIVES_BACK = {"MALLOC_MMAP_THRESHOLD_": "262144"}


class Apart:
    """The process apart, if any."""

    def __init__(self) -> None:
        self.name = ""  # of what is done there; empty while nothing is
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def is_free(self) -> bool:
        return self._running is None

    def begin(self, name: str) -> None:
        # It ends with this process, whose end it sees by its standard input.
        self._running = subprocess.Popen(  # noqa: S603 - our own
            command(name), stdin=subprocess.PIPE, process_group=0, env=environment()
        )
        self.name = name

    def look(self, at: datetime) -> None:
        """Keep what became of it, where it has ended."""
        if self._running is None or (ended := self._running.poll()) is None:
            return
        name = self.name
        self._close()
        if ended == 0:
            failures.mended(name)
        elif ended != TOLD:
            failed_with(name, at, _ended_with(ended))

    def end(self) -> None:
        if self._running is not None:
            self._running.terminate()
            try:
                self._running.wait(_ENDS)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait()
            self._close()

    def _close(self) -> None:
        if self._running is not None and self._running.stdin is not None:
            self._running.stdin.close()
        self._running, self.name = None, ""


class Places:
    """The processes apart: one for what is soon done, one for what is not."""

    def __init__(self) -> None:
        self._usual, self._beside = Apart(), Apart()

    def of(self, piece: "Due") -> Apart:
        return self._beside if piece.beside else self._usual

    def look(self, at: datetime) -> None:
        self._usual.look(at)
        self._beside.look(at)

    def end(self) -> None:
        self._usual.end()
        self._beside.end()


def command(name: str) -> list[str]:
    """What begins the process apart."""
    return [sys.executable, "-m", "groundswell.worker", name]


def environment() -> dict[str, str]:
    return {**_GIVES_BACK, **os.environ}


def _ended_with(code: int) -> str:
    if code < 0:
        signal_name = f"signal {-code}"
        with suppress(ValueError):
            signal_name = signal.Signals(-code).name
        return f"its process was ended by {signal_name}"
    return f"its process ended with {code}"
