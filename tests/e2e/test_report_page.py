"""The report in a real browser: nothing runs, nothing loads, nothing overflows, print shows all."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.survey.values import Concern
from groundswell.report.html import to_html, write_html
from tests.unit.report.fields import a_field
from tests.unit.report.hostile import HOSTILE, hostile_field
from tests.worlds.browsing import chromium

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def opened(browser: Any, path: Path, **how: Any) -> tuple[Any, list[str]]:
    """The page, and everything it did beside showing itself."""
    page = browser.new_page(**how)
    did: list[str] = []
    page.on("dialog", lambda dialog: (did.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: did.append(f"request {request.url}"))
    page.on("console", lambda message: did.append(f"console {message.text}"))
    page.goto(path.as_uri())
    did.remove(f"request {path.as_uri()}")
    return page, did


def test_hostile_text_runs_nothing_and_loads_nothing(browser: Any, tmp_path: Path) -> None:
    """Every text in some of every kind of field; tests/unit/report tries every text in every field."""
    for turned in range(0, len(HOSTILE), 5):
        texts = HOSTILE[turned:] + HOSTILE[:turned]
        path = tmp_path / f"{turned}.html"
        write_html(hostile_field(*texts), path, title=texts[0], notice=texts[1])
        for file in (path, tmp_path / f"{turned}-words.html"):
            page, did = opened(browser, file)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            page.mouse.move(300, 300)

            assert did == []
            assert page.url == file.as_uri()
            assert page.locator("script, img, iframe, form, link, base, object, embed").count() == 0
            page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    write_html(a_field(), tmp_path / "a.html", notice="A sample.")
    page, did = opened(
        browser, tmp_path / "a.html", viewport={"width": width, "height": 800}, color_scheme=scheme
    )

    assert did == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("svg.map:visible").count() == 1
    page.goto((tmp_path / "a-words.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("width", "height"), [(360, 800), (1280, 800)])
def test_the_news_stand_on_the_first_screen(browser: Any, tmp_path: Path, width: int, height: int) -> None:
    write_html(a_field(), tmp_path / "a.html", notice="A sample.")
    page, _ = opened(browser, tmp_path / "a.html", viewport={"width": width, "height": height})

    assert page.locator(".news dd").count() == 3
    box = page.locator(".news dd").last.bounding_box()
    assert box["y"] + box["height"] <= height
    page.close()


def test_a_word_leads_from_the_report_to_all_words_and_back(browser: Any, tmp_path: Path) -> None:
    write_html(a_field(), tmp_path / "a b#.html")
    page, _ = opened(browser, tmp_path / "a b#.html")
    page.locator("#C-1 .all a").click()

    assert page.url.endswith("a%20b%23-words.html#C-1")
    assert page.locator("#C-1 blockquote").count() == 15
    page.locator("#C-1 h2 a").click()
    assert page.url.endswith("a%20b%23.html#C-1")
    page.close()


LONG = "Whether the recurring maintenance visits of all our sites are created automatically a month ahead"


@pytest.mark.parametrize("deals", [True, False])
def test_without_its_appendix_it_prints_on_one_sheet(browser: Any, tmp_path: Path, deals: bool) -> None:
    field = a_field(verbatims=240, concerns=60)
    if not deals:
        field = replace(field, accounts=0, concerns=tuple(map(_bare, field.concerns)))
    named = tuple(replace(one, name=LONG) for one in field.concerns)
    write_html(replace(field, concerns=named), tmp_path / "a.html", notice="A sample.")
    page, _ = opened(browser, tmp_path / "a.html")

    assert _sheets(page) > 5
    page.evaluate("document.querySelector('.appendix').remove(); document.querySelector('footer').remove()")
    assert _sheets(page) == 1
    page.close()


def _bare(one: Concern) -> Concern:
    return replace(one, accounts=0, accounts_reported=0, sellers=0, deals=DealsRaised())


def _sheets(page: Any) -> int:
    made = page.pdf(format="A4", prefer_css_page_size=True)
    return max(int(count) for count in re.findall(rb"/Count (\d+)", made))


def test_long_words_do_not_break_the_page(browser: Any, tmp_path: Path) -> None:
    write_html(hostile_field("x" * 400), tmp_path / "a.html")
    page, _ = opened(browser, tmp_path / "a.html", viewport={"width": 360, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_paper_shows_what_is_folded(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(to_html(a_field()), encoding="utf-8")
    page, _ = opened(browser, tmp_path / "a.html")
    last = page.locator("#once blockquote").last
    # A folded element has a box but its content is skipped: only checkVisibility tells.
    shown = "one => one.checkVisibility({contentVisibilityAuto: true})"

    assert not last.evaluate(shown)
    page.emulate_media(media="print")
    assert last.evaluate(shown)
    page.close()


def test_kinds_can_be_chosen_with_the_keyboard(browser: Any, tmp_path: Path) -> None:
    from tests.worlds.browsing import press

    write_html(a_field(), tmp_path / "a.html")
    page, _ = opened(browser, tmp_path / "a.html")
    before = page.locator("article:visible").count()
    page.locator("#kind-all").focus()
    press(page, "ArrowRight")

    assert before == 4
    assert page.locator("article:visible").count() == 1
    page.close()


def test_the_keyboard_reaches_a_concern_from_the_map(browser: Any, tmp_path: Path) -> None:
    from tests.worlds.browsing import press

    write_html(a_field(), tmp_path / "a.html")
    page, _ = opened(browser, tmp_path / "a.html")
    page.locator("svg.map:visible a").first.focus()
    press(page, "Enter")

    assert page.evaluate("location.hash").startswith("#C-")
    page.close()
