"""Who may come in: an administrator invites, gives roles and links, and ends rights."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
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


def undo(browser: Client, page: str) -> None:
    """Send what the page offers to undo by."""
    found = re.search(r'<form class="done" method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert found is not None
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[2])
    told: dict[str, list[str]] = {}
    for name, value in fields:
        told.setdefault(name, []).append(unescape(value))
    assert browser.post(found[1], told).status_code == 302


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


def test_a_role_given_holds_from_the_next_click_on_and_is_taken_back_by_undo(
    administrator: Client, signed_in: SignedIn
) -> None:
    guest, page = signed_in(Role.GUEST.value), f"/settings/people/{the(Role.GUEST).pk}"
    assert guest.get("/concerns").status_code == 404
    administrator.post(page, {"act": "give role", "role": "executive"})
    assert guest.get("/concerns").status_code == 200
    told = unescape(administrator.get(page).content.decode())
    assert "The guest is executive now, and was guest." in told
    undo(administrator, told)
    assert guest.get("/concerns").status_code == 404


def test_ending_rights_asks_first_by_name_and_ends_them_with_the_next_click(
    administrator: Client, signed_in: SignedIn
) -> None:
    seller, person = signed_in(Role.SELLER.value), the(Role.SELLER)
    page = f"/settings/people/{person.pk}"
    link = link_in(administrator.post(page, {"act": "give link"}))
    asked = administrator.post(page, {"act": "end rights"})
    assert b"End the rights of" in asked.content
    assert b"The seller" in asked.content
    assert seller.get("/").status_code == 200
    administrator.post(page, {"act": "end rights", "sure": "on"})
    assert seller.get("/").status_code == 302
    assert Client(SERVER_NAME="127.0.0.1").get(link).status_code == 410


def test_who_ended_is_listed_apart_and_comes_back_without_what_ended_with_them(
    administrator: Client, signed_in: SignedIn
) -> None:
    seller, person = signed_in(Role.SELLER.value), the(Role.SELLER)
    page = f"/settings/people/{person.pk}"
    administrator.post(page, {"act": "end rights", "sure": "on"})
    listed = administrator.get("/settings/people").content.decode()
    assert "6 people may come in" in listed
    assert person.email in listed.partition("Whose rights have ended")[2]
    told = administrator.get(page).content.decode()
    assert "A link to sign in" not in told
    assert administrator.post(page, {"act": "give back rights"}).status_code == 302
    assert seller.get("/").status_code == 302
    assert "7 people may come in" in administrator.get("/settings/people").content.decode()


def test_a_link_of_somebody_who_ended_is_not_made(administrator: Client) -> None:
    person = the(Role.SELLER)
    administrator.post(f"/settings/people/{person.pk}", {"act": "end rights", "sure": "on"})
    link = link_in(administrator.post(f"/settings/people/{person.pk}", {"act": "give link"}))
    assert Client(SERVER_NAME="127.0.0.1").get(link).status_code == 410


def test_the_last_administrator_stays(administrator: Client) -> None:
    mine = the(Role.ADMINISTRATOR).pk
    for told in ({"act": "end rights", "sure": "on"}, {"act": "give role", "role": "seller"}):
        answer = administrator.post(f"/settings/people/{mine}", told)
        assert (answer.status_code, b"no administrator left" in answer.content) == (409, True)
    assert administrator.get("/settings/people").status_code == 200


def test_a_link_that_is_sent_is_used_up_by_a_click_and_by_nothing_that_looks_at_it(
    administrator: Client,
) -> None:
    link = link_in(administrator.post(f"/settings/people/{the(Role.SELLER).pk}", {"act": "give link"}))
    scanner, mine = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    for _ in range(3):
        assert scanner.head(link).status_code == scanner.get(link).status_code == 200
    assert scanner.get("/").status_code == 302
    assert mine.post(link)["Location"] == "/"
    assert mine.get("/").status_code == 200
    assert scanner.post(link).status_code == 410


def test_an_open_invitation_is_listed_with_who_made_it_and_withdrawn_by_name(administrator: Client) -> None:
    invite = {"email": "new@wrenfield.example", "role": "marketing"}
    link = link_in(administrator.post("/settings/people", invite))
    listed = administrator.get("/settings/people").content.decode()
    assert re.search(r"new@wrenfield.example</b>.*as marketing.*by <span[^>]*>Agnes Holm", listed, re.DOTALL)
    found = re.search(r'"(/settings/invitations/\d+)"', listed)
    assert found is not None
    asked = administrator.post(found[1], {"act": "withdraw"})
    assert b"Withdraw the invitation of new@wrenfield.example?" in asked.content
    joining = Client(SERVER_NAME="127.0.0.1")
    assert joining.get(link).status_code == 200
    administrator.post(found[1], {"act": "withdraw", "sure": "on"})
    assert joining.get(link).status_code == 410
    assert "/settings/invitations/" not in administrator.get("/settings/people").content.decode()
    assert administrator.post(found[1], {"act": "a new link"}).status_code == 404


def test_a_new_link_closes_the_one_before(administrator: Client) -> None:
    from groundswell.people.entrances import invited

    invite = {"email": "new@wrenfield.example", "role": "marketing"}
    first = link_in(administrator.post("/settings/people", invite))
    made = invited("new@wrenfield.example", now())
    assert made is not None
    second = link_in(administrator.post(f"/settings/invitations/{made.pk}", {"act": "a new link"}))
    joining = Client(SERVER_NAME="127.0.0.1")
    assert (joining.get(first).status_code, joining.get(second).status_code) == (410, 200)


def test_what_somebody_invited_and_linked_is_closed_with_their_rights(
    administrator: Client, signed_in: SignedIn
) -> None:
    from groundswell.people import services

    second = the(Role.EXECUTIVE)
    services.give_role(second.pk, Role.ADMINISTRATOR)
    other = Client(SERVER_NAME="127.0.0.1")
    other.force_login(second)
    invite = {"email": "new@wrenfield.example", "role": "administrator"}
    links = [
        link_in(other.post("/settings/people", invite)),
        link_in(other.post(f"/settings/people/{the(Role.SELLER).pk}", {"act": "give link"})),
    ]
    administrator.post(f"/settings/people/{second.pk}", {"act": "end rights", "sure": "on"})
    answers = [Client(SERVER_NAME="127.0.0.1").get(link).status_code for link in links]
    assert answers == [410, 410]


def test_each_act_on_people_leaves_its_audit_row_and_no_link(administrator: Client) -> None:
    from groundswell.ledger.models import AuditRow

    link = link_in(
        administrator.post("/settings/people", {"email": "new@wrenfield.example", "role": "seller"})
    )
    person = the(Role.SELLER)
    administrator.post(f"/settings/people/{person.pk}", {"act": "give role", "role": "product"})
    rows = list(AuditRow.objects.order_by("id").values_list("act", "ref", "role", "address"))
    assert rows[0][0] == "invite as seller"
    assert re.fullmatch(r"I-\d+", rows[0][1])
    assert rows[1] == ("give role", f"U-{person.pk}", "administrator", "127.0.0.1")
    assert link.rpartition("/")[2] not in str(list(AuditRow.objects.values()))


def test_teams_are_made_renamed_filled_and_removed_while_empty_each_with_undo(administrator: Client) -> None:
    administrator.post("/settings/teams", {"name": "North <b>"})
    listed = administrator.get("/settings/people").content.decode()
    assert "North &lt;b&gt;" in listed
    (team,) = set(re.findall(r"/settings/teams/(\d+)", listed))
    again = administrator.post("/settings/teams", {"name": "north <B>"})
    assert (again.status_code, b"of this name already" in again.content) == (422, True)
    administrator.post(f"/settings/teams/{team}", {"name": "South"})
    told = administrator.get("/settings/people").content.decode()
    assert "is called South now" in told
    undo(administrator, told)
    assert "North &lt;b&gt;" in administrator.get("/settings/people").content.decode()
    seller = the(Role.SELLER)
    page = f"/settings/people/{seller.pk}"
    administrator.post(page, {"act": "put in teams", "teams": [team]})
    told = administrator.get(page).content.decode()
    assert "The seller" in administrator.get("/settings/people").content.decode().partition(">Teams<")[2]
    assert administrator.post(f"/settings/teams/{team}", {"act": "remove"}).status_code == 422
    undo(administrator, told)
    assert not seller.teams.exists()
    administrator.post(f"/settings/teams/{team}", {"act": "remove"})
    assert "There is no team" in administrator.get("/settings/people").content.decode()


def test_a_user_is_who_the_crm_knows_by_their_address_until_an_administrator_says_otherwise(
    administrator: Client,
) -> None:
    from groundswell.crm.models import PersonOfOurs
    from groundswell.worker.loop import do_what_is_due

    seller = the(Role.SELLER)
    PersonOfOurs.objects.create(key="P-1", name="Ifeoma Obi", email=seller.email.upper())
    PersonOfOurs.objects.create(key="P-2", name="Marcus Thorne")
    do_what_is_due(now())
    assert the(Role.SELLER).person == "Ifeoma Obi"
    page = f"/settings/people/{seller.pk}"
    administrator.post(page, {"act": "match", "person": "Marcus Thorne"})
    undo_to = administrator.get(page).content.decode()
    assert the(Role.SELLER).person == "Marcus Thorne"
    undo(administrator, undo_to)
    assert the(Role.SELLER).person == "Ifeoma Obi"
    administrator.post(page, {"act": "match", "person": ""})
    do_what_is_due(now())
    assert the(Role.SELLER).person == ""


def test_the_company_is_described_and_its_words_follow(administrator: Client) -> None:
    from groundswell.people.queries import organisation

    told = {
        "name": "Wrenfield & Söhne",
        "domains": "wrenfield.example, @Wren.Example",
        "currency": "gbp",
        "time_zone": "Europe/London",
        "fiscal_year_begins": "4",
        "offering": "services",
    }
    assert administrator.post("/settings/organisation", told).status_code == 302
    company = organisation()
    assert company is not None
    assert (company.name, company.currency, company.fiscal_year_begins) == ("Wrenfield & Söhne", "GBP", 4)
    assert (company.domains, company.sells_services) == (["wrenfield.example", "wren.example"], True)
    undo(administrator, administrator.get("/settings/organisation").content.decode())
    company = organisation()
    assert company is not None
    assert (company.name, company.currency, company.domains) == ("Wrenfield", "EUR", [])
    wrong = administrator.post("/settings/organisation", {**told, "domains": "no domain", "name": "Zoë <b>"})
    assert wrong.status_code == 422
    assert "“no” is no mail domain".encode() in wrong.content
    assert 'value="Zoë &lt;b&gt;"' in wrong.content.decode()


def test_what_the_company_says_of_itself_stands_in_the_history_and_is_undone_there(
    administrator: Client, signed_in: SignedIn
) -> None:
    from groundswell.field.history.entries import newest_first
    from groundswell.field.models import Entry
    from groundswell.field.reading.state import stored
    from groundswell.field.reading.upkeep import refresh
    from groundswell.people.queries import organisation

    def says() -> tuple[str, list[str], str, str]:
        company = organisation()
        assert company is not None
        return company.name, company.domains, company.time_zone, company.launch

    before = says()
    described = {
        "name": "Wrenfield & Sons",
        "domains": "wren.example",
        "currency": "EUR",
        "offering": "products",
        "time_zone": "Pacific/Auckland",
        "fiscal_year_begins": "1",
        "launch": "rollout",
    }
    refresh(None)
    administrator.post("/settings/organisation", described)
    now_says = ("Wrenfield & Sons", ["wren.example"], "Pacific/Auckland", "rollout")
    assert (says(), stored()) == (now_says, False)
    entry = Entry.objects.latest("pk")
    assert newest_first(1) == [entry]
    assert (entry.summary, entry.by) == ("changed what the company says of itself", "Agnes Holm")
    administrator.post("/settings/organisation", described)
    assert "Nothing is different" in administrator.get("/settings/organisation").content.decode()
    assert Entry.objects.latest("pk") == entry
    refresh(None)
    undoing = f"/history/{entry.pk}/undo"
    assert signed_in(Role.PRODUCT.value).post(undoing).status_code in (403, 404)
    assert says() == now_says
    assert administrator.post(undoing)["Location"] == "/settings/organisation"
    assert (says(), stored()) == (before, False)
    undo(administrator, administrator.get("/settings/organisation").content.decode())
    assert says() == now_says


def test_a_link_bears_the_address_by_which_people_elsewhere_reach_it(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "PUBLIC_URL", "https://groundswell.example")
    told = administrator.post("/settings/people", {"email": "new@wrenfield.example", "role": "seller"})
    assert b"<code>https://groundswell.example/invitation/" in told.content
