"""Intercom's conversations: HTML, parts that are events, and what was redacted."""

from datetime import UTC, datetime
from typing import Any

import pytest

from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell


def part(type_: str, body: str | None, **more: Any) -> dict[str, Any]:
    author = {"type": type_, "id": "9", "name": f"A {type_}", "email": f"{type_}@harbour.example"}
    return {
        "id": "1",
        "part_type": "comment",
        "body": body,
        "created_at": 1772618400,
        "author": author,
        **more,
    }


def conversation(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "conversation",
        "id": "21540",
        "created_at": 1772614800,
        "title": None,
        "source": {
            "type": "conversation",
            "subject": "<p>Billing</p>",
            "body": "<p>Why two invoices?</p><p>See the file.</p>",
            "author": {"type": "lead", "name": "Ana Roth", "email": "ANA@harbour.example"},
        },
        "conversation_parts": {
            "type": "conversation_part.list",
            "conversation_parts": list(parts),
            "total_count": len(parts),
        },
        **more,
    }


PARTS = (
    part("bot", "<p>Somebody will be with you.</p>"),
    part("admin", None, part_type="assignment"),
    part("admin", "<p>Let me <b>see</b>.</p>"),
    part("user", "<p>I still &amp; always pay twice.</p>"),
    part("contact", "<p>gone</p>", redacted=True),
    part("stranger", "Hm."),
)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "conversation.list", "conversations": [one], "pages": {"page": 1}},
        lambda one: {"data": [one]},
    ],
)
def test_source_and_parts_are_the_turns_and_events_are_not(tell: Tell, wrap: Any) -> None:
    told = tell(wrap(conversation(*PARTS)))
    assert told.kind == "intercom"
    assert [(turn.speaker.role, turn.text) for turn in told.turns] == [
        (Role.CUSTOMER, "Why two invoices?\nSee the file."),
        (Role.SELLER, "Let me see."),
        (Role.CUSTOMER, "I still & always pay twice."),
        (Role.UNKNOWN, "Hm."),
    ]
    assert told.refused == {2: "a bot's own words", 5: "was redacted in Intercom"}
    assert (told.only.key, told.only.channel) == ("intercom:21540", Channel.CHAT)
    assert told.only.title == "Billing"
    assert told.only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)
    assert told.turns[1].at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert told.turns[0].speaker.email == "ana@harbour.example"


def test_a_remark_with_a_rating_is_the_customers(tell: Tell) -> None:
    rating = {"rating": 1, "remark": "Took a week.", "created_at": 1772618400}
    told = tell(conversation(conversation_rating=rating))
    assert (told.turns[-1].text, told.turns[-1].speaker.role) == ("Took a week.", Role.CUSTOMER)


def test_a_conversation_of_which_everything_is_redacted_is_refused(tell: Tell) -> None:
    empty = conversation(part("user", "", redacted=True))
    empty["source"] = {"body": None, "author": {"type": "user"}}
    told = tell([empty, conversation(id="2")])
    assert told.refused == {1: "was redacted in Intercom"}
    assert told.only.key == "intercom:2"


def test_the_first_message_of_older_answers_is_read(tell: Tell) -> None:
    first = {"body": "<p>We were billed twice.</p>", "author": {"type": "user", "name": "Ana Roth"}}
    parts = {
        "conversation_parts": [{"body": "<p>I check.</p>", "author": {"type": "admin", "name": "Ben Ode"}}]
    }
    told = tell([{"id": "7", "conversation_message": first, "conversation_parts": parts}])
    assert [turn.text for turn in told.turns] == ["We were billed twice.", "I check."]


def test_the_seller_is_a_person_and_what_a_bot_says_nobodys(tell: Tell) -> None:
    bots = [
        {"author": {"type": "bot", "name": "Fin"}, "body": "Hi! How can we help?"},
        {"author": {"type": "admin", "name": "Fin", "from_ai_agent": True}, "body": "See this article."},
        {"author": {"type": "admin", "name": "Helper", "email": "operator+x@intercom.io"}, "body": "Hello."},
    ]
    told = tell(conversation(*bots, part("admin", "Let me see.")))
    assert set(told.refused.values()) == {"a bot's own words"}
    assert told.only.seller == told.turns[-1].speaker.name != ""


@pytest.mark.parametrize("kind", ["assignment", "close", "snoozed", "participant_added"])
def test_an_event_that_no_customer_wrote_is_nobodys(tell: Tell, kind: str) -> None:
    told = tell(
        conversation({"part_type": kind, "body": "<p>Assigned to Billing</p>", "author": {"type": "team"}})
    )
    assert list(told.refused) == [2]


def test_a_customer_who_reopens_and_an_agent_who_closes_with_words_are_kept(tell: Tell) -> None:
    again = {
        "part_type": "open",
        "body": "It happened again, why?",
        "author": {"type": "user", "name": "Ana"},
    }
    bye = {
        "part_type": "close",
        "body": "The refund is on its way.",
        "author": {"type": "admin", "name": "Ben"},
    }
    told = tell(conversation(again, bye))
    assert [(turn.speaker.role, turn.text) for turn in told.turns[1:]] == [
        (Role.CUSTOMER, "It happened again, why?"),
        (Role.SELLER, "The refund is on its way."),
    ]


def test_history_in_a_mail_is_not_the_customers(tell: Tell) -> None:
    body = (
        "<div>The invoice is wrong.</div><div>On Tue, Mar 3, 2026 Ben Ode &lt;ben@maker.example&gt;"
        " wrote:</div><blockquote>What is wrong?</blockquote>"
    )
    assert tell(conversation(part("user", body))).turns[-1].text == "The invoice is wrong."
