import pytest

from groundswell.sources.business import deal_status, domain_of_site
from groundswell.speech import DealStatus


@pytest.mark.parametrize("stage", ["closedwon", "Closed Won", "closed_won", "5 - Won", "Gewonnen", "Gagnée"])
def test_a_stage_that_says_won_in_any_spelling_is_won(stage: str) -> None:
    assert deal_status(stage) is DealStatus.WON


@pytest.mark.parametrize("stage", ["closedlost", "Closed-Lost", "Verloren", "Perdue", "Dead", "Disqualified"])
def test_a_stage_that_says_lost_in_any_spelling_is_lost(stage: str) -> None:
    assert deal_status(stage) is DealStatus.LOST


@pytest.mark.parametrize("stage", ["", "In-person demo", "Personal visit", "Deadline set", "Won't say yet"])
def test_a_stage_that_merely_holds_those_letters_is_open(stage: str) -> None:
    assert deal_status(stage) is DealStatus.OPEN


def test_flags_outrank_the_name_of_a_stage() -> None:
    assert deal_status("Closed Lost", won=True) is DealStatus.WON
    assert deal_status("Closed Won", lost=True) is DealStatus.LOST


@pytest.mark.parametrize(
    "site",
    [
        "harbour.example",
        "https://www.Harbour.example/de?a=b",
        "http://harbour.example:8080",
        " harbour.example ",
    ],
)
def test_a_web_address_gives_the_mail_domain(site: str) -> None:
    assert domain_of_site(site) == "harbour.example"


@pytest.mark.parametrize("site", ["", "none", "n/a yet", "info@harbour.example"])
def test_what_is_no_web_address_gives_no_domain(site: str) -> None:
    assert domain_of_site(site) == ""
