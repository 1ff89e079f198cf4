"""Who is the same account, deal and seller in two tools."""

import pytest

from groundswell.intake.directory import Directory
from groundswell.intake.telling import name_key
from groundswell.speech import Account, Channel, Conversation, Deal, DealStatus, Role, Seller
from tests.worlds.talk import conversation, turn

ACME = Account(key="001A", name="Acme Plumbing, Inc.", domains=("acme.example",))
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


def ticket(seller: str = "", deal: str = "", speaking: str = "") -> Conversation:
    turns = [turn("It stops.")]
    turns += [turn("We look into it.", name=speaking, role=Role.SELLER, row=2)] if speaking else []
    return conversation(turns=turns, seller=seller, deal=deal, channel=Channel.TICKET)


def test_whom_a_ticket_is_assigned_to_and_who_answers_it_is_no_seller() -> None:
    assert DIRECTORY.seller_of(ticket(seller="Sue Help")) == ""
    assert DIRECTORY.seller_of(ticket(speaking="Sue Help")) == ""
    assert DIRECTORY.seller_of(ticket(seller="Sue Help", deal="Acme pilot")) == "Lee, Kim"


def test_a_seller_of_the_crm_who_has_a_ticket_stays_its_seller() -> None:
    assert DIRECTORY.seller_of(ticket(seller="kim@house.example")) == "Kim Lee"
    owned = Directory.of([], [DEAL], [])
    assert owned.seller_of(ticket(seller="Lee, Kim")) == "Lee, Kim"


@pytest.mark.parametrize("written", ["N/A", "-", "unknown", "None", "#N/A", "null", "(blank)", "TBD", "?"])
def test_placeholders_are_no_accounts_and_do_not_hide_who_it_is(written: str) -> None:
    told = conversation("Too slow.", account=written, deal="acme pilot", channel=Channel.NOTE)
    nameless = Directory.of([Account(key="001Z", name=written)], [], [])

    assert DIRECTORY.account(written) == ""
    assert DIRECTORY.account_of(told) == "Acme Plumbing, Inc."
    assert nameless.account("001Z") == ""
