"""The loop, walked as each of the seven roles: on a phone by a thumb, at a desk by the keys alone."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from tests.worlds.browsing import Company, Device, Visits, press

MEMBERS = ("seller", "sales-lead", "marketing", "product", "executive", "administrator")
LAUNCHES = ("Wrenfield Insight", "Wrenfield Go Anywhere")
PARTS = 7
# What each stop is called, where it is, and what its page is headed by.
STOPS = (
    ("Sales hears it", r"/concerns", r"\d+ concerns from \d+ conversations"),
    ("One concern", r"/concerns/C-\d+", "The app won't work without a connection"),
    ("Product changes something", r"/changes/\d+", "The day's jobs are held on the phone"),
    ("All three agree", r"/launches/L-2/message", r"\d+ claims, all proved"),
    ("The agency writes", r"/launches/L-2/drafts", r"\d+ draft"),
    ("Executives decide", r"/launches/L-2/decision", "Go with conditions"),
    ("Sales has the words", r"/launches/L-2/kit", "What does sales say"),
    ("Numbers, and whether it worked", r"/results", "Did it work"),
    ("How near it came", r"/launches/L-2/spectrum", "The perfect marriage of message and action"),
)
# The bar of the walk stands free: nothing lies over any line of it, and it lies over nothing of the page.
HIDDEN = """bar => {
  const box = bar.getBoundingClientRect(), wrong = [], short = (it) => it?.outerHTML.slice(0, 80)
  const others = [...document.querySelectorAll('header.bar, main, .notice')]
  const lies = (it) => it.top < box.bottom - 1 && box.top + 1 < it.bottom
  if (others.some((it) => lies(it.getBoundingClientRect()))) wrong.push('it lies over the page')
  for (const one of bar.querySelectorAll('h2, p, a')) {
    const { left, top, width, height } = one.getBoundingClientRect()
    const found = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2)
    if (!bar.contains(found)) wrong.push(`${short(one)} lies below ${short(found)}`)
  }
  return wrong
}"""
WIDER = "document.documentElement.scrollWidth > window.innerWidth"
KINDS = re.compile(r"=\d+")
devices = pytest.mark.parametrize("device", ["phone", "desktop"])


class Walker:
    """Goes on by what their device has, and notes each answer that is not a good one."""

    def __init__(self, page: Page, device: Device) -> None:
        self.page, self.device = page, device
        self.wrong: list[str] = []
        page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        if answer.status >= 400:
            self.wrong.append(f"{answer.status} {answer.url}")

    def follow(self, link: str, key: str = "") -> None:
        target = self.page.get_by_role("link", name=link, exact=True)
        with self.page.expect_navigation() as going:
            if self.device == "phone":
                target.tap()
            elif key:
                press(self.page, key)
            else:
                target.press("Enter")
        assert going.value
        assert going.value.status == 200

    def look(self) -> None:
        expect(self.page.locator("h1")).to_have_count(1)
        assert not self.page.evaluate(WIDER), f"{self.page.url} is wider than the screen"
        assert self.wrong == []


@devices
@pytest.mark.parametrize("role", MEMBERS)
def test_a_member_walks_round_the_whole_loop_from_today(
    company: Company, visits: Visits, role: str, device: Device
) -> None:
    page = visits.open(company, role, device)
    walker = Walker(page, device)
    page.goto("/")
    walker.look()
    loop = page.get_by_role("region", name="The whole loop")
    for launch in LAUNCHES:
        parts = loop.get_by_role("navigation", name=launch).get_by_role("listitem")
        expect(parts).to_have_count(PARTS)
    walker.follow("Walk round it in two minutes")
    for place, (name, address, heading) in enumerate(STOPS, start=1):
        assert re.fullmatch(rf"{company.url}{address}\?walk={place}(&period=[^#]+)?(#.*)?", page.url)
        bar = page.get_by_role("complementary", name="The walk")
        expect(bar.get_by_role("heading")).to_have_text(f"{name} {place} of {len(STOPS)}")
        expect(bar).to_be_in_viewport(ratio=1)
        assert bar.evaluate(HIDDEN) == []
        expect(page.locator("h1")).to_have_text(re.compile(heading))
        walker.look()
        if place < len(STOPS):
            walker.follow("Next", "]")
    walker.follow("Back", "[")
    expect(page.get_by_role("heading", name=f"{STOPS[-2][0]} 8 of 9")).to_be_visible()
    walker.follow("End the walk")
    expect(page.get_by_role("region", name="The whole loop")).to_be_visible()


@devices
def test_a_guest_walks_all_that_was_released_to_them_and_no_link_of_it_is_dead(
    company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(company, "guest", device)
    walker = Walker(page, device)
    page.goto("/")
    expect(page.get_by_role("region", name="The whole loop")).to_have_count(0)
    walker.follow(LAUNCHES[1])
    expect(page.get_by_role("heading", name=LAUNCHES[1])).to_be_visible()
    expect(page.locator("main blockquote").first).to_be_visible()
    page.goto("/")
    asked, opened = set[str](), set[str]()
    waiting = links(page)
    while waiting:
        link = waiting.pop()
        address, part = urldefrag(link)
        kind = KINDS.sub("", address)  # of what is there once a paragraph, or a version, one is opened
        if link in asked or (kind in opened and device == "desktop"):
            continue
        asked.add(link)
        answer = page.request.get(address)
        assert answer.status == 200, link
        is_page = answer.headers["content-type"].startswith("text/html")
        assert not part or f'id="{part}"' in answer.text(), link
        if is_page and kind not in opened:
            opened.add(kind)
            page.goto(address)
            walker.look()
            waiting += links(page)
    spaces = {urlsplit(address).path for address in opened if "/shared/" in address}
    assert len([path for path in spaces if path.count("/") == 2]) == len(LAUNCHES)
    assert len(spaces) >= 9


def links(page: Page) -> list[str]:
    found = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    return [one for one in found if isinstance(one, str)]
