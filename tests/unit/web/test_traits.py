"""The board and a concern narrowed by product, segment, industry and country of accounts."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.talk import day


@pytest.fixture
def told(heard: None) -> None:
    """Accounts 1 to 4 said something of invoices, 5 to 8 of signal, 9 to 12 of the price."""
    from groundswell.crm.models import Account, Deal
    from groundswell.field.reading.upkeep import refresh

    for n in range(1, 13):
        name, clinic = f"Account {n}", n <= 4
        segment, industry = ("=clinics", "<b>health</b>") if clinic else ("crews", "")
        Account.objects.create(key=f"A{n}", name=name, segment=segment, industry=industry)
        Deal.objects.create(
            key=f"D{n}",
            name=f"Deal {n}",
            account=name,
            status="won",
            products=["Mobile" if n % 2 else "Desk"],
        )
    refresh(day(28))


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


def page(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


@pytest.mark.usefixtures("told")
def test_the_board_is_narrowed_by_what_accounts_have(browser: Client) -> None:
    assert "<h1>3 concerns from" in page(browser, "/concerns")
    narrowed = page(browser, "/concerns?segment=%3Dclinics")
    assert "<h1>1 concern of 3" in narrowed
    assert INVOICES[0] in narrowed
    assert "<h1>3 concerns of 3" in page(browser, "/concerns?product=Mobile")
    assert "<h1>1 concern of 3" in page(browser, "/concerns?product=Mobile&segment=%3Dclinics")
    assert "<h1>0 concerns of 3" in page(browser, "/concerns?segment=nobody")


@pytest.mark.usefixtures("told")
def test_only_what_there_is_can_be_chosen_and_values_are_just_text(browser: Client) -> None:
    raw = browser.get("/concerns").content.decode()
    offered = re.findall(r'<select name="(product|segment|industry|country)">', raw)
    assert offered == ["product", "segment", "industry"]
    assert '<option value="=clinics">=clinics (4)</option>' in raw
    assert "<b>health" not in raw


@pytest.mark.usefixtures("heard")
def test_without_any_nothing_is_offered(browser: Client) -> None:
    assert '<select name="segment">' not in page(browser, "/concerns")


@pytest.mark.usefixtures("told")
def test_the_words_of_a_concern_are_narrowed_the_same_way(browser: Client) -> None:
    number = concern_with(INVOICES[0])
    narrowed = page(browser, f"/concerns/C-{number}?product=Mobile")
    assert "2 verbatims of accounts with “Mobile”" in narrowed
    assert '<option value="Mobile" selected>' in narrowed
    assert f"/concerns/C-{number}?product=Mobile" in page(browser, "/concerns?product=Mobile")


@pytest.mark.usefixtures("told")
def test_a_saved_view_carries_it(browser: Client) -> None:
    browser.post("/concerns/views", {"name": "Clinics", "view": "?segment=%3Dclinics"})
    assert 'href="/concerns?segment=%3Dclinics"' in page(browser, "/concerns")


@pytest.mark.usefixtures("told")
def test_the_companys_word_stands_for_a_product(browser: Client) -> None:
    from groundswell.people.models import Organisation

    assert "<span>Product</span>" in page(browser, "/concerns")
    Organisation.objects.update(sells_services=True)
    assert "<span>Service</span>" in page(browser, "/concerns")


@pytest.mark.usefixtures("told")
def test_narrowing_asks_the_database_no_more_often(browser: Client) -> None:
    number = concern_with(INVOICES[0])

    def queries(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(address)
        return len(asked)

    assert queries("/concerns?product=Mobile&segment=crews") <= queries("/concerns?from=2026-01")
    words = f"/concerns/C-{number}"
    assert queries(f"{words}?product=Mobile&segment=crews") <= queries(f"{words}?channel=call")


@pytest.mark.usefixtures("told")
def test_what_is_erased_is_told_no_more() -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author
    from groundswell.field.read_model import AccountTrait

    assert AccountTrait.objects.filter(account="Account 1").exists()
    forget("Account 1", Author(by="ana", at=day(28)), what="account")
    assert not AccountTrait.objects.filter(account="Account 1").exists()
