"""From a sales lead who brings a concern up, to the team that answers it, to the seller who heard it."""

import re

from playwright.sync_api import Page, expect

from tests.worlds.browsing import COLOURS, Company, Visits, press, violations
from tests.worlds.serving import until

LINE = "It is in the June release; until then, send them the export."


def rules_have_brought_what_they_bring(page: Page) -> bool:
    """The worker begins with it; what it brings must not come between two clicks."""
    page.goto("/answers")
    return page.locator(".asked > li").count() > 0


def bring_up(page: Page) -> int:
    """Something that the seller of the sample company heard, and that stands before nobody."""
    page.goto("/concerns?seller=Ifeoma+Obi")
    page.locator("li.row:not(:has(.owes)) [data-open]").first.click()
    page.get_by_text("Bring it before product or marketing").click()
    page.get_by_label("Why, in a sentence").fill("She hears it in every second call.")
    page.get_by_role("button", name="Bring it before them").click()
    expect(page.locator(".done")).to_contain_text("before product")
    found = re.search(r"/concerns/C-(\d+)", page.url)
    assert found is not None
    return int(found[1])


def test_what_a_seller_heard_is_brought_up_answered_by_keys_and_told_to_her(
    own_company: Company, visits: Visits
) -> None:
    lead, product = visits.open(own_company, "sales-lead"), visits.open(own_company, "product")
    until(lambda: rules_have_brought_what_they_bring(lead))
    number = bring_up(lead)
    product.goto("/answers")
    product.locator(f"#C-{number} [data-open]").focus()
    press(product, "a")
    expect(product.locator(f"#line-{number}")).to_be_focused()
    product.keyboard.type(LINE)
    press(product, "Tab", "Enter")
    expect(product.locator(".done")).to_contain_text(f"Answered C-{number}")
    expect(product.locator(f"#C-{number}")).to_have_count(0)
    seller = visits.open(own_company, "seller", "phone")
    seller.goto("/")
    told = seller.get_by_role("region", name="You heard it, this became of it").locator("li", has_text=LINE)
    told.get_by_role("button", name="Got it").click()
    expect(told).to_have_count(0)


def test_an_answer_is_taken_back_where_it_was_given(own_company: Company, visits: Visits) -> None:
    product = visits.open(own_company, "product", "phone")
    until(lambda: rules_have_brought_what_they_bring(product))
    before = product.locator(".asked > li").count()
    product.get_by_role("button", name="Take up").first.click()
    expect(product.locator(".done")).to_contain_text("Took up")
    expect(product.get_by_role("heading", name="Taken up, and not answered yet")).to_be_visible()
    product.get_by_role("button", name="Undo").click()
    product.goto("/answers")
    expect(product.get_by_role("heading", name="Taken up, and not answered yet")).to_have_count(0)
    assert product.locator(".asked > li").count() == before


def test_a_meeting_is_planned_and_its_minutes_are_kept_on_a_phone(
    own_company: Company, visits: Visits
) -> None:
    page = visits.open(own_company, "marketing", "phone")
    until(lambda: rules_have_brought_what_they_bring(page))
    page.goto("/meetings/new")
    page.locator("[name=concern]").first.check()
    page.get_by_label("What it is called").fill("What is owed")
    page.get_by_label("Day").fill("2090-03-02")
    page.get_by_label("Time").fill("10:30")
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is owed")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.get_by_label(re.compile("^Decided")).select_option("answer")
    page.get_by_label(re.compile("^In words")).fill(LINE)
    page.get_by_role("button", name="Keep the minutes").click()
    expect(page.locator(".done")).to_contain_text("Decided at")
    expect(page.locator(".say")).to_contain_text(LINE)
    page.emulate_media(color_scheme="dark")
    assert violations(page, *COLOURS) == []
