"""A company's first minute, and how its people come in."""

import pytest
from playwright.sync_api import expect

from tests.worlds.browsing import Company, Device, Visits
from tests.worlds.serving import Served

devices = pytest.mark.parametrize("device", ["phone", "desktop"])


@devices
def test_the_first_administrator_begins_with_the_company_and_the_page_is_gone_after(
    empty_application: Served, visits: Visits, device: Device
) -> None:
    page = visits.open_page(empty_application.url, device)
    page.goto(empty_application.path)
    page.get_by_label("Your company", exact=True).fill("Harbour <b>Foods</b> 🦀")
    page.get_by_label("Your name").fill("Nora Lind")
    page.get_by_label("Your e-mail").fill("nora@harbour.example")
    page.get_by_label("A password").fill("lantern over the quay")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora")
    late = visits.open_page(empty_application.url, device)
    late.goto(empty_application.path)
    expect(late.get_by_role("textbox")).to_have_count(0)


@devices
@pytest.mark.parametrize(
    "role", ["administrator", "seller", "sales-lead", "marketing", "product", "executive", "guest"]
)
def test_a_role_comes_in_by_its_link_and_leaves(
    company: Company, visits: Visits, device: Device, role: str
) -> None:
    page = visits.open(company, role, device)
    page.goto("/")
    expect(page.locator(".who")).to_be_attached()
    shown = page.get_by_role("navigation", name="Places").get_by_role("link").all_inner_texts()
    assert ("Concerns" in shown) == (role != "guest")


def test_a_link_lets_one_person_in_once(own_company: Company, visits: Visits) -> None:
    first = visits.open_page(own_company.url)
    first.goto(own_company.first)
    expect(first.locator(".who")).to_be_attached()
    second = visits.open_page(own_company.url)
    second.goto(own_company.first)
    expect(second.locator(".who")).to_have_count(0)
    first.get_by_role("button", name="Sign out").click()
    first.goto("/concerns")
    first.wait_for_url("**/sign-in?next=*")
