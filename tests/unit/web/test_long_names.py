"""A name of 10,000 letters: its page is found, its words are, and no address is longer than servers read."""

import re
from html import unescape
from pathlib import Path

import pytest

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with, feedback, listen_to, write_table

LONG = "Aktiengesellschaft" * 556
_READ = 4_000  # letters of an address


@pytest.mark.usefixtures("heard")
def test_a_very_long_name_leads_to_its_page_and_to_its_words(signed_in: SignedIn, tmp_path: Path) -> None:
    (row,) = feedback([INVOICES[1]], first=50)
    listen_to(write_table(tmp_path / "long.csv", [{**row, "account": LONG}]))
    browser = signed_in(Role.PRODUCT.value)
    told = browser.get(f"/concerns/C-{concern_with(INVOICES[0])}").content.decode()
    addresses = [unescape(address) for address in re.findall(r'href="([^"]*)"', told)]
    assert max(map(len, addresses)) < _READ
    (to_words,) = [address for address in addresses if "Aktiengesellschaft" in address]
    words = browser.get(to_words).content.decode()
    assert "1 verbatim of" in words
    (talk,) = re.findall(r"/conversations/(\d+)#", words)
    (page,) = re.findall(r'href="(/accounts/[^"]*)"', browser.get(f"/conversations/{talk}").content.decode())
    assert len(page) < _READ
    answer = browser.get(page)
    assert answer.status_code == 200
    assert INVOICES[1] in answer.content.decode()
