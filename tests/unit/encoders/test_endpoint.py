import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from groundswell.encoders import EncoderConfiguration, EncoderMisconfigured, EndpointFailed, open_encoder
from groundswell.encoders.endpoint import EndpointEncoder

KEY = "sk-very-secret"


class Server(ThreadingHTTPServer):
    """Answers as an embeddings endpoint, or with what a test puts into `answers` first."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str | None, dict[str, Any]]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, self.headers["Authorization"], asked))
        status, headers, body = (
            self.server.answers.pop(0) if self.server.answers else (200, {}, answer(asked))
        )
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: object) -> None:
        pass


def answer(asked: dict[str, Any]) -> str:
    rows = [{"index": i, "embedding": [len(text), 2.0]} for i, text in enumerate(asked["input"])]
    return json.dumps({"data": rows[::-1]})


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def encoder_of(server: Server, pause: Callable[[float], None] = lambda _: None) -> EndpointEncoder:
    return EndpointEncoder(server.url, "embed-small", KEY, attempts=3, pause=pause)


def test_vectors_come_in_the_order_of_the_texts_and_of_length_one(server: Server) -> None:
    vectors = encoder_of(server).encode(["a", "bbbb"])
    assert vectors == pytest.approx(np.array([[1, 2] / np.sqrt(5), [4, 2] / np.sqrt(20)]), abs=1e-6)
    assert vectors.dtype == np.float32


def test_model_key_and_address_are_sent_as_the_api_has_it(server: Server) -> None:
    encoder_of(server).encode(["a"])
    asked = {"model": "embed-small", "input": ["a"]}
    assert server.requests == [("/v1/embeddings", f"Bearer {KEY}", asked)]


def test_many_texts_go_in_several_requests(server: Server) -> None:
    vectors = encoder_of(server).encode(["x" * (1 + number % 9) for number in range(300)])
    assert [len(asked["input"]) for _, _, asked in server.requests] == [128, 128, 44]
    assert vectors.shape == (300, 2)


def test_a_busy_server_is_asked_again_after_the_pause_it_wishes(server: Server) -> None:
    pauses: list[float] = []
    server.answers = [(429, {"Retry-After": "7"}, ""), (503, {}, "")]
    encoder_of(server, pauses.append).encode(["a"])
    assert pauses == [7, 2]


def test_a_server_that_stays_busy_is_given_up_with_a_sentence(server: Server) -> None:
    server.answers = [(500, {}, KEY)] * 3
    with pytest.raises(EndpointFailed, match="answered 500, 3 times in a row"):
        encoder_of(server).encode(["a"])
    assert len(server.requests) == 3


def test_a_refused_key_is_not_tried_again_and_not_repeated(server: Server) -> None:
    server.answers = [(401, {}, f"bad key {KEY}")]
    encoder = encoder_of(server)
    with pytest.raises(EndpointFailed, match="key is missing or not accepted") as caught:
        encoder.encode(["a"])
    assert KEY not in str(caught.value) + repr(encoder)
    assert caught.value.__cause__ is None
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed_with_the_key(server: Server) -> None:
    server.answers = [(302, {"Location": f"{server.url}/elsewhere"}, "")]
    with pytest.raises(EndpointFailed, match="redirects"):
        encoder_of(server).encode(["a"])
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<html>",
        "{}",
        '{"data": []}',
        '{"data": [{"index": 1, "embedding": [1, 2]}]}',
        '{"data": [{"index": 0, "embedding": "AAAA"}]}',
        '{"data": [{"index": 0, "embedding": [0, 0]}]}',
        '{"data": [{"index": 0, "embedding": [NaN, 1]}]}',
    ],
)
def test_an_answer_that_is_no_vector_per_text_is_refused(server: Server, body: str) -> None:
    server.answers = [(200, {}, body)]
    with pytest.raises(EndpointFailed):
        encoder_of(server).encode(["a"])


def test_a_model_that_changes_its_width_is_noticed(server: Server) -> None:
    encoder = encoder_of(server)
    encoder.encode(["a"])
    server.answers = [(200, {}, '{"data": [{"index": 0, "embedding": [1, 2, 3]}]}')]
    with pytest.raises(EndpointFailed, match="3 numbers"):
        encoder.encode(["a"])


def test_an_address_nobody_listens_at_is_named_without_a_traceback(server: Server) -> None:
    encoder = EndpointEncoder("http://127.0.0.1:1", "m", attempts=1)
    with pytest.raises(EndpointFailed, match=r"127\.0\.0\.1:1 failed: it could not be reached"):
        encoder.encode(["a"])


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/v1", "host/v1", "https://user:pw@host/v1"])
def test_only_plain_web_addresses_are_taken(url: str) -> None:
    with pytest.raises(EncoderMisconfigured):
        EndpointEncoder(url, "m")


def test_configuration_chooses_the_endpoint_and_never_shows_its_key() -> None:
    environment = {
        "GROUNDSWELL_EMBEDDINGS_URL": "https://host/v1",
        "GROUNDSWELL_EMBEDDINGS_MODEL": "embed-small",
        "GROUNDSWELL_EMBEDDINGS_KEY": KEY,
    }
    configuration = EncoderConfiguration.from_environment(environment)
    assert open_encoder(configuration).model == "embed-small@host"
    assert KEY not in repr(configuration)
    assert open_encoder(EncoderConfiguration.from_environment({})).model == "all-MiniLM-L6-v2/int8"
