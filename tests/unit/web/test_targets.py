"""Targets on their pages: typed, brought as a table, what is refused beside its row, and the way back."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.contract.samples import workbook_of
from tests.unit.web.conftest import SignedIn
from tests.worlds.selling import lead_of, sellers

TABLE = (
    "seller,team,period,amount,currency\n"
    "Ida Brandt,,2026-03,12500.50,EUR\n"
    "Nobody Known,,2026-03,50,EUR\n"
    ",South,2026-03-31 to 2026-03-01,900,EUR\n"
    ',South,2026-Q1,"=1+1",EUR\n'
)


@pytest.fixture(autouse=True)
def _sellers(company: None) -> None:
    sellers()


def told(browser: Client, address: str = "/results/targets") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    words = unescape(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]))
    return re.sub(r"\s+", " ", words)


def bring(browser: Client, content: str | bytes = TABLE, name: str = "targets.csv") -> str:
    """The address of its page."""
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    answer = browser.post("/results/targets/tables", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_one_that_is_typed_stands_and_its_undo_leads_back(signed_in: SignedIn) -> None:
    browser = signed_in("executive")
    sent = {"seller": "Ida Brandt", "period": "2026-03", "amount": "1000"}
    assert browser.post("/results/targets", sent)["Location"] == "/results/targets"
    page = browser.get("/results/targets").content.decode()
    assert "et 1 target" in page
    (undo,) = re.findall(r'action="(/history/\d+/undo)"', page)
    assert "Ida Brandt · €1,000" in told(browser)
    assert browser.post(undo)["Location"] == "/results/targets"
    assert "€1,000" not in told(browser)


def test_what_is_typed_wrong_is_said_beside_its_field(signed_in: SignedIn) -> None:
    answer = signed_in("executive").post(
        "/results/targets", {"seller": "Nobody", "period": "2026", "amount": "5"}
    )
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert re.search(r'id="id_seller_error"[^>]*><p>Nobody who sells is called “Nobody”', page)


WRONG = [
    ({"seller": "Nobody Known", "period": "2026-03", "amount": "5"}, "seller", "Nobody who sells is called"),
    ({"team": "East", "period": "2026-03", "amount": "5"}, "team", "No team is called “East”."),
    (
        {"seller": "Ida Brandt", "period": "2026-03-10 to 2026-04-10", "amount": "5"},
        "period",
        "Its period overlaps the target for 2026-03 that stands.",
    ),
    (
        {"seller": "Ida Brandt", "period": "2026-05", "amount": "5 USD", "currency": "EUR"},
        "currency",
        "It names two currencies, USD and EUR.",
    ),
]


@pytest.mark.parametrize(("sent", "field", "why"), WRONG)
def test_what_is_wrong_is_said_alike_beside_the_field_and_beside_the_row(
    signed_in: SignedIn, sent: dict[str, str], field: str, why: str
) -> None:
    from groundswell.results.models import Target

    browser = signed_in("executive")
    browser.post("/results/targets", {"seller": "Ida Brandt", "period": "2026-03", "amount": "1000"})
    typed = browser.post("/results/targets", sent)
    assert typed.status_code == 422
    assert re.search(rf'id="id_{field}_error"[^>]*><p>{re.escape(why)}', unescape(typed.content.decode()))
    row = ",".join(sent.get(name, "") for name in ("seller", "team", "period", "amount", "currency"))
    address = bring(browser, TABLE.partition("\n")[0] + f"\n{row}\nBo Lund,,2026-03,70,EUR\n")
    assert f"Row 1 {why}" in told(browser, address)
    browser.post(address, {"act": "take"})
    stand = Target.objects.filter(removed=False).order_by("pk").values_list("seller", "amount")
    assert list(stand) == [("Ida Brandt", 100_000), ("Bo Lund", 7_000)]


def test_rows_of_one_table_that_overlap_or_differ_in_currency_are_all_refused_and_name_each_other(
    signed_in: SignedIn,
) -> None:
    browser = signed_in("executive")
    rows = (
        "Ida Brandt,,2026-03,100,EUR",
        "Ida Brandt,,2026-03,100,USD",
        "Bo Lund,,2026-03,5,",
        "Bo Lund,,2026-03-20 to 2026-04-02,5,",
    )
    page = told(browser, bring(browser, TABLE.partition("\n")[0] + "\n" + "\n".join(rows) + "\n"))
    assert "Row 1 Row 2 says it in USD: one target has one currency." in page
    assert "Row 2 Row 1 says it in EUR: one target has one currency." in page
    assert "Row 3 Its period overlaps that of row 4, for the same." in page
    assert "Row 4 Its period overlaps that of row 3, for the same." in page
    assert "What would be taken" not in page


def test_an_undo_that_would_set_two_targets_over_the_same_days_is_refused_in_words(
    signed_in: SignedIn,
) -> None:
    from groundswell.field.models import Entry

    browser = signed_in("executive")
    for act, sent in (
        ("", {"period": "2026-03", "amount": "1000"}),
        ("/1/away", {}),
        ("", {"period": "2026-03", "amount": "900"}),
    ):
        browser.post(f"/results/targets{act}", sent)
    away, newer = Entry.objects.filter(action="target").order_by("pk").values_list("pk", flat=True)[1:]
    answer = browser.post(f"/history/{away}/undo")
    assert answer.status_code == 409
    said = f"over the same days, was set since by #{newer}. Take that one away first."
    assert said in unescape(answer.content.decode())
    assert "€900" in told(browser)


def test_a_newer_one_shows_what_stood_before(signed_in: SignedIn) -> None:
    browser = signed_in("executive")
    for amount in ("1000", "1200"):
        browser.post("/results/targets", {"period": "2026-03", "amount": amount})
    page = told(browser)
    assert "€1,200" in page
    assert "€1,000: The executive" in page


def test_a_table_is_looked_at_before_anything_counts_and_each_refusal_has_its_row_and_reason(
    signed_in: SignedIn,
) -> None:
    from groundswell.results.models import Target

    browser = signed_in("administrator")
    page = told(browser, bring(browser))
    assert "4 rows: 1 would be taken, 3 refused. Nothing of it counts yet." in page
    assert "€12,500.50" in page
    assert "Row 2 Nobody who sells is called “Nobody Known”." in page
    assert "Row 3 “2026-03-31 to 2026-03-01” ends before it begins." in page
    assert "Row 4 “=1+1” is no amount." in page
    assert not Target.objects.exists()


def test_a_workbook_is_looked_at_and_taken_as_a_table_of_text_is(signed_in: SignedIn) -> None:
    from groundswell.results.targets.queries import standing

    rows = [tuple(line.split(",")) for line in TABLE.replace('"', "").splitlines()]
    month = ("Bo Lund", "", "2026-04-01", "36000.1", "EUR")  # what was typed as Apr 2026
    browser = signed_in("administrator")
    address = bring(browser, workbook_of({"Targets": (*rows, month)}), "targets.xlsx")
    page = told(browser, address)
    assert "Row 2 Nobody who sells is called “Nobody Known”." in page
    assert "Bo Lund · €36,000.10 · Apr 2026" in page
    browser.post(address, {"act": "take"})
    assert [one.goal.amount.minor for one in standing()] == [1_250_050, 3_600_010]
    assert browser.get(f"{address}/refused.csv").status_code == 200


ACROSS = "seller,Total,Q1 2026,Feb 2026\nIda Brandt,11,9000,2000\nNobody Known,,1,\nBo Lund,,abc,5\n"


def test_a_table_in_which_each_period_is_a_column_is_looked_at_cell_by_cell(signed_in: SignedIn) -> None:
    from groundswell.results.targets.queries import standing

    browser = signed_in("administrator")
    address = bring(browser, ACROSS)
    page = told(browser, address)
    assert "5 targets, for each period is a column: 3 would be taken, 2 refused." in page
    assert "Not read: Total." in page
    assert "name no year" not in page
    assert "Row 1 Ida Brandt · €9,000 · Q1 2026" in page
    assert "Row 1 Ida Brandt · €2,000 · Feb 2026" in page
    assert "Row 2 Q1 2026: Nobody who sells is called “Nobody Known”." in page
    assert "Row 3 Q1 2026: “abc” is no amount." in page
    browser.post(address, {"act": "take"})
    assert [one.goal.amount.minor for one in standing()] == [900_000, 200_000, 500]
    assert "Row 3 Q1 2026: “abc” is no amount." in told(browser, address)
    answer = browser.get(f"{address}/refused.csv")
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert content.splitlines()[2] == "Bo Lund,,abc,5,Q1 2026: “abc” is no amount."
    again = bring(browser, content.replace("abc", "70"))  # mended, with why it was refused as a column more
    assert "3 targets, for each period is a column: 1 would be taken, 1 refused, and 1" in told(
        browser, again
    )


def test_columns_that_name_no_year_are_those_of_the_year_they_were_brought_in_and_that_is_said(
    signed_in: SignedIn,
) -> None:
    from groundswell.people.queries import local_day
    from groundswell.web.shell.clock import now

    browser, year = signed_in("administrator"), local_day(now()).year
    page = told(
        browser, bring(browser, workbook_of({"Plan": (("seller", "Q1"), ("Bo Lund", "7"))}), "plan.xlsx")
    )
    assert f"Its columns name no year: they are read as those of {year}." in page
    assert f"Bo Lund · €7 · Q1 {year}" in page


def test_it_is_taken_as_a_whole_and_undone_as_a_whole(signed_in: SignedIn) -> None:
    browser = signed_in("administrator")
    address = bring(browser, TABLE + "Bo Lund,,2026-03,100,EUR\n")
    assert browser.post(address, {"act": "take"})["Location"] == address
    page = browser.get(address).content.decode()
    assert "et 2 targets from a table" in page
    (undo,) = re.findall(r'action="(/history/\d+/undo)"', page)
    assert browser.post(address, {"act": "take"}).status_code == 409
    browser.post(undo)
    assert "Set what is to be won" in told(browser)
    assert "that was undone" in told(browser, address)


@pytest.mark.parametrize("taken", [False, True])
def test_the_refused_rows_are_downloaded_as_they_stood_with_why(signed_in: SignedIn, taken: bool) -> None:
    browser = signed_in("administrator")
    address = bring(browser)
    if taken:
        browser.post(address, {"act": "take"})
    answer = browser.get(f"{address}/refused.csv")
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, *rows = content.splitlines()
    assert header == "seller,team,period,amount,currency,why refused"
    assert len(rows) == 3
    assert rows[0].startswith("Nobody Known,,2026-03,50,EUR,")
    assert ",=1+1," not in rows[2]  # no spreadsheet takes it for a formula


def test_it_is_thrown_away(signed_in: SignedIn) -> None:
    browser = signed_in("administrator")
    address = bring(browser)
    browser.post(address, {})  # says nothing of what is to become of it
    assert browser.get(address).status_code == 200
    browser.post(address, {"act": "throw away"})
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        ("seller,comment\nIda,none\n", "targets.csv", "No column tells the amount"),
        ("", "targets.csv", "is empty"),
        ("PK\x03\x04", "targets.xlsx", "is broken"),
    ],
)
def test_what_is_no_table_of_targets_is_said_beside_the_file(
    signed_in: SignedIn, content: str, name: str, why: str
) -> None:
    file = SimpleUploadedFile(name, content.encode(), "text/csv")
    answer = signed_in("administrator").post("/results/targets/tables", {"file": file})
    assert answer.status_code == 422
    assert why in unescape(answer.content.decode())


def test_no_file_at_all_is_said(signed_in: SignedIn) -> None:
    answer = signed_in("administrator").post("/results/targets/tables", {})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_a_lead_neither_sees_nor_undoes_what_is_not_their_teams(signed_in: SignedIn) -> None:
    from groundswell.field.models import Entry

    lead_of("North")
    executive, lead = signed_in("executive"), signed_in("sales lead")
    executive.post("/results/targets", {"team": "South", "period": "2026-03", "amount": "777"})
    entry = Entry.objects.get(action="target").pk
    assert "777" not in told(lead)
    assert "Cleo" not in lead.get("/results/targets").content.decode()
    assert lead.post(f"/history/{entry}/undo").status_code == 404
    lead.post("/results/targets", {"seller": "Ida Brandt", "period": "2026-03", "amount": "555"})
    assert "€555" in told(lead)
    assert lead.post(f"/history/{Entry.objects.latest('pk').pk}/undo").status_code == 302
    assert lead.get(bring(executive)).status_code == 404


def test_of_services_the_form_speaks_of_services(signed_in: SignedIn) -> None:
    from groundswell.people.models import Organisation

    Organisation.objects.update(sells_services=True)
    page = told(signed_in("executive"))
    assert "Service" in page
    assert "Product" not in page
