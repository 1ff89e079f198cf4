"""Somebody who has a keyboard and nothing else."""

from collections.abc import Callable
from urllib.parse import urlsplit

import django
from django.urls import resolve
from playwright.sync_api import Locator, Page, Request, expect

from tests.worlds.browsing import press, ready_for_keys

_FARTHEST = 400  # presses of Tab
_HAS_FOCUS = "wanted => wanted === document.activeElement"
# Whoever sees the page goes the shorter way.
_LIES_BACK = """wanted => {
  const here = document.activeElement, before = Node.DOCUMENT_POSITION_PRECEDING
  return here !== document.body && Boolean(here.compareDocumentPosition(wanted) & before)
}"""
# The focus stands where it can be seen, nothing lies over it, and it looks otherwise than without it. Of a
# box what stands beside it may be drawn.
UNSEEN = """one => {
  const label = one.closest('label'), drawn = (it) => getComputedStyle(it).outlineStyle !== 'none'
  const box = one.getClientRects()[0]
  if (!box || !box.width) return 'has no size'
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)]
  const top = document.elementFromPoint(x, y)
  if (!top) return 'is out of sight'
  const near = [one, label].some((it) => it && (it.contains(top) || top.contains(it)))
  if (!near) return `lies below ${top.outerHTML}`
  return [one, one.nextElementSibling].some((it) => it && drawn(it)) ? '' : 'looks as without the focus'
}"""

Test = Callable[..., None]


def acts(*routes: str) -> Callable[[Test], Test]:
    """By which the pages send what the test does; the fixture `keyboard` sees to it that they did."""

    def mark(test: Test) -> Test:
        test.acts = routes  # type: ignore[attr-defined]
        return test

    return mark


class Keyboard:
    """What a person does at a page by its keys, each step from where the focus is."""

    def __init__(self, page: Page, posted: set[str]) -> None:
        self.page = page
        page.on("request", lambda sent: _note(sent, posted))

    def open(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer
        assert answer.ok, self.page.inner_text("body")

    def keys(self, *keys: str) -> None:
        press(self.page, *keys)

    def type(self, words: str) -> None:
        ready_for_keys(self.page)
        self.page.keyboard.type(words)

    def to(self, target: Locator) -> None:
        """Go there by Tab, or back by Shift and Tab; the focus has to be seen there."""
        expect(target).to_be_visible()
        ready_for_keys(self.page)
        wanted = target.element_handle()
        step = "Shift+Tab" if wanted.evaluate(_LIES_BACK) else "Tab"
        for _ in range(_FARTHEST):
            wanted = target.element_handle()  # a script may have put another in its place
            if wanted.evaluate(_HAS_FOCUS):
                assert not (wrong := wanted.evaluate(UNSEEN)), f"{target} {wrong}"
                return
            self.page.keyboard.press(step)
        raise AssertionError(f"no key leads to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.to(target)
        self.page.keyboard.press(key)

    def push(self, called: str, *, exact: bool = False) -> None:
        """The first button that is called so."""
        self.press(self.page.get_by_role("button", name=called, exact=exact).first)

    def unfold(self, called: str) -> None:
        self.press(self.page.locator("summary", has_text=called).first)

    def field(self, called: str) -> Locator:
        """The first in sight that words are written in, or that is chosen from, of that label."""
        written = self.page.locator("textarea, select, input:not([type=checkbox], [type=radio])")
        return self.page.get_by_label(called).and_(written).filter(visible=True).first

    def fill(self, called: str, words: str) -> None:
        """A field, in place of what stands in it."""
        self.to(self.field(called))
        self.keys("Control+a")
        self.type(words)

    def choose(self, called: str, option: str) -> None:
        """One of a list, by its first letters."""
        target = self.field(called)
        self.to(target)
        self.type(option)
        assert target.evaluate("it => it.selectedOptions[0].text.trim()").startswith(option)

    def told(self, words: str) -> None:
        """The page says so, and the focus stands at it."""
        said = self.page.locator("main .done", has_text=words)
        expect(said).to_be_visible()
        expect(said).to_be_focused()

    def undo(self, words: str = "Undid") -> None:
        """By the first key after what was told."""
        self.told("")
        self.keys("Tab")
        expect(self.page.locator(".done button")).to_be_focused()
        self.keys("Enter")
        self.told(words)


def _note(sent: Request, posted: set[str]) -> None:
    if sent.method == "POST":
        posted.add(urlsplit(sent.url).path)


def routes_of(paths: set[str]) -> set[str]:
    django.setup()
    return {resolve(path, "groundswell.web.urls").url_name or "" for path in paths}
