"""People who look at the application in a real browser, on a phone or at a desk."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.worlds.serving import Served

Device = Literal["phone", "desktop"]
Scheme = Literal["light", "dark"]

# Debian's names for it, and those of others. Without bars and menus of its own, which draw anew for each page
# that is opened, it does with a third of the work.
_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_DEVICES: dict[Device, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}
_ROLES = ("seller", "sales-lead", "marketing", "product", "executive", "guest")


def chromium() -> str | None:
    """Where it is installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


class Company(Served):
    """The sample company, served, and its people's ways in."""

    def __init__(self, folder: Path, *options: str) -> None:
        super().__init__(folder, "--samples", *options)
        self._ways_in = {"administrator": self.first} | self.other_ways_in(len(_ROLES))
        self._cookies: dict[str, Any] = {}  # by role, of whoever came in by the link, which works once

    def started_again(self) -> "Company":
        """The same at the same address, after it was ended or killed."""
        return Company(self.folder, "--port", str(self.port))

    def let_in(self, role: str, context: BrowserContext) -> None:
        """Sign the one of that role in, in this browser; they may have several."""
        if role in self._cookies:
            context.add_cookies(self._cookies[role])
            return
        page = context.new_page()
        answer = page.goto(self._ways_in[role])
        assert answer
        assert answer.ok, page.inner_text("body")
        self._cookies[role] = context.cookies()
        page.close()


@dataclass
class Visits:
    """Opens pages for people, and notes what their browsers complained about."""

    browser: Browser
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, company: Company, role: str | None, device: Device = "desktop", scheme: Scheme = "light"
    ) -> Page:
        """A page of a fresh browser in which somebody of that role, or nobody, is signed in."""
        context = self.open_browser(company.url, device, scheme)
        if role:
            company.let_in(role, context)
        return self.watched(context)

    def open_browser(self, url: str, device: Device = "desktop", scheme: Scheme = "light") -> BrowserContext:
        context = self.browser.new_context(base_url=url, color_scheme=scheme, **_DEVICES[device])
        self._contexts.append(context)
        return context

    def open_page(self, url: str, device: Device = "desktop", scheme: Scheme = "light") -> Page:
        """A page for somebody whom the application at `url` does not know yet."""
        return self.watched(self.open_browser(url, device, scheme))

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def seen(self) -> str:
        """What stands in the browsers now, for whoever asks why a test failed."""
        pages = [page for context in self._contexts for page in context.pages]
        return "\n\n".join(f"{page.url}\n{page.evaluate(_SEEN)}" for page in pages)

    def watched(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        # A browser also tells of answers such as 404, which a test may be about.
        note: Callable[[Any], None] = lambda told: (  # noqa: E731
            self.complaints.append(told.text)
            if told.type == "error" and "Failed to load resource" not in told.text
            else None
        )
        page.on("console", note)
        return page


def ready_for_keys(page: Page) -> None:
    """Waits until it has the focus of its window, and was drawn: a key that is pressed before may be lost. A
    page that goes while it is waited for is waited for no longer, but the one that comes."""
    page.wait_for_function(_IS_READY)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        ready_for_keys(page)
        page.keyboard.press(key)


def is_counted(page: Page) -> bool:
    """Whether what customers say stands on pages again, after it was taken in or away."""
    page.goto("/heard-once")
    return page.locator("summary", has_text="Narrow them").count() > 0


_IS_READY = """async () => {
  if (!document.hasFocus()) await new Promise((done) => addEventListener('focus', done, { once: true }))
  for (let drawn = 0; drawn < 2; drawn++) await new Promise(requestAnimationFrame)
  return true
}"""
_SEEN = """() => `focus: ${document.activeElement?.outerHTML.slice(0, 200)}
${document.body.innerText.slice(0, 2000)}`"""
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# The rules that are about colours: of what a page is in the other scheme these alone can find more.
COLOURS = ("color-contrast", "link-in-text-block")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds against WCAG 2.2 AA, or these rules alone, on the page as it stands, a line each; see
    deque.com/axe."""
    page.wait_for_load_state()  # a click returns once the next page has begun to arrive
    # Of what is right it need not tell each element, which takes longer than all of its rules.
    found = Axe().run(page, options={"runOnly": list(rules) or _WCAG, "resultTypes": ["violations"]})
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]
