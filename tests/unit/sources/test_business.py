from datetime import date

import pytest

from groundswell.sources.business import (
    deal_status,
    domain_of_site,
    domains_in,
    in_time,
    kind_of,
    products_in,
)
from groundswell.speech import DealStatus, PersonKind, StageSeen


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


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        (["Account Executive"], PersonKind.SELLER),
        (["Sales Engineer", "Engineering"], PersonKind.SELLER),
        (["Vertriebsmitarbeiterin", "Vertrieb Nord"], PersonKind.SELLER),
        (["Support Engineer"], PersonKind.SUPPORT),
        (["Customer Service Lead"], PersonKind.SUPPORT),
        (["Kundendienst"], PersonKind.SUPPORT),
        (["Solutions Engineer"], PersonKind.OTHER),
        (["Head of Product Marketing"], PersonKind.OTHER),
        (["Supportive Lead"], None),
        (["Harbour", ""], None),
    ],
)
def test_what_a_person_does_is_told_by_their_title_role_or_team(
    titles: list[str], kind: PersonKind | None
) -> None:
    assert kind_of(*titles) is kind


def test_an_account_may_have_several_domains_and_public_mail_is_none_of_them() -> None:
    written = "https://www.Harbour.example/x; harbour.test, gmail.com @quay.example harbour.test"
    assert domains_in(written) == ("harbour.example", "harbour.test", "quay.example")


def test_products_are_parted_and_a_comma_is_part_of_a_name() -> None:
    assert products_in("Planner; Archive, large\nPlanner") == ("Planner", "Archive, large")


def test_of_a_stage_that_follows_itself_the_first_day_counts() -> None:
    seen = [StageSeen("Demo", date(2026, 2, 5), entered=False), StageSeen("Demo", date(2026, 2, 1))]
    later = StageSeen("Proposal", date(2026, 3, 1))
    assert in_time([later, *seen]) == (StageSeen("Demo", date(2026, 2, 1)), later)
