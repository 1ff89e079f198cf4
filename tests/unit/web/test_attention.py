"""Rules on their page, being away, what each role finds first on Today, and who may take what back."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import LINE, bring, say, told
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with

pytestmark = pytest.mark.usefixtures("heard_by_sellers")


def keep_rule(browser: Client, kind: str, **numbers: object):
    return browser.post(
        f"/settings/attention/{kind}", {"on": "on", "team": "by kind", "days": "7", **numbers}
    )


def user_of(role: Role):
    from groundswell.people.models import User

    return User.objects.get(role=role.value)


def make_late() -> None:
    from groundswell.field.models import Call

    Call.objects.update(due=(now() - timedelta(days=2)).date())


def test_a_rule_keeps_its_numbers_and_says_what_it_would_bring_today(signed_in: SignedIn) -> None:
    from groundswell.field.attention.rules import RuleKind, rules

    browser = signed_in(Role.ADMINISTRATOR.value)
    assert "4 rules bring concerns" in told(browser, "/settings/attention")
    numbers = {"n-accounts": "2", "n-sellers": "0", "n-days": "60"}
    looked = unescape(keep_rule(browser, "heard", **numbers, look="1").content.decode())
    assert "It would bring 3 concerns today" in looked
    assert 'value="2"' in looked
    assert rules()[RuleKind.HEARD].numbers["accounts"] == 3
    many = unescape(keep_rule(browser, "heard", **{**numbers, "n-accounts": "5"}, look="1").content.decode())
    assert "It would bring nothing today" in many
    assert keep_rule(browser, "heard", **numbers).status_code == 302
    assert rules()[RuleKind.HEARD].numbers == {"accounts": 2, "sellers": 0, "days": 60}
    browser.post("/settings/attention/rising", {"team": "product", "days": "3"})
    assert not rules()[RuleKind.RISING].on
    assert "3 rules bring concerns" in told(browser, "/settings/attention")


def test_a_rule_that_was_kept_is_undone_on_its_page_and_the_same_again_is_said(signed_in: SignedIn) -> None:
    from groundswell.field.attention.rules import RuleKind, rules
    from groundswell.field.models import Entry

    browser = signed_in(Role.ADMINISTRATOR.value)
    numbers = {"n-accounts": "2", "n-sellers": "0", "n-days": "60"}
    keep_rule(browser, "heard", **numbers)
    assert "et a rule of attention: raised from so many accounts" in told(browser, "/settings/attention")
    keep_rule(browser, "heard", **numbers)
    assert "Nothing is different" in told(browser, "/settings/attention")
    entry = Entry.objects.get(action="rule").pk
    answer = browser.post(f"/history/{entry}/undo")
    assert answer["Location"] == "/settings/attention"
    assert rules()[RuleKind.HEARD].numbers["accounts"] == 3


@pytest.mark.parametrize("wrong", ["0", "-1", "", "many", "99999999999999999999"])
def test_a_number_that_makes_no_sense_is_said_beside_it_and_changes_nothing(
    signed_in: SignedIn, wrong: str
) -> None:
    from groundswell.field.models import AttentionRule

    browser = signed_in(Role.ADMINISTRATOR.value)
    answer = keep_rule(browser, "heard", **{"n-accounts": wrong, "n-sellers": "1", "n-days": "60"})
    assert answer.status_code == 422
    assert 'id="heard-n-accounts_error"' in answer.content.decode()
    assert not AttentionRule.objects.exists()
    assert browser.post("/settings/attention/nothing", {}).status_code == 404


def test_who_is_away_names_who_answers_and_is_back_by_one_button(signed_in: SignedIn) -> None:
    product, marketing = signed_in(Role.PRODUCT.value), signed_in(Role.MARKETING.value)
    bring(signed_in(Role.SALES_LEAD.value), concern_with(INVOICES[0]))
    assert "for your answer" not in told(marketing, "/answers")
    until = (now() + timedelta(days=3)).date().isoformat()
    deputy = user_of(Role.MARKETING).pk
    over = product.post("/me/away", {"until": "2020-01-01", "deputy": deputy})
    assert (over.status_code, "That day is over" in over.content.decode()) == (422, True)
    assert product.post("/me/away", {"until": until, "deputy": deputy}).status_code == 302
    assert "The marketing answers meanwhile" in told(product, "/me")
    assert "You answer for The product meanwhile" in told(marketing, "/answers")
    assert "1 thing waits for you" in told(marketing, "/")
    product.post("/me/away", {"back": "1"})
    assert "for your answer" not in told(marketing, "/answers")


def test_nobody_names_somebody_who_may_not_answer(signed_in: SignedIn) -> None:
    from groundswell.people.models import Absence

    until = (now() + timedelta(days=3)).date().isoformat()
    for role in (Role.SELLER, Role.GUEST, Role.PRODUCT):
        answer = signed_in(Role.PRODUCT.value).post("/me/away", {"until": until, "deputy": user_of(role).pk})
        assert answer.status_code == 422
    assert not Absence.objects.exists()


def test_what_is_late_stands_first_for_those_who_lead_and_who_owe_it(
    signed_in: SignedIn,
) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    bring(lead, concern_with(INVOICES[0]))
    assert "Nobody answered in time" not in told(lead, "/")
    make_late()
    for role in (Role.SALES_LEAD, Role.EXECUTIVE):
        assert "Nobody answered in time" in told(signed_in(role.value), "/")
    assert "1 concern waits for your answer, 1 late" in told(signed_in(Role.PRODUCT.value), "/answers")
    assert "Nobody answered in time" not in told(signed_in(Role.SELLER.value), "/")


def test_a_lead_finds_what_nobody_has_answered_and_it_goes_once_it_was_brought(signed_in: SignedIn) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    assert "customers keep saying and nobody has answered" in told(lead, "/")
    assert "Bring it up" in told(lead, "/")
    for words in (INVOICES, OFFLINE, PRICE):
        bring(lead, concern_with(words[0]))
    assert "nobody has answered" not in told(lead, "/")


def test_a_lead_of_a_team_finds_what_that_team_hears(signed_in: SignedIn) -> None:
    from groundswell.crm.models import PersonOfOurs
    from groundswell.field.reading.opening import ready
    from groundswell.people.models import Team

    PersonOfOurs.objects.create(name="Ifeoma Obi", kind="seller")
    ready(now())
    team = Team.objects.create(name="North")
    team.members.add(user_of(Role.SALES_LEAD), user_of(Role.SELLER))
    page = told(signed_in(Role.SALES_LEAD.value), "/")
    assert "What your team keeps hearing and nobody has answered" in page
    assert f'href="/concerns/C-{concern_with(INVOICES[0])}' in page
    assert f'href="/concerns/C-{concern_with(PRICE[0])}' not in page


def test_an_administrator_finds_what_is_wrong_and_nobody_else_does(signed_in: SignedIn) -> None:
    assert "What is wrong" in told(signed_in(Role.ADMINISTRATOR.value), "/")
    assert "the worker does not run" in told(signed_in(Role.ADMINISTRATOR.value), "/")
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert "What is wrong" not in told(signed_in(role.value), "/"), role


def test_board_and_concern_say_who_owes_an_answer_and_what_happened_when(
    signed_in: SignedIn,
) -> None:
    lead, product = signed_in(Role.SALES_LEAD.value), signed_in(Role.PRODUCT.value)
    number = concern_with(INVOICES[0])
    bring(lead, number)
    assert "product owes an answer, due on" in told(lead, "/concerns")
    say(product, number, "take up")
    assert "The product took it up" in told(lead, "/concerns")
    say(product, number, "answer", line=LINE)
    page = told(lead, f"/concerns/C-{number}")
    marks = re.findall(r'class="mark"[^>]*><title>([^<]*)</title>', page)
    assert [one.split(" by ")[0] for one in marks] == ["called", "taken up", "answered"] or not marks
    assert LINE in page


def test_what_a_team_said_is_taken_back_by_no_seller(signed_in: SignedIn) -> None:
    from groundswell.field.models import Entry

    product, seller = signed_in(Role.PRODUCT.value), signed_in(Role.SELLER.value)
    number = concern_with(INVOICES[0])
    say(product, number, "answer", line=LINE)
    entry = Entry.objects.get(action="answer").pk
    assert f"/history/{entry}/undo" not in told(seller, f"/concerns/C-{number}")
    assert seller.post(f"/history/{entry}/undo").status_code == 404
    assert product.post(f"/history/{entry}/undo").status_code == 302
    undoing = Entry.objects.get(undoes=entry).pk
    assert seller.post(f"/history/{undoing}/undo").status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role)))
def test_today_takes_a_fixed_number_of_queries(signed_in: SignedIn, role: Role) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    lead, product, looking = (signed_in(r) for r in (Role.SALES_LEAD.value, Role.PRODUCT.value, role.value))
    counts = []
    for words in (INVOICES, OFFLINE):
        bring(lead, concern_with(words[0]))
        make_late()
        bring(lead, concern_with(PRICE[0]))
        say(product, concern_with(PRICE[0]), "answer", line=LINE)
        told(looking, "/")
        with CaptureQueriesContext(connection) as asked:
            told(looking, "/")
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
    assert counts[0] < 50
