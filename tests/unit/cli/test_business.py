"""`groundswell crm`: what is known of accounts, deals and people, who told it, and what is asked."""

from dataclasses import replace
from datetime import date

import pytest

from groundswell.speech import Account, Deal, DealStatus, Money, PersonKind, Seller, StageSeen

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.fixture(autouse=True)
def _no_store_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever command another test ran in this process: what is printed names the store that was named."""
    from groundswell.cli import opening

    monkeypatch.setattr(opening, "_named", [])


DEAL = Deal(
    key="006A",
    name="Harbour 40",
    account="Harbour Foods",
    status=DealStatus.OPEN,
    amount=Money(1_234, "KWD"),
    stage="Proposal",
    stages=(StageSeen("Proposal", date(2026, 3, 4)),),
    system="salesforce",
)


def shown(name: str = "", **told: tuple[str, str]) -> list[str]:
    from groundswell.cli.business import crm
    from groundswell.cli.console import out

    with out.capture() as printed:
        crm(name, told.get("same"), told.get("apart"), "", None)
    return [" ".join(line.split()) for line in printed.get().splitlines()]


def tell(*facts: Account | Deal | Seller) -> None:
    from groundswell.crm.book import FactBook

    book = FactBook(1, date(2026, 3, 10))
    for fact in facts:
        book.keep(fact)
    book.write()


def test_sellers_are_those_who_sell_and_own_deals_not_those_who_answer_tickets() -> None:
    tell(
        replace(DEAL, seller="Ben Ode"),
        Seller(key="1", name="Lee Moss"),
        Seller(key="21", name="Kim Orr", kind=PersonKind.SUPPORT),
        Seller(key="22", name="Ada Fenn", kind=PersonKind.OTHER),
        Account(key="", name="Harbour Foods"),
    )
    told = " ".join(shown())
    assert told == "1 account, 1 deal; of our own people 2 sellers, 1 in support, 1 elsewhere."


def test_each_value_of_a_deal_stands_beside_the_system_whose_word_it_is() -> None:
    tell(replace(DEAL, amount=Money(7, "EUR"), seller="Ben Ode", through="gong"), DEAL)
    lines = shown("harbour 40")
    assert "amount KWD 1.234 salesforce" in lines
    assert "seller Ben Ode gong" in lines
    assert "stage 4 Mar 2026: Proposal" in lines


def test_two_accounts_of_one_domain_are_asked_about_until_a_person_tells() -> None:
    names = ("Harbour Foods", "Quay Holding")
    tell(*(Account(key="", name=name, domains=("harbour.example",)) for name in names))
    assert "groundswell crm --same 'Harbour Foods' 'Quay Holding' (else --apart)" in shown()
    assert shown(same=names) == [
        "#1 “Harbour Foods” and “Quay Holding” are one account.",
        "Take it back with: groundswell undo 1",
        "1 account, 0 deals; of our own people 0 sellers.",
    ]
    assert shown(apart=names)[2] == "2 accounts, 0 deals; of our own people 0 sellers."


def test_an_account_that_nobody_knows_is_refused() -> None:
    from groundswell.cli.options import WrongUse
    from groundswell.crm.services import UnknownAccount

    tell(Account(key="", name="Harbour Foods"))
    with pytest.raises(WrongUse, match="Nobody"):
        shown("Nobody")
    with pytest.raises(UnknownAccount, match="Quay"):
        shown(same=("Harbour Foods", "Quay"))
    with pytest.raises(UnknownAccount, match="one account already"):
        shown(same=("Harbour Foods", "HARBOUR FOODS Ltd"))


def test_doctor_counts_the_amounts_of_an_older_store_that_could_not_be_kept() -> None:
    from groundswell.cli.checkup import _amounts
    from groundswell.crm import models

    tell(DEAL)
    assert list(_amounts()) == []
    models.Deal.objects.update(amount_before="1.2345")
    (check,) = _amounts()
    assert (check.good, check.state[:1]) == (False, "1")
    assert "1.2345" in check.state
    tell(replace(DEAL, amount=Money(1_235, "KWD")))
    assert list(_amounts()) == []
