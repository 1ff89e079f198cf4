"""Files are brought in, and conversations mended and restricted, by whoever has a keyboard alone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_bringing import heading
from tests.worlds.browsing import Company, is_counted
from tests.worlds.field import INVOICES, OFFLINE, PRICE, write_table
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.serving import until

Keyboards = Callable[[str | None], Keyboard]


@acts("imports", "import", "undo")
def test_files_are_chosen_a_column_and_dates_put_right_taken_in_and_undone(
    keyboard: Keyboards, tmp_path: Path
) -> None:
    said = [" ".join(text.split()[:2]) for text in (*INVOICES, *OFFLINE, *PRICE)]
    rows = [{"zzq": text, "day": f"{n:02}/04/2026"} for n, text in enumerate(said, 1)]
    table = write_table(tmp_path / "said.csv", rows)
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/imports")
    hands.to(page.get_by_label("Files", exact=True))
    with page.expect_file_chooser() as chooser:
        hands.keys("Space")
    chooser.value.set_files(table)
    hands.push("Look at them")
    heading(page, "None of 1 file can be read as it is")
    text = page.locator("select[name$='-text']")
    hands.to(text)
    hands.type("zzq")
    expect(text).to_have_value("zzq")
    hands.push("Look again")
    heading(page, "12 rows in 1 file")
    hands.to(page.locator("input[type=radio]:checked").first)
    hands.keys("ArrowDown")
    expect(page.locator("input[type=radio]:checked")).to_be_focused()
    hands.push("Take it in")
    heading(page, "12 rows of 12 taken")
    hands.push("Undo this import")
    hands.told("Undid")
    heading(page, "This import was undone")


@acts("import")
def test_what_is_looked_at_is_paged_through_and_thrown_away(keyboard: Keyboards, tmp_path: Path) -> None:
    tables = [write_table(tmp_path / f"{n}.csv", [{"text": f"no {n} {INVOICES[0]}"}]) for n in range(41)]
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/settings/imports")
    hands.to(page.get_by_label("Files", exact=True))
    with page.expect_file_chooser() as chooser:
        hands.keys("Space")
    chooser.value.set_files(tables)
    hands.push("Look at them")
    heading(page, "41 rows in 41 files")
    hands.press(page.get_by_role("link", name="Files after"))
    hands.press(page.get_by_role("link", name="Files before"))
    hands.push("Throw it away")
    heading(page, "brought in")


@acts("mend", "undo")
def test_a_conversation_is_given_its_account_its_seller_and_its_sides(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    hands.page.goto("/conversations/3")
    hands.unfold("It is another account’s")
    hands.fill("The account", "Harrow Plumbing & Heating")
    hands.push("That is the account")
    hands.undo()
    hands.unfold("Somebody else of us sold")
    hands.fill("The seller", "Ifeoma Obi")
    hands.push("That is the seller")
    hands.undo()
    hands.unfold("Somebody speaks for the other side")
    hands.press(hands.page.locator(".sides button").first)
    hands.undo()


@acts("restrict", "readers", "lift")
def test_a_conversation_is_restricted_and_lifted(keyboard: Keyboards) -> None:
    hands = keyboard("sales-lead")
    hands.page.goto("/conversations/5")
    hands.unfold("Restrict it to named people")
    hands.choose("Why it is restricted", "under NDA")
    hands.push("Restrict it")
    hands.told("for the people named now")
    hands.unfold("Let somebody else read it")
    hands.push("Let them read it")
    expect(hands.page.locator(".done")).to_be_focused()
    hands.undo("")
    hands.unfold("Lift the restriction")
    hands.push("Let everybody read it")
    hands.told("everybody can read")


@acts("restrict", "restricted")
def test_an_administrator_names_themselves_for_what_is_restricted(keyboard: Keyboards) -> None:
    lead, hands = keyboard("sales-lead"), keyboard("administrator")
    lead.page.goto("/conversations/7")
    lead.unfold("Restrict it to named people")
    lead.push("Restrict it")
    lead.told("for the people named now")
    hands.page.goto("/restricted")
    hands.fill("Its number", "x")
    hands.push("Let me read it")
    expect(hands.field("Its number")).to_be_focused()
    hands.fill("Its number", "7")
    hands.push("Let me read it")
    hands.told("you may read it now")


def test_what_was_heard_once_is_narrowed_and_gone_through_by_j(keyboard: Keyboards) -> None:
    hands = keyboard("seller")
    page = hands.page
    until(lambda: is_counted(page))  # after what was restricted before
    hands.unfold("Narrow them")
    hands.fill("Seller", "Obi")
    hands.keys("Enter")
    page.wait_for_url("**seller=Obi**")
    hands.keys("j", "j", "Enter")
    page.wait_for_url("**/conversations/**")


@acts("imports", "import")
def test_an_import_is_stopped_while_it_is_taken_in_and_taken_back(
    keyboard: Keyboards, company: Company, tmp_path: Path
) -> None:
    table = write_table(tmp_path / "long.csv", [{"text": f"{text}, they say"} for text in OFFLINE])
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/imports")
    hands.to(page.get_by_label("Files", exact=True))
    with page.expect_file_chooser() as chooser:
        hands.keys("Space")
    chooser.value.set_files(table)
    hands.push("Look at them")
    heading(page, "in 1 file")
    with company.worker_stopped():
        hands.push("Take it in")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        hands.push("Stop and take back")
        heading(page, "Taking back")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    heading(page, "Nothing was taken")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
