"""The reading side: children that are started once, used for many files, and replaced when they fail."""

import atexit
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Condition, Lock, get_ident

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.limited.limits import MEMORY_BYTES, OUT_OF_MEMORY, WALL_SECONDS
from groundswell.sources.limited.wire import (
    Done,
    Failed,
    Reply,
    Request,
    error_from,
    packed_request,
    reply_from,
)

# What leaks in a child, and its processor time, has an end.
_SERVES_SECONDS = 3600.0


def count_processors() -> int:
    """The processors this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


_SOURCE_ROOT = str(Path(__file__).parents[3])


class Worker:
    """One child process and the pipe to it."""

    def __init__(self) -> None:
        # What the child writes to stderr: told as the reason when it ends.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed in `end`
        self._pipe, theirs = Pipe(duplex=True)
        try:
            self._process = _start(theirs, self._said.fileno())
        finally:
            theirs.close()
        self.free = True  # nothing of an earlier question is left in the pipe
        self._started = time.monotonic()

    def ask(self, request: Request) -> Iterator[Reply]:
        """Yield the replies that carry something; raises what the child says, or why it ended."""
        self.free = False
        try:
            self._pipe.send_bytes(packed_request(request))
            while not isinstance(reply := self._next(), Done | Failed):
                yield reply
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise UnreadableSource(self._why_ended()) from None
        except (pickle.UnpicklingError, KeyError, TypeError, ValueError):
            raise UnreadableSource("made its reader answer with something that is no item") from None
        self.free = True
        if isinstance(reply, Failed):
            raise error_from(reply)

    @property
    def may_go_on(self) -> bool:
        """Whether it may get another file: not one that stopped midway, nor one that has served for long."""
        return self.free and time.monotonic() - self._started < _SERVES_SECONDS

    def _next(self) -> Reply:
        if not self._pipe.poll(WALL_SECONDS):
            raise UnreadableSource(f"takes longer than {WALL_SECONDS:.0f} s to read, so reading was given up")
        return reply_from(self._pipe.recv_bytes())

    def _why_ended(self) -> str:
        status = self._process.wait()
        if status in (OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV):
            return f"needs more than {MEMORY_BYTES // 1024**2} MiB of memory to read, or is broken"
        if status == -signal.SIGXCPU:
            return "takes more processor time to read than a file may have"
        self._said.seek(0)
        last = self._said.read().decode(errors="replace").strip().rpartition("\n")[2]
        return f"ended its reader, so it is broken or of a kind not met before ({last or status})"

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._pipe.close()
        self._said.close()


class Places:
    """So many children at once as there are processors: more would not read sooner, and each may take its
    share of the memory. A thread waits for others to end, yet never for itself: whoever goes through several
    files side by side gets a child for each.
    """

    def __init__(self, number: int) -> None:
        self._free = number
        self._held: Counter[int] = Counter()  # by thread
        self._changed = Condition()
        self.waiting = 0  # threads

    def take(self) -> int:
        """Wait for a place; returns whose it is, to be given back."""
        me = get_ident()
        with self._changed:
            self.waiting += 1
            self._changed.wait_for(lambda: self._free > 0 or self._held[me] > 0)
            self.waiting -= 1
            self._free -= 1
            self._held[me] += 1
        return me

    def give_back(self, whose: int) -> None:
        with self._changed:
            self._free += 1
            self._held[whose] -= 1
            self._held += Counter()  # forgets threads that hold none
            self._changed.notify_all()


_places = Places(count_processors())
_idle: list[Worker] = []
_lock = Lock()


def ask(request: Request) -> Iterator[Reply]:
    """Ask an idle child, or a new one.

    A child that answered in full, be it with a refusal, is kept for the next file. One that died, or whose
    caller stopped in the middle, is not: its pipe may still hold answers to the old question.
    """
    whose = _places.take()
    try:
        yield from _asked(request)
    finally:
        _places.give_back(whose)


def _asked(request: Request) -> Iterator[Reply]:
    worker = _take()
    try:
        yield from worker.ask(request)
    finally:
        if worker.may_go_on:
            _give_back(worker)
        else:
            worker.end()


def end_all() -> None:
    """End the idle children; the next request starts a new one."""
    with _lock:
        while _idle:
            _idle.pop().end()


def _take() -> Worker:
    with _lock:
        if _idle:
            return _idle.pop()
    return Worker()


def _give_back(worker: Worker) -> None:
    with _lock:
        _idle.append(worker)


def _start(pipe: Connection, stderr: int) -> "subprocess.Popen[bytes]":
    # `-P` keeps the working directory, which may hold what is to be read, off the module path.
    # An own session keeps Ctrl-C for the reading process, which then ends the child.
    return subprocess.Popen(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-P", "-m", "groundswell.sources.limited.child", str(pipe.fileno())],
        env=_environment(),
        pass_fds=(pipe.fileno(),),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        start_new_session=True,
    )


# All of the environment that starting Python and reading a file can need. Keys and tokens are not among it.
_NEEDED = frozenset("PATH HOME LANG LANGUAGE TZ TMPDIR TEMP TMP LD_LIBRARY_PATH DYLD_LIBRARY_PATH".split())


def _environment() -> dict[str, str]:
    needed = {
        name: value
        for name, value in os.environ.items()
        if name in _NEEDED or name.startswith(("LC_", "PYTHON"))
    }
    path = os.pathsep.join(part for part in (_SOURCE_ROOT, needed.get("PYTHONPATH", "")) if part)
    return {**needed, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _begin_anew() -> None:
    """A forked copy of this process must not talk over its parent's pipes, nor wait for its threads."""
    global _places, _lock
    _idle.clear()
    _places, _lock = Places(count_processors()), Lock()


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(end_all)
