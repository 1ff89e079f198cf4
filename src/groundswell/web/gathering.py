"""Requests are gathered before a thread takes them up: a client that sends byte by byte holds a place in a
list, and no thread. What is too long to be gathered is read by threads that do nothing else."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from selectors import EVENT_READ
from socket import socket
from typing import Any

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

PATIENCE = 15.0  # seconds until a request has to be here, and for each piece of an answer to be taken
_SLOWEST = 64_000  # bytes a second of what is long
_GATHERED = 64 * 1024  # bytes of a body, and of all that stands before it
_LONG_AT_ONCE = 4
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
# A body of no known length, or one that is sent when it was asked for.
_UNKNOWN = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)


class _Patient(SocketUnreader):
    """Reads what was not gathered, until its time is over."""

    def __init__(self, sock: socket) -> None:
        super().__init__(sock)
        self.ends = 0.0

    def chunk(self, size_hint: int | None = None) -> bytes:
        if time.monotonic() > self.ends:
            raise TimeoutError("it was sent too slowly")
        return super().chunk(size_hint)  # pyright: ignore[reportCallIssue]


class _Connection(TConn):
    parser: Any  # of gunicorn, for HTTP/1.1 alone: nothing here offers another

    def init(self) -> None:
        is_new = not self.initialized
        super().init()
        if is_new:
            self.parser.unreader = _Patient(self.sock)
        self.sock.settimeout(PATIENCE)


@dataclass(slots=True)
class _Gathered:
    """What is here of a request."""

    connection: _Connection
    ends: float
    held: bytearray = field(default_factory=bytearray)
    head: int = 0  # bytes up to its body, once they are here
    length: int = 0  # of its body
    is_long: bool = False

    def is_whole(self) -> bool:
        """All of it is here, or as much as is waited for."""
        if not self.head and not self._find_head():
            return (
                len(self.held) > _GATHERED
            )  # more than any request has there: it is refused when it is read
        return self.is_long or len(self.held) - self.head >= self.length

    def _find_head(self) -> bool:
        at = self.held.find(b"\r\n\r\n")
        if at < 0:
            return False
        self.head = at + 4
        head = bytes(self.held[: self.head])
        length = _LENGTH.search(head)
        self.length = int(length[1]) if length else 0
        self.is_long = self.length > _GATHERED or _UNKNOWN.search(head) is not None
        return True


class GatheringWorker(ThreadWorker):
    """gunicorn's, but for how requests come to its threads."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._gathering: dict[_Connection, _Gathered] = {}  # the oldest first
        self._long = ThreadPoolExecutor(_LONG_AT_ONCE)

    def accept(self, listener: socket) -> None:
        try:
            accepted, client = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self.enqueue_req(_Connection(self.cfg, accepted, client, listener.getsockname()))
        # Room for those who send what they want: the oldest who did not goes.
        while self.nr_conns >= self.worker_connections and self._gathering:
            self._drop(next(iter(self._gathering.values())))

    def enqueue_req(self, conn: Any) -> None:
        """Not to a thread, until it is here: whether the connection is new, was kept, or sent more than
        one."""
        gathered = _Gathered(conn, time.monotonic() + PATIENCE)
        if conn.parser is not None:
            gathered.held += conn.parser.unreader.take_buffered()
        if gathered.is_whole():
            self._hand_over(gathered)
            return
        conn.sock.setblocking(False)
        self._gathering[conn] = gathered
        self.poller.register(conn.sock, EVENT_READ, partial(self._gather, gathered))

    def murder_pending(self) -> None:
        """Who took too long; and, once no more are answered, who has sent nothing."""
        super().murder_pending()
        now = time.monotonic()
        over = [
            gathered
            for gathered in self._gathering.values()
            if gathered.ends < now or not (self.alive or gathered.held)
        ]
        for gathered in over:
            self._drop(gathered)

    def _gather(self, gathered: _Gathered, sock: socket) -> None:
        try:
            more = sock.recv(_GATHERED)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        if not more:
            self._drop(gathered)
            return
        gathered.held += more
        if gathered.is_whole():
            self._forget(gathered)
            self._hand_over(gathered)

    def _hand_over(self, gathered: _Gathered) -> None:
        conn = gathered.connection
        conn.init()
        conn.parser.unreader.unread(bytes(gathered.held))
        conn.parser.unreader.ends = time.monotonic() + PATIENCE + gathered.length / _SLOWEST
        pool = self._long if gathered.is_long else self.tpool
        done = pool.submit(self.handle, conn)
        done.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _drop(self, gathered: _Gathered) -> None:
        self._forget(gathered)
        self.nr_conns -= 1
        gathered.connection.close()

    def _forget(self, gathered: _Gathered) -> None:
        self.poller.unregister(gathered.connection.sock)
        del self._gathering[gathered.connection]
