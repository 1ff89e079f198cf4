"""What became of concerns, as members read it: on the results, the launch, the concern, and by itself."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, change_for, member
from tests.worlds.selling import deal, sellers
from tests.worlds.worked import DAY, after, hear, heard_round


@pytest.fixture
def concern(heard: None) -> int:
    return concern_with(INVOICES[0])


@pytest.fixture
def launch(concern: int) -> int:
    from groundswell.launch.launching import go_to_market

    number = begun(concern, name="Fixed invoices", day=DAY)
    go_to_market(number, AT)
    return number


def look(days: int) -> None:
    from groundswell.field.reading.upkeep import refresh
    from groundswell.results.worked.looking import look_at_what_is_due

    look_at_what_is_due(after(days))
    refresh(after(days))


def told(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    main = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def test_before_anything_went_out_it_says_what_will_stand_there(signed_in: SignedIn, concern: int) -> None:
    look(0)
    assert "will stand here 30, 60 and 90 days after" in told(signed_in("seller"), "/results")


def test_before_its_first_look_the_day_of_it_is_told(signed_in: SignedIn, launch: int, concern: int) -> None:
    look(0)
    browser = signed_in("seller")
    assert "Too early to say · next look on 28 Apr 2026" in told(browser, "/results")
    page = told(browser, f"/results/C-{concern}?since=L-{launch}")
    assert "Too early to say" in page
    assert "None was made yet" in page


def test_what_faded_is_told_with_its_numbers_wherever_one_looks(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    heard_round(concern, 0.25, 0.02, days=91)
    look(90)
    browser = signed_in("seller")
    figures = "3 of 180 conversations in the 30 days since, 135 of 540 in the 90 days before"
    for address in ("/results", f"/launches/L-{launch}", f"/C-{concern}"):
        page = told(browser, browser.get(address).headers.get("Location", address))
        assert "Faded" in page
        assert figures in page
    assert "no target names it, 1 of 1 concern faded" in told(browser, f"/launches/L-{launch}")
    page = told(browser, f"/results/C-{concern}?since=L-{launch}")
    assert figures in page
    assert "95 % interval" in page
    assert "after 90 days" in page
    assert "not enough data: fewer than ten in one of the four" in page
    assert "By the weeks alone it falls from about 29 Mar 2026" in page
    assert "It may have been declining before" in page
    assert re.search(r"raised since\s+\d+\sJun\s2026 · Account \d+", page)


def test_what_was_won_against_target_stands_beside_it_for_those_whose_numbers_they_are(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    from groundswell.results.targets.services import set_one
    from groundswell.results.targets.values import Column

    def aim(amount: str, **more: str) -> None:
        cells = {Column.PERIOD: "2026", Column.AMOUNT: amount}
        told = cells | {Column(name): cell for name, cell in more.items()}
        set_one(member(Role.EXECUTIVE), told, AT)

    sellers()
    deal("D1", "Ida Brandt", 5_000, date(2026, 4, 20))
    browsers = [signed_in(role) for role in ("executive", "marketing")]
    address = f"/results/C-{concern}?since=L-{launch}"
    assert all("Nothing is to be won by it yet" in told(browser, address) for browser in browsers)
    aim("80")
    page = told(browsers[1], address)
    assert "These are the company's numbers over its day: 2026." in page
    assert "€50 of €80 won" in page
    aim("100", seller="Ida Brandt", launch=f"L-{launch}")
    assert "Ida Brandt €50 of €100 won" in told(browsers[0], address)
    aim("30", seller="Bo Lund", launch=f"L-{launch}")
    for there in (address, f"/launches/L-{launch}"):
        page = told(browsers[0], there)
        assert "All together €50 of €130 won" in page
        assert "Each of 2 targets" in page
        assert "Bo Lund €0 of €30 won" in page
    page = told(browsers[1], address)
    assert "only those see whose numbers they are" in page
    assert "€100" not in page


def test_what_is_back_says_so(signed_in: SignedIn, launch: int, concern: int) -> None:
    from datetime import timedelta

    heard_round(concern, 0.25, 0.02, days=91)
    look(90)
    hear(concern, DAY + timedelta(days=91), 70, 0.25)
    look(155)
    page = told(signed_in("seller"), f"/results/C-{concern}?since=L-{launch}")
    assert "Faded, and raised again" in page
    assert "Raised again: " in page


def test_of_where_it_was_raised_no_more_is_told_once_it_is_restricted(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    from groundswell.field.models import Conversation, ConversationState

    heard_round(concern, 0.25, 0.02, days=91)
    look(90)
    Conversation.objects.update(state=ConversationState.RESTRICTED)
    raised = told(signed_in("seller"), f"/results/C-{concern}?since=L-{launch}").partition("raised since")[2]
    assert re.match(r" +conversation \d+ ", raised)
    assert "Account" not in raised


def test_words_that_rose_lead_to_where_they_were_said(signed_in: SignedIn, launch: int, concern: int) -> None:
    heard_round(concern, 0.2, 0.2, days=91)
    hear(concern, DAY, 90, 1.0, daily=2, words="now the battery is flat by noon")
    look(90)
    browser = signed_in("marketing")
    page = browser.get(f"/results/C-{concern}?since=L-{launch}").content.decode()
    assert "battery" in page
    href = re.search(r'battery.*?href="(/conversations/\d+)"', page, re.S)
    assert href is not None
    assert browser.get(href[1]).status_code == 200


def test_what_these_accounts_rate_and_praise_is_told_before_and_since(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    """Praise where it was said, ratings on the scale of their source."""
    from datetime import timedelta

    from groundswell.field.models import Conversation, Verbatim

    heard_round(concern, 0.2, 0.2, days=91)
    then = hear(concern, DAY - timedelta(days=60), 12, 1.0, daily=2)
    now = hear(concern, DAY + timedelta(days=1), 24, 1.0, daily=1)
    Verbatim.objects.filter(conversation__in=[*then[:6], *now[:12]]).update(kind="praise", concern=0)
    Conversation.objects.filter(pk__in=then).update(rating=3)
    Conversation.objects.filter(pk__in=now).update(rating=4)
    look(90)
    page = told(signed_in("marketing"), f"/results/C-{concern}?since=L-{launch}")
    assert "Ratings (call): +1.0 points (95 % interval +1.0 to +1.0), each account against itself" in page
    assert "24 ratings before and 24 since, of 12 accounts. On average 4.0 since, 3.0 before" in page
    assert re.search(r"Praise: in 12 of \d+ conversations \(\d\.\d %, 95 % interval \d\.\d % to", page)
    assert re.search(r"since, in 6 of \d+ conversations \(\d\.\d %, 95 % interval .* before\.", page)


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (5, r"Ratings \(call\): not enough data\. [12] accounts? rated before and since; it takes 5\."),
        (None, r"Ratings: not enough data\. None of these accounts rated before and since\."),
    ],
)
def test_where_few_rated_or_nobody_did_that_is_said(
    signed_in: SignedIn, launch: int, concern: int, rating: int | None, said: str
) -> None:
    from groundswell.field.models import Conversation

    heard_round(concern, 0.2, 0.2, days=31)
    Conversation.objects.filter(account__in=["Account 0", "Account 1"]).update(rating=rating)
    look(30)
    page = told(signed_in("marketing"), f"/results/C-{concern}?since=L-{launch}")
    assert re.search(said, page)


def test_where_few_were_heard_nothing_is_told_of_praise(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    hear(concern, DAY, 31, 0.5, daily=1)
    hear(concern, DAY.fromordinal(DAY.toordinal() - 90), 10, 0.5, daily=1)
    look(30)
    page = told(signed_in("marketing"), f"/results/C-{concern}?since=L-{launch}")
    assert "Praise: not enough data. In 0 of " in page


def test_where_one_account_makes_much_of_a_fade_the_page_says_so(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    heard_round(concern, 0.3, 0.2, days=91)
    hear(concern, DAY.fromordinal(DAY.toordinal() - 90), 90, 0.5, daily=2, accounts=[20])
    hear(concern, DAY, 91, 0.1, daily=2, accounts=[20])
    look(90)
    page = told(signed_in("marketing"), f"/results/C-{concern}?since=L-{launch}")
    assert re.search(r"One account alone makes [56]\d\.\d % of the difference\.", page)


def test_a_concern_that_nothing_went_out_for_has_no_such_page(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    browser = signed_in("seller")
    told(browser, f"/results/C-{concern + 1}", 404)
    told(browser, f"/results/C-{concern}?since=L-99", 404)
    assert browser.get(f"/results/C-{concern}").status_code == 200


def test_the_page_asks_as_often_for_one_launch_as_for_many(
    signed_in: SignedIn, launch: int, concern: int
) -> None:
    from groundswell.launch.launching import go_to_market
    from groundswell.product.models import Change

    heard_round(concern, 0.25, 0.02, days=31)
    Change.objects.filter(pk=change_for([concern], state="shipped")).update(shipped=DAY)
    look(30)
    browser = signed_in("executive")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get("/results").status_code == 200
        return len(queries)

    asked()
    before = asked()
    for name in "ABC":
        go_to_market(begun(concern, name=name, day=DAY), AT)
        Change.objects.filter(pk=change_for([concern], state="shipped")).update(shipped=DAY)
    look(31)
    assert asked() == before
