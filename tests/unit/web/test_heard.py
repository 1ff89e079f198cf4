"""What a seller heard, and what it led to: for themselves, and for who leads a team with them in it."""

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("calls")
SELLER, OTHER = "Ifeoma Obi", "Tobias Fenn"


@pytest.fixture
def calls(company: None, tmp_path: Path) -> None:
    """The one heard of invoices, the other of signal."""
    from groundswell.crm.models import PersonOfOurs
    from groundswell.field.reading.upkeep import refresh

    for name in (SELLER, OTHER):
        PersonOfOurs.objects.create(name=name, kind="seller")
    rows = feedback([*INVOICES, *OFFLINE])
    for number, row in enumerate(rows):
        row["seller"] = SELLER if number < len(INVOICES) else OTHER
    listen_to(write_table(tmp_path / "a.csv", rows))
    _matched(Role.SELLER, SELLER)
    refresh(day(28))


def _matched(role: Role, person: str) -> int:
    from groundswell.people.models import User

    user = User.objects.get(role=role.value)
    user.person = person
    user.save(update_fields=["person"])
    return user.pk


def _in_one_team(*roles: Role) -> None:
    from groundswell.people import teams
    from groundswell.people.models import User

    team = teams.make("North")
    for role in roles:
        teams.put(User.objects.get(role=role.value).pk, [team.pk])


def _text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _but_for_its_secret(answer: HttpResponse) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def test_a_seller_sees_the_concerns_of_their_own_conversations_and_no_others(signed_in: SignedIn) -> None:
    mine = _text(signed_in("seller"), "/me/heard")
    assert "Customers raised 1 concern to you." in mine
    assert f'href="/concerns/C-{concern_with(INVOICES[0])}?seller=Ifeoma+Obi"' in mine
    assert f"C-{concern_with(OFFLINE[0])} " not in mine
    assert "Nobody has said what to answer yet." in mine


def test_the_line_to_say_stands_with_the_concern(signed_in: SignedIn) -> None:
    from groundswell.field.attention.deciding import Act, Ask, Reply, Team, call, say
    from groundswell.field.history.entries import Author

    concern, author = concern_with(INVOICES[0]), Author(by="ana", at=day(28))
    call(Ask(concern=concern, team=Team.PRODUCT, due=day(29).date()), author)
    say(Reply(concern=concern, act=Act.ANSWER, line="Exports are single again from <May>."), author)
    mine = _text(signed_in("seller"), "/me/heard")
    assert "Exports are single again from &lt;May&gt;." in mine
    assert "answered" in mine


def test_a_sales_lead_sees_those_of_their_team(signed_in: SignedIn) -> None:
    user = _matched(Role.SELLER, SELLER)
    lead = signed_in("sales lead")
    assert lead.get(f"/heard/{user}").status_code == 404
    _in_one_team(Role.SELLER, Role.SALES_LEAD)
    assert f'href="/heard/{user}"' in _text(lead, "/me")
    assert "Customers raised 1 concern to them." in _text(lead, f"/heard/{user}")


def test_nobody_else_sees_them_and_a_number_of_nobody_answers_alike(signed_in: SignedIn) -> None:
    user = _matched(Role.SELLER, SELLER)
    _in_one_team(Role.SELLER, Role.MARKETING, Role.EXECUTIVE)
    for role in ("marketing", "executive", "administrator", "product"):
        browser = signed_in(role)
        denied, absent = (browser.get(f"/heard/{number}") for number in (user, 987_654))
        assert denied.status_code == absent.status_code == 404
        assert _but_for_its_secret(denied) == _but_for_its_secret(absent)


def test_who_is_nobody_in_the_crm_is_told_who_can_change_that(signed_in: SignedIn) -> None:
    assert "Nobody has said yet who you are in the CRM." in _text(signed_in("marketing"), "/me/heard")


def test_who_heard_nothing_yet_is_told_so(signed_in: SignedIn) -> None:
    _matched(Role.PRODUCT, "Lin Park")
    assert "No concern was raised in what customers said here yet." in _text(
        signed_in("product"), "/me/heard"
    )


def test_the_account_is_left_out_where_none_is_known(signed_in: SignedIn, tmp_path: Path) -> None:
    from groundswell.crm.models import PersonOfOurs
    from groundswell.field.reading.upkeep import refresh

    PersonOfOurs.objects.create(name="Lin Park", kind="seller")
    of_nobody = {"account": "", "seller": "Lin Park"}
    rows = [{**row, "id": f"G-{n}", **of_nobody} for n, row in enumerate(feedback(INVOICES))]
    listen_to(write_table(tmp_path / "b.csv", rows))
    refresh(day(28))
    _matched(Role.PRODUCT, "Lin Park")
    mine = _text(signed_in("product"), "/me/heard")
    assert f">{len(INVOICES)} times</a>" in mine
    assert "0 accounts" not in mine


def test_an_administrator_who_is_nobody_in_the_crm_is_led_to_where_that_is_said(signed_in: SignedIn) -> None:
    from groundswell.people.models import User

    user = User.objects.get(role=Role.ADMINISTRATOR.value)
    assert f'href="/settings/people/{user.pk}"' in _text(signed_in("administrator"), "/me/heard")
    assert "/settings/people" not in _text(signed_in("marketing"), "/me/heard")
