"""HTTP whose whole answer comes within a time. The time limit of a socket is for each piece of it: a tracker
that sends a letter now and then would be listened to for ever, and long work behind it would wait."""

import io
import time
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, Request

SECONDS = 30.0  # from the first letter of an answer to its last


class _Until(io.RawIOBase):
    """What comes on a line, until its time is over."""

    def __init__(self, line: Any, raw: Any) -> None:
        self._line, self._raw = line, raw
        self._ends = time.monotonic() + SECONDS

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int | None:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("its answer does not end")
        self._line.settimeout(min(left, self._line.gettimeout() or left))
        return self._raw.readinto(room)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Answer(HTTPResponse):
    def __init__(self, sock: Any, *more: Any, **how: Any) -> None:
        super().__init__(sock, *more, **how)
        raw: Any = self.fp
        self.fp = io.BufferedReader(_Until(sock, raw.detach()))


class _Plain(HTTPConnection):
    response_class = _Answer


class _Sealed(HTTPSConnection):
    response_class = _Answer


class OverPlain(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_Plain, req)


class OverTls(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(_Sealed, req)
