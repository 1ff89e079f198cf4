"""Makes the pictures of the docs anew: `python -m tools.pictures`, or some: `… loop kit`. Needs Chromium.

The sample company is served from a folder of its own, and looked at as its people see it.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.worlds.browsing import Company, Device, Visits, chromium
from tests.worlds.documentation import ROOT
from tests.worlds.serving import Served

# Name of the file, who looks, at what, on which device; that of the report is one of its own (docs/guide.md).
PICTURES: tuple[tuple[str, str, str, Device], ...] = (
    ("loop", "executive", "/", "desktop"),
    ("board", "marketing", "/concerns", "desktop"),
    ("concern", "product", "/concerns", "desktop"),
    ("answers", "product", "/answers", "desktop"),
    ("note", "seller", "/note", "phone"),
    ("bringing-in", "administrator", "/settings/imports", "desktop"),
    ("launch", "marketing", "/launches/L-2", "desktop"),
    ("house", "marketing", "/launches/L-2/message/house", "desktop"),
    ("coverage", "marketing", "/launches/L-1/drafts/1?version=1", "desktop"),
    ("presentation", "marketing", "/launches/L-2/presentation", "desktop"),
    ("kit", "seller", "/kit/K-1", "phone"),
    ("results", "executive", "/results#worked", "desktop"),
    ("spectrum", "sales-lead", "/launches/L-2/spectrum", "desktop"),
    ("executives", "executive", "/executives", "desktop"),
)


def _open_the_first(page: Page) -> None:
    page.locator("[data-open]").first.click()
    page.wait_for_url("**/concerns/C-*")


def _once_it_says(words: str) -> Callable[[Page], None]:
    """The worker needs a minute or two for all that is found out of the sample company."""

    def look_again(page: Page) -> None:
        for _ in range(100):
            if words in page.locator("main").inner_text():
                return
            page.wait_for_timeout(3_000)
            page.reload()
        raise AssertionError(f"{page.url} never says {words}")

    return look_again


def _see_what_it_answers(page: Page) -> None:
    _once_it_says("answers")(page)
    page.locator("a[href*='/coverage/']").first.click()
    page.wait_for_url("**/coverage/*")


def _show_the_second_slide(page: Page) -> None:
    page.locator("[data-show]").click()
    page.keyboard.press("ArrowRight")


# What is done on the page first.
STEPS: dict[str, Callable[[Page], None]] = {
    "concern": _open_the_first,
    "coverage": _see_what_it_answers,
    "presentation": _show_the_second_slide,
    "loop": _once_it_says("1 of 3 concerns faded"),
    "launch": _once_it_says("1 of 3 concerns faded"),
    "results": _once_it_says("Said in"),
    "spectrum": _once_it_says("perfect marriage"),
    "executives": _once_it_says("The perfect marriage of"),
}


def main(names: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        Served(home, "--samples").end()
        company = Company(home)
        try:
            take(company, names)
        finally:
            company.kill()


def take(company: Company, names: Sequence[str]) -> None:
    """Those of these names; of none, all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        visits = Visits(browser)
        chosen = [picture for picture in PICTURES if not names or picture[0] in names]
        for name, role, address, device in chosen:
            page = visits.open(company, role, device)
            page.goto(address)
            if name in STEPS:
                STEPS[name](page)
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        visits.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
