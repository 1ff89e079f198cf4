"""Whoever has a keyboard needs nothing else."""

from playwright.sync_api import Page, expect

from tests.worlds.browsing import Company, Visits, press


def opened(row: int, page: Page) -> str:
    return page.locator("[data-row] [data-open]").nth(row).get_attribute("href") or ""


def test_a_row_of_the_board_is_reached_by_j_and_k_and_opened_by_enter(
    company: Company, visits: Visits
) -> None:
    page = visits.open(company, "product")
    page.goto("/concerns")
    second = opened(1, page)
    press(page, "j", "j", "j", "k")
    expect(page.locator(":focus")).to_have_attribute("href", second)
    press(page, "Enter")
    page.wait_for_url(f"**{second}")


def test_a_slash_leads_to_the_search_and_is_then_a_letter_like_others(
    company: Company, visits: Visits
) -> None:
    page = visits.open(company, "seller")
    page.goto("/")
    press(page, "/", "a", "/", "j", "?", "Enter")
    page.wait_for_url("**/search?q=a%2Fj%3F")


def test_a_question_mark_leads_to_the_keys_where_they_can_be_switched_off(
    company: Company, visits: Visits
) -> None:
    page = visits.open(company, "seller")
    page.goto("/concerns")
    press(page, "?")
    page.wait_for_url("**/keys")
    page.get_by_role("checkbox").uncheck()
    page.goto("/concerns")
    press(page, "j")
    expect(page.locator("[data-row] :focus")).to_have_count(0)
    page.goto("/keys")
    page.get_by_role("checkbox").check()
    page.goto("/concerns")
    press(page, "j")
    expect(page.locator("[data-row] :focus")).to_have_count(1)


def test_each_key_that_a_page_has_stands_on_the_page_of_keys(company: Company, visits: Visits) -> None:
    page = visits.open(company, "product")
    page.goto("/keys")
    told = set(page.locator("kbd").all_inner_texts())
    for address in ("/", "/concerns", "/answers", opened_first(page)):
        page.goto(address)
        borne = page.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
        assert set(borne) <= told


def opened_first(page: Page) -> str:
    page.goto("/concerns")
    return opened(0, page)
