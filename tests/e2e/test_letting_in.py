"""`let-in` beside the application as it runs: who is shut out chooses a password and is in."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.worlds.serving import Served

pytestmark = pytest.mark.files
NEW = "nine lanterns on the quay"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    one = Served(tmp_path)
    yield one
    one.kill()


class Browser:
    """It keeps cookies, and sends a form with what its page holds against forged ones."""

    def __init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, url: str) -> tuple[int, str]:
        return self._answer(url, None)

    def post(self, url: str, **told: str) -> tuple[int, str]:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(url)[1])
        token = found[1] if found else ""
        return self._answer(url, urlencode({"csrfmiddlewaretoken": token, **told}).encode())

    def _answer(self, url: str, told: bytes | None) -> tuple[int, str]:
        try:
            with self._opener.open(url, told, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()


def let_in(served: Served, *words: str, **told: str) -> subprocess.CompletedProcess[str]:
    others = ("GROUNDSWELL_STORE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GROUNDSWELL_PUBLIC_URL")
    kept = {name: value for name, value in os.environ.items() if name not in others}
    program = [sys.executable, "-c", "from groundswell.cli.main import run; run()", "let-in"]
    return subprocess.run(
        [*program, *words],
        env={**kept, "GROUNDSWELL_HOME": str(served.folder), **told},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_an_administrator_who_lost_everything_is_let_in_once_from_the_machine(served: Served) -> None:
    early = let_in(served)
    assert (early.returncode, early.stdout) == (2, "")
    assert "There is no administrator yet" in early.stderr
    first = Browser()
    told = {"company": "Wrenfield", "name": "Agnes Holm", "email": "agnes@wrenfield.example"}
    more = {"currency": "EUR", "time_zone": "UTC", "offering": "products"}
    assert first.post(served.first, password="a heron over the reservoir", **told, **more)[0] == 200

    done = let_in(served, "--port", str(served.port), "--without-code")
    link = done.stdout.strip()
    assert re.fullmatch(rf"{served.url}/new-password/[\w-]{{43}}", link), done
    assert "Agnes Holm (agnes@wrenfield.example)" in done.stderr
    mine = Browser()
    assert "Choose a new password" in mine.get(link)[1]
    status, page = mine.post(link, password=NEW)
    assert (status, "Agnes Holm" in page) == (200, True)
    assert mine.get(f"{served.url}/settings/people")[0] == 200
    assert Browser().get(link)[0] == 410
    assert "Sign in" in first.get(f"{served.url}/settings/people")[1]  # theirs ended
    rows = served.read("SELECT act || ' ' || ref FROM ledger_auditrow WHERE name = 'the command line'")
    assert rows == ["give password link and ask for no code U-1"]
    public = let_in(served, "AGNES@wrenfield.example", GROUNDSWELL_PUBLIC_URL="https://field.example/")
    assert public.stdout.startswith("https://field.example/new-password/")
    assert served.end() == 0
