"""Answering those who ask the worker, beside whatever else it does: on a socket that only its owner may
open."""

import base64
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError, connection

from groundswell.engine.encoder import Encoder
from groundswell.field import asking
from groundswell.field.asking import Message, NoAnswer
from groundswell.field.keeping.private import make_folder
from groundswell.field.languages import reader_beside
from groundswell.field.placing import Placing
from groundswell.field.reading.heard_before import heard_before
from groundswell.message.covering.working_out import standing
from groundswell.speech import GroundswellError
from groundswell.worker.covering import attempt

_LOG = logging.getLogger(__name__)
_AT_ONCE = 4  # who asks is read in as many threads; what is computed waits for its turn
_PATIENCE = 5.0  # seconds that whoever connects gets to ask, and to take the answer
_MOST_TEXTS, _MOST_LETTERS = 64, 4_000

Answer = Callable[[Mapping[str, object]], Message]


class NotUnderstood(GroundswellError):
    """What was asked is no question of ours."""

    code = "not_understood"


class Answers:
    """What may be asked, by name."""

    def __init__(self, placing: Placing, encoder: Callable[[], Encoder]) -> None:
        self._placing, self._encoder = placing, encoder
        self._encoding = threading.Lock()
        self._by_name: dict[str, Answer] = {
            "vector": self._vector,
            "place": self._place,
            "cover": self._cover,
        }

    def to(self, question: Mapping[str, object]) -> Message:
        """Raises NotUnderstood, and what keeps it from being answered."""
        answer = self._by_name.get(str(question.get("ask")))
        if answer is None:
            raise NotUnderstood
        return answer(question)

    def _vector(self, question: Mapping[str, object]) -> Message:
        """`{"texts": [...]}` → the model, and each text's vector (float32, little endian, base64)."""
        texts = question.get("texts")
        if not isinstance(texts, list) or not 0 < len(texts) <= _MOST_TEXTS:
            raise NotUnderstood
        with self._encoding:
            encoder = self._encoder()
            vectors = encoder.encode([str(text)[:_MOST_LETTERS] for text in texts])
        rows = [base64.b64encode(row.astype("<f4").tobytes()).decode() for row in vectors]
        return {"model": encoder.model, "vectors": rows}

    def _place(self, question: Mapping[str, object]) -> Message:
        """`{"conversation": 7}` → what each verbatim in it had come to before; null while it is not
        placed."""
        number = question.get("conversation")
        if not isinstance(number, int):
            raise NotUnderstood
        heard = heard_before(number)
        if heard is None and self._placing.place(number):
            heard = heard_before(number)
        return {"heard": None if heard is None else [asdict(verbatim) for verbatim in heard]}

    def _cover(self, question: Mapping[str, object]) -> Message:
        """`{"text": 7}` → whether it is worked out by now what the text answers."""
        number = question.get("text")
        if not isinstance(number, int):
            raise NotUnderstood
        text = standing().filter(pk=number).select_related("version").first()
        if text is not None:
            with self._encoding:
                attempt(text, lambda: reader_beside(self._encoder()), datetime.now(UTC))
        return {"found": text is not None}


class Answering:
    """Answers from `begin` to `end`, in threads of its own."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._stopped = threading.Event()
        self._made: Path | None = None  # a folder outside, where the data folder's path is too long

    def begin(self) -> None:
        self._path = self._prepare()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._path.unlink(missing_ok=True)  # of a worker that was killed
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)  # nobody but its owner gets into the folder before
        self._socket.listen(16)
        self._socket.settimeout(0.5)
        self._mark = self._path.stat().st_ino
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="answering")
        self._accepting = threading.Thread(target=self._accept, name="accepting", daemon=True)
        self._accepting.start()

    def end(self) -> None:
        self._stopped.set()
        self._accepting.join()
        self._socket.close()
        self._pool.shutdown(cancel_futures=True)
        # Another worker may have put its own there meanwhile.
        with suppress(FileNotFoundError):
            if self._path.stat().st_ino == self._mark:
                self._path.unlink()
        if self._made:
            shutil.rmtree(self._made, ignore_errors=True)

    def _prepare(self) -> Path:
        folder = asking.folder()
        make_folder(folder)
        folder.chmod(0o700)
        asking.pointer().unlink(missing_ok=True)
        path = asking.socket_path()
        if len(bytes(path)) <= asking.LONGEST_PATH:
            return path
        self._made = Path(tempfile.mkdtemp(prefix="groundswell-"))  # 0700
        asking.pointer().write_text(f"{self._made / path.name}\n", encoding="utf-8")
        return self._made / path.name

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                asked, _ = self._socket.accept()
            except TimeoutError:
                continue
            self._pool.submit(self._answer, asked)

    def _answer(self, channel: socket.socket) -> None:
        with channel:
            try:
                question = asking.understood(asking.read_line(channel, time.monotonic() + _PATIENCE))
                answer = self._answer_to(question)
                channel.settimeout(_PATIENCE)
                channel.sendall(asking.packed(answer))
            except (OSError, NoAnswer) as gone:  # who asked has gone, or never meant to ask
                _LOG.info("nobody to answer: %s", gone)
            finally:
                connection.close()

    def _answer_to(self, question: Message) -> Message:
        try:
            return self._answers.to(question)
        except GroundswellError as wrong:
            _LOG.warning("%s cannot be answered: %s", question.get("ask"), wrong.code)
            return {"failed": wrong.code}
        except DatabaseError:
            _LOG.exception("the database could not be used")
            return {"failed": "database"}


def can_answer() -> bool:
    """Whether this system has sockets of the kind."""
    return hasattr(socket, "AF_UNIX") and hasattr(os, "getuid")
