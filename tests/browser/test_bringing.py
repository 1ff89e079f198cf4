"""Files brought in by people with a real browser: looked at, a column put right, taken, undone."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.worlds.browsing import Company, Device, Visits, violations
from tests.worlds.field import INVOICES, OFFLINE, PRICE, write_table

devices = pytest.mark.parametrize("device", ["phone", "desktop"])
_PATIENCE = 120_000.0  # milliseconds that the worker gets on a busy machine


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A folder with a table whose columns are called by nothing that anybody would guess."""
    said = [" ".join(text.split()[:2]) for text in (*INVOICES, *OFFLINE, *PRICE)]
    rows = [{"ref": f"R{n}", "zzq": text, "vv": f"Account {n}"} for n, text in enumerate(said, 1)]
    write_table(tmp_path / "brought" / "answers.csv", [*rows, {"ref": "R99", "zzq": "", "vv": "Account 99"}])
    return tmp_path / "brought"


def heading(page: Page, told: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(told, timeout=_PATIENCE)


def column(page: Page, meaning: str) -> Locator:
    """The choice of the column that has this meaning, in the one table there is."""
    return page.locator(f"select[name$='-{meaning}']")


def fault_of(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*violations(page), *(["the page is wider than the screen"] if wide else [])]


@devices
def test_files_are_looked_at_mended_taken_and_undone(
    own_company: Company, visits: Visits, device: Device, answers: Path
) -> None:
    page = visits.open(own_company, "administrator", device)
    page.goto("/settings/imports")
    assert fault_of(page) == []
    assert (page.get_by_label("Files", exact=True).bounding_box() or {"width": 0})["width"] > 150
    page.get_by_label("Files", exact=True).set_input_files(answers / "answers.csv")
    page.get_by_role("button", name="Look at them").click()
    heading(page, "None of 1 file can be read as it is")
    assert fault_of(page) == []
    column(page, "text").select_option("zzq")
    page.get_by_role("button", name="Look again").click()
    heading(page, "13 rows in 1 file")
    page.get_by_text("What the columns mean").click()
    expect(column(page, "text")).to_have_value("zzq")
    column(page, "account").select_option("vv")
    assert fault_of(page) == []
    page.get_by_role("button", name="Take it in").click()
    heading(page, "12 rows of 13 taken")
    assert fault_of(page) == []
    with page.expect_download() as refused:
        page.get_by_role("link", name="1 refused row of").click()
    assert "R99" in refused.value.path().read_text()
    page.get_by_role("button", name="Undo this import").click()
    heading(page, "This import was undone")
    page.goto("/settings/imports")
    expect(page.get_by_role("listitem").filter(has_text="answers.csv").first).to_contain_text("undone")


def test_a_whole_folder_is_brought_with_its_paths(company: Company, visits: Visits, answers: Path) -> None:
    write_table(answers / "deep" / "more.csv", [{"text": "the export doubles every invoice", "account": "A"}])
    page = visits.open(company, "marketing")
    page.goto("/settings/imports")
    page.get_by_label("Or a whole folder").set_input_files(answers)
    page.get_by_role("button", name="Look at them").click()
    heading(page, "1 row in 1 file")
    expect(page.get_by_role("heading", name="brought/deep/more.csv")).to_be_visible()
    page.get_by_role("button", name="Throw it away").click()
    heading(page, "What was brought in")


@devices
def test_without_a_script_the_form_sends_the_files_itself(
    company: Company, visits: Visits, device: Device, answers: Path
) -> None:
    page = visits.open(company, "marketing", device)
    page.route("**/bringing.js", lambda route: route.abort())
    page.goto("/settings/imports")
    page.get_by_label("Files", exact=True).set_input_files(answers / "answers.csv")
    page.get_by_role("button", name="Look at them").click()
    page.wait_for_url("**/settings/imports/*")
    by_hand = page.get_by_role("link", name="Look again")
    expect(by_hand.or_(page.get_by_role("button", name="Look again"))).to_be_visible()
    assert fault_of(page) == []
    page.goto("/settings/sources")
    assert fault_of(page) == []
