"""The pages of a kit in use: what a phone tells, ratings, who is ready, the check, the day, what is handed
out."""

import json
import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.rights import DEVICE, NOBODY
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.kit import SENTENCE, let_out, signed_launch
from tests.worlds.launching import begun, member
from tests.worlds.using import read_all, ready

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch() -> int:
    number = signed_launch(concern_with(OFFLINE[0]), concern_with(INVOICES[0]))
    let_out(number)
    return number


def text(answer: HttpResponse) -> str:
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def use(did: str, card: str = "K-1", **fields: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "card": card, "did": did, "at": now().isoformat(), **fields}


def send(browser: Client, *uses: dict[str, Any], user: int | None = None) -> HttpResponse:
    whose = member(Role.SELLER).user if user is None else user
    return browser.post("/kit/uses", {"user": whose, "uses": json.dumps(uses)})


def done() -> list[tuple[str, str]]:
    from groundswell.street.models import CardUse

    return list(CardUse.objects.filter(removed=False).order_by("pk").values_list("card", "did"))


# A phone.


@pytest.mark.parametrize("caller", [Role.SELLER.value, DEVICE])
def test_what_waited_on_a_phone_that_has_the_cards_is_taken_once(
    launch: int, signed_in: SignedIn, caller: str
) -> None:
    phone = signed_in(caller)
    assert phone.get("/kit/cards.json").status_code == 200
    waited = [use("found"), use("read"), use("helped")]
    for _ in range(2):
        answer = send(phone, *waited)
        assert answer.status_code == 200
        assert json.loads(answer.content) == {"taken": [one["key"] for one in waited], "refused": {}}
    assert done() == [("K-1", "found"), ("K-1", "read"), ("K-1", "helped")]


def test_what_makes_no_sense_is_refused_and_does_not_wait_for_ever(launch: int, signed_in: SignedIn) -> None:
    phone = signed_in(Role.SELLER.value)
    phone.get("/kit/cards.json")
    wrong = [
        use("helped", "K-99"),
        use("helped", "C-1"),
        use("laughed"),
        use("checked"),
        use("helped", at="yesterday"),
        use("helped", at="2026-03-01T09:00:00"),
        use("helped", key="short"),
    ]
    answer = json.loads(send(phone, *wrong, good := use("helped")).content)
    assert answer["taken"] == [good["key"]]
    assert set(answer["refused"]) == {one["key"] for one in wrong}
    assert done() == [("K-1", "helped")]


@pytest.mark.parametrize("told", ["", "{", "{}", "[1]", json.dumps([{}] * 501), "[" * 100_000])
def test_what_is_no_list_is_said_to_be_none(launch: int, signed_in: SignedIn, told: str) -> None:
    answer = signed_in(Role.SELLER.value).post("/kit/uses", {"user": member(Role.SELLER).user, "uses": told})
    assert answer.status_code == 422
    assert done() == []


def test_what_somebody_else_did_waits_for_them(launch: int, signed_in: SignedIn) -> None:
    answer = send(signed_in(Role.SALES_LEAD.value), use("helped"))
    assert answer.status_code == 409
    assert json.loads(answer.content)["code"] == "somebody_else"
    assert done() == []


def test_the_page_for_no_signal_holds_nothing_of_anybody(launch: int, signed_in: SignedIn) -> None:
    pages = {signed_in(caller).get("/kit/shell").content for caller in (NOBODY, DEVICE, Role.SELLER.value)}
    assert len(pages) == 1
    (page,) = pages
    assert SENTENCE not in page.decode()
    assert member(Role.SELLER).name not in page.decode()


# Ratings.


def test_a_rating_can_be_taken_back_and_given_again_where_it_was_given(
    launch: int, signed_in: SignedIn
) -> None:
    seller = signed_in(Role.SELLER.value)
    fields = {"card": "K-1", "key": str(uuid4()), "did": "helped", "back": "/launches/L-1/kit/team"}
    assert seller.post("/kit/rate", fields)["Location"] == fields["back"]
    assert done() == [("K-1", "helped")]
    back = sent_by_undo(seller.get(fields["back"]))
    assert seller.post("/kit/rate/back", back)["Location"] == fields["back"]
    assert done() == []
    again = sent_by_undo(seller.get(fields["back"]))
    seller.post("/kit/rate/back", again)
    assert done() == [("K-1", "helped")]
    lead = signed_in(Role.SALES_LEAD.value)
    assert lead.post("/kit/rate/back", back).status_code == 404


def test_who_goes_back_and_says_otherwise_is_told_what_stands(launch: int, signed_in: SignedIn) -> None:
    seller, fields = signed_in(Role.SELLER.value), {"card": "K-1", "key": str(uuid4())}
    seller.post("/kit/rate", {**fields, "did": "helped"})
    seller.get("/kit")
    seller.post("/kit/rate", {**fields, "did": "unhelpful"})
    page = text(seller.get("/kit"))
    assert ("You said something else of it already" in page, "did not help" in page) == (True, False)
    assert ("K-1", "helped") in done()


