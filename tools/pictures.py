"""Makes the pictures of the docs anew: `python -m tools.pictures`. Needs Chromium.

The sample company is served from a folder of its own, and looked at as its people see it.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.worlds.browsing import Company, Device, Visits, chromium
from tests.worlds.documentation import ROOT
from tests.worlds.serving import Served

# Name of the file, who looks, at what, on which device.
PICTURES: tuple[tuple[str, str, str, Device], ...] = (
    ("board", "marketing", "/concerns", "desktop"),
    ("concern", "product", "/concerns", "desktop"),
    ("answers", "product", "/answers", "desktop"),
    ("note", "seller", "/note", "phone"),
    ("bringing-in", "administrator", "/settings/imports", "desktop"),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        Served(home, "--samples").end()
        company = Company(home)
        try:
            take_all(company)
        finally:
            company.kill()


def take_all(company: Company) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        visits = Visits(browser)
        for name, role, address, device in PICTURES:
            page = visits.open(company, role, device)
            page.goto(address)
            if name == "concern":
                page.locator("[data-open]").first.click()
                page.wait_for_url("**/concerns/C-*")
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        visits.close()
        browser.close()


if __name__ == "__main__":
    main()
