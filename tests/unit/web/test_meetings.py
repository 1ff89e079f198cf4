"""Concerns on an agenda, the invitation, and minutes that land on the concerns."""

import re
from html import unescape

import pytest
from django.test import Client
from icalendar import Calendar

from groundswell.people.roles import Role
from tests.unit.launch.test_acts import merge
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import LINE, bring, status, told, undo
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.unit.web.test_mail import sending as sending  # the fixture
from tests.unit.web.test_mail import smtp as smtp  # the fixture
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.mailing import MailServer

pytestmark = pytest.mark.usefixtures("heard_by_sellers")
WHEN = {
    "title": "Three teams, one table",
    "day": "2027-03-02",
    "hour": "10:30",
    "minutes": "45",
    "place": "Room 3",
}


def plan(browser: Client, *concerns: int, **more: object):
    return browser.post("/meetings/new", {**WHEN, "concern": list(concerns), **more})


def planned(browser: Client, *concerns: int, **more: object) -> str:
    return plan(browser, *concerns, **more)["Location"]


def both() -> tuple[int, int]:
    return concern_with(INVOICES[0]), concern_with(PRICE[0])


def user(role: Role) -> int:
    from groundswell.people.models import User

    return User.objects.get(role=role.value).pk


def test_chosen_concerns_stand_on_the_agenda_in_their_order_with_what_was_said(signed_in: SignedIn) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    one, other = both()
    page = told(lead, planned(lead, other, one, invited=[user(Role.PRODUCT), user(Role.MARKETING)]))
    assert "2 concerns to talk over, with The marketing and The product." in page
    assert page.index(f'id="C-{other}"') < page.index(f'id="C-{one}"')
    assert all(words in page for words in PRICE[:1])
    assert "Tuesday, 2 March 2027, 10:30" in page
    assert "1 meeting to come" in told(signed_in(Role.SELLER.value), "/meetings")


def test_what_was_chosen_on_the_board_is_chosen_already(signed_in: SignedIn) -> None:
    number = concern_with(INVOICES[0])
    page = told(
        signed_in(Role.MARKETING.value), f"/meetings/new?concern={number}-7&concern=x&concern={'9' * 30}"
    )
    chosen = re.findall(r'name="concern" value="(\d+)" checked', page)
    assert chosen == [str(number)]


def test_minutes_land_on_the_concerns_as_one_act_that_is_taken_back_as_one(signed_in: SignedIn) -> None:
    from groundswell.field.models import Call

    lead, product, seller = (signed_in(r.value) for r in (Role.SALES_LEAD, Role.PRODUCT, Role.SELLER))
    one, other = both()
    third = concern_with(OFFLINE[0])
    bring(lead, one)
    at = planned(lead, one, other, third)
    decided = {
        f"C-{one}-act": "answer",
        f"C-{one}-words": LINE,
        f"C-{other}-act": "postpone",
        f"C-{other}-words": "after the season",
        f"C-{other}-until": "2090-09-01",
        f"C-{third}-act": "marketing",
    }
    assert product.post(f"{at}/minutes", decided).status_code == 302
    assert (status(one), status(other), status(third)) == ("answered", "postponed", "called")
    assert LINE in told(seller, "/")
    assert Call.objects.get(standing="postponed").until.isoformat() == "2090-09-01"
    assert "owes an answer" in told(lead, at)
    assert undo(product, at).status_code == 302
    assert (status(one), status(other), status(third)) == ("called", "open", "open")
    assert LINE not in told(seller, "/")
    assert "Decided:" not in told(lead, at)
    assert product.post(f"{at}/minutes", decided).status_code == 302
    assert "Decided:" in told(lead, at)


def test_minutes_that_make_no_sense_change_nothing_and_keep_what_was_typed(signed_in: SignedIn) -> None:
    product = signed_in(Role.PRODUCT.value)
    one, other = both()
    at = planned(product, one, other)
    told_wrong = {f"C-{one}-act": "answer", f"C-{one}-words": LINE, f"C-{other}-act": "answer"}
    answer = product.post(f"{at}/minutes", told_wrong)
    page = unescape(answer.content.decode())
    assert (answer.status_code, LINE in page, "What are sellers to say?" in page) == (422, True, True)
    assert (status(one), status(other)) == ("open", "open")
    assert "Nothing was decided yet" in unescape(product.post(f"{at}/minutes", {}).content.decode())


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"day": "someday"}, "Enter a valid date"),
        ({"day": "9999-12-31"}, "A day between 1990 and 2099"),
        ({"day": "0001-01-01"}, "A day between 1990 and 2099"),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"concern": []}, "Choose what is to be talked over"),
        ({"concern": ["99999"]}, "There is no concern C-99999"),
        ({"minutes": "7"}, "Select a valid choice"),
    ],
)
def test_a_plan_that_makes_no_sense_says_why(signed_in: SignedIn, more: dict[str, object], why: str) -> None:
    from groundswell.field.models import Meeting

    answer = plan(signed_in(Role.PRODUCT.value), concern_with(INVOICES[0]), **more)
    assert answer.status_code == 422
    assert why in unescape(answer.content.decode())
    assert not Meeting.objects.exists()


