"""The week in one mail: once a user and week, by role, and none where there is nothing to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from groundswell.people.roles import Role
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.unit.web.test_mail import LINE, answer, ask, send
from tests.unit.web.test_mail import sending as sending  # the fixture
from tests.unit.web.test_mail import smtp as smtp  # the fixture
from tests.worlds.field import INVOICES, PRICE, concern_with
from tests.worlds.mailing import MailServer, plain

MONDAY = datetime(2026, 3, 9, 7, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("heard_by_sellers")


def put(at: datetime) -> None:
    from groundswell.worker.digests import put_digests

    put_digests(at)


def digests() -> list[tuple[str, str]]:
    from groundswell.ledger.models import OutboxItem

    rows = OutboxItem.objects.exclude(key=None).order_by("pk")
    return sorted(rows.values_list("to", "key"))


def test_each_member_gets_one_a_week_however_often_the_worker_looks(sending: MailServer) -> None:
    put(MONDAY - timedelta(minutes=1))
    before = {key.split(" U-")[0] for _, key in digests()}
    put(MONDAY)
    put(MONDAY + 3 * DAY)
    put(MONDAY + 7 * DAY - timedelta(minutes=1))
    weeks = {key.split(" U-")[0] for _, key in digests()} - before
    assert weeks == {"digest 2026-W11"}
    of_week = [to for to, key in digests() if key.startswith("digest 2026-W11 ")]
    assert len(of_week) == len(set(of_week)) == len(Role) - 1  # no guest


def test_who_joined_after_monday_gets_the_first_one_next_week(sending: MailServer) -> None:
    from groundswell.people import services

    late = services.join("Late", "late@wrenfield.example", Role.SELLER, MONDAY + DAY)
    put(MONDAY + 2 * DAY)
    assert f"U-{late.pk}" not in {to for to, _ in digests()}
    put(MONDAY + 7 * DAY)
    assert f"U-{late.pk}" in {to for to, _ in digests()}


def test_it_tells_each_role_what_is_theirs(sending: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem

    ask(concern_with(PRICE[0]), MONDAY - 9 * DAY)
    answer(concern_with(INVOICES[0]), at=MONDAY - DAY)
    OutboxItem.objects.all().delete()
    put(MONDAY)
    send(MONDAY)
    told = {mail["To"]: plain(mail) for mail in sending.messages}
    assert "Waits for your answer:" in told["product@wrenfield.example"]
    assert "Waits for your answer:" not in told["marketing@wrenfield.example"]
    assert "Nobody answered in time:" in told["sales_lead@wrenfield.example"]
    assert "Nobody answered in time:" in told["executive@wrenfield.example"]
    assert "You heard it, this became of it:" in told["seller@wrenfield.example"]
    assert LINE in told["marketing@wrenfield.example"]
    assert "guest@wrenfield.example" not in told


def test_none_goes_out_where_there_is_nothing_to_tell(sending: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem

    put(MONDAY)
    send(MONDAY)
    assert sending.given == []
    assert set(OutboxItem.objects.values_list("needless", flat=True)) == {"there was nothing to tell"}


def test_without_a_mail_server_none_is_put() -> None:
    put(MONDAY)
    assert digests() == []


def test_monday_morning_is_that_of_the_company(sending: MailServer) -> None:
    from groundswell.people.models import Organisation

    Organisation.objects.update(time_zone="America/New_York")
    put(MONDAY)  # three in the morning there
    assert not any("W11" in key for _, key in digests())
    put(MONDAY + timedelta(hours=4))
    assert any("W11" in key for _, key in digests())
