"""Who is the same account, deal and seller in two tools."""

import pytest

from groundswell.listening.directory import Directory, name_key
from groundswell.speech import Account, Channel, Deal, DealStatus, Role, Seller
from tests.worlds.talk import conversation, turn

ACME = Account(key="001A", name="Acme Plumbing, Inc.", domain="acme.example")
DEAL = Deal(key="D1", name="Acme pilot", account="001A", status=DealStatus.OPEN, seller="Lee, Kim")
KIM = Seller(key="U7", name="Kim Lee", email="kim@house.example")
DIRECTORY = Directory.of([ACME], [DEAL], [KIM])


@pytest.mark.parametrize("written", ["ACME Plumbing", "acme plumbing inc", "Acme  Plumbing, Inc.", "001A"])
def test_spellings_of_an_account_share_the_name_of_the_crm(written: str) -> None:
    assert DIRECTORY.account(written) == "Acme Plumbing, Inc."


def test_a_legal_form_is_dropped_only_at_the_end_and_never_alone() -> None:
    assert name_key("The Limited Edition") == "thelimitededition"
    assert name_key("Co") == "co"


def test_an_account_no_crm_knows_keeps_its_first_spelling() -> None:
    directory = Directory.of([], [], [])
    assert directory.account("Birch & Co") == "Birch & Co"
    assert directory.account("BIRCH and co.") == "Birch & Co"


def test_the_account_comes_from_the_deal_where_only_that_is_told() -> None:
    told = conversation("Too slow.", deal="acme pilot", channel=Channel.NOTE)
    assert DIRECTORY.account_of(told) == "Acme Plumbing, Inc."


def test_the_account_comes_from_the_customers_mail_domain() -> None:
    mail = conversation(turns=[turn("Too slow.", email="ana@acme.example")], channel=Channel.MAIL)
    assert DIRECTORY.account_of(mail) == "Acme Plumbing, Inc."


def test_a_free_mail_domain_is_no_account() -> None:
    mail = conversation(turns=[turn("Too slow.", email="ana@gmail.com")], channel=Channel.MAIL)
    assert DIRECTORY.account_of(mail) == ""


def test_the_seller_is_the_one_who_speaks() -> None:
    call = conversation(
        turns=[turn("Hello.", name="kim lee", role=Role.SELLER), turn("Hi.", row=2)], channel=Channel.CALL
    )
    assert DIRECTORY.seller_of(call) == "Kim Lee"
