"""Notes on the running application: answered by a real worker, and kept where it is killed."""

import http.cookiejar
import json
import os
import re
import shutil
import signal
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.worlds.serving import Served, until

pytestmark = pytest.mark.files
WORDS = "The export doubles every invoice line again"


class Seller:
    """A browser without a script, signed in by the link."""

    def __init__(self, served: Served, link: str) -> None:
        self._url = served.url
        self._open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        ).open
        self._open(link)

    def get(self, path: str) -> Any:
        asked = urllib.request.Request(f"{self._url}{path}", headers={"Accept": "application/json"})
        return json.load(self._open(asked))

    def note(self, words: str, **more: str) -> Any:
        fields = {"key": str(uuid4()), "words": words, "account": "Harbour Foods", **more}
        fields["csrfmiddlewaretoken"] = self.get("/note/data")["token"]
        asked = urllib.request.Request(
            f"{self._url}/note",
            urllib.parse.urlencode(fields).encode(),
            headers={"Accept": "application/json", "Origin": self._url},
        )
        return json.load(self._open(asked))


@pytest.fixture(scope="module")
def served(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    one = Served(shutil.copytree(sample_home, tmp_path_factory.mktemp("noting") / "sample"), "--samples")
    yield one
    one.kill()
    print((one.folder / "log").read_text()[-6000:])


@pytest.fixture(scope="module")
def seller(served: Served) -> Seller:
    return Seller(served, served.other_ways_in(6)["seller"])


def test_a_note_is_answered_with_what_it_had_come_to(served: Served, seller: Seller) -> None:
    answer = seller.note(WORDS)
    until(lambda: seller.get(f"/note/{answer['key']}")["placed"])
    told = seller.get(f"/note/{answer['key']}")["html"]
    assert re.search(r"Heard \d+ times from \d+ accounts", told)
    assert served.folder.joinpath("worker/socket").stat().st_mode & 0o777 == 0o600


def test_a_note_that_is_kept_while_the_worker_is_dead_or_stopped_is_placed_when_it_is_back(
    served: Served, seller: Seller
) -> None:
    worker = served.stop_worker()
    stopped = seller.note("Nobody picks up the telephone on Fridays")
    assert not stopped["placed"]
    assert "Kept; it will be placed" in stopped["html"]
    os.kill(worker, signal.SIGKILL)
    killed = seller.note("Nobody picks up the telephone on Fridays, they say")
    assert not killed["placed"]
    # By the worker that comes after it, asked or not.
    unplaced = "SELECT count(*) FROM field_conversation WHERE key LIKE 'noted:%' AND extraction = ''"
    until(lambda: served.read(unplaced) == [0])
    until(lambda: seller.get(f"/note/{killed['key']}")["placed"])
    assert re.search("time heard|Heard", seller.get(f"/note/{killed['key']}")["html"])