def sent_by_undo(page: HttpResponse) -> dict[str, str]:
    form = re.search(
        r'<form class="done" method="post" action="/kit/rate/back">.*?</form>', page.content.decode()
    )
    assert form is not None
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0])
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def test_a_rating_leads_to_no_other_site(launch: int, signed_in: SignedIn) -> None:
    fields = {"card": "K-1", "key": str(uuid4()), "did": "helped", "back": "//elsewhere.example"}
    assert signed_in(Role.SELLER.value).post("/kit/rate", fields)["Location"] == "/kit"


def test_what_a_page_really_showed_is_kept_as_found_and_as_read(launch: int, signed_in: SignedIn) -> None:
    seller = signed_in(Role.SELLER.value)
    assert seller.get("/kit?q=no+signal+in+the+basement").status_code == 200
    assert {did for _, did in done()} == {"found"}
    seller.get("/kit/K-2")
    assert [use for use in done() if use[1] == "read"] == [("K-2", "read")]
    # Looked at by others, or the launch's page with all of them, it is read by nobody.
    signed_in(Role.MARKETING.value).get("/kit/K-1")
    seller.get(f"/launches/L-{launch}/kit")
    assert [use for use in done() if use[1] == "read"] == [("K-2", "read")]


# Who is ready.


def test_a_seller_sees_their_own_row_and_how_many_are_ready(launch: int, signed_in: SignedIn) -> None:
    seller = member(Role.SELLER)
    read_all(seller, launch, now())
    page = text(signed_in(Role.SELLER.value).get(f"/launches/L-{launch}/kit/team"))
    assert "0 of 1 seller ready" in page
    cells = re.findall(r"<t[hd] [^>]*>([^<]+)</t[hd]>", page.split("<tbody", 1)[1])
    assert cells[:4] == [seller.name, "0 of 2", "2 of 2", "0 of 2"]
    for role in (Role.MARKETING, Role.ADMINISTRATOR):
        page = text(signed_in(role.value).get(f"/launches/L-{launch}/kit/team"))
        assert seller.name not in page
        assert "executives of all" in page


def test_a_check_is_passed_on_the_page_that_put_it(launch: int, signed_in: SignedIn) -> None:
    seller = signed_in(Role.SELLER.value)
    address = f"/launches/L-{launch}/kit/check"
    asked = text(seller.get(address))
    number = re.search(r'name="check" value="(\d+)"', asked)
    assert number is not None
    cards = re.findall(r'name="typed-(K-\d+)"', asked)
    assert len(cards) == 2
    wrong = seller.post(address, {"check": number[1], **{f"typed-{card}": "No idea" for card in cards}})
    assert wrong.status_code == 422
    assert text(wrong).count("Not that.") == 2
    assert 'value="No idea"' in text(wrong)
    right = seller.post(address, {"check": number[1], **{f"typed-{card}": SENTENCE for card in cards}})
    assert right["Location"] == f"/launches/L-{launch}/kit/team"
    over = seller.post(address, {"check": number[1]})
    assert over["Location"] == address
    assert "This check is over" in text(seller.get(address))
    assert signed_in(Role.SALES_LEAD.value).post(address, {"check": number[1]}).status_code == 404


def test_a_check_of_one_launch_is_passed_at_no_other(launch: int, signed_in: SignedIn) -> None:
    """One that was put away meanwhile among them: at its own address nothing is checked any more."""
    seller, other = signed_in(Role.SELLER.value), begun(name="Another")
    asked = text(seller.get(f"/launches/L-{launch}/kit/check"))
    cards = re.findall(r'name="typed-(K-\d+)"', asked)
    number = re.search(r'name="check" value="(\d+)"', asked)
    assert number is not None
    right = {"check": number[1], **{f"typed-{card}": SENTENCE for card in cards}}
    assert seller.post(f"/launches/L-{other}/kit/check", right).status_code == 404
    assert ("K-1", "checked") not in done()
    assert seller.post(f"/launches/L-{launch}/kit/check", right).status_code == 302


def test_the_page_of_a_launch_without_cards_says_so(signed_in: SignedIn) -> None:
    seller, number = signed_in(Role.SELLER.value), signed_launch()
    assert "There is nothing to read yet" in text(seller.get(f"/launches/L-{number}/kit/team"))
    assert "There is no card" in text(seller.get(f"/launches/L-{number}/kit/check"))


# The day.


