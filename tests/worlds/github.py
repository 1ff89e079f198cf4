"""A tracker on loopback that answers as GitHub does: pages, marks, limits, refusals, moved tickets."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

TOKEN = "ghp_of_the_tests_alone"
REPOSITORY = "wrenfield/ledger"
BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)


_OK = b"HTTP/1.1 200 OK\r\n"
_LARGE = b"[" + b'"x",' * 250_000
# (what it begins with, what then comes again and again)
FLOODS = {
    "headers": (_OK, b"X-More: more\r\n" * 1_000),
    "a header": (_OK + b"X-More: ", _LARGE),
    "a status": (b"HTTP/1.1 200 ", _LARGE),
    "a body": (_OK + b"\r\n", _LARGE),
    "a body of 100 MB": (_OK + b"Content-Length: 104857600\r\n\r\n", _LARGE),
    "pieces": (
        _OK + b"Transfer-Encoding: chunked\r\n\r\n",
        b"%x\r\n%s\r\n" % (len(_LARGE), _LARGE),
    ),
    "a length of a piece": (_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"f" * 1_000_000),
    "a refusal": (b"HTTP/1.1 500 Oh\r\n\r\n", _LARGE),
    "other answers first": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
}
_MOST = 104_857_600  # bytes of a flood


class GitHub:
    """What a test changes is how it answers."""

    def __init__(self) -> None:
        self.base = ""
        self.tokens = {TOKEN}
        self.issues: dict[str, dict[str, Any]] = {}  # by owner/name#12
        self.moved: dict[str, str] = {}  # by key, where it is by now
        self.leads_to = ""  # another address, for everything
        self.refuses: list[tuple[int, dict[str, str], str]] = []  # the next answers: status, headers, message
        self.says = b""  # this, whatever it is, to everything that is asked
        self.trickles = ""  # "headers" or "body": a little of these at a time, without end
        self.floods = ""  # a key of FLOODS: what it sends, without end and as fast as it is read
        self.flooded = 0  # bytes of it that were taken
        self.pause = threading.Event()
        self.loses_answers = 0  # of so many tickets that are made: made, and the line breaks
        self.asked: list[tuple[str, str]] = []  # method, path with its query
        self.told: list[dict[str, str]] = []  # headers
        self.now = BEGUN

    def open(self, number: int, repository: str = REPOSITORY, **more: Any) -> str:
        key = f"{repository}#{number}"
        address = f"{self.site}/{repository}/issues/{number}"
        self.issues[key] = {
            "html_url": address,
            "number": number,
            "title": f"Ticket {number}",
            "body": "",
            "state": "open",
            "state_reason": None,
            "labels": [],
            "updated_at": self.at(),
            **more,
        }
        return address

    def change(self, key: str, **more: Any) -> None:
        self.now += timedelta(minutes=1)
        self.issues[key] |= {**more, "updated_at": self.at()}

    def at(self) -> str:
        return f"{self.now:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def site(self) -> str:
        return self.base

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc

    def answer(self, method: str, path: str, headers: Any, body: bytes) -> tuple[int, dict[str, str], Any]:
        self.asked.append((method, path))
        self.told.append({name.lower(): value for name, value in headers.items()})
        if self.leads_to:
            return 301, {"Location": self.leads_to}, {"message": "Moved Permanently"}
        if self.refuses:
            status, more, message = self.refuses.pop(0)
            return status, more, {"message": message}
        if headers.get("Authorization") not in {f"Bearer {token}" for token in self.tokens}:
            return 401, {}, {"message": "Bad credentials"}
        return self._answer(method, urlsplit(path), headers, body)

    def _answer(self, method: str, asked: Any, headers: Any, body: bytes) -> tuple[int, dict[str, str], Any]:
        if match := re.fullmatch(r"/repos/([^/]+/[^/]+)/issues/(\d+)", asked.path):
            key = f"{match[1]}#{match[2]}"
            if key in self.moved:
                repository, _, number = self.moved[key].rpartition("#")
                return 301, {"Location": f"{self.base}/repos/{repository}/issues/{number}"}, {}
            if key not in self.issues:
                return 404, {}, {"message": "Not Found"}
            return self._marked(self.issues[key], headers)
        if (match := re.fullmatch(r"/repos/([^/]+/[^/]+)/issues", asked.path)) and method == "POST":
            return self._made(match[1], json.loads(body))
        if match:
            return self._listed(match[1], asked, headers)
        if match := re.fullmatch(r"/repos/([^/]+/[^/]+)", asked.path):
            return 200, {"x-ratelimit-remaining": "4321"}, {"full_name": match[1]}
        return 404, {}, {"message": "Not Found"}

    def _made(self, repository: str, sent: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
        self.now += timedelta(minutes=1)
        number = len(self.issues) + 1
        self.open(number, repository, **sent)
        if self.loses_answers:
            self.loses_answers -= 1
            return 0, {}, {}
        return 201, {}, self.issues[f"{repository}#{number}"]

    def _listed(self, repository: str, asked: Any, headers: Any) -> tuple[int, dict[str, str], Any]:
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        page, each = int(query.get("page", 1)), min(int(query["per_page"]), 3)  # small pages
        changed = [
            issue
            for key, issue in self.issues.items()
            if key.startswith(f"{repository}#") and issue["updated_at"] >= query["since"]
        ]
        changed.sort(key=lambda issue: issue["updated_at"])
        status, told, shown = self._marked(changed[(page - 1) * each : page * each], headers)
        if page * each < len(changed):
            further = urlencode({**query, "page": page + 1})
            told["Link"] = f'<{self.base}{asked.path}?{further}>; rel="next", <x>; rel="last"'
        return status, told, shown

    def _marked(self, shown: Any, headers: Any) -> tuple[int, dict[str, str], Any]:
        mark = f'W/"{hash(json.dumps(shown)) & 0xFFFFFF:x}"'
        if headers.get("If-None-Match") == mark:
            return 304, {"ETag": mark}, None
        return 200, {"ETag": mark}, shown


@contextmanager
def github() -> Iterator[GitHub]:
    there = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do("GET")

        def do_POST(self) -> None:
            self._do("POST")

        def _do(self, method: str) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, told, shown = there.answer(method, self.path, self.headers, body)
            if not status:
                return  # the line breaks
            if there.trickles:
                self._trickle()
                return
            if there.floods:
                self._flood(*FLOODS[there.floods])
                return
            self.send_response(status)
            for name, value in told.items():
                self.send_header(name, value)
            sent = there.says or (b"" if shown is None else json.dumps(shown).encode())
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def _trickle(self) -> None:
            """Its headers, or what comes after them, by `there.trickles`."""
            try:
                self.wfile.write(b"HTTP/1.0 200 OK\r\n")
                while there.trickles:
                    self.wfile.write(b"X-More: more\r\n" if there.trickles == "headers" else b"\r\n")
                    there.pause.wait(0.05)
            except OSError:
                return  # nobody listens any more

        def _flood(self, begins: bytes, further: bytes) -> None:
            try:
                self.wfile.write(begins)
                while there.flooded < _MOST:
                    self.wfile.write(further)
                    there.flooded += len(further)
            except OSError:
                return  # nobody listens any more

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    there.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield there
    finally:
        there.trickles = ""
        server.shutdown()
        server.server_close()
        thread.join()
