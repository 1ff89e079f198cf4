"""What is taken along on paper: one sheet for one question, in ink, whatever the screen looks like."""

import re

import pytest
from playwright.sync_api import Page

from tests.worlds.browsing import Company, Visits


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("role", ["product", "executive"])
def test_a_concern_and_today_are_one_sheet_each(company: Company, visits: Visits, role: str) -> None:
    page = visits.open(company, role)
    page.goto("/concerns")
    page.goto(page.locator("[data-row] [data-open]").first.get_attribute("href") or "")
    assert sheets(page) == 1
    if role == "executive":
        page.goto("/")
        assert sheets(page) == 1


def test_who_looks_at_dark_pages_prints_dark_words_on_white(company: Company, visits: Visits) -> None:
    page = visits.open(company, "product")
    page.goto("/concerns")
    page.emulate_media(color_scheme="dark", media="print")
    name = page.locator("[data-row] [data-open]").first
    assert name.evaluate("one => getComputedStyle(one).color") == "rgb(29, 33, 37)"
    assert page.locator("[data-row]").first.evaluate("row => row.getBoundingClientRect().width") > 300
