"""On which day something was said is told alike everywhere: by the company's clock."""

import re
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with, feedback, listen_to, verbatim_with, write_table

LATE, ON_A_DAY = INVOICES[0], INVOICES[1]


@pytest.fixture
def browser(signed_in: SignedIn, tmp_path: Path) -> Client:
    """One was said late on the first of March in UTC, of the other only the day is known."""
    from groundswell.people.models import Organisation

    rows = feedback(INVOICES)
    rows[0]["date"], rows[1]["date"] = "2026-03-01T20:30:00Z", "2026-03-20"
    listen_to(write_table(tmp_path / "a.csv", rows))
    Organisation.objects.update(time_zone="Pacific/Auckland")
    return signed_in(Role.PRODUCT.value)


def days_on(browser: Client, address: str) -> set[str]:
    answer = browser.get(address, follow=True)
    assert answer.status_code == 200, address
    return set(re.findall(r"\d+ Mar 2026", answer.content.decode()))


def test_what_was_said_late_was_said_on_the_next_day_where_the_company_is(browser: Client) -> None:
    concern, verbatim = concern_with(LATE), verbatim_with(LATE)
    for address in (
        f"/concerns/C-{concern}",
        f"/V-{verbatim}",
        "/accounts/Account 1",
        "/search?q=doubles",
        f"/pack?concerns=C-{concern}",
        f"/pack.md?concerns=C-{concern}",
    ):
        told = days_on(browser, address)
        assert "2 Mar 2026" in told, address
        assert "1 Mar 2026" not in told, address


def test_what_is_known_by_its_day_alone_stays_on_that_day(browser: Client) -> None:
    from groundswell.people.models import Organisation

    for zone in ("Pacific/Auckland", "America/New_York"):
        Organisation.objects.update(time_zone=zone)
        assert days_on(browser, "/accounts/Account 2") == {"20 Mar 2026"}


def test_the_days_between_which_it_was_raised_are_those_of_the_company(browser: Client) -> None:
    told = browser.get(f"/concerns/C-{concern_with(LATE)}").content.decode()
    assert "2 Mar to 20 Mar 2026" in told.replace("\xa0", " ")
