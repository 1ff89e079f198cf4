"""From what a seller heard to a decision of the executives, by all whose part it is, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.worlds.browsing import Company, Visits
from tests.worlds.serving import until

HEARD = "The statutory certificate still has to be typed again after each inspection"
CLAIM = "The certificate is written by itself once the inspection is closed."
DRAFT = "Close the inspection and the certificate is there. Nobody types it again. Ask us for a trial."


def as_role(company: Company, visits: Visits, role: str) -> Page:
    return visits.open(company, role)


def pressed(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()  # all of it has to be there before anybody looks whether a button is


def unfolded(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")


def test_a_concern_is_carried_from_a_seller_to_a_decision(own_company: Company, visits: Visits) -> None:
    seller = as_role(own_company, visits, "seller")
    seller.goto("/note")
    seller.get_by_label("In their words").fill(HEARD)
    pressed(seller, "Send")

    lead = as_role(own_company, visits, "sales-lead")
    lead.goto("/concerns")
    row = lead.get_by_role("link", name=re.compile("statutory inspection certificate")).first
    concern = (row.get_attribute("href") or "").rpartition("-")[2]
    lead.goto(f"/launches/bring?concern={concern}")
    lead.get_by_role("link", name="Begin another with these").click()
    lead.get_by_label("What it is called").fill("Certificates by themselves")
    pressed(lead, "Begin it")
    launch = lead.url.partition("#")[0].removeprefix(own_company.url)

    product = as_role(own_company, visits, "product")
    product.goto(f"/changes/new?concern={concern}")
    product.get_by_label("What is to change, in a line").fill("Certificates are written from the job")
    pressed(product, "Write it down")
    for step in ("Plan it", "Begin to build it"):
        if product.get_by_role("button", name=step).count():
            pressed(product, step)
    change = product.url.partition("#")[0].rpartition("/")[2]
    product.goto(launch)
    unfolded(product)
    product.locator(f"input[name=change][value='{change}']").check()
    product.locator("#changes, section").get_by_role("button", name="Bring the chosen in").last.click()

    marketing = as_role(own_company, visits, "marketing")
    marketing.goto(f"{launch}/message")
    marketing.get_by_label("What we say, in one sentence").fill(CLAIM)
    pressed(marketing, "Add the claim")
    marketing.get_by_role("link", name=CLAIM).click()
    marketing.get_by_label("Others, by number").fill(f"C-{concern}")
    pressed(marketing, "It answers these")
    marketing.get_by_label("What proves it").fill("214 certificates in the trial, none typed")
    pressed(marketing, "Add the proof")

    space = let_in_a_guest(own_company, visits, marketing, launch)
    space.get_by_role("link", name="Drafts").click()
    space.get_by_label("What it is called").fill("Leaflet")
    space.get_by_label("Or paste its words").fill(DRAFT)
    pressed(space, "Bring it")
    leaflet = space.url

    lead.goto(f"{launch}/drafts")
    lead.get_by_role("link", name="Leaflet").click()
    draft = lead.url.partition("?")[0].partition("#")[0]
    for page in (lead, marketing):
        page.goto(draft)
        pressed(page, "Approve version 1")
    until(lambda: covered(lead, draft))

    for page, side in ((lead, "Sales"), (marketing, "Marketing"), (product, "Product")):
        page.goto(f"{launch}/message/evidence")
        pressed(page, f"Sign for {side}")

    marketing.goto(f"{launch}/presentation")
    pressed(marketing, "Put it before the executives")
    each_side_presents(space, marketing, lead, launch)

    executive = as_role(own_company, visits, "executive")
    executive.goto("/")
    expect(executive.get_by_role("main")).to_contain_text("Certificates by themselves")
    executive.goto(f"{launch}/decision")
    executive.get_by_label("Go with conditions").check()
    executive.get_by_label("Why", exact=True).fill("Lost deals name it.")
    executive.get_by_label("Condition", exact=True).first.fill("Two references agree to be named")
    pressed(executive, "Decide so")
    expect(executive.get_by_role("main")).to_contain_text("Two references agree to be named")

    seller.goto(f"{launch}/spectrum")
    expect(seller.get_by_role("main")).not_to_contain_text("50 so far")
    seller.goto(launch)
    expect(seller.get_by_role("main")).to_contain_text("Go with conditions")
    administrator = as_role(own_company, visits, "administrator")
    administrator.goto("/settings/audit")
    expect(administrator.get_by_role("main")).to_contain_text("decide on a launch")
    space.goto(leaflet)
    expect(space.get_by_role("main")).to_contain_text("approved for sales by")


def each_side_presents(agency: Page, marketing: Page, lead: Page, launch: str) -> None:
    """Each says so for itself: the agency for what it presented in its space, the others beside it."""
    agency.goto("/")
    agency.get_by_role("link", name="Certificates").first.click()
    agency.get_by_role("link", name="Your presentation").click()
    pressed(agency, "We presented it")
    expect(agency.get_by_role("main")).to_contain_text("Presented for the agency on")

    presentation, lacks = f"{launch}/presentation", "Not presented yet by"
    marketing.goto(presentation)
    expect(marketing.get_by_role("heading", name=lacks)).to_have_text(f"{lacks} marketing, sales")
    expect(marketing.get_by_role("button", name="Presented by sales")).to_have_count(0)
    pressed(marketing, "Presented by marketing")
    expect(marketing.get_by_role("heading", name=lacks)).to_have_text(f"{lacks} sales")
    lead.goto(presentation)
    pressed(lead, "Presented by sales")
    expect(lead.get_by_role("heading", name="Presented by agency, marketing and sales")).to_be_visible()
    expect(lead.get_by_role("button", name="Presented by")).to_have_count(0)

    lead.goto(f"{launch}/spectrum")
    # Presented by all, and decided by nobody yet.
    expect(lead.get_by_role("main")).to_contain_text("50 so far, up to 100 of 100")


def let_in_a_guest(company: Company, visits: Visits, marketing: Page, launch: str) -> Page:
    """A guest of an agency, come in by a link and a code, on the page of what is shared with them."""
    marketing.goto(f"{launch}/shared")
    marketing.locator("input[name=v]").first.check()
    pressed(marketing, "Look at them without names")
    pressed(marketing, "Release")
    marketing.goto(f"{launch}/guests")
    marketing.get_by_label("What guests read the launch called").fill("Certificates")
    marketing.get_by_label("Their e-mail").fill("ida.frost@agency.example")
    pressed(marketing, "Invite")
    link, code = marketing.locator("main code").all_inner_texts()
    guest = visits.open_page(company.url)
    guest.goto(link)
    guest.get_by_label("Your code").fill(code)
    guest.get_by_label("Your name").fill("Ida Frost")
    for password in guest.locator("input[type=password]").all():
        password.fill("a leaflet for every van 7")
    pressed(guest, "Come in")
    if "/shared/" not in guest.url or "/join/" in guest.url:
        guest.goto("/")
        guest.get_by_role("link", name="Certificates").first.click()
    expect(guest.get_by_role("main")).to_contain_text("What customers say")
    return guest


def covered(page: Page, draft: str) -> bool:
    page.goto(draft)
    return page.get_by_role("main").get_by_text("answers 1", exact=False).count() > 0 or (
        page.get_by_role("main").get_by_text(re.compile("weakly|misses")).count() > 0
    )
