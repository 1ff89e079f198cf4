"""Whom a launch reaches, on its page: said, refused, undone, and read by members alone."""

import re
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_launches import undo
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun
from tests.worlds.worked import DAY, after, hear, heard_round


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.crm.models import Account
    from groundswell.field.reading.upkeep import refresh

    for n in range(1, 13):
        country = "Ireland" if n <= 4 else "Spain"
        Account.objects.create(key=f"A{n}", name=f"Account {n}", segment="<b>crews</b>", country=country)
    refresh(AT)
    return begun(concern_with(INVOICES[0]), name="Fixed invoices", day=DAY)


@pytest.fixture
def marketing(signed_in: SignedIn) -> Client:
    return signed_in(Role.MARKETING.value)


def page(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode()).replace("\u00a0", " ")


def part(browser: Client, launch: int) -> str:
    """What its page says of it, without the form."""
    found = page(browser, f"/launches/L-{launch}").partition('id="reach"')[2].partition("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.partition("<details")[0]))


def seen(browser: Client, launch: int) -> str:
    found = page(browser, f"/launches/L-{launch}").partition('id="reach"')[2]
    told = re.search(r'name="reach-seen" value="(\w+)"', found)
    assert told is not None
    return told[1]


def say(browser: Client, launch: int, **sent: object):
    return browser.post(f"/launches/L-{launch}/reach", {"reach-seen": seen(browser, launch), **sent})


def test_it_is_chosen_from_what_accounts_have_and_named_and_undone(marketing: Client, launch: int) -> None:
    assert "Everybody." in part(marketing, launch)
    assert "&lt;b&gt;crews&lt;/b&gt;" in marketing.get(f"/launches/L-{launch}").content.decode()
    assert say(marketing, launch, country="Ireland", accounts="Account 7\n\n").status_code == 302
    told = part(marketing, launch)
    assert "Countries Ireland" in told
    assert "Accounts Account 7" in told
    timeline = page(marketing, f"/launches/L-{launch}").partition('id="timeline"')[2]
    assert f"said whom L-{launch} reaches: Ireland; Account 7" in timeline
    say(marketing, launch, country=["Ireland", "Spain"])
    undo(marketing, f"/launches/L-{launch}")
    assert "Accounts Account 7" in part(marketing, launch)


def test_a_kind_of_many_choices_is_folded_until_one_of_them_is_chosen(marketing: Client, launch: int) -> None:
    from groundswell.crm.models import Account
    from groundswell.field.reading.upkeep import refresh

    address = f"/launches/L-{launch}"
    assert "to choose from" not in page(marketing, address)
    for n in range(7):
        Account.objects.create(key=f"B{n}", name=f"Branch {n}", industry=f"Trade {n}")
    refresh(AT)
    assert "Industries <small>7 to choose from</small>" in page(marketing, address)
    say(marketing, launch, industry="Trade 3")
    assert "to choose from" not in page(marketing, address)


def test_what_is_wrong_is_said_beside_the_form_which_keeps_what_was_typed(
    marketing: Client, launch: int
) -> None:
    answer = say(marketing, launch, country="Ireland", accounts="Nobody Ltd")
    assert answer.status_code == 422
    sent = unescape(answer.content.decode()).partition('id="reach"')[2].partition("</section>")[0]
    assert "No account is called “Nobody Ltd”." in sent
    assert ">Nobody Ltd</textarea>" in sent
    assert 'value="Ireland" checked' in sent
    assert "Everybody." in part(marketing, launch)
    old = seen(marketing, launch)
    say(marketing, launch, country="Spain")
    late = marketing.post(f"/launches/L-{launch}/reach", {"reach-seen": old, "country": "Ireland"})
    assert late.status_code == 409
    assert "Countries Spain" in part(marketing, launch)


def test_from_the_first_look_on_it_is_only_read(
    marketing: Client, launch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.launch.launching import go_to_market

    old = seen(marketing, launch)
    go_to_market(launch, AT)
    from groundswell.web.launches import bringing_in, views

    for module in (bringing_in, views):
        monkeypatch.setattr(module, "now", lambda: after(30))
    assert "This stays" in part(marketing, launch)
    answer = marketing.post(f"/launches/L-{launch}/reach", {"reach-seen": old, "country": "Spain"})
    assert answer.status_code == 422
    assert "stays as it was said" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.SELLER, Role.GUEST])
def test_nobody_says_so_who_does_not_answer_for_a_launch(
    signed_in: SignedIn, launch: int, role: Role
) -> None:
    browser = signed_in(role.value)
    assert browser.post(f"/launches/L-{launch}/reach", {"country": "Spain"}).status_code in (403, 404)
    if role is Role.SELLER:
        assert "Say whom it reaches" not in page(browser, f"/launches/L-{launch}")


def looked_at(launch: int) -> None:
    from groundswell.launch.launching import go_to_market
    from groundswell.results.worked.looking import look_at_what_is_due

    go_to_market(launch, AT)
    look_at_what_is_due(after(30))


def test_the_page_of_a_verdict_says_whom_it_was_held_against(marketing: Client, launch: int) -> None:
    concern = concern_with(INVOICES[0])
    for accounts, then in ((range(1, 13), 0.02), (range(20, 32), 0.25)):
        hear(concern, DAY.fromordinal(DAY.toordinal() - 90), 90, 0.25, accounts=accounts)
        hear(concern, DAY, 31, then, accounts=accounts)
    say(marketing, launch, accounts="\n".join(f"Account {n}" for n in range(1, 13)))
    looked_at(launch)
    told = page(marketing, f"/results/C-{concern}?since=L-{launch}")
    assert "<h1>Faded</h1>" in told
    assert "Beside 12 accounts that it did not reach (" in told
    assert " of 180 conversations since, 135 of 540 conversations before)" in told
    assert re.search(r"raise it 0\.\d+ times \(95 % interval 0\.\d+ to 0\.\d+\) as often since", told)


def test_the_page_of_a_verdict_says_where_there_were_too_few_or_none(marketing: Client, launch: int) -> None:
    concern = concern_with(INVOICES[0])
    heard_round(concern, 0.25, 0.02, days=31)
    say(marketing, launch, accounts="\n".join(f"Account {n}" for n in range(1, 11)))
    looked_at(launch)
    told = page(marketing, f"/results/C-{concern}?since=L-{launch}")
    assert "there is not enough data to hold it against them: 2 accounts, " in told


def test_the_page_of_a_verdict_says_where_there_was_nobody_to_hold_it_against(
    marketing: Client, launch: int
) -> None:
    concern = concern_with(INVOICES[0])
    heard_round(concern, 0.25, 0.02, days=31)
    looked_at(launch)
    assert "Nobody is known whom it did not reach" in page(
        marketing, f"/results/C-{concern}?since=L-{launch}"
    )
