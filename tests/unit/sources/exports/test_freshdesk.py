"""Freshdesk's tickets, as its interface answers and as it exported them before."""

from typing import Any

import pytest

from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell

QUOTED = (
    "<div>It failed again, when is it mended?</div><div class='freshdesk_quote'><blockquote>"
    "On Mon, 2 Mar 2026 at 10:00 AM, Dana Whit &lt;support@house.example&gt; wrote:<br>"
    "Did you restart the job?"
    "</blockquote></div>"
)


def ticket(*conversations: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": 101,
        "subject": "Export",
        "description": "<div>The nightly export skips half of our orders.</div>",
        "description_text": "The nightly export skips half of our orders.",
        "requester_id": 3,
        "responder_id": 9,
        "company_id": 7,
        "created_at": "2026-03-03T10:00:00Z",
        "conversations": list(conversations),
        **more,
    }


def reply(body: str, **more: Any) -> dict[str, Any]:
    return {"body": body, "incoming": False, "private": False, "user_id": 9, **more}


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"tickets": [one]}])
def test_incoming_words_are_the_customers_and_notes_the_agents(tell: Tell, wrap: Any) -> None:
    told = tell(
        wrap(
            ticket(
                reply("<div>She is very angry.</div>", private=True),
                reply(QUOTED, incoming=True, user_id=3, created_at="2026-03-04T10:00:00Z"),
            )
        )
    )
    assert told.kind == "freshdesk"
    assert [(turn.speaker.role, turn.text) for turn in told.turns] == [
        (Role.CUSTOMER, "The nightly export skips half of our orders."),
        (Role.SELLER, "She is very angry."),
        (Role.CUSTOMER, "It failed again, when is it mended?"),
    ]
    assert (told.only.key, told.only.channel, told.only.account) == ("freshdesk:101", Channel.TICKET, "7")


def test_people_and_companies_are_named_where_they_stand_beside(tell: Tell) -> None:
    told = tell(
        {
            "tickets": [ticket(requester={"id": 3, "name": "Ana Roth", "email": "ana@linden.example"})],
            "agents": [{"id": 9, "contact": {"name": "Dana Whit"}}],
            "companies": [{"id": 7, "name": "Linden Stores"}],
        }
    )
    assert (told.turns[0].speaker.name, told.only.account, told.only.seller) == (
        "Ana Roth",
        "Linden Stores",
        "Dana Whit",
    )


def test_what_an_automation_wrote_is_refused_and_a_survey_is_the_customers(tell: Tell) -> None:
    told = tell(
        ticket(
            reply("Ticket was merged into ticket 99"),
            reply("Thank you for your patience.", automation_id=5),
            reply("Priority raised", source=4),
            reply("Far too slow for what we pay.", source=6),
        )
    )
    assert set(told.refused) == {2, 3, 4}
    assert (told.turns[-1].text, told.turns[-1].speaker.role) == (
        "Far too slow for what we pay.",
        Role.CUSTOMER,
    )


def test_a_customer_who_says_that_a_ticket_was_merged_is_heard(tell: Tell) -> None:
    told = tell(ticket(reply("My ticket was merged into ticket 99", incoming=True)))
    assert told.turns[-1].text == "My ticket was merged into ticket 99"


def test_the_older_export_is_read_under_the_number_people_see(tell: Tell) -> None:
    note = {"helpdesk_note": {"body": "It happened again.", "incoming": True, "private": False}}
    whole = {"id": 9001, "display_id": 1, "subject": "S", "description": "The export stops.", "notes": [note]}
    told = tell([{"helpdesk_ticket": {**whole, "requester_name": "Ana Roth"}}])
    assert told.only.key == "freshdesk:1"
    assert [turn.text for turn in told.turns] == ["The export stops.", "It happened again."]
    assert told.turns[0].speaker.name == "Ana Roth"


def test_conversations_without_their_ticket_are_one_talk(tell: Tell) -> None:
    told = tell([reply("It fails again.", incoming=True, ticket_id=7), reply("I look.", ticket_id=7)])
    assert (told.only.key, len(told.turns)) == ("freshdesk:7", 2)


def test_where_it_is_not_told_who_wrote_a_reply_is_the_customers_if_the_customer_did(tell: Tell) -> None:
    told = tell(ticket({"body": "It failed again.", "user_id": 3}, {"body": "I look.", "user_id": 9}))
    assert [turn.speaker.role for turn in told.turns] == [Role.CUSTOMER, Role.CUSTOMER, Role.UNKNOWN]


def test_a_date_that_cannot_be_read_is_noted_and_a_deleted_ticket_refused(tell: Tell) -> None:
    told = tell([ticket(reply("Still stops.", incoming=True, created_at="soon")), ticket(deleted=True)])
    assert told.noted == ["the date 'soon' cannot be read"]
    assert told.refused == {3: "is spam or was deleted in Freshdesk"}


def test_a_record_that_is_broken_costs_itself_alone(tell: Tell) -> None:
    broken: list[Any] = [None, 5, "x", {"id": [], "subject": {}, "description": 7, "conversations": {"a": 1}}]
    told = tell([ticket(), *broken, ticket(id=102)])
    assert [one.key for one in told.conversations] == ["freshdesk:101", "", "freshdesk:102"]
    assert set(told.refused) == {2, 3, 4, 6}


def test_a_requester_whose_id_stands_only_with_the_person_is_who_answers(tell: Tell) -> None:
    told = tell(
        ticket(
            reply("<div>It still fails.</div>", incoming=True, user_id=3),
            requester={"id": 3, "name": "Ana Roth", "email": "ana@linden.example"},
            requester_id=None,
        )
    )
    assert {(turn.speaker.name, turn.speaker.email) for turn in told.turns} == {
        ("Ana Roth", "ana@linden.example")
    }


def test_whom_no_list_tells_the_mail_a_reply_came_in_does(tell: Tell) -> None:
    told = tell(
        ticket(
            reply("<div>It fails here too.</div>", incoming=True, user_id=5, from_email="bo@linden.example"),
            reply("<div>And here.</div>", incoming=True, user_id=6, from_email="Cy Dorn <cy@linden.example>"),
            reply("<div>It fails for me.</div>", incoming=True, user_id=7, from_email="no address"),
        )
    )
    assert [(turn.speaker.name, turn.speaker.email, turn.speaker.role) for turn in told.turns[1:]] == [
        ("", "bo@linden.example", Role.CUSTOMER),
        ("Cy Dorn", "cy@linden.example", Role.CUSTOMER),
        ("", "", Role.CUSTOMER),
    ]
