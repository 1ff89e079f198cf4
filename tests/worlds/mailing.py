"""A mail server on loopback that keeps what it is given, and says what a test wants it to say."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


class _Session(socketserver.StreamRequestHandler):
    server: "MailServer"

    def handle(self) -> None:
        try:
            self._talk()
        except ConnectionError:  # whoever sends was killed
            self.server.heard.append("(gone)")

    def _talk(self) -> None:
        self._say("220 here")
        to = ""
        for line in self.rfile:
            word = line.decode("utf-8", "replace").strip().upper()
            self.server.heard.append(word)
            if word.startswith("DATA"):
                self._say("354 go on")
                self._take(to, self._message())
            elif word.startswith("RCPT"):
                to = line.decode().partition("<")[2].partition(">")[0]
                self._say(self.server.to_recipients.get(to, "250 fine"))
            elif word.startswith("QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _message(self) -> bytes:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _take(self, to: str, told: bytes) -> None:
        self.server.given.append((to, told))
        self.server.taken.set()
        self.server.may_answer.wait(30)
        self._say(self.server.to_messages)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.given: list[tuple[str, bytes]] = []
        self.heard: list[str] = []
        self.to_messages = "250 queued as 42"
        self.to_recipients: dict[str, str] = {}
        self.taken = threading.Event()  # a message has arrived
        self.may_answer = threading.Event()  # cleared: it keeps whoever sends waiting for its word
        self.may_answer.set()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def messages(self) -> list[EmailMessage]:
        parsed = [message_from_bytes(told, policy=default) for _, told in self.given]
        return [one for one in parsed if isinstance(one, EmailMessage)]


def plain(mail: EmailMessage) -> str:
    """Its part in plain words."""
    return _part(mail, "plain")


def html(mail: EmailMessage) -> str:
    return _part(mail, "html")


def _part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    return found.get_content()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()


def send_by(server: MailServer) -> None:
    """The company sends its mail by this one from now on."""
    from groundswell.ledger.models import MailServer as Kept

    Kept.objects.create(
        host="127.0.0.1", port=server.port, security="none", sender="groundswell@wrenfield.example"
    )
