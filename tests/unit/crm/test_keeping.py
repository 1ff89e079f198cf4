"""What the store keeps of several systems' word, and how each import of it can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from groundswell.speech import Account, Deal, DealStatus, Money, PersonKind, Seller, StageSeen

pytestmark = pytest.mark.usefixtures("store_path")

DEAL = Deal(
    key="006A",
    name="Harbour",
    account="Harbour Foods",
    status=DealStatus.OPEN,
    amount=Money(12_000_00, "EUR"),
    opened=date(2026, 1, 2),
    expected=date(2026, 6, 30),
    seller="Ben Ode",
    products=("Planner", "Archive"),
    stage="Demo",
    stages=(StageSeen("Demo", date(2026, 2, 1)),),
    system="salesforce",
)
REPEATED = replace(DEAL, amount=Money(7, "EUR"), products=(), stages=(), through="gong")


def tell(*facts: Account | Deal | Seller, entry: int = 1, day: date = date(2026, 2, 10)):
    """An import of these facts; (how many were new, what it changed)."""
    from groundswell.crm.book import FactBook

    book = FactBook(entry, day)
    new = sum(book.keep(fact) for fact in facts)
    return new, book.write()


def take_back(told) -> None:
    from groundswell.field.history.patch import Patch
    from groundswell.field.history.patch import take_back as put_back

    patch = Patch()
    for one in told:
        patch.record(f"crm.{one.table}", one.column, one.id, one.before, one.after)
    put_back(Patch.unpack(patch.pack()))


def deals() -> list[Deal]:
    from groundswell.crm import queries

    return list(queries.directory().deals)


def stages() -> list[tuple[str, date, bool]]:
    return [(seen.stage, seen.day, seen.entered) for seen in deals()[0].stages]


def test_all_of_a_fact_reads_back_as_it_was_told() -> None:
    from groundswell.crm import queries

    account = Account(
        key="001",
        name="Harbour Foods",
        domains=("harbour.example", "harbour.test"),
        segment="Enterprise",
        industry="Food",
        country="IE",
        system="hubspot",
    )
    seller = Seller(key="5", name="Kim", email="kim@maker.example", kind=PersonKind.SUPPORT, system="zendesk")
    tell(DEAL, account, seller)
    assert (queries.deals(), queries.accounts(), queries.sellers()) == ([DEAL], [account], [seller])


def test_a_gong_call_and_the_crms_row_no_longer_overwrite_each_other() -> None:
    tell(DEAL)
    assert tell(REPEATED, entry=2)[0] == 1
    assert [one.amount for one in deals()] == [Money(12_000_00, "EUR")]
    assert tell(DEAL, entry=3)[0] == 0
    assert tell(REPEATED, entry=4)[0] == 0


def test_taking_back_the_crms_row_leaves_what_gong_told() -> None:
    tell(REPEATED)
    _, told = tell(DEAL, entry=2)
    take_back(told)
    assert [(one.amount, one.stages) for one in deals()] == [
        (Money(7, "EUR"), (StageSeen("Demo", date(2026, 2, 10), entered=False),))
    ]


def test_a_stage_that_an_import_shows_for_the_first_time_stands_with_the_day_of_the_import() -> None:
    tell(DEAL)
    new, _ = tell(replace(DEAL, stage="Proposal"), entry=2, day=date(2026, 3, 1))
    assert new == 1
    assert stages() == [("Demo", date(2026, 2, 1), True), ("Proposal", date(2026, 3, 1), False)]
    assert tell(replace(DEAL, stage="Proposal"), entry=3, day=date(2026, 4, 1))[0] == 0
    assert len(stages()) == 2


def test_a_stage_returned_to_stands_again() -> None:
    for entry, (stage, day) in enumerate([("Demo", 1), ("Proposal", 2), ("Demo", 3)], start=1):
        tell(replace(DEAL, stage=stage, stages=()), entry=entry, day=date(2026, 3, day))
    assert [stage for stage, *_ in stages()] == ["Demo", "Proposal", "Demo"]


def test_a_stage_leaves_with_the_import_that_showed_it_and_returns_with_the_next() -> None:
    tell(DEAL)
    later = replace(DEAL, stage="Proposal")
    _, told = tell(later, entry=2, day=date(2026, 3, 1))
    take_back(told)
    assert stages() == [("Demo", date(2026, 2, 1), True)]
    assert deals()[0].stage == "Demo"
    tell(later, entry=3, day=date(2026, 3, 1))
    assert [stage for stage, *_ in stages()] == ["Demo", "Proposal"]


def test_what_was_told_last_counts_among_the_crms_own_rows() -> None:
    table = replace(DEAL, system="", stage="Lost track")
    tell(table)
    tell(DEAL, entry=2)
    assert deals()[0].stage == "Demo"
    tell(replace(table, stage="Proposal"), entry=3)
    assert deals()[0].stage == "Proposal"


def test_what_a_person_says_of_two_accounts_is_kept_and_can_be_said_otherwise() -> None:
    from groundswell.crm import queries
    from groundswell.crm.services import SaidAlready, decide_kinship

    names = ("Harbour Foods", "Quay Holding")
    tell(*(Account(key="", name=name, domains=("harbour.example",)) for name in names))
    assert [(one.names, one.domain) for one in queries.questions()] == [(names, "harbour.example")]
    decide_kinship("Quay Holding", "Harbour Foods Ltd", same=True)
    assert (len(queries.directory().accounts), queries.questions()) == (1, [])
    with pytest.raises(SaidAlready, match="one"):
        decide_kinship(*names, same=True)
    decide_kinship(*names, same=False)
    assert (len(queries.directory().accounts), queries.questions()) == (2, [])