def test_what_the_day_needs_is_told_from_state_and_ticked_where_nothing_can_tell(
    launch: int, signed_in: SignedIn
) -> None:
    marketing, address = signed_in(Role.MARKETING.value), f"/launches/L-{launch}/kit/day"
    ready(member(Role.SELLER), launch, now())
    page = text(marketing.get(address))
    assert "3 of 8 done" in page
    assert f'href="/launches/L-{launch}/kit/team"' in page
    answer = marketing.post(f"{address}/tick", {"item": "prices", "act": "tick"})
    assert answer["Location"] == f"{address}#item-prices"
    page = text(marketing.get(address))
    assert "4 of 8 done" in page
    assert member(Role.MARKETING).name in page
    assert "Undo" in page
    marketing.post(f"{address}/tick", {"item": "prices", "act": "untick"})
    assert "3 of 8 done" in text(marketing.get(address))
    marketing.post(f"{address}/tick", {"item": "ready", "act": "tick"})  # told from state
    assert "3 of 8 done" in text(marketing.get(address))
    seller = signed_in(Role.SELLER.value)
    assert "Done<span" not in text(seller.get(address))
    assert seller.post(f"{address}/tick", {"item": "prices", "act": "tick"}).status_code == 404


def test_that_targets_are_given_is_told_with_the_day_on_which_they_were(
    launch: int, signed_in: SignedIn
) -> None:
    from groundswell.launch.models import Launch
    from groundswell.launch.queries import one
    from groundswell.results.launched import given_for
    from groundswell.results.targets.services import set_one, take_away
    from groundswell.results.targets.values import Column

    Launch.objects.filter(pk=launch).update(day=date(2026, 3, 10))
    browser, address = signed_in(Role.SELLER.value), f"/launches/L-{launch}/kit/day"
    assert re.search(r"Sales was given its targets</a> <small>not yet", text(browser.get(address)))

    def aim(period: str, at: datetime, **more: str) -> None:
        cells = {Column.PERIOD: period, Column.AMOUNT: "500"} | {
            Column(name): it for name, it in more.items()
        }
        set_one(member(Role.EXECUTIVE), cells, at)

    aim("2026-Q1", datetime(2026, 1, 7, 9, tzinfo=UTC))
    assert "done: by the company's over its day, set on 7 Jan 2026" in text(browser.get(address))
    aim("2026-Q1", datetime(2026, 2, 5, 9, tzinfo=UTC), launch=f"L-{launch}")
    aim("2026-Q2", datetime(2026, 2, 6, 9, tzinfo=UTC), launch=f"L-{launch}")
    page = text(browser.get(address))
    assert "done: 2 targets, the first set on 5 Feb 2026" in page
    assert f'href="/launches/L-{launch}#results"' in page
    Launch.objects.filter(pk=launch).update(day=date(2026, 2, 4))
    page = text(browser.get(address))
    assert "not yet: the first was set on 5 Feb 2026, after its day" in page
    for number in (1, 2, 3):
        take_away(member(Role.EXECUTIVE), number, now())
    assert given_for(one(member(Role.SELLER), launch)) is None


# Printed, and by link.


def test_what_is_printed_holds_what_may_be_said_and_no_word_of_a_customer(
    launch: int, signed_in: SignedIn
) -> None:
    page = text(signed_in(Role.SELLER.value).get(f"/launches/L-{launch}/kit/print"))
    assert SENTENCE in page
    for word in (*OFFLINE, *INVOICES):
        assert word not in page


def test_a_link_is_shown_once_and_opens_for_whoever_holds_it(launch: int, signed_in: SignedIn) -> None:
    marketing, address = signed_in(Role.MARKETING.value), f"/launches/L-{launch}/kit/links"
    page = text(marketing.post(address, {"name": "The printer", "days": "7"}))
    link = re.search(r"<code>[^<]*?(/said/[^<]+)</code>", page)
    assert link is not None
    listed = text(marketing.get(address))
    assert link[1] not in listed
    assert "The printer" in listed
    for caller in (NOBODY, Role.GUEST.value, Role.SELLER.value):
        answer = signed_in(caller).get(link[1])
        said = text(answer)
        assert SENTENCE in said
        assert ">Wrenfield</p>" in said
        assert answer["X-Robots-Tag"] == "noindex"
        for word in (*OFFLINE, *INVOICES):
            assert word not in said
    marketing.post(f"{address}/1", {})
    assert signed_in(NOBODY).get(link[1]).status_code == 410
    assert "ended" in text(marketing.get(address))


@pytest.mark.parametrize(
    "fields", [{"name": "", "days": "7"}, {"name": "x" * 101, "days": "7"}, {"name": "x", "days": "8"}]
)
def test_a_link_for_nobody_or_for_ever_is_not_made(
    launch: int, signed_in: SignedIn, fields: dict[str, str]
) -> None:
    from groundswell.street.models import KitLink

    answer = signed_in(Role.MARKETING.value).post(f"/launches/L-{launch}/kit/links", fields)
    assert answer.status_code == 422
    assert not KitLink.objects.exists()
