"""The worker answers on a socket of its own, whatever comes in there; and whoever asks goes on without it."""

import base64
import json
import socket
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from groundswell.field import asking
from groundswell.field.asking import NoAnswer, ask
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store is no file, the socket lies in the data folder."""
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "home"))


@contextmanager
def answering() -> Iterator[None]:
    from groundswell.field.placing import Placing
    from groundswell.worker.answering import Answering, Answers

    encoder = WordEncoder()
    one = Answering(Answers(Placing(lambda: encoder), lambda: encoder))
    one.begin()
    try:
        yield
    finally:
        one.end()


def sent(line: bytes, *, ends: bool = True) -> bytes:
    """What comes back for these bytes, however they are."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(20)
        asked.connect(str(asking.socket_path()))
        with suppress(BrokenPipeError, ConnectionResetError):
            asked.sendall(line)
            if ends:
                asked.shutdown(socket.SHUT_WR)
            return asked.recv(asking.MOST)
    return b""


@pytest.mark.usefixtures("store_path")
def test_the_vectors_of_words_come_back_as_the_encoder_makes_them() -> None:
    with answering():
        told = ask("vector", {"texts": ["the export", "the app"]}, seconds=20)
    rows = [np.frombuffer(base64.b64decode(one), dtype="<f4") for one in told["vectors"]]
    assert told["model"] == WordEncoder.model
    assert np.allclose(np.stack(rows), WordEncoder().encode(["the export", "the app"]), atol=1e-6)


@pytest.mark.usefixtures("store_path")
def test_a_note_is_placed_and_what_it_had_come_to_is_told(tmp_path: Path) -> None:
    from tests.unit.field.test_noting import note

    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    number = note("no signal in the basement for the app").conversation_id
    with answering():
        (found,) = ask("place", {"conversation": number}, seconds=20)["heard"]
        assert (found["times"], found["accounts"]) == (4, 4)
        assert ask("place", {"conversation": number}, seconds=20)["heard"] == [found]


@pytest.mark.usefixtures("store_path")
@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"ask": "erase"}, "not_understood"),
        ({"ask": "vector", "texts": []}, "not_understood"),
        ({"ask": "vector", "texts": ["word"] * 65}, "not_understood"),
        ({"ask": "place", "conversation": "7"}, "not_understood"),
    ],
)
def test_what_is_no_question_is_told_so(asked: dict[str, object], why: str) -> None:
    with answering():
        assert json.loads(sent(asking.packed(asked))) == {"failed": why}


@pytest.mark.usefixtures("store_path")
def test_garbage_is_dropped_and_the_next_is_answered() -> None:
    with answering():
        for line in (
            b"",
            b"\xff\xfe\x00\n",
            b"[1, 2]\n",
            b"{" * 100_000 + b"\n",
            b"no end",
            b"x" * (asking.MOST + 9),
        ):
            assert sent(line) == b""
        assert ask("vector", {"texts": ["the app"]}, seconds=20)["model"] == WordEncoder.model


@pytest.mark.usefixtures("store_path")
def test_who_connects_and_says_nothing_keeps_nobody_waiting() -> None:
    with answering():
        silent = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) for _ in range(3)]
        for one in silent:
            one.connect(str(asking.socket_path()))
        assert ask("vector", {"texts": ["the app"]}, seconds=20)["model"] == WordEncoder.model
        for one in silent:
            one.close()


@pytest.mark.usefixtures("store_path")
def test_several_at_once_are_all_answered() -> None:
    with answering():
        found: list[object] = []
        each = [
            threading.Thread(
                target=lambda: found.append(ask("vector", {"texts": ["app"]}, seconds=20)["model"])
            )
            for _ in range(12)
        ]
        for one in each:
            one.start()
        for one in each:
            one.join()
    assert found == [WordEncoder.model] * 12


@pytest.mark.usefixtures("store_path")
def test_only_its_owner_gets_at_it_and_it_goes_with_the_worker() -> None:
    with answering():
        path = asking.socket_path()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.parent.chmod(0o755)
        with pytest.raises(NoAnswer):  # somebody else may have put theirs there
            ask("vector", {"texts": ["app"]}, seconds=20)
        path.parent.chmod(0o700)
    assert not path.exists()


@pytest.mark.usefixtures("store_path")
def test_what_a_killed_worker_left_is_in_nobodys_way() -> None:
    asking.folder().mkdir(mode=0o700, parents=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(str(asking.socket_path()))
    with pytest.raises(NoAnswer):
        ask("vector", {"texts": ["app"]}, seconds=5)
    with answering():
        assert ask("vector", {"texts": ["app"]}, seconds=20)["model"] == WordEncoder.model


def test_where_the_path_is_too_long_the_socket_lies_elsewhere_and_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_store
) -> None:
    deep = tmp_path / ("deep" * 20) / "field.db"
    monkeypatch.setenv("GROUNDSWELL_HOME", str(deep.parent))
    deep.parent.mkdir(parents=True)
    with empty_store.copied_to(deep), answering():
        path = asking.socket_path()
        assert len(bytes(path)) <= asking.LONGEST_PATH
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert ask("vector", {"texts": ["app"]}, seconds=20)["model"] == WordEncoder.model
    assert not path.parent.exists()


@contextmanager
def somebody_who(answer: bytes | None) -> Iterator[None]:
    """Sits where the worker would, and sends these bytes, or never anything."""
    asking.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as there:
        there.bind(str(asking.socket_path()))
        asking.socket_path().chmod(0o600)
        there.listen()
        over = threading.Event()

        def sits() -> None:
            asked, _ = there.accept()
            with asked, suppress(OSError):
                if answer is not None:
                    asked.sendall(answer)
                over.wait(20)

        sitting = threading.Thread(target=sits)
        sitting.start()
        try:
            yield
        finally:
            over.set()
            sitting.join()
            asking.socket_path().unlink()


@pytest.mark.usefixtures("store_path")
@pytest.mark.parametrize(
    "answer",
    [None, b"\n", b"{}x\n", b"\xff\n", b"[]\n", b'{"failed": "database"}\n', b"y" * (2 * asking.MOST)],
)
def test_whoever_asks_goes_on_without_an_answer_in_time(answer: bytes | None) -> None:
    began = time.monotonic()
    with somebody_who(answer), pytest.raises(NoAnswer):
        ask("place", {"conversation": 1}, seconds=0.3)
    assert time.monotonic() - began < 10


@pytest.mark.usefixtures("store_path")
@pytest.mark.parametrize("answer", [b"{}\n", b'{"heard": [{"times": "x"}]}\n', b'{"heard": 5}\n'])
def test_a_page_takes_a_worker_that_talks_nonsense_for_a_silent_one(answer: bytes) -> None:
    from groundswell.web.noting.contexts import _heard

    with somebody_who(answer):
        assert _heard(1) is None
