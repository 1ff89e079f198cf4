"""Clients that send byte by byte do not stop the pages of the others."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worlds.serving import Served

pytestmark = pytest.mark.files
MANY = 500
REQUEST = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Padding: " + b"x" * 200


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    one = Served(tmp_path)
    yield one
    one.kill()


@pytest.fixture
def slow() -> Iterator[list[socket.socket]]:
    opened: list[socket.socket] = []
    yield opened
    for one in opened:
        one.close()


def connect(served: Served, slow: list[socket.socket]) -> socket.socket:
    slow.append(socket.create_connection(("127.0.0.1", served.port), timeout=30))
    return slow[-1]


def test_five_hundred_that_send_byte_by_byte_do_not_stop_the_pages(
    served: Served, slow: list[socket.socket]
) -> None:
    for _ in range(MANY):
        connect(served, slow)
    for at in range(20):
        for one in slow:
            one.sendall(REQUEST[at : at + 1])
        assert served.get("/sign-in")[0] == 200, at
    # Each of them is answered all the same, once it has sent all of it.
    last = slow[-1]
    last.sendall(REQUEST[20:] + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    assert last.recv(1000).startswith(b"HTTP/1.1 4")


def test_more_connections_than_there_is_room_for_do_not_stop_the_pages(
    served: Served, slow: list[socket.socket]
) -> None:
    for _ in range(900):
        connect(served, slow).sendall(b"G")
    assert served.get("/sign-in")[0] == 200


def test_long_bodies_that_never_come_do_not_stop_the_pages(served: Served, slow: list[socket.socket]) -> None:
    head = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1900000\r\n\r\nemail="
    for _ in range(40):
        connect(served, slow).sendall(head)
    for one in slow * 3:
        one.sendall(b"x")
        assert served.get("/sign-in")[0] == 200


def test_a_short_body_that_comes_in_pieces_is_taken_whole(served: Served, slow: list[socket.socket]) -> None:
    one = connect(served, slow)
    body = b"email=who%40wrenfield.example&password=wrong"
    told = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    sent = told + b"Content-Length: %d\r\n\r\n" % len(body) + body
    for at in range(0, len(sent), 7):
        one.sendall(sent[at : at + 7])
    assert one.recv(1000).startswith(b"HTTP/1.1 403")  # without the token of the page


def test_several_requests_at_once_on_one_connection_are_answered_in_turn(
    served: Served, slow: list[socket.socket]
) -> None:
    one = connect(served, slow)
    one.sendall(
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3 + b"GET /healthz HTTP/1.1\r\nHost: loc"
    )
    one.sendall(b"alhost\r\nConnection: close\r\n\r\n")
    told = b""
    while more := one.recv(10_000):
        told += more
    assert told.count(b"HTTP/1.1 200 OK") == 4
