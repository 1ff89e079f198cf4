"""A crawl of the sample company as a guest, and as nobody: every address that there is, with every number and
name that there is, tells no name of an account, a person or a deal."""

import http.client
import shutil
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from django.urls import reverse

from tests.worlds.serving import Served

pytestmark = pytest.mark.files
_OTHER_ROLES = 6
_SHORTEST = 5  # letters of a name that is no other word of a page


@pytest.fixture
def sample(sample_home: Path, tmp_path: Path) -> Iterator[Served]:
    one = Served(shutil.copytree(sample_home, tmp_path / "sample"), "--samples")
    yield one
    one.kill()


class Crawler:
    """Somebody's browser, which follows nowhere."""

    def __init__(self, served: Served, way_in: str = "") -> None:
        self._port = served.port
        self._cookie = ""
        if way_in:
            status, _, headers = self._answer(way_in.removeprefix(served.url))
            assert status == 302
            self._cookie = "; ".join(one.partition(";")[0] for one in headers.get_all("Set-Cookie", []))

    def get(self, path: str) -> str:
        """All that is told, in the answer and about it."""
        _, told, headers = self._answer(path)
        return f"{unescape(told)}\n{headers}"

    def _answer(self, path: str) -> tuple[int, str, http.client.HTTPMessage]:
        asked = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            asked.request("GET", path, headers={"Cookie": self._cookie} if self._cookie else {})
            answer = asked.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            asked.close()


def addresses(served: Served) -> list[str]:
    """Of every route, with every number that fits it; of what there is little of, the first dozen."""
    from groundswell.web.urls import urlpatterns

    concerns = served.read("SELECT id FROM field_concern")
    there_are: dict[str, list[object]] = {
        "conversation": served.read("SELECT id FROM field_conversation"),
        "find-verbatim": served.read("SELECT id FROM field_verbatim"),
        **dict.fromkeys(("concern", "who", "find-concern"), concerns),
    }
    few: list[object] = list(range(1, 13))
    strings: dict[str, list[object]] = {
        "name": served.read("SELECT DISTINCT name FROM crm_account"),
        "token": ["no-such-token"],
        "kind": ["heard", "rising"],
        "copy": ["no-such.db"],
        "key": ["no-such-note"],
        "item": ["00000000-0000-0000-0000-000000000001"],
    }
    found = []
    for route in urlpatterns:
        names = list(route.pattern.converters)
        values = [strings.get(name) or there_are.get(str(route.name), few) for name in names]
        found += [
            reverse(str(route.name), kwargs=dict(zip(names, one, strict=True))) for one in product(*values)
        ]
    return [*found, "/search?q=invoice", "/concerns?show=all", "/accounts?q=a", "/robots.txt", "/.git/config"]


def hidden(served: Served) -> set[str]:
    """Names of accounts, people and deals; the guest's own is theirs to see."""
    told = [
        *served.read("SELECT name FROM crm_account"),
        *served.read("SELECT name FROM crm_deal"),
        *served.read("SELECT name FROM crm_personofours"),
        *served.read("SELECT name FROM people_user WHERE role <> 'guest'"),
        *served.read("SELECT email FROM people_user WHERE role <> 'guest'"),
    ]
    return {name for name in told if len(name) >= _SHORTEST}


def served_account(served: Served) -> str:
    """One from which something was heard."""
    (name,) = served.read("SELECT account FROM field_conversation WHERE account <> '' LIMIT 1")
    return name


@pytest.mark.usefixtures("store_path")
def test_no_name_of_the_sample_company_reaches_a_guest_or_nobody(sample: Served) -> None:
    ways_in = sample.other_ways_in(_OTHER_ROLES)
    names, asked = hidden(sample), addresses(sample)
    assert len(names) > 20
    assert len(asked) > 500
    for who, crawler in (
        ("nobody", Crawler(sample)),
        ("guest", Crawler(sample, ways_in["guest"])),
    ):
        for address in asked:
            # What they asked for stands in where they are led, and they know it.
            told = crawler.get(address).replace(address, "")
            if who == "nobody":
                told = "\n".join(line for line in told.splitlines() if not line.startswith("Location:"))
            leaked = [name for name in names if name in told]
            assert not leaked, (who, address, leaked)
    # The crawl would see one.
    seller, account = Crawler(sample, ways_in["seller"]), served_account(sample)
    assert account in seller.get(reverse("account", args=[account]))
