"""A sales lead restricts a conversation, in a browser: to all others it is gone until it is lifted."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import looked_at
from tests.worlds.browsing import Company, Device, Visits, violations


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_conversation_is_restricted_read_by_whom_it_is_for_and_lifted(
    own_company: Company, visits: Visits, device: Device
) -> None:
    lead, administrator = (visits.open(own_company, role, device) for role in ("sales-lead", "administrator"))
    address = "/conversations/3"
    assert status(administrator, address) == 200
    lead.goto(address)
    lead.get_by_text("Restrict it to named people").click()
    assert violations(lead) == []
    lead.get_by_label("Why it is restricted").select_option("under NDA")
    lead.get_by_role("button", name="Restrict it").press("Enter")
    done = lead.get_by_role("status").filter(has_text="for the people named now")
    expect(done).to_be_visible()
    expect(lead.get_by_text(re.compile("For the people named alone, restricted by"))).to_be_visible()
    lead.get_by_text("Let somebody else read it").click()
    lead.get_by_text("Lift the restriction").click()
    assert violations(lead) == []
    assert status(administrator, address) == 404
    assert looked_at(lead, "/restricted") == []
    assert looked_at(administrator, "/restricted") == []
    lead.locator("main").get_by_role("listitem").get_by_role("link").click()
    lead.get_by_text("Lift the restriction").click()
    lead.get_by_role("button", name="Let everybody read it").click()
    expect(lead.get_by_role("button", name="Undo").first).to_be_visible()
    assert status(administrator, address) == 200
