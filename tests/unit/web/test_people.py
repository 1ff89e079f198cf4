"""Who may come in: an administrator invites, gives roles and links, and ends rights."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


def the(role: Role):
    from groundswell.people.models import User

    return User.objects.get(role=role.value)


def link_in(answer: HttpResponse) -> str:
    found = re.search(r"<code>http://127\.0\.0\.1(/\S+)</code>", answer.content.decode())
    assert found is not None
    return found[1]


def test_an_invitation_gives_a_link_once_by_which_somebody_comes_in(administrator: Client) -> None:
    told = administrator.post("/settings/people", {"email": "new@wrenfield.example", "role": "marketing"})
    link = link_in(told)
    assert link not in administrator.get("/settings/people").content.decode()
    joining = Client(SERVER_NAME="127.0.0.1")
    answer = joining.post(link, {"name": "Lin <b>", "password": "a heron over the reservoir"})
    assert answer.status_code == 302
    shown = administrator.get("/settings/people").content.decode()
    assert "Lin &lt;b&gt;" in shown
    assert "8 people may come in" in shown


def test_who_is_here_already_is_not_invited(administrator: Client) -> None:
    answer = administrator.post("/settings/people", {"email": "SELLER@wrenfield.example", "role": "seller"})
    assert (answer.status_code, "by this address already" in unescape(answer.content.decode())) == (422, True)


def test_a_role_given_holds_from_the_next_click_on(administrator: Client, signed_in: SignedIn) -> None:
    guest = signed_in(Role.GUEST.value)
    assert guest.get("/concerns").status_code == 404
    administrator.post(f"/settings/people/{the(Role.GUEST).pk}", {"act": "give role", "role": "executive"})
    assert guest.get("/concerns").status_code == 200


def test_rights_that_are_ended_end_with_the_next_click(administrator: Client, signed_in: SignedIn) -> None:
    seller, person = signed_in(Role.SELLER.value), the(Role.SELLER)
    link = link_in(administrator.post(f"/settings/people/{person.pk}", {"act": "give link"}))
    administrator.post(f"/settings/people/{person.pk}", {"act": "end rights"})
    assert seller.get("/").status_code == 302
    assert Client(SERVER_NAME="127.0.0.1").get(link).status_code == 410
    assert person.email not in administrator.get("/settings/people").content.decode()


def test_the_last_administrator_stays(administrator: Client) -> None:
    mine = the(Role.ADMINISTRATOR).pk
    for told in ({"act": "end rights"}, {"act": "give role", "role": "seller"}):
        answer = administrator.post(f"/settings/people/{mine}", told)
        assert (answer.status_code, b"no administrator left" in answer.content) == (409, True)
    assert administrator.get("/settings/people").status_code == 200


def test_each_act_on_people_leaves_its_audit_row_and_no_link(administrator: Client) -> None:
    from groundswell.ledger.models import AuditRow

    link = link_in(
        administrator.post("/settings/people", {"email": "new@wrenfield.example", "role": "seller"})
    )
    person = the(Role.SELLER)
    administrator.post(f"/settings/people/{person.pk}", {"act": "give role", "role": "product"})
    rows = list(AuditRow.objects.order_by("id").values_list("act", "ref"))
    assert rows == [("invite as seller", "new@wrenfield.example"), ("give role", person.email)]
    assert link.rpartition("/")[2] not in str(rows)


def test_a_link_bears_the_address_by_which_people_elsewhere_reach_it(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "PUBLIC_URL", "https://groundswell.example")
    told = administrator.post("/settings/people", {"email": "new@wrenfield.example", "role": "seller"})
    assert b"<code>https://groundswell.example/invitation/" in told.content
