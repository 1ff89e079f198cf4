"""Coming in by the company's identity provider: a real one on loopback, honest and not."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.provider import CLIENT, CLIENT_SECRET, IdentityProvider, identity_provider

LIN = "lin@wrenfield.example"


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch, company: None) -> Iterator[IdentityProvider]:
    """The provider, which the application is told of."""
    from django.conf import settings

    from groundswell.config.provider import provider

    with identity_provider() as told:
        monkeypatch.setenv("GROUNDSWELL_OIDC_ISSUER", told.issuer)
        monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_SECRET", CLIENT_SECRET)
        monkeypatch.setenv("GROUNDSWELL_OIDC_NAME", "Wrenfield accounts")
        monkeypatch.setattr(settings, "PROVIDER", provider())
        yield told


@pytest.fixture
def lin(company: None):
    from groundswell.people import services

    return services.join("Lin", LIN, Role.MARKETING, AT)


def joins_as(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    from django.conf import settings

    from groundswell.config.provider import provider

    monkeypatch.setenv("GROUNDSWELL_OIDC_JOINS_AS", role)
    monkeypatch.setattr(settings, "PROVIDER", provider())


def there(browser: Client, other: IdentityProvider, to: str = "") -> dict[str, str]:
    """Sent to the provider, and what one would come back with."""
    sent = browser.get(f"/sign-in/provider{to}")
    assert sent.status_code == 302, sent.content
    return {"code": other.authorize(sent["Location"]), "state": other.asked["state"]}


def back(browser: Client, told: dict[str, str]) -> HttpResponse:
    return browser.get("/sign-in/provider/return", told)


def tried(other: IdentityProvider, **changed: str) -> Client:
    """The whole way."""
    browser = Client(SERVER_NAME="127.0.0.1")
    back(browser, {**there(browser, other), **changed})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def test_whom_it_vouches_for_comes_in_and_lands_where_they_wanted(other: IdentityProvider, lin) -> None:
    browser = Client(SERVER_NAME="127.0.0.1")
    door = browser.get("/sign-in?next=/concerns").content.decode()
    assert "Sign in by Wrenfield accounts" in door
    assert 'href="/sign-in/provider?next=%2Fconcerns"' in door
    assert back(browser, there(browser, other, "?next=/concerns"))["Location"] == "/concerns"
    assert b"Lin" in browser.get("/").content
    asked = other.asked
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["redirect_uri"] == "http://127.0.0.1/sign-in/provider/return"
    assert len(asked["state"]) >= 43 <= len(asked["nonce"])


LIES: dict[str, dict[str, Any]] = {
    "no signature": {"how": "none"},
    "signed by the public key": {"how": "HS256 by the public key"},
    "signed by the secret that both have": {"how": "HS256 by the secret of the client"},
    "signed by another key": {"how": "another key"},
    "signed by a key that it brings along": {"how": "a key of its own in the head"},
    "signature cut off": {"how": "cut"},
    "for another client": {"claims": {"aud": "another"}},
    "for several, and not for us": {"claims": {"aud": ["another", "third"]}},
    "for several, not saying for which": {"claims": {"aud": [CLIENT, "another"]}},
    "made out to another": {"claims": {"aud": [CLIENT, "another"], "azp": "another"}},
    "of another issuer": {"claims": {"iss": "https://evil.example"}},
    "of another sign-in": {"claims": {"nonce": "of another"}},
    "of no sign-in": {"claims": {"nonce": None}},
    "over": {"claims": {"exp": 1_600_000_000}},
    "never over": {"claims": {"exp": None}},
    "made in the future": {"claims": {"iat": 4_000_000_000}},
    "address not verified": {"claims": {"email_verified": False}},
    "address said to be verified by a word": {"claims": {"email_verified": "true"}},
    "not a word about verifying": {"claims": {"email_verified": None}},
    "no address": {"claims": {"email": None}},
    "an address that is none": {"claims": {"email": {"a": 1}}},
    "nobody": {"claims": {"sub": None}},
    "describes another issuer": {"described": {"issuer": "https://evil.example"}},
    "keys elsewhere": {"described": {"jwks_uri": "http://evil.example/keys"}},
    "keys in a file": {"described": {"jwks_uri": "file:///etc/passwd"}},
    "sends us elsewhere": {"redirects": True},
}


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_lets_anybody_in(other: IdentityProvider, lin, lie: str) -> None:
    from groundswell.ledger.models import AuditRow

    browser = Client(SERVER_NAME="127.0.0.1")
    told = there(browser, other)
    for name, value in LIES[lie].items():
        setattr(other, name, value)
    assert back(browser, told).status_code == 403
    assert not is_in(browser)
    last = AuditRow.objects.latest("id")
    assert (last.act, last.user) == ("sign in by provider refused", 0)


def test_a_token_for_several_that_says_it_is_for_us_is_ours(other: IdentityProvider, lin) -> None:
    other.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert is_in(tried(other))


@pytest.mark.parametrize(
    "changed", [{"state": "of another"}, {"state": ""}, {"code": "guessed"}, {"iss": "https://evil.example"}]
)
def test_who_returns_from_a_way_they_did_not_go_stays_out(
    other: IdentityProvider, lin, changed: dict[str, str]
) -> None:
    assert not is_in(tried(other, **changed))


def test_a_return_is_good_for_one_browser_once(other: IdentityProvider, lin) -> None:
    mine, thief = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    told = there(mine, other)
    assert back(thief, told).status_code == 403
    assert back(mine, told).status_code == 302
    again = Client(SERVER_NAME="127.0.0.1")
    there(again, other)
    assert back(again, {**told, "state": other.asked["state"]}).status_code == 403  # a code used again
    assert back(mine, told).status_code == 403
    assert not is_in(again)
    assert not is_in(thief)


def test_who_takes_too_long_begins_again(
    other: IdentityProvider, lin, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Client(SERVER_NAME="127.0.0.1")
    told = there(browser, other)
    later = now() + timedelta(minutes=11)
    monkeypatch.setattr("groundswell.web.provider.views.now", lambda: later)
    assert back(browser, told).status_code == 403


def test_a_stranger_with_a_good_account_stays_out_and_learns_nothing(other: IdentityProvider, lin) -> None:
    from groundswell.people.models import User

    before = User.objects.count()
    other.claims = {"sub": "subject-2", "email": "who@wrenfield.example"}
    browser = Client(SERVER_NAME="127.0.0.1")
    answer = back(browser, there(browser, other))
    assert (answer.status_code, b"You have not been invited" in answer.content) == (403, True)
    assert (User.objects.count(), is_in(browser)) == (before, False)


def test_who_was_invited_becomes_what_they_were_invited_as(other: IdentityProvider, company: None) -> None:
    from groundswell.people import entrances
    from groundswell.people.models import User

    entrances.invitation(LIN, Role.PRODUCT, now())
    assert is_in(tried(other))
    user = User.objects.get(email=LIN)
    assert (user.role, user.name, user.has_usable_password()) == ("product", "Lin Okafor", False)
    assert entrances.invited(LIN, now()) is None


def test_a_company_may_let_in_whoever_has_an_address_of_its_domains(
    other: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.people.models import Organisation, User

    joins_as(monkeypatch, "seller")
    assert not is_in(tried(other))  # it has no domains yet
    Organisation.objects.update(domains=["wrenfield.example"])
    assert is_in(tried(other))
    assert User.objects.get(email=LIN).role == "seller"
    for email in ("who@evil.example", "who@evilwrenfield.example", "who@wrenfield.example.evil.example"):
        other.claims = {"sub": email, "email": email}
        assert not is_in(tried(other)), email


def test_an_address_that_was_given_to_somebody_else_does_not_open_their_predecessors_account(
    other: IdentityProvider, lin
) -> None:
    assert is_in(tried(other))
    other.claims = {"sub": "subject-2"}
    assert not is_in(tried(other))
    other.claims = {"email": "lin.new@wrenfield.example"}  # the same person under a new address
    assert is_in(tried(other))


def test_whose_rights_ended_stays_out_and_nobody_comes_in_by_their_address(
    other: IdentityProvider, lin, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.people import services
    from groundswell.people.models import Organisation

    joins_as(monkeypatch, "seller")
    Organisation.objects.update(domains=["wrenfield.example"])
    assert is_in(tried(other))
    services.end_rights(lin.pk, now())
    assert not is_in(tried(other))
    other.claims = {"sub": "subject-2"}
    assert not is_in(tried(other))


def test_without_a_provider_there_is_no_way_there(signed_in: SignedIn) -> None:
    browser = Client(SERVER_NAME="127.0.0.1")
    for page in ("/sign-in/provider", "/sign-in/provider/return?code=a&state=b"):
        assert browser.get(page).status_code == 410
    assert b"/sign-in/provider" not in browser.get("/sign-in").content


def test_a_provider_that_does_not_answer_lets_nobody_in_and_the_door_stays_open(
    other: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from django.conf import settings

    monkeypatch.setattr(settings, "PROVIDER", replace(settings.PROVIDER, issuer="http://127.0.0.1:9"))
    browser = Client(SERVER_NAME="127.0.0.1")
    assert browser.get("/sign-in/provider").status_code == 403
    assert browser.get("/sign-in").status_code == 200


def test_what_is_told_of_a_provider_is_told_whole_and_makes_nobody_an_administrator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from groundswell.config.provider import provider

    assert provider() is None
    monkeypatch.setenv("GROUNDSWELL_OIDC_ISSUER", "https://accounts.example")
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID, GROUNDSWELL_OIDC_CLIENT_SECRET"):
        provider()
    monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_ID", "a")
    monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_SECRET", "b")
    monkeypatch.setenv("GROUNDSWELL_OIDC_JOINS_AS", "administrator")
    with pytest.raises(ImproperlyConfigured, match="JOINS_AS is one of"):
        provider()
    monkeypatch.setenv("GROUNDSWELL_OIDC_JOINS_AS", "sales-lead")
    told = provider()
    assert told is not None
    assert told.joins_as is Role.SALES_LEAD


def test_the_address_they_are_sent_to_keeps_what_the_provider_put_there(other: IdentityProvider) -> None:
    other.described = {"authorization_endpoint": f"{other.issuer}/authorize?tenant=7"}
    sent = Client(SERVER_NAME="127.0.0.1").get("/sign-in/provider")
    asked = dict(parse_qsl(urlsplit(sent["Location"]).query))
    assert (asked["tenant"], asked["client_id"]) == ("7", CLIENT)
