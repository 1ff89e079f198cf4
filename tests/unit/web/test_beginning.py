"""The first hour: what there is to do stands on Today until it is done or taken off; the sample company leads
to one's own."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, feedback, listen_to, write_table

BEGIN = {
    "company": "Harbour Foods",
    "name": "Nora Lind",
    "email": "nora@harbour.example",
    "password": "lantern over the quay",
    "currency": "EUR",
    "time_zone": "Europe/Berlin",
    "offering": "services",
}


def begin(**told: str):
    from groundswell.people.entrances import first_run_link
    from groundswell.web.shell.clock import now

    browser = Client(SERVER_NAME="127.0.0.1")
    return browser, browser.post(f"/start/{first_run_link(now())}", {**BEGIN, **told})


def today(browser: Client) -> str:
    return unescape(browser.get("/").content.decode())


@pytest.mark.usefixtures("store_path")
@pytest.mark.parametrize(
    ("typed", "email", "kept"),
    [
        ("", "nora@harbour.example", ["harbour.example"]),
        ("", "nora@gmail.com", []),
        (" Harbour.example, @quay.example,", "nora@gmail.com", ["harbour.example", "quay.example"]),
    ],
)
def test_the_domains_of_a_company_are_those_named_or_that_of_who_begins(
    typed: str, email: str, kept: list[str]
) -> None:
    from groundswell.people.models import Organisation

    _, answer = begin(domains=typed, email=email)
    assert answer.status_code == 302
    assert Organisation.objects.get().domains == kept


@pytest.mark.usefixtures("store_path")
def test_what_is_no_domain_is_said_beside_the_field_and_stays() -> None:
    _, answer = begin(domains="harbour foods")
    told = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "“harbour” is no mail domain" in told
    assert 'value="harbour foods"' in told


@pytest.mark.usefixtures("store_path")
def test_what_there_is_to_do_stands_on_today_until_it_is_done(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import dismiss
    from groundswell.people.entrances import invitation
    from groundswell.worker.loop import do_what_is_due

    browser, _ = begin()
    assert "To begin with" in today(browser)
    assert "Done." not in today(browser)
    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)))
    do_what_is_due(AT)
    assert today(browser).count("Done.") == 1
    dismiss(1, Author(by="Nora", at=AT))
    invitation("bo@harbour.example", Role.SELLER, AT)
    assert "To begin with" not in today(browser)


@pytest.mark.usefixtures("store_path")
def test_it_can_be_taken_off_today() -> None:
    browser, _ = begin()
    browser.post("/begun")
    assert "To begin with" not in today(browser)


def test_others_are_not_told_what_an_administrator_begins_with(signed_in: SignedIn) -> None:
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert "To begin with" not in today(signed_in(role.value))


def test_the_sample_company_leads_to_ones_own(signed_in: SignedIn) -> None:
    from groundswell.people.models import Organisation

    Organisation.objects.update(is_sample=True)
    seller = signed_in(Role.SELLER.value)
    assert 'href="/own"' in today(seller)
    assert "groundswell serve --samples --remove" in seller.get("/own").content.decode()
    assert "To begin with" not in today(signed_in(Role.ADMINISTRATOR.value))


def test_the_way_to_ones_own_is_told_as_it_can_be_typed_where_it_was_started(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / ".venv" / "bin" / "groundswell"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(program.with_name("python")))
    monkeypatch.setenv("PATH", "/nowhere")

    def told() -> str | None:
        found = re.search(
            r"<code>(\S+) serve</code>", signed_in(Role.SELLER.value).get("/own").content.decode()
        )
        return found and found[1]

    assert told() == str(program)
    monkeypatch.chdir(tmp_path)
    assert told() == ".venv/bin/groundswell"
    monkeypatch.setenv("PATH", str(program.parent))
    assert told() == "groundswell"


@pytest.mark.files
def test_the_sample_company_is_taken_away_and_what_is_somebodys_own_stays(store_path: Path) -> None:
    from groundswell.cli.removing import remove_sample_company
    from groundswell.people.sample import found_sample_company

    found_sample_company(AT)
    (store_path.parent / "my own.txt").write_text("mine")
    (store_path.parent / "backups").mkdir()
    assert remove_sample_company() == store_path.parent
    assert [one.name for one in store_path.parent.iterdir()] == ["my own.txt"]


@pytest.mark.files
@pytest.mark.usefixtures("company")
def test_a_companys_own_data_is_never_taken_away(store_path: Path) -> None:
    from groundswell.cli.removing import remove_sample_company
    from groundswell.cli.supervising import CannotServe

    with pytest.raises(CannotServe, match="left as it is"):
        remove_sample_company()
    assert store_path.exists()
