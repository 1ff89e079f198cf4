"""Twenty concerns over a small CRM table of several currencies, with what they come to written out by hand.

From the text of the table to the sums of the field: reading amounts, finding accounts and deals under the
names people write, the fortnight around a conversation, and adding by currency.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.survey.background import Held
from groundswell.engine.survey.survey import survey
from groundswell.intake.directory import Directory
from groundswell.report import wording
from groundswell.speech import Channel, Deal, Money, Voice
from tests.unit.engine.survey_values import heard
from tests.unit.sources.tables.reading_tables import facts, items_of
from tests.worlds.talk import conversation

DEALS = """\
Deal ID,Deal Name,Account Name,Deal Stage,Amount,Currency,Create Date,Close Date
D1,Harbour 40 seats,Harbour Foods,Negotiation,"10,000.10",USD,2026-01-10,
D2,Harbour renewal,Harbour Foods,Closed Won,"2.500,25 €",,2025-06-01,2026-02-15
D3,Linden start,Linden GmbH,Closed Lost,0.10,EUR,2026-02-01,2026-04-30
D4,Linden more,Linden GmbH,Closed Lost,0.20,EUR,2026-03-20,2026-05-10
D5,Mill,Mill & Sons,Closed Won,"¥900,000",JPY,2026-01-05,2026-03-01
D6,Mill seats,Mill & Sons,Proposal,,JPY,2026-05-01,
D7,Quay,"Quay Marine, Inc.",Closed Lost,1'234.50,CHF,2026-01-01,2026-03-31
D8,Quay refit,Quay Marine,Proposal,$2.5k,,2026-04-20,2026-09-30
D9,Ridge,Ridge Optics,Closed Won,75.05,GBP,,2026-04-01
D10,Ridge two,Ridge Optics,Closed Lost,-100,GBP,2026-03-10,
D11,Sorrel,Sorrel Clinics,Closed Lost,"12.500,00 €",EUR,2026-02-10,2026-05-20
D12,Renewal,Tarn Logistics,Closed Won,300,USD,2025-01-05,2025-03-01
D13,Renewal,Tarn Logistics,Proposal,330.30,USD,2026-01-05,
D14,Umber,Umber Coffee,Proposal,10k to 20k,USD,2026-01-05,
D14,Umber,Umber Coffee,Proposal,10k to 20k,USD,2026-01-05,
"""
# number: account as written, day, deal as written, whose words
TALKS = {
    1: ("Harbour Foods", "2026-01-20", "", "spoken"),
    2: ("HARBOUR FOODS Ltd", "2025-12-27", "", "spoken"),  # D1 was opened 14 days later
    3: ("Harbour Foods", "2025-12-26", "", "spoken"),  # 15 days later
    4: ("Harbour Foods", "2026-03-01", "", "reported"),  # D2 was closed 14 days before
    5: ("Harbour Foods", "2026-03-02", "", "spoken"),  # 15 days before
    6: ("Harbour Foods", "2026-06-30", "harbour RENEWAL", "spoken"),
    7: ("Linden", "2026-04-01", "", "spoken"),
    8: ("Linden GmbH", "2026-05-20", "", "spoken"),  # D3 was closed 20 days before, D4 10
    9: ("Mill and Sons", "2026-04-20", "", "spoken"),  # D6 was opened 11 days later
    10: ("Mill & Sons", "2026-02-01", "", "spoken"),
    11: ("Quay Marine", "2026-04-10", "", "spoken"),
    12: ("Quay Marine", "", "", "spoken"),
    13: ("", "", "D8", "spoken"),
    14: ("Ridge Optics", "2026-03-15", "", "spoken"),  # when D10 was closed is not told
    15: ("Ridge Optics", "2026-03-15", "Ridge two", "spoken"),
    16: ("Sorrel Clinics", "2026-03-01", "", "unknown"),
    17: ("Sorrel Clinics", "2026-03-02", "", "reported"),
    18: ("Tarn Logistics", "2026-02-01", "Renewal", "spoken"),  # that of 2026
    19: ("N/A", "2026-02-01", "", "spoken"),
    20: ("Umber Coffee", "2026-02-01", "no deal of that name", "spoken"),
}
# A concern each: its conversations; open, won, lost, how many and what they come to; not counted; lost of
# closed where it was raised, and where not. Closed with a conversation are D2 to D5, D7 and D9 to D11: eight,
# of which five were lost.
BY_HAND = [
    ((1,), "1: $10,000.10", "1: €2,500.25", "0", 0, "0/1", "5/7"),
    ((2,), "1: $10,000.10", "1: €2,500.25", "0", 0, "0/1", "5/7"),
    ((3,), "0", "1: €2,500.25", "0", 0, "0/1", "5/7"),
    ((4,), "1: $10,000.10", "1: €2,500.25", "0", 0, "0/1", "5/7"),
    ((5,), "1: $10,000.10", "0", "0", 0, "0/0", "5/8"),
    ((6,), "0", "1: €2,500.25", "0", 0, "0/1", "5/7"),
    ((7,), "0", "0", "2: €0.30", 0, "2/2", "3/6"),
    ((8,), "0", "0", "1: €0.20", 0, "1/1", "4/7"),
    ((9,), "1", "0", "0", 0, "0/0", "5/8"),
    ((9, 10), "1", "1: ¥900,000", "0", 0, "0/1", "5/7"),
    ((11,), "1: $2,500", "0", "1: CHF 1,234.50", 0, "1/1", "4/7"),
    ((12,), "0", "0", "0", 0, "0/0", "5/8"),
    ((13,), "1: $2,500", "0", "0", 0, "0/0", "5/8"),
    ((14,), "0", "1: £75.05", "0", 0, "0/1", "5/7"),
    ((14, 15), "0", "1: £75.05", "1: −£100", 0, "1/2", "4/6"),
    ((16,), "0", "0", "0", 1, "0/0", "4/7"),
    ((16, 17), "0", "0", "1: €12,500", 0, "1/1", "4/7"),
    ((18, 19), "1: $330.30", "0", "0", 0, "0/0", "5/8"),
    ((20,), "1", "0", "0", 0, "0/0", "5/8"),
    (
        tuple(range(1, 21)),
        "5: $2,500 + USD 10,330.40",
        "3: €2,500.25 + £75.05 + ¥900,000",
        "5: CHF 1,234.50 + €12,500.30 − £100",
        0,
        "5/8",
        "0/0",
    ),
]


def deals_of(folder: Path) -> list[Deal]:
    return [fact for fact in facts(items_of(folder, DEALS, "deals.csv")) if isinstance(fact, Deal)]


def held(directory: Directory) -> list[Held]:
    made = []
    for number, (account, day, named, _) in TALKS.items():
        told = conversation("It stops.", account=account, deal=named, channel=Channel.CALL)
        deal = directory.deal(named)
        made.append(
            Held(
                id=number,
                at=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
                account=directory.account_of(told),
                seller="",
                deal=deal.name if deal else named,
                deal_key=directory.deal_key(named),
                source="calls",
                channel="call",
            )
        )
    return made


def raised(folder: Path, talks: tuple[int, ...]) -> DealsRaised:
    deals = deals_of(folder)
    directory = Directory.of([], deals, [])
    evidence = [heard(n, voice=Voice(TALKS[n][3])) for n in talks]
    field = survey(
        heard=evidence,
        concern_of=dict.fromkeys(talks, 1),
        labels={},
        held=held(directory),
        accounts=[],
        deals=[directory.named(deal) for deal in deals],
        files=[],
        refused=[],
    )
    return field.concerns[0].deals


@pytest.mark.parametrize(("talks", "open_", "won", "lost", "unknown", "here", "elsewhere"), BY_HAND)
def test_what_a_concern_comes_to_is_what_a_hand_writes_down(
    tmp_path: Path,
    talks: tuple[int, ...],
    open_: str,
    won: str,
    lost: str,
    unknown: int,
    here: str,
    elsewhere: str,
) -> None:
    found = raised(tmp_path, talks)
    shown = [
        f"{of.count}: {told}" if (told := wording.sums(of.sums)) else f"{of.count}"
        for of in (found.open, found.won, found.lost)
    ]
    odds = found.odds

    assert shown == [open_, won, lost]
    assert found.speakers_unknown == unknown
    assert f"{odds.lost_raised}/{odds.lost_raised + odds.won_raised}" == here
    assert f"{odds.lost_others}/{odds.lost_others + odds.won_others}" == elsewhere


def test_each_amount_is_what_the_cell_says_to_the_last_digit(tmp_path: Path) -> None:
    told = {deal.key: deal.amount for deal in deals_of(tmp_path)}

    assert told["D1"] == Money(10_000_10, "USD")
    assert told["D2"] == Money(2_500_25, "EUR")
    assert told["D7"] == Money(1_234_50, "CHF")
    assert told["D8"] == Money(2_500_000, "$")
    assert told["D14"] is None
