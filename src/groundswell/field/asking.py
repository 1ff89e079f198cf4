"""Asking the worker, which alone holds the encoder and the ground that single verbatims are placed on.

Over a Unix socket that only its owner may open: one line of JSON there, one back. Whoever asks gives a
deadline and goes on without an answer.
"""

import json
import os
import socket
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from groundswell.field.keeping.naming import file_of
from groundswell.field.keeping.places import data_folder
from groundswell.speech import GroundswellError

Message = dict[str, Any]
MOST = 256 * 1024  # bytes of a line
# Linux takes 107 bytes of a socket's path, and macOS 103.
LONGEST_PATH = 100
_FOLDER, _SOCKET, _ELSEWHERE = "worker", "socket", "socket.path"


class NoAnswer(GroundswellError):
    """The worker is not there, is too slow, or does not understand; `values`: `why`, a word for a log."""

    code = "no_answer"

    def __init__(self, why: str) -> None:
        super().__init__("The worker gave no answer.", why=why)


def folder() -> Path:
    """Where the worker keeps its socket: beside the store, or in the data folder where that is no file."""
    file = file_of(str(connection.settings_dict["NAME"])) if connection.vendor == "sqlite" else None
    return (file.absolute().parent if file else data_folder().absolute()) / _FOLDER


def socket_path() -> Path:
    """Where the socket is, or is to be. Where its path would be too long, a file tells where it is
    instead."""
    path = folder() / _SOCKET
    if len(bytes(path)) <= LONGEST_PATH:
        return path
    elsewhere = pointer()
    return Path(elsewhere.read_text(encoding="utf-8").strip()) if elsewhere.exists() else path


def pointer() -> Path:
    """The file that tells where the socket is when it does not lie beside it."""
    return folder() / _ELSEWHERE


def ask(question: str, details: Mapping[str, Any], *, seconds: float) -> Message:
    """What the worker answers within so many seconds. Raises NoAnswer."""
    if not hasattr(socket, "AF_UNIX"):
        raise NoAnswer("no sockets of this kind here")
    until = time.monotonic() + seconds
    try:
        _refuse_what_others_made(socket_path())
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as worker:
            worker.settimeout(seconds)
            worker.connect(str(socket_path()))
            worker.sendall(packed({"ask": question, **details}))
            return _understood(read_line(worker, until))
    except OSError as error:
        raise NoAnswer(type(error).__name__) from error


def packed(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def read_line(asked: socket.socket, until: float) -> bytes:
    """A line, read until a moment of the monotonic clock. Raises NoAnswer where it is too long or cut off,
    and OSError (a timeout among it)."""
    line = bytearray()
    while not line.endswith(b"\n"):
        asked.settimeout(max(until - time.monotonic(), 0.001))
        piece = asked.recv(65_536)
        if not piece:
            raise NoAnswer("cut off")
        line += piece
        if len(line) > MOST:
            raise NoAnswer("too long")
        if time.monotonic() > until:
            raise NoAnswer("too slow")
    return bytes(line)


def understood(line: bytes) -> Message:
    """What a line tells. Raises NoAnswer for anything but an object."""
    try:
        message = json.loads(line)
    except ValueError as error:  # broken UTF-8 among it
        raise NoAnswer("garbage") from error
    except RecursionError as error:
        raise NoAnswer("garbage") from error
    if not isinstance(message, dict):
        raise NoAnswer("garbage")
    return {str(key): value for key, value in message.items()}


def _understood(line: bytes) -> Message:
    answer = understood(line)
    if "failed" in answer:
        raise NoAnswer(str(answer["failed"])[:100])
    return answer


def _refuse_what_others_made(path: Path) -> None:
    """Only the worker of this very user is told anything. Raises NoAnswer, OSError."""
    for place in (path.parent, path):
        info = place.lstat()
        if info.st_uid != os.getuid() or stat.S_IMODE(info.st_mode) & 0o077:
            raise NoAnswer("not ours alone")
