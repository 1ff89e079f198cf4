"""A launch is presented by all sides, members and a guest of an agency, with a keyboard alone; and what a
guest presents is shown, printed and taken along as what members present is."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.test_accessible import looked_at
from tests.worlds.browsing import Company, Device, Visits, press
from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
MEMBERS = "/launches/L-2/presentation"
LAUNCH = "Wrenfield Go Anywhere"


def space_of(page: Page) -> str:
    """Where a guest reads what was shared with them of the launch."""
    page.goto("/")
    return page.get_by_role("link", name=LAUNCH).first.get_attribute("href") or ""


@acts("presentation-edit", "present", "presented", "undo")
def test_members_write_for_it_move_a_slide_and_say_who_presented(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    hands.page.goto(MEMBERS)
    hands.press(hands.page.get_by_role("link", name="Write for it"))
    hands.fill("Below the title", "For the board")
    hands.fill("Its place among the slides", "2")
    hands.push("Keep it")
    hands.told("Changed the presentation")
    expect(hands.page.locator(".slide h2").nth(1)).to_contain_text("accounts say it")
    hands.undo()
    hands.page.goto(MEMBERS)
    hands.push("Put it before the executives")
    hands.told("before the executives")
    hands.undo()
    seller = keyboard("seller")
    seller.page.goto("/launches/L-1/presentation")
    seller.push("Presented by sales")
    seller.told("was presented by sales")
    expect(
        seller.page.get_by_role("heading", name="Presented by agency, marketing and sales")
    ).to_be_visible()
    seller.undo()


@acts("space-presentation-edit", "space-presentation-back", "space-presented")
def test_a_guest_writes_for_their_own_presents_it_and_takes_back_both(
    keyboard: Keyboards,
) -> None:
    hands = keyboard("guest")
    space = space_of(hands.page)
    hands.page.goto(space)
    hands.press(hands.page.get_by_role("link", name="Your presentation"))
    hands.press(hands.page.get_by_role("link", name="Write for it"))
    hands.fill("What it says in a sentence", "Ten crews say the same")
    hands.fill("Notes for who speaks", "Slowly here")
    hands.push("Keep it")
    hands.told("You changed your presentation")
    expect(hands.page.get_by_text("Ten crews say the same")).to_be_visible()
    hands.undo("You took it back")
    expect(hands.page.get_by_text("Ten crews say the same")).to_have_count(0)
    hands.push("We did not present it after all")
    hands.told("You took it back")
    hands.push("We presented it")
    hands.told("You said that you presented it")
    hands.undo("You took it back")


def test_what_a_guest_presents_is_shown_by_keys_printed_and_taken_along_and_members_read_it(
    company: Company, visits: Visits, tmp_path: Path
) -> None:
    page = visits.open(company, "guest")
    space = space_of(page)
    page.goto(f"{space}/presentation/edit")
    page.get_by_label("Below the title").fill("As the agency sees it")
    page.get_by_label("Notes for who speaks").first.fill("Slowly here")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Show it").click()
    for key, shown in (("ArrowRight", "customers raise"), ("ArrowRight", "The app needs a signal")):
        press(page, key)
        expect(page.locator(".slide.now h2")).to_contain_text(shown)
    press(page, "ArrowLeft", "n")
    expect(page.get_by_text("Slowly here")).to_be_visible()
    press(page, "Escape")
    slides = page.locator(".slide").count()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == slides
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it along as PowerPoint").click()
    taken.value.save_as(tmp_path / "taken.pptx")
    opened = Presentation(io.BytesIO((tmp_path / "taken.pptx").read_bytes()))
    assert len(opened.slides) == slides
    notes = opened.slides[1].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == "Slowly here"
    member = visits.open(company, "seller")
    member.goto(MEMBERS)
    member.get_by_role("region", name="What guests present").get_by_role("link").click()
    expect(member.get_by_role("main")).to_contain_text("As the agency sees it")


def test_without_a_script_it_is_one_long_page_with_no_button_that_does_nothing(
    company: Company, visits: Visits
) -> None:
    browser = visits.browser.new_context(base_url=company.url, java_script_enabled=False)
    company.let_in("marketing", browser)
    page = browser.new_page()
    page.goto(MEMBERS)
    expect(page.locator(".slide").last).to_be_visible()
    expect(page.locator("[data-show]")).to_be_hidden()
    browser.close()


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_what_a_guest_presents_is_accessible_and_so_is_writing_for_it(
    company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(company, "guest", device)
    space = space_of(page)
    for address in (space, f"{space}/presentation", f"{space}/presentation/edit"):
        assert looked_at(page, address) == []
    page.get_by_label("Below the title").fill("As the agency sees it, on a telephone")
    page.get_by_label("Its place among the slides").last.fill("99")
    page.locator("form.ask").evaluate("form => { form.noValidate = true }")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("less than or equal to")).to_be_visible()
    assert looked_at(page, f"{space}/presentation") == []
    page.goto(f"{space}/presentation/edit")
    page.get_by_label("Who presents").fill(f"Jonas Weil, on a {device}")
    page.get_by_role("button", name="Keep it").click()
    member = visits.open(company, "marketing", device)
    assert looked_at(member, MEMBERS) == []
    theirs = member.get_by_role("region", name="What guests present").get_by_role("link").first
    assert looked_at(member, theirs.get_attribute("href") or "") == []
