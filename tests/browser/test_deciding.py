"""People put concerns right, by mouse or by keys, at a desk or on a phone, and take it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.worlds.browsing import Company, Device, Visits, press

devices = pytest.mark.parametrize("device", ["phone", "desktop"])


def first_concern(page: Page) -> str:
    page.goto("/concerns")
    return page.locator("[data-row] [data-open]").first.get_attribute("href") or ""


def words_on(page: Page) -> list[str]:
    page.wait_for_load_state()  # what an act tells stands above what it is about, and arrives before it
    return page.locator(".quotes blockquote").all_inner_texts()


def undo(page: Page) -> None:
    page.locator(".done").get_by_role("button", name="Undo").click()


@devices
def test_a_verbatim_is_taken_out_of_a_concern_and_comes_back(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "product", device)
    page.goto(first_concern(page))
    said = words_on(page)
    page.locator(".choose input[type=checkbox]").first.check()
    page.get_by_role("button", name="Not this").click()
    expect(page.get_by_role("status").filter(has_text="Took V-")).to_be_visible()
    assert said[0] not in words_on(page)
    undo(page)
    expect(page.get_by_role("status").filter(has_text="Undid")).to_be_visible()
    assert words_on(page) == said


@devices
def test_a_concern_gets_a_name_and_enter_gives_it_that_and_nothing_else(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "marketing", device)
    page.goto(first_concern(page))
    before = page.locator("h1").inner_text()
    page.get_by_text("Call it otherwise").click()
    page.get_by_label("A name").fill("Said by many")
    press(page, "Enter")
    expect(page.locator("h1")).to_have_text("Said by many")
    undo(page)
    expect(page.locator("h1")).to_have_text(before)


def test_two_concerns_become_one_by_mouse_on_the_board(own_company: Company, visits: Visits) -> None:
    page = visits.open(own_company, "product")
    stays, goes = merge_by(page, lambda row: row_box(page, row).check(), lambda: merge_button(page).click())
    page.goto(goes)
    assert page.url.endswith(stays)


def test_two_concerns_become_one_and_two_again_by_keys_alone(own_company: Company, visits: Visits) -> None:
    page = visits.open(own_company, "product")

    def choose(_row: int) -> None:
        press(page, "j", "x")

    _, goes = merge_by(page, choose, lambda: press(page, "m"))
    page.locator(".done").get_by_role("button", name="Undo").focus()
    press(page, "Enter")
    expect(page.get_by_role("status").filter(has_text="Undid")).to_be_visible()
    page.goto(goes)
    assert page.url.endswith(goes)


def merge_by(page: Page, choose, merge) -> tuple[str, str]:
    """Choose the first two concerns of the board and make them one; returns where both were."""
    page.goto("/concerns")
    stays, goes = (page.locator("[data-open]").nth(row).get_attribute("href") or "" for row in range(2))
    for row in range(2):
        choose(row)
        expect(row_box(page, row)).to_be_checked()
    merge()
    page.wait_for_url(f"**{stays}")
    expect(page.get_by_role("status").filter(has_text="Merged")).to_be_visible()
    return stays, goes


def row_box(page: Page, row: int):
    return page.locator(".board [data-row] input[type=checkbox]").nth(row)


def merge_button(page: Page):
    return page.get_by_role("button", name="Make the chosen concerns one")


@devices
def test_each_number_of_the_first_row_leads_to_words(
    company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(company, "seller", device)
    page.goto("/concerns")
    hrefs = [
        one.get_attribute("href") or ""
        for one in page.locator(".board").first.locator(".row").first.locator(".figures a").all()
    ]
    assert hrefs
    for href in hrefs:
        page.goto(href)
        expect(page.locator(f"#{href.partition('#')[2]}")).to_be_visible()


@devices
def test_what_is_wrong_at_the_end_of_a_long_page_comes_into_sight(
    company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(company, "product", device)
    page.goto(first_concern(page))
    page.locator(".choose input[type=checkbox]").first.check()
    page.get_by_label("Move the chosen to").fill("C-999")
    page.get_by_role("button", name="Move", exact=True).click()
    wrong = page.get_by_text("There is no concern C-999.")
    expect(wrong).to_be_in_viewport()
    expect(wrong).to_be_focused()
    expect(page.get_by_label("Move the chosen to")).to_have_value("C-999")
