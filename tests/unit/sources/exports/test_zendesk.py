"""Zendesk's tickets, with and without what comes beside them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from groundswell.speech import Account, Channel, PersonKind, Role, Seller
from tests.unit.sources.exports.conftest import Tell

USERS = [
    {"id": 11, "name": "Ana Roth", "email": "Ana@Harbour.example", "role": "end-user", "organization_id": 5},
    {"id": 21, "name": "Ben Ode", "email": "ben@maker.example", "role": "agent", "organization_id": None},
]
ORGANIZATIONS = [{"id": 5, "name": "Harbour Foods", "domain_names": ["harbour.example"]}]


def ticket(**more: Any) -> dict[str, Any]:
    return {
        "id": 35436,
        "subject": "Export stops",
        "description": "The export stops\n\nafter a thousand rows.",
        "status": "open",
        "requester_id": 11,
        "submitter_id": 11,
        "assignee_id": 21,
        "organization_id": 5,
        "created_at": "2026-03-04T09:00:00Z",
        **more,
    }


COMMENTS = [
    {
        "id": 1,
        "author_id": 11,
        "body": "The export stops\nafter a thousand rows.",
        "public": True,
        "created_at": "2026-03-04T09:00:00Z",
    },
    {
        "id": 2,
        "author_id": 21,
        "html_body": "<p>We&nbsp;look into it.</p>",
        "public": True,
        "created_at": "2026-03-04T10:00:00Z",
    },
    {"id": 3, "author_id": 99, "body": "Customer is angry.", "public": False},
    {"id": 4, "author_id": 98, "body": "Same here.", "public": True},
]


def test_users_and_organizations_tell_sides_account_and_sellers(tell: Tell) -> None:
    told = tell({"tickets": [ticket()], "users": USERS, "organizations": ORGANIZATIONS})
    assert told.kind == "zendesk"
    (turn,) = told.turns
    assert (turn.speaker.name, turn.speaker.email, turn.speaker.role) == (
        "Ana Roth",
        "ana@harbour.example",
        Role.CUSTOMER,
    )
    assert (told.only.key, told.only.channel, told.only.account, told.only.seller) == (
        "zendesk:35436",
        Channel.TICKET,
        "Harbour Foods",
        "Ben Ode",
    )
    assert told.facts == [
        Account(
            key="5", name="Harbour Foods", domains=("harbour.example",), system="zendesk", through="zendesk"
        ),
        Seller(
            key="21",
            name="Ben Ode",
            email="ben@maker.example",
            kind=PersonKind.SUPPORT,
            system="zendesk",
            through="zendesk",
        ),
    ]


@pytest.mark.parametrize("wrap", [lambda one: [one], lambda one: {"ticket": one}, lambda one: one])
def test_a_ticket_alone_is_its_requesters_words(tell: Tell, wrap: Any) -> None:
    told = tell(wrap(ticket()))
    assert [(turn.speaker.role, turn.text) for turn in told.turns] == [
        (Role.CUSTOMER, "The export stops\n\nafter a thousand rows.")
    ]
    assert told.only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert told.only.account == "5"


def test_lines_of_tickets_are_read(tell: Tell) -> None:
    told = tell("\n".join(json.dumps(ticket(id=n)) for n in (1, 2, 3)), "tickets.jsonl")
    assert [one.key for one in told.conversations] == ["zendesk:1", "zendesk:2", "zendesk:3"]


@pytest.mark.parametrize("comments", [COMMENTS, {"comments": COMMENTS, "count": 4}])
def test_comments_follow_without_the_description_twice(tell: Tell, comments: object) -> None:
    told = tell({"tickets": [ticket(comments=comments)], "users": USERS})
    assert [(turn.text, turn.speaker.role) for turn in told.turns] == [
        ("The export stops\nafter a thousand rows.", Role.CUSTOMER),
        ("We look into it.", Role.SELLER),
        ("Customer is angry.", Role.SELLER),
        ("Same here.", Role.UNKNOWN),
    ]
    assert told.turns[1].at == datetime(2026, 3, 4, 10, tzinfo=UTC)


def test_the_ticket_itself_tells_sides_where_no_users_come_with_it(tell: Tell) -> None:
    told = tell(ticket(comments=COMMENTS))
    assert [turn.speaker.role for turn in told.turns][:2] == [Role.CUSTOMER, Role.SELLER]


def test_what_an_agent_submits_for_somebody_is_not_the_customers(tell: Tell) -> None:
    told = tell({"tickets": [ticket(submitter_id=21), ticket(submitter_id=77)], "users": USERS})
    assert [turn.speaker.role for turn in told.turns] == [Role.SELLER, Role.UNKNOWN]


def test_deleted_and_wordless_tickets_are_refused_and_a_subject_can_be_all(tell: Tell) -> None:
    tickets = [
        ticket(status="deleted"),
        ticket(description=None, subject=""),
        ticket(description="", subject="Where is my invoice?"),
    ]
    told = tell({"tickets": tickets})
    assert told.refused == {1: "was deleted in Zendesk", 2: "no words"}
    assert told.turns[0].text == "Where is my invoice?"


def test_comments_alone_are_one_conversation_for_each_ticket(tell: Tell) -> None:
    told = tell({"comments": COMMENTS, "users": USERS, "count": 4}, "35436-comments.json")
    assert told.only.key == ""
    assert [turn.speaker.role for turn in told.turns][:2] == [Role.CUSTOMER, Role.SELLER]


def test_users_and_organizations_alone_are_facts(tell: Tell) -> None:
    told = tell({"users": USERS}, "users.json")
    assert told.facts == [
        Seller(
            key="21",
            name="Ben Ode",
            email="ben@maker.example",
            kind=PersonKind.SUPPORT,
            system="zendesk",
            through="zendesk",
        )
    ]
    assert list(told.refused) == [1]
    assert tell({"organizations": ORGANIZATIONS}, "organizations.json").facts == [
        Account(
            key="5", name="Harbour Foods", domains=("harbour.example",), system="zendesk", through="zendesk"
        )
    ]


def comment(words: str, writer: int = 11, **more: Any) -> dict[str, Any]:
    return {"author_id": writer, "body": words, "public": True, "created_at": "2026-03-04T10:00:00Z", **more}


def test_history_and_the_mark_of_the_helpdesk_are_not_the_writers_words(tell: Tell) -> None:
    quoted = (
        "Yes, and it failed again. When is it mended?\n\nOn Tue, Mar 3, 2026 at 11:00 AM Ben Ode (Maker)"
        " <support@maker.example> wrote:\n\n> Did you restart the job?"
    )
    mark = "##- Please type your reply above this line -##"
    marked = f"Can you call us?\n\n{mark}\n\nBen Ode\n\nDid you restart the job?"
    told = tell({"tickets": [ticket(comments=[comment(quoted), comment(marked)])], "users": USERS})
    assert [turn.text for turn in told.turns[1:]] == [
        "Yes, and it failed again. When is it mended?",
        "Can you call us?",
    ]


@pytest.mark.parametrize(
    "automatic",
    [
        comment("Ticket reopened automatically", -1),
        comment("Escalated to billing.", via={"channel": "rule"}),
        comment("This ticket was merged into #12", 21),
        comment("Ticket #7 was merged into this request.", 77),
        comment("This ticket has been closed.", 11, via={"channel": "api"}),
        comment("How can I help?", 0, author={"id": 0, "name": "Answer Bot", "type": "bot"}),
    ],
    ids=["system", "rule", "merge by an agent", "merge by somebody", "integration", "bot"],
)
def test_what_no_person_wrote_is_nobodys(tell: Tell, automatic: dict[str, Any]) -> None:
    told = tell({"tickets": [ticket(comments=[automatic])], "users": USERS})
    assert len(told.turns) == 1
    assert list(told.refused) == [3]


@pytest.mark.parametrize(
    "words",
    [
        "Your system merged my case into #12 by mistake.",
        "The ticket was closed, but why?",
        "It was reopened.",
    ],
)
def test_a_customer_who_speaks_of_tickets_is_heard(tell: Tell, words: str) -> None:
    told = tell({"tickets": [ticket(comments=[comment(words)])], "users": USERS})
    assert told.turns[-1].text == words


def test_what_a_customer_writes_through_a_portal_of_ours_is_heard(tell: Tell) -> None:
    told = tell({"tickets": [ticket(comments=[comment("The map is blank.", via={"channel": "api"})])]})
    assert (told.turns[-1].text, told.turns[-1].speaker.role) == ("The map is blank.", Role.CUSTOMER)


def test_a_remark_with_a_rating_is_the_customers(tell: Tell) -> None:
    rating = {"score": "bad", "comment": "Nobody called us back."}
    told = tell({"tickets": [ticket(satisfaction_rating=rating)], "users": USERS})
    assert [(turn.text, turn.speaker.role) for turn in told.turns][-1] == (rating["comment"], Role.CUSTOMER)


def test_ratings_alone_are_read(tell: Tell) -> None:
    ratings = [
        {"id": 1, "score": "bad", "ticket_id": 5, "comment": "Took three weeks."},
        {"id": 2, "score": "good", "ticket_id": 6, "comment": None},
    ]
    told = tell({"satisfaction_ratings": ratings})
    assert [(turn.text, turn.speaker.role) for turn in told.turns] == [("Took three weeks.", Role.CUSTOMER)]
    assert told.refused == {2: "a rating without a remark"}


def test_a_comment_that_was_cut_short_is_told_by_the_description(tell: Tell) -> None:
    whole = "The nightly export skips orders. " * 10 + "Who looks at it?"
    told = tell({"tickets": [ticket(description=whole, comments=[comment(whole[:250])])]})
    assert [turn.text for turn in told.turns] == [whole]


def test_a_date_that_cannot_be_read_and_prose_that_is_not_read_are_noted(tell: Tell) -> None:
    own = [{"id": 1, "value": "We also pay for seats that nobody uses."}]
    told = tell(
        {
            "tickets": [
                ticket(comments=[comment("Still so.", created_at="soon"), "a string"], custom_fields=own)
            ]
            * 2
        }
    )
    assert told.noted.count("the date 'soon' cannot be read") == 2
    assert told.noted[-1] == "fields that are not read: custom_fields.value"
    assert len(told.noted) == 3
