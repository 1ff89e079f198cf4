"""The processes of the application, looked after: started, asked whether they answer, started again."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from types import TracebackType

from groundswell.speech import GroundswellError

USUAL_PORT = 8700
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not served
_STARTS = 60.0  # seconds until it has to answer
_ENDS = 15.0  # seconds that a process gets to end
_LOOK = 0.1  # seconds between two looks
_FIRST_PAUSE = 1.0  # seconds until a process that ended is started again
_LONGEST_PAUSE = 60.0  # until one that keeps ending is
_LASTED = 60.0  # seconds after which one has not just begun


class CannotServe(GroundswellError):
    code = "cannot_serve"


def listening(host: str, wanted: int | None) -> socket.socket:
    """On the port that was asked for, or the usual one, or any other; where people reach it by an address of
    the company, no other: nothing would lead there. It is held from here on, so that another one that begins
    at the same moment cannot take it. Raises CannotServe."""
    why = ""
    others = () if _public_url() else (0,)
    for port in (wanted,) if wanted else (USUAL_PORT, *others):
        try:
            return socket.create_server((host, port), family=_family(host))
        except OSError as error:
            why = error.strerror or str(error)
    raise CannotServe(f"Nothing can be served on {host}, port {wanted or USUAL_PORT} ({why}).")


def _public_url() -> str:
    return os.environ.get("GROUNDSWELL_PUBLIC_URL", "").rstrip("/")


def must_be_reached_by_name(host: str) -> None:
    """On every address of a machine nobody can tell by which of them people ask for it; who asks by any name
    would be answered by any name. Raises CannotServe where it is not said."""
    if host in _EVERYWHERE and not _public_url():
        raise CannotServe(
            f"On {host} people reach it by many names: say by which, such as"
            " GROUNDSWELL_PUBLIC_URL=http://192.168.1.20:8700, or name one address with --host."
        )


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


_AS_CALLED = "import sys; del sys.argv[0]; from groundswell.cli.main import run; run()"


def run_command(*words: str) -> None:
    """Another command of ours, on the same store, to its end; what it says to type next goes by the name that
    this one was called by. Raises CannotServe."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "groundswell.config.command_line"}
    program = [sys.executable, "-c", _AS_CALLED, sys.argv[0], *words]
    if subprocess.run(program, env=environment, stdout=sys.stderr).returncode:  # noqa: S603 - our own
        raise CannotServe(f"`groundswell {' '.join(words)}` failed.")


class _Process:
    """One of them. It ends with this process, whose end it sees by its standard input."""

    def __init__(self, name: str, *words: str, inherits: tuple[int, ...] = ()) -> None:
        self.name = name
        self._inherits = inherits  # open files
        self._command = [sys.executable, "-m", f"groundswell.{name}", *words]
        self._pause = _FIRST_PAUSE
        self._again_at = 0.0
        self._start()

    def _start(self) -> None:
        self._begun = time.monotonic()
        # A group of its own: Ctrl-C in the terminal is for who looks after it.
        self._running = subprocess.Popen(  # noqa: S603 - our own
            self._command, stdin=subprocess.PIPE, process_group=0, pass_fds=self._inherits
        )

    def ended(self) -> int | None:
        return self._running.poll()

    def look_after(self, now: float) -> None:
        """Start it again where it ended, after a pause that grows."""
        if self.ended() is None:
            return
        if not self._again_at:
            if now - self._begun > _LASTED:
                self._pause = _FIRST_PAUSE
            self._again_at = now + self._pause
            self._pause = min(self._pause * 2, _LONGEST_PAUSE)
        elif now >= self._again_at:
            self._again_at = 0.0
            self._start()

    def ask_to_end(self) -> None:
        if self.ended() is None:
            self._running.send_signal(signal.SIGTERM)

    def end(self) -> None:
        try:
            self._running.wait(_ENDS)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        if self._running.stdin:
            self._running.stdin.close()


class Supervised:
    """The pages and the worker, from the beginning of a `with` to its end."""

    def __init__(self, host: str, opened: socket.socket) -> None:
        self._host = "127.0.0.1" if host in _EVERYWHERE else host
        self._port = int(opened.getsockname()[1])
        public = _public_url()
        shown = f"[{self._host}]" if ":" in self._host else self._host
        self.url = public or f"http://{shown}:{self._port}"
        self._stopped = threading.Event()
        self._served = host
        self._opened = opened.fileno()

    def __enter__(self) -> "Supervised":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stopped.set())
        self._processes = [
            _Process("worker"),
            _Process("web", self._served, str(self._opened), inherits=(self._opened,)),
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.ask_to_end()
        for process in self._processes:
            process.end()

    def until_it_answers(self) -> None:
        """Raises CannotServe where a process ends before, or it takes too long."""
        until = time.monotonic() + _STARTS
        while not self._stopped.is_set() and not self._answers():
            for process in self._processes:
                if process.ended() is not None:
                    raise CannotServe(f"The {process.name} ended as soon as it had begun.")
            if time.monotonic() > until:
                raise CannotServe(f"Nothing answered within {_STARTS:.0f} seconds.")
            self._stopped.wait(_LOOK)

    def until_stopped(self) -> None:
        """Look after the processes until Ctrl-C or SIGTERM."""
        while not self._stopped.wait(_LOOK):
            for process in self._processes:
                process.look_after(time.monotonic())

    def _answers(self) -> bool:
        asked = HTTPConnection(self._host, self._port, timeout=5)
        try:
            asked.request("GET", "/healthz", headers={"Host": "localhost"})
            answer = asked.getresponse()
            return answer.status == 200 and all(answered == "well" for answered in json.load(answer).values())
        except (OSError, ValueError):
            return False
        finally:
            asked.close()