def test_what_became_one_while_a_meeting_was_planned_is_talked_over_once(signed_in: SignedIn) -> None:
    from groundswell.field.models import MeetingPoint

    one, other = both()
    merge(one, other)
    planned(signed_in(Role.SELLER.value), one, other)
    assert list(MeetingPoint.objects.values_list("concern", flat=True)) == [one]


def test_a_plan_that_is_sent_twice_is_one_meeting(signed_in: SignedIn) -> None:
    from groundswell.field.models import Meeting
    from groundswell.ledger.models import AuditRow

    lead, (one, other) = signed_in(Role.SALES_LEAD.value), both()
    first = planned(lead, one, other, invited=[user(Role.PRODUCT)])
    again = plan(lead, one, other, invited=[user(Role.PRODUCT)])
    assert again.status_code == 422
    assert "The same meeting is planned already." in unescape(again.content.decode())
    assert Meeting.objects.count() == AuditRow.objects.filter(act="ask to a meeting").count() == 1
    # Another in anything is another; and what was called off may be planned anew.
    planned(lead, other, one, invited=[user(Role.PRODUCT)])
    planned(lead, one, other)
    planned(signed_in(Role.MARKETING.value), one, other, invited=[user(Role.PRODUCT)])
    lead.post(f"{first}/off")
    planned(lead, one, other, invited=[user(Role.PRODUCT)])


def test_a_calendar_takes_the_meeting_as_it_is(signed_in: SignedIn) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    at = planned(lead, *both(), title='A "quoted"; title, with; commas\\ 🙂')
    answer = lead.get(f"{at}/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == 'A "quoted"; title, with; commas\\ 🙂'
    assert event.decoded("dtstart").isoformat() == "2027-03-02T10:30:00+00:00"
    assert (event.decoded("dtend") - event.decoded("dtstart")).seconds == 45 * 60
    assert f"C-{concern_with(INVOICES[0])}" in event["description"]


def test_who_is_asked_to_it_gets_an_invitation_and_its_end(sending: MailServer, signed_in: SignedIn) -> None:
    from groundswell.web.shell.clock import now
    from groundswell.worker.outgoing import send_what_is_due

    lead = signed_in(Role.SALES_LEAD.value)
    at = planned(lead, *both(), invited=[user(Role.PRODUCT)])
    send_what_is_due(now())
    lead.post(f"{at}/off")
    send_what_is_due(now())
    assert [to for to, _ in sending.given] == ["product@wrenfield.example"] * 2
    events = [_event(mail) for mail in sending.messages]
    assert [(method, str(one["uid"]), one["sequence"]) for method, one in events] == [
        ("REQUEST", str(events[0][1]["uid"]), 0),
        ("CANCEL", str(events[0][1]["uid"]), 1),
    ]
    assert "No meeting is planned" in told(lead, "/meetings")
    assert lead.post(f"{at}/off").status_code == 404


def test_a_guest_is_asked_to_no_meeting_of_the_company(signed_in: SignedIn) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    assert plan(lead, *both(), invited=[user(Role.GUEST)]).status_code == 422
    assert "The guest" not in told(lead, "/meetings/new")


def _event(mail):
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == str(calendar["method"])
    return str(calendar["method"]), calendar.walk("VEVENT")[0]


def test_a_seller_sees_a_meeting_and_decides_nothing(signed_in: SignedIn) -> None:
    at = planned(signed_in(Role.PRODUCT.value), *both())
    seller = signed_in(Role.SELLER.value)
    assert "Keep the minutes" not in told(seller, at)
    assert seller.post(f"{at}/minutes", {}).status_code == 404
    assert seller.get("/meetings/999").status_code == 404
