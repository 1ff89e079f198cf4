"""Vectors from an OpenAI-compatible embeddings endpoint, where one is configured."""

import http.client
import json
import math
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np

from groundswell.encoders.errors import EncoderMisconfigured, EndpointFailed
from groundswell.encoders.redirects import NoRedirect
from groundswell.engine.encoder import Vectors

_TEXTS_PER_REQUEST = 128
_LARGEST_ANSWER = 64 << 20  # bytes; 128 vectors of 4,096 numbers in decimal are about 12 MB
_LONGEST_PAUSE = 30.0  # seconds, also where the server asks for more
# The server is busy or passing through trouble; anything else would fail the same way again.
_WORTH_RETRYING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class _Unanswered(Exception):
    """One attempt failed in a way that may pass. `pause` is what the server asked for, in seconds."""

    def __init__(self, why: str, pause: float | None = None) -> None:
        super().__init__(why)
        self.pause = pause


class EndpointEncoder:
    """An engine.encoder.Encoder that posts texts to `<url>/embeddings`. The key is never in an error.

    `dimensions` is 0 until the first answer came, unless given.
    """

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        *,
        dimensions: int = 0,
        timeout: float = 60.0,
        attempts: int = 4,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address = _check_address(url)
        if not model:
            raise EncoderMisconfigured(
                "An embeddings endpoint needs the name of a model: set GROUNDSWELL_EMBEDDINGS_MODEL as well."
            )
        self.model = f"{model}@{self._host}"
        self.dimensions = dimensions
        self._name, self._key = model, key
        self._timeout, self._attempts, self._pause = timeout, attempts, pause
        self._opener = urllib.request.build_opener(NoRedirect)

    def __repr__(self) -> str:
        return f"EndpointEncoder(model={self.model!r})"

    @property
    def _host(self) -> str:
        return urllib.parse.urlsplit(self._address).netloc

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), float32, rows of length 1. Raises EndpointFailed."""
        parts = [
            self._ask(texts[start : start + _TEXTS_PER_REQUEST])
            for start in range(0, len(texts), _TEXTS_PER_REQUEST)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), dtype=np.float32)

    def _ask(self, texts: Sequence[str]) -> Vectors:
        # Endpoints refuse an empty text; a space stands for it.
        body = json.dumps({"model": self._name, "input": [text if text.strip() else " " for text in texts]})
        vectors = self._read_vectors(self._post_until_answered(body.encode()), len(texts))
        if self.dimensions and vectors.shape[1] != self.dimensions:
            raise self._fail(
                f"vectors of {vectors.shape[1]} numbers came where {self.dimensions} were expected"
            )
        self.dimensions = int(vectors.shape[1])
        return vectors

    # A loop of ten lines that keeps to what the server asks for: not worth `tenacity` or an HTTP client.
    def _post_until_answered(self, body: bytes) -> bytes:
        for attempt in range(1, self._attempts + 1):
            try:
                return self._post(body)
            except _Unanswered as failure:
                if attempt == self._attempts:
                    raise self._fail(f"{failure}, {attempt} times in a row") from None
                wished = 2.0 ** (attempt - 1) if failure.pause is None else failure.pause
                self._pause(min(wished, _LONGEST_PAUSE))
        raise self._fail("no attempt was allowed")

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address, body, headers, method="POST")  # noqa: S310 (scheme checked)
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                read = cast(bytes, answer.read(_LARGEST_ANSWER + 1))
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise self._refuse(refusal) from None
        except (urllib.error.URLError, http.client.HTTPException, OSError) as broken:
            raise _Unanswered(f"it could not be reached ({_name_cause(broken)})") from None
        if len(read) > _LARGEST_ANSWER:
            raise self._fail("the answer is larger than any batch of vectors could be")
        return read

    def _refuse(self, refusal: urllib.error.HTTPError) -> Exception:
        # The body is left out: some servers repeat the key in it.
        if refusal.code in _WORTH_RETRYING:
            return _Unanswered(f"it answered {refusal.code}", _read_pause(refusal.headers.get("Retry-After")))
        if refusal.code in (401, 403):
            return self._fail(f"it answered {refusal.code}: the key is missing or not accepted")
        if 300 <= refusal.code < 400:
            return self._fail(f"it redirects ({refusal.code}): configure the address it really has")
        return self._fail(f"it answered {refusal.code}: check the address and the name of the model")

    def _read_vectors(self, answer: bytes, expected: int) -> Vectors:
        try:
            rows = cast(list[dict[str, Any]], json.loads(answer)["data"])
            by_index = {int(row["index"]): row["embedding"] for row in rows}
            if sorted(by_index) != list(range(expected)) or len(rows) != expected:
                raise self._fail(f"it did not give one vector for each of the {expected} texts")
            vectors = np.array([by_index[index] for index in range(expected)], dtype=np.float32)
        except (ValueError, KeyError, TypeError) as odd:
            raise self._fail(f"its answer is not a list of embeddings ({type(odd).__name__})") from None
        if vectors.ndim != 2:
            raise self._fail("its answer is not a list of embeddings")
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(vectors).all() or not lengths.all():
            raise self._fail("it gave a vector that is not a direction (zero or not a number)")
        return vectors / lengths

    def _fail(self, why: str) -> EndpointFailed:
        return EndpointFailed(f"The embeddings endpoint at {self._host} failed: {why}.")


def _check_address(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EncoderMisconfigured(
            "GROUNDSWELL_EMBEDDINGS_URL must be an http or https address, such as https://host/v1."
        )
    if parts.username or parts.password:
        raise EncoderMisconfigured(
            "Give the endpoint's key in GROUNDSWELL_EMBEDDINGS_KEY, not inside the address."
        )
    return urllib.parse.urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/embeddings", fragment=""))


def _read_pause(given: str | None) -> float | None:
    """Retry-After in seconds. Its other form, a date, is left to our own waiting."""
    try:
        seconds = float(given or "")
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _name_cause(broken: Exception) -> str:
    reason = getattr(broken, "reason", broken)
    return type(reason).__name__ if isinstance(reason, BaseException) else str(reason)
